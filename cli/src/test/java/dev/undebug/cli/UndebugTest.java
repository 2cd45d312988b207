package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Rule;
import dev.undebug.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndebugTest {

  @Test
  void helpNamesEveryCommand() {
    Run run = Run.of("--help");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains(Undebug.COMMANDS.keySet());
    assertThat(run.err()).isEmpty();
  }

  @Test
  void everyCommandExplainsItselfWithExamples() {
    for (String command : Undebug.COMMANDS.keySet()) {
      Run run = Run.of(command, "--help");

      assertThat(run.exit()).as(command).isZero();
      assertThat(run.out()).contains("Usage: undebug " + command, "Examples:");
    }
  }

  @Test
  void aMistypedCommandIsOneLineAndASuggestion() {
    Run run = Run.of("analize");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("undebug: ").contains("analyze");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void explainPrintsThePageOfARuleByIdOrName() {
    Run byId = Run.of("explain", "udb101");
    Run byName = Run.of("explain", "debug-is-true");

    assertThat(byId.exit()).isZero();
    assertThat(byId.out()).startsWith("# UDB101 debug-is-true").isEqualTo(byName.out());
  }

  @Test
  void anUnknownRuleIsAnErrorThatNamesTheNearest() {
    Run run = Run.of("explain", "debug-is-tru");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("did you mean UDB101 debug-is-true?");
  }

  @Test
  void rulesListsThemAll() {
    Run run = Run.of("rules");

    assertThat(run.out().lines()).hasSameSizeAs(Rules.ALL);
    assertThat(run.out()).contains(Rules.ALL.stream().map(Rule::id).toList());
  }

  @Test
  void aFolderWithoutDjangoIsOneLine(@TempDir Path empty) {
    Run run = Run.of("analyze", empty.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .isEqualToIgnoringNewLines(
            empty
                + ": no Django project found (no manage.py, wsgi.py, asgi.py or settings module)");
  }

  @Test
  void whatCannotBeReadIsOneErrorLine(@TempDir Path empty) {
    Path missing = empty.resolve("missing");

    for (String command : List.of("analyze", "scan", "inspect")) {
      Run run = Run.of(command, missing.toString());

      assertThat(run.exit()).as(command).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines()).singleElement().asString().startsWith("undebug: " + missing);
    }
  }

  @Test
  void anOrdinaryPageIsNoDebugPage() {
    Run run = Run.with(Map.of(), "<h1>Shop</h1>", "inspect", "-");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualToIgnoringNewLines("no debug page in -");
  }

  @Test
  void aDebugPageOfAnotherFrameworkSaysNothingOfDjango() {
    String page = "<html><body><h1>Whitelabel Error Page</h1><p>There was no mapping</p>";
    Run run = Run.with(Map.of(), page, "inspect", "-", "--format", "json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out())
        .contains("\"verdict\" : \"unknown\"", "\"framework\" : \"spring-boot\"")
        .contains("\"django\" : { }");
  }

  @Test
  void oneBrokenCaptureIsOneErrorLineAndTheRestGoOn(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.http"), "HTTP/1.1 20");
    Files.writeString(folder.resolve("b.http"), "");
    Files.writeString(folder.resolve("c.html"), "<h1>Whitelabel Error Page</h1>");
    Run run = Run.of("inspect", folder.toString());

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("c.html: spring-boot, live");
    assertThat(run.err().lines()).singleElement().asString().contains("b.http: it is empty");
  }

  @Test
  void theVersionIsThatOfTheBuild() throws IOException {
    String pom = Files.readString(Path.of(System.getProperty("undebug.root"), "pom.xml"));

    assertThat(pom).contains("<version>" + Version.NUMBER + "</version>");
    assertThat(Run.of("--version").out().strip()).isEqualTo("undebug " + Version.NUMBER);
  }
}
