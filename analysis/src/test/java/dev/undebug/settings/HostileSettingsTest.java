package dev.undebug.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluation;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Settings that are made to take all the time or memory there is: nothing is known of the value,
/// everything of the others.
class HostileSettingsTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9 ** 9 ** 9",
        "2 ** 100000000",
        "1 << 10 ** 10",
        "'{:999999999d}'.format(1)",
        "'%999999999d' % 1",
        "f'{1:999999999d}'",
        "'x' * 10 ** 9",
        "[0] * 10 ** 9",
        "(0,) * 10 ** 9",
        "list(range(10 ** 12))",
        "sum(range(10 ** 12))",
        "[i for i in range(10 ** 12)]",
        "'x'.ljust(10 ** 9)",
        "'x'.zfill(10 ** 9)",
        "__import__('re').match(r'(.*a){25}b', 'a' * 60)",
        "__import__('re').sub(r'(x+x+)+y', '', 'x' * 5000)",
        "__import__('json').loads('[' * 100000)",
        "__import__('json').loads('{\"a\":' * 100000)",
        "__import__('yaml').safe_load('[' * 100000)",
        "__import__('yaml').safe_load('- ' * 100000)",
        "__import__('tomllib').loads('a = ' + '[' * 100000)",
        "__import__('itertools').product([0, 1], repeat=60)",
        "__import__('itertools').repeat(1)",
      })
  void oneExpressionIsUnknownAndTheRestIsKnown(String expression) {
    var module = EvaluatedModule.of("DEBUG = False\nX = %s\nY = 'known'\n".formatted(expression));

    Evaluation evaluation =
        assertTimeout(LIMIT, () -> module.in(Environment.of(Map.of())), expression);

    assertThat(evaluation.names().get("X").cases().toString()).contains("nknown");
    assertThat(evaluation.names().get("DEBUG").truth().unknownWhen()).isEmpty();
    assertThat(module.value("Y")).isEqualTo(new Datum.Text("known"));
  }

  @Test
  void aBillionLaughsStayAsSmallAsTheyAreWritten() {
    var laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 10; i++) {
      String aliases = "*a%d, ".formatted(i - 1).repeat(9);
      laughs.append("a%d: &a%d [%s]\n".formatted(i, i, aliases.substring(0, aliases.length() - 2)));
    }
    var module =
        EvaluatedModule.of(
                "import yaml\nDEBUG = False\nX = yaml.safe_load(open('laughs.yml'))\nY = len(X)\n")
            .with("laughs.yml", laughs.toString());

    Evaluation evaluation = assertTimeout(LIMIT, () -> module.in(Environment.of(Map.of())));

    assertThat(evaluation.names().get("X").cases().toString()).contains("too deep or too long");
    assertThat(module.debug(Map.of())).isEqualTo("off");
    assertThat(module.value("Y")).isEqualTo(new Datum.Int(java.math.BigInteger.TEN));
  }

  @Test
  void fiftyMegabytesOfJsonAreUnknown() {
    var module =
        EvaluatedModule.of("import json\nDEBUG = False\nX = json.load(open('big.json'))\n")
            .with("big.json", "[" + "0,".repeat(25_000_000) + "0]");

    Evaluation evaluation = assertTimeout(LIMIT, () -> module.in(Environment.of(Map.of())));

    assertThat(evaluation.names().get("X").cases().toString()).contains("nknown");
    assertThat(module.debug(Map.of())).isEqualTo("off");
  }
}
