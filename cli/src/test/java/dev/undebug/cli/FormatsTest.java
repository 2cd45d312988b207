package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/// Every format on every sort of folder, compared with files; `-Dundebug.golden=write` writes them.
class FormatsTest {

  private static final Path GOLDEN = Path.of("src/test/resources/dev/undebug/cli/formats");

  private static final List<String> FORMATS =
      List.of("text", "concise", "json", "sarif", "github", "gitlab", "junit", "html", "markdown");

  @TempDir private Path root;

  private String written(Path project, String format) {
    Run run =
        Run.with(
            Map.of("UNDEBUG_KEY", "golden"),
            "",
            "analyze",
            project.toString(),
            "--today=2026-11-26",
            "--isolated",
            "--format",
            format);

    assertThat(run.err()).isEmpty();
    return run.out().replace(root.toString(), "ROOT");
  }

  @Test
  void everyFormatIsTheGoldenOne() throws IOException {
    boolean isWriting = "write".equals(System.getProperty("undebug.golden"));
    for (var project : Projects.in(root).entrySet()) {
      for (String format : FORMATS) {
        Path golden = GOLDEN.resolve(project.getKey() + "." + format);
        String written = written(project.getValue(), format);
        if (isWriting) {
          Files.createDirectories(GOLDEN);
          Files.writeString(golden, written);
        }

        assertThat(written).as(golden.toString()).isEqualTo(Files.readString(golden));
      }
    }
  }

  @Test
  void everyJsonKeepsToItsSchema() throws IOException {
    String schema = Run.of("config", "schema", "report").out();
    var checked =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema, InputFormat.JSON);
    for (Path project : Projects.in(root).values()) {
      assertThat(checked.validate(written(project, "json"), InputFormat.JSON))
          .as(project.toString())
          .isEmpty();
    }
    assertThat(checked.validate("{\"schema\": \"undebug/report-2\"}", InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void theSumsOfEveryJUnitReportAreThoseOfItsTests() throws Exception {
    for (Path project : Projects.in(root).values()) {
      var document =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(written(project, "junit"))));
      var suites = document.getElementsByTagName("testsuite");
      for (int i = 0; i < suites.getLength(); i++) {
        var suite = (org.w3c.dom.Element) suites.item(i);
        for (var sum : Map.of("tests", "testcase", "failures", "failure").entrySet()) {
          assertThat(suite.getAttribute(sum.getKey()))
              .isEqualTo("" + suite.getElementsByTagName(sum.getValue()).getLength());
        }
        assertThat(suite.getAttribute("skipped"))
            .isEqualTo("" + suite.getElementsByTagName("skipped").getLength());
      }
    }
  }

  /// Microsoft's validator, with the standard's rules and GitHub's.
  @Test
  void everySarifLogIsWhatGitHubTakes() throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("python3", "../lab/sarif_validate.py"));
    for (var project : new TreeMap<>(Projects.in(root)).entrySet()) {
      Path file = root.resolve(project.getKey() + ".sarif");
      Files.writeString(file, written(project.getValue(), "sarif"));
      command.add(file.toString());
    }

    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("6 logs, 0 objections");
  }

  @Test
  void theSameInputGivesTheSameBytes() throws IOException {
    Path project = Projects.in(root).get("monorepo");
    for (String format : FORMATS) {
      assertThat(written(project, format)).isEqualTo(written(project, format));
    }
  }
}
