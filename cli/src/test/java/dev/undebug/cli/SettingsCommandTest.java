package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsCommandTest {

  private static final String BASE =
      """
      import os
      from pathlib import Path
      BASE_DIR = Path(__file__).resolve().parent.parent
      DEBUG = os.environ.get("DEBUG", "1") == "1"
      SECRET_KEY = "k7!x9-much-too-secret-to-be-told-2z8q"
      PORT = int(os.environ.get("PORT", "5432"))
      ALLOWED_HOSTS = ("tea.example",)
      TEMPLATES = [{"DIRS": [BASE_DIR / "templates"]}]
      """;

  @TempDir private Path folder = Path.of("unset");

  @BeforeEach
  void writeAShop() throws IOException {
    Path shop = Files.createDirectories(folder.resolve("shop"));
    Files.writeString(shop.resolve("__init__.py"), "");
    Files.writeString(shop.resolve("base.py"), BASE);
    Files.writeString(shop.resolve("prod.py"), "from .base import *\nDEBUG = False\n");
  }

  private Run run(String module, String... rest) {
    var words = new java.util.ArrayList<String>();
    words.addAll(java.util.List.of("settings", folder.toString(), "--module", module));
    words.addAll(java.util.List.of(rest));
    return Run.of(words.toArray(String[]::new));
  }

  @Test
  void withAnEnvironmentEverySettingHasItsValueThere() {
    Run run = run("shop.base", "--env", "DEBUG=0", "--format", "json", "DEBUG", "ALLOWED_HOSTS");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("\"schema\" : \"undebug/report-1\"", "\"value\" : false", "\"$tuple\"")
        .contains("\"path\" : \"shop/base.py\"", "\"line\" : 4");
  }

  @Test
  void whatFailsSaysWith() {
    Run run = run("shop.base", "--env", "PORT=http", "--format", "json", "DEBUG");

    assertThat(run.out()).contains("\"fails\" : \"ValueError: invalid literal for int()");
  }

  @Test
  void withoutAnEnvironmentThereIsATableOfCases() {
    Run run = run("shop.base", "DEBUG");

    assertThat(run.out())
        .contains("= True", "when DEBUG is \"1\" or unset", "= False")
        .contains("! the module does not start: ValueError", "PORT (int) cannot be read");
  }

  @Test
  void whyNamesWhatWonAndWhatWasShadowed() {
    Run run = run("shop.prod", "--why", "DEBUG");

    assertThat(run.out())
        .contains("= False", "shop/prod.py:2:1: assigned", "DEBUG = False")
        .contains("shop/prod.py:1:1: shadowed: imported from shop.base", "from .base import *");
  }

  @Test
  void whyDebugSaysWhatItChangesAndWhatAValueMeans() throws IOException {
    Files.writeString(folder.resolve("shop/text.py"), "import os\nDEBUG = os.environ['DEBUG']\n");

    Run run = run("shop.text", "--env", "DEBUG=False", "--django", "4.2", "--why", "DEBUG");

    assertThat(run.out())
        .contains("'False' is on: it is a text that is not empty, whatever it says")
        .contains("What DEBUG changes in Django 4.2")
        .contains("an empty ALLOWED_HOSTS admits nobody")
        .doesNotContain("templates are read anew");
    assertThat(run("shop.text", "--env", "DEBUG=", "--format", "json", "DEBUG").out())
        .contains("\"meaning\" : [", "is off without being False");
  }

  @Test
  void secretsAreMaskedUnlessTheReaderAsks() {
    Run masked = run("shop.base", "--env", "", "SECRET_KEY");
    Run json = run("shop.base", "--env", "", "--format", "json", "SECRET_KEY");
    Run why = run("shop.base", "--why", "SECRET_KEY");
    Run revealed = run("shop.base", "--env", "", "--reveal", "SECRET_KEY");

    for (Run run : new Run[] {masked, json, why}) {
      assertThat(run.out() + run.err()).doesNotContain("much-too-secret");
    }
    assertThat(json.out()).contains("\"$secret\"", "\"length\" : 37");
    assertThat(revealed.out()).contains("much-too-secret");
  }

  @Test
  void anEnvironmentFileIsReadAndTheOptionWins() throws IOException {
    Path file = Files.writeString(folder.resolve("prod.env"), "DEBUG='1'\nPORT=1\n");

    assertThat(run("shop.base", "--env-file", file.toString(), "DEBUG").out()).contains("= True");
    assertThat(run("shop.base", "--env-file", file.toString(), "--env", "DEBUG=", "DEBUG").out())
        .contains("= False");
  }

  @Test
  void aDefaultOfDjangoIsCalledOne() {
    assertThat(run("shop.base", "--env", "", "USE_X_FORWARDED_HOST").out())
        .contains("= False", "(Django's default)");
  }

  @Test
  void aPackageOfTheCommandLineWinsOverTheLockFile() throws IOException {
    Files.writeString(folder.resolve("requirements.txt"), "django==4.2\npython-decouple==3.1\n");
    Files.writeString(
        folder.resolve("manage.py"),
        "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.cast')\n");
    Files.writeString(
        folder.resolve("shop/cast.py"),
        "from decouple import config\nDEBUG = config('DEBUG', cast=bool)\n");

    assertThat(run("shop.cast", "--env", "DEBUG=t", "DEBUG").out()).contains("does not start");
    assertThat(
            run("shop.cast", "--env", "DEBUG=t", "--package", "Python_Decouple=3.6", "DEBUG").out())
        .contains("DEBUG = True");
  }

  @Test
  void whatCannotBeAskedIsOneLineAndExitTwo() {
    for (Run run :
        new Run[] {
          run("shop.missing"),
          run("shop.base", "--env", "DEBUG"),
          run("shop.base", "debug"),
          run("shop.base", "--env-file", "nowhere.env"),
          run("shop.base", "--python", "three"),
          run("shop.base", "--package", "django-environ")
        }) {
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err().lines()).hasSize(1);
      assertThat(run.err()).startsWith("undebug: ");
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void whereNothingNamesSettingsItSaysWhatToDo() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));

    Run run = Run.of("settings", empty.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("no settings module found").contains("name the folder");
  }
}
