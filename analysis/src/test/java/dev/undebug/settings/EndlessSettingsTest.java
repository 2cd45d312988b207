package dev.undebug.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.project.ModulePaths;
import dev.undebug.python.Dialect;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluator;
import dev.undebug.source.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Settings that were written to keep an evaluator busy, or to lead it astray; the limits are many
/// times what each takes.
@Timeout(120)
class EndlessSettingsTest {

  private static Set<String> shipped(String source) {
    return EvaluatedModule.of(source).outcomes(Environment.of(Map.of()));
  }

  @Test
  void modulesThatImportEachOtherSeeEachOtherHalfMade() {
    var module =
        EvaluatedModule.of("import other\nDEBUG = other.SEEN == 'absent'\n")
            .with(
                "other.py",
                """
                import settings
                SEEN = getattr(settings, 'DEBUG', 'absent')
                """);

    assertThat(module.debug(Map.of())).isEqualTo("on");
  }

  @Test
  void aContainerThatHoldsItselfIsCutAtADepth() {
    var module = EvaluatedModule.of("A = []\nA.append(A)\nB = {'b': A}\nDEBUG = A[0][0][0] is A\n");

    assertThat(module.debug(Map.of())).isEqualTo("on");
    assertThat(module.value("B").toString()).contains("too deep");
  }

  @Test
  void aLoopThatNeverEndsIsUnknown() {
    assertThat(shipped("while True:\n    X = 1\nDEBUG = False\n")).containsExactly("unknown");
    assertThat(shipped("def f(n):\n    return f(n + 1)\nDEBUG = f(0)\n"))
        .containsExactly("unknown");
    assertThat(
            EvaluatedModule.of(
                    "import os\nx = os.environ['X']\nwhile x != 'a':\n    x = x + 'b'\nDEBUG = 1\n")
                .debugEverywhere())
        .contains("unknown");
  }

  @Test
  void sixtyFourVariablesAreNotTwoToTheSixtyFourCases() {
    String asked =
        IntStream.range(0, 64)
            .mapToObj(
                i -> "if os.environ.get('V%d') == '%d':\n    APPS.append('a%d')".formatted(i, i, i))
            .collect(
                Collectors.joining("\n", "import os\nAPPS = []\n", "\nDEBUG = len(APPS) > 64\n"));
    String summed =
        IntStream.range(0, 64)
            .mapToObj(i -> "N = N * 2 + (1 if 'V%d' in os.environ else 0)".formatted(i))
            .collect(Collectors.joining("\n", "import os\nN = 0\n", "\nDEBUG = False\n"));

    assertThat(EvaluatedModule.of(asked).debugEverywhere()).doesNotContain("on");
    assertThat(EvaluatedModule.of(summed).debugEverywhere()).isSubsetOf("off", "unknown");
  }

  @Test
  void numbersAndTextsThatGrowWithoutEndAreUnknown() {
    for (String value :
        List.of(
            "'x' * 10 ** 9", "[0] * 10 ** 9", "9 ** 9 ** 9", "1 << 10 ** 9", "range(10 ** 12)")) {
      assertThat(shipped("X = %s\nDEBUG = False\n".formatted(value)))
          .as(value)
          .isSubsetOf("off", "unknown", "fails");
    }
  }

  @Test
  void aDeepExpressionIsReadOrUnknown() {
    String deep = "(".repeat(20_000) + "False" + ")".repeat(20_000);

    assertThat(shipped("DEBUG = " + deep + "\n")).isSubsetOf("off", "unknown");
    assertThat(shipped("DEBUG = " + "not ".repeat(20_000) + "True\n")).isSubsetOf("on", "unknown");
  }

  @Test
  void aLinkOutOfTheTreeIsNotFollowed(@TempDir Path folder) throws IOException {
    Path outside = Files.writeString(folder.resolve("outside.py"), "DEBUG = True\n");
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("local_settings.py"), outside);
    Files.writeString(
        tree.resolve("settings.py"),
        "DEBUG = False\ntry:\n    from local_settings import *\nexcept ImportError:\n    pass\n");

    var modules = new TreeModules(new ModulePaths(Tree.open(tree), List.of("")), Dialect.PYTHON_3);
    var evaluation = new Evaluator(modules, 11).evaluate("settings", Environment.of(Map.of()));

    assertThat(Outcomes.of(evaluation).onWhen()).isEmpty();
  }

  @Test
  void aFileOfFiftyMegabytesIsNotRead(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("settings.py"),
        "import json\nwith open('big.json') as f:\n    DEBUG = json.load(f)['debug']\n");
    Files.writeString(
        folder.resolve("big.json"),
        "{\"pad\": \"" + "x".repeat(50_000_000) + "\", \"debug\": true}");

    var modules =
        new TreeModules(new ModulePaths(Tree.open(folder), List.of("")), Dialect.PYTHON_3);
    var evaluation = new Evaluator(modules, 11).evaluate("settings", Environment.of(Map.of()));

    assertThat(Outcomes.of(evaluation).unknownWhen()).isNotEmpty();
  }
}
