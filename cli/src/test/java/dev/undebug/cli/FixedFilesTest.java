package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.fix.Fixer;
import dev.undebug.fix.Plan;
import dev.undebug.rule.Application;
import dev.undebug.rule.Policy;
import dev.undebug.source.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens between planning and writing.
class FixedFilesTest {

  @TempDir private Path root;

  @BeforeEach
  void makeProject() throws IOException {
    Files.writeString(
        root.resolve("manage.py"),
        "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'settings')\n");
    Files.writeString(root.resolve("settings.py"), "DEBUG = True\nALLOWED_HOSTS = []\n");
    Files.writeString(
        root.resolve("Dockerfile"), "FROM python\nCMD python manage.py runserver 0.0.0.0:8000\n");
  }

  private Plan plan() throws IOException {
    return Fixer.plan(Tree.open(root), Application::read, Policy.STANDARD, _ -> true);
  }

  @Test
  void aFileThatChangedMeanwhileStopsEverything() throws IOException {
    Plan plan = plan();
    assertThat(plan.files()).containsKeys("settings.py", ".env.example");
    Files.writeString(root.resolve("settings.py"), "DEBUG = True\nALLOWED_HOSTS = []\nMINE = 1\n");
    List<String> before = names();

    assertThatThrownBy(() -> new FixedFiles(root).write(plan.files()))
        .isInstanceOf(UsageException.class)
        .hasMessage("settings.py was changed meanwhile; run fix again. Nothing was changed.");
    assertThat(names()).isEqualTo(before);
    assertThat(Files.readString(root.resolve("settings.py"))).contains("MINE");
  }

  @Test
  void aNewFileThatIsThereMeanwhileStopsEverything() throws IOException {
    Plan plan = plan();
    Files.writeString(root.resolve(".env.example"), "mine");

    assertThatThrownBy(() -> new FixedFiles(root).write(plan.files()))
        .hasMessageContaining(".env.example is there by now; run fix again");
    assertThat(Files.readString(root.resolve(".env.example"))).isEqualTo("mine");
    assertThat(Files.readString(root.resolve("settings.py"))).startsWith("DEBUG = True");
  }

  @Test
  void whereAFileCannotBeMadeNothingIsLeftBehind() throws IOException {
    Plan plan = plan();
    // Where the folder of a new file should be there is a file.
    Files.delete(root.resolve("settings.py"));
    Files.createDirectory(root.resolve("settings.py"));
    List<String> before = names();

    assertThatThrownBy(() -> new FixedFiles(root).write(plan.files()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("settings.py");
    assertThat(names()).isEqualTo(before);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.map(path -> root.relativize(path).toString()).sorted().toList();
    }
  }
}
