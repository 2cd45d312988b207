package dev.undebug.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class LabTest {

  @TempDir Path home;

  @Test
  void withoutProvisioningATestFailsInCi() {
    assertThatThrownBy(() -> Lab.django(Series.DJANGO_4_2, home, true))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessage("Django 4.2 is not in " + home + "; run ./lab/provision --series 4.2");
  }

  @Test
  void withoutProvisioningATestIsAbortedElsewhere() {
    assertThatThrownBy(() -> Lab.django(Series.DJANGO_4_2, home, false))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("run ./lab/provision --series 4.2");
  }

  @Test
  void aManifestWhoseInterpreterIsGoneCountsAsMissing() throws IOException {
    writeManifest(home.resolve("gone/python3"));

    assertThat(Django.find(Series.DJANGO_5_2, home)).isEmpty();
  }

  @Test
  void theManifestNamesVersionAndInterpreter() throws IOException {
    Path python = Files.createFile(home.resolve("python3"));
    assertThat(python.toFile().setExecutable(true)).isTrue();
    Path site = writeManifest(python);

    assertThat(Django.find(Series.DJANGO_5_2, home))
        .contains(new Django(Series.DJANGO_5_2, "5.2.18", site, python));
  }

  @Test
  void theRequiredSeriesAreAlwaysTestedOn() {
    assertThat(Lab.series()).contains(Series.DJANGO_3_2, Series.DJANGO_4_2, Series.DJANGO_5_2);
  }

  private Path writeManifest(Path python) throws IOException {
    Path site = Files.createDirectory(home.resolve("django-5.2"));
    Files.writeString(site.resolve("lab.properties"), "django=5.2.18\npython=" + python + "\n");
    return site;
  }
}
