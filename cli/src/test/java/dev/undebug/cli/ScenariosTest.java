package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.lab.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each of the four stories is told for the shop that has it, and refuted for the one that has not.
class ScenariosTest {

  @TempDir private Path folder;

  private static final Pattern SCENARIO =
      Pattern.compile(
          "\"number\" : (\\d),\\s+\"name\" : \"[^\"]*\",\\s+\"state\" : \"([a-z-]+)\",\\s+\"because\" : \"([^\"]*)\",\\s+\"steps\" : \\[ ?(\\]?)");

  /// State and reason of each story.
  private static List<String> scenarios(String... args) {
    String[] all = java.util.Arrays.copyOf(args, args.length + 1);
    all[args.length] = "--format=json";
    Run run = Run.of(all);
    String json = run.out();
    var found = new ArrayList<String>();
    var scenario = SCENARIO.matcher(json.substring(Math.max(0, json.indexOf("\"scenarios\""))));
    while (scenario.find()) {
      boolean isTold = scenario.group(4).isEmpty();
      found.add((isTold ? "told, " : "not told, ") + scenario.group(2) + ": " + scenario.group(3));
    }
    assertThat(found).as(run.err()).hasSize(4);
    return found;
  }

  @Test
  void theSourceOfTheInsecureShopTellsAllFour() {
    var told = scenarios("analyze", Shop.INSECURE.folder().toString());

    assertThat(told.get(0)).startsWith("told, predicted: ");
    assertThat(told.get(1)).startsWith("told, predicted: ");
    assertThat(told.get(2)).startsWith("told, conditional: ").contains("pyyaml");
    assertThat(told.get(3)).startsWith("told, predicted: ");
  }

  @Test
  void theSecureShopHasOneLeftAndThatOnlyIfDebugIsTurnedOn() {
    var told = scenarios("analyze", Shop.SECURE.folder().toString());

    assertThat(told.get(0)).startsWith("told, conditional: if DEBUG is on");
    assertThat(told.get(1))
        .startsWith("not told, not-possible: no copy of SECRET_KEY is in the clear");
    assertThat(told.get(2)).startsWith("not told, not-possible: none of the 3 exact versions");
    assertThat(told.get(3)).startsWith("not told, not-possible: no key or token");
  }

  /// DEBUG is on, and there is nothing to take.
  @Test
  void anApplicationWithoutCredentialsRefutesAllFourWithTheReason() throws IOException {
    Files.writeString(
        folder.resolve("manage.py"),
        "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'plain.settings')\n");
    Files.writeString(folder.resolve("requirements.txt"), "Django==5.2.18\ngunicorn==23.0.0\n");
    Files.createDirectory(folder.resolve("plain"));
    Files.writeString(folder.resolve("plain/__init__.py"), "");
    Files.writeString(
        folder.resolve("plain/settings.py"),
        """
        import os
        DEBUG = True
        SECRET_KEY = os.environ["KEY"]
        ALLOWED_HOSTS = ["plain.example"]
        ROOT_URLCONF = "plain.urls"
        DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db"}}
        """);
    var told = scenarios("analyze", folder.toString());

    assertThat(told).allMatch(one -> one.startsWith("not told, not-possible: "));
    assertThat(told.get(0)).contains("the default database is SQLite, which has no password");
    assertThat(told.get(1)).contains("Django stars the setting itself");
    assertThat(told.get(2)).contains("none of the 2 exact versions");
    assertThat(told.get(3)).contains("no key or token of another service is in the clear");
  }
}
