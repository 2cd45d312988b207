package dev.undebug.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {

  @RegisterExtension
  static final RunningSite SHOP =
      RunningSite.of(() -> Start.of(Shop.INSECURE, Series.DJANGO_5_2, Server.GUNICORN));

  @Test
  void closingStopsEveryProcessAndRemovesTheCopy() throws IOException {
    var site = Lab.start(Start.of(Shop.INSECURE, Series.DJANGO_5_2, Server.GUNICORN));
    var master = ProcessHandle.of(site.pid()).orElseThrow();
    List<ProcessHandle> workers = master.descendants().toList();

    site.close();

    assertThat(workers).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(master.isAlive()).isFalse();
    assertThat(site.project()).doesNotExist();
  }

  @Test
  void theSourceTreeStaysAsItIs() {
    assertThat(SHOP.site().project().resolve("db.sqlite3")).exists();
    assertThat(Shop.INSECURE.folder().resolve("db.sqlite3")).doesNotExist();
  }

  @Test
  void itKnowsWhatItRunsOn() {
    assertThat(SHOP.site().django().version()).startsWith("5.2.");
    assertThat(SHOP.site().uri().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void whatTheServerWritesCanBeRead() throws IOException {
    assertThat(SHOP.site().output()).contains("Starting gunicorn");
  }

  @Test
  void commandsRunBesideTheServer() throws IOException {
    var ran = SHOP.site().manage("showmigrations", "catalog");

    assertThat(ran.exit()).isZero();
    assertThat(ran.output()).contains("[X] 0001_initial", "[X] 0002_first_teas");
  }

  @Test
  void aProjectThatCannotStartSaysWhy(@TempDir Path project) throws IOException {
    Files.writeString(project.resolve("manage.py"), "raise SystemExit('no settings today')\n");
    var start = new Start(project, Series.DJANGO_5_2, Server.RUNSERVER, Map.of());

    assertThatThrownBy(() -> Lab.start(start))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no settings today");
  }

  @Test
  void anotherSettingsModuleCanBeChosen(@TempDir Path project) throws IOException {
    Files.writeString(
        project.resolve("manage.py"), "import os\nprint(os.environ['DJANGO_SETTINGS_MODULE'])\n");
    var start = new Start(project, Series.DJANGO_5_2, Server.RUNSERVER, Map.of());

    var ran = Lab.manage(start.settings("shop.live"), "check");

    assertThat(ran).isEqualTo(new Ran(0, "shop.live\n"));
  }
}
