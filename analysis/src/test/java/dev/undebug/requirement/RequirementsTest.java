package dev.undebug.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.Source;
import dev.undebug.source.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every format as its tool writes it, read whole: `expected.txt` beside the files says what.
/// `-Dundebug.golden=write` writes it anew.
class RequirementsTest {

  private static final Path FOLDER = Path.of("src/test/resources/dev/undebug/requirement");

  @ParameterizedTest
  @ValueSource(strings = {"pip", "poetry", "uv", "pipenv", "pdm", "pylock", "pep621", "setup"})
  void everyFormatIsRead(String format) throws IOException {
    Tree tree = Tree.open(FOLDER.resolve(format));
    List<String> files =
        tree.filesIn("").stream().filter(file -> !file.equals("expected.txt")).toList();
    var text = new StringBuilder();
    for (Requirement one : Requirements.read(tree, files)) {
      text.append(told(one)).append('\n');
    }
    for (Source source : tree.sources()) {
      if (source.status() == Source.Status.FAILED) {
        text.append("%s: %s\n".formatted(source.source(), source.why()));
      }
    }
    Path golden = FOLDER.resolve(format).resolve("expected.txt");
    if ("write".equals(System.getProperty("undebug.golden"))) {
      Files.writeString(golden, text);
    }

    assertThat(text.toString()).isEqualTo(Files.readString(golden));
  }

  private static String told(Requirement one) {
    String version = one.version().isEmpty() ? one.range() : one.version();
    return "%s %s %s%s%s at %s to %d"
        .formatted(
            one.use(),
            one.name(),
            one.form(),
            version.isEmpty() ? "" : " " + version,
            one.marker().isEmpty() ? "" : " where " + one.marker(),
            one.place(),
            one.place().end().column());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "^1.2.3 | >=1.2.3,<2",
        "^0.2.3 | >=0.2.3,<0.3",
        "^0.0.3 | >=0.0.3,<0.0.4",
        "^0.0 | >=0.0,<0.1",
        "^0 | >=0,<1",
        "~1.2.3 | >=1.2.3,<1.3",
        "~1.2 | >=1.2,<1.3",
        "~1 | >=1,<2",
        "1.2.* | ==1.2.*",
        ">=1,<2 | >=1,<2",
      })
  void caretsAreWhatPoetrySaysTheyAre(String written, String range) {
    assertThat(Carets.wish("shop", written, "").range()).isEqualTo(range);
  }

  @Test
  void whatPowerShellWritesIsRead() {
    byte[] utf16 =
        "\uFEFFDjango==3.2.1\r\nPyYAML==5.3\r\n"
            .getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
    Tree tree = Tree.ofBytes(Map.of("requirements.txt", utf16));

    assertThat(Requirements.read(tree, List.of("requirements.txt")))
        .extracting(one -> one.name() + " " + one.version())
        .containsExactly("django 3.2.1", "pyyaml 5.3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"default\": []}", "{\"default\": {\"x\": 1}}", ""})
  void aBrokenLockFileIsNoDisaster(String text) {
    Tree tree = Tree.of(Map.of("Pipfile.lock", text, "requirements.txt", "a==1\n"));

    assertThat(Requirements.read(tree, List.of("Pipfile.lock", "requirements.txt")))
        .extracting(Requirement::name)
        .contains("a");
  }

  @Test
  void aLockFileThatDoesNotTellGroupsApartIsReadBesideWhatAsksForThem() {
    String lock =
        """
        [[package]]
        name = "django"
        version = "5.0.4"

        [package.dependencies]
        asgiref = ">=3.7"
        h11 = {version = ">=0.14", optional = true}

        [[package]]
        name = "asgiref"
        version = "3.8.1"

        [[package]]
        name = "h11"
        version = "0.14.0"

        [[package]]
        name = "black"
        version = "24.1.0"

        [package.dependencies]
        click = ">=8"

        [[package]]
        name = "click"
        version = "8.1.7"
        """;
    String project =
        """
        [tool.poetry.dependencies]
        django = "^5.0"

        [tool.poetry.group.dev.dependencies]
        black = "^24.1"
        """;
    var tree = Tree.of(Map.of("poetry.lock", lock, "pyproject.toml", project));

    assertThat(Requirements.read(tree, List.of("poetry.lock")))
        .extracting(one -> one.name() + " " + one.use())
        .containsExactly(
            "django RUN", "asgiref RUN", "h11 RUN", "black DEVELOPMENT", "click DEVELOPMENT");
  }
}
