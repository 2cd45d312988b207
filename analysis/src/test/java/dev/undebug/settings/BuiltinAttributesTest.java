package dev.undebug.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.evaluate.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Attributes of values of Python's own types, as CPython has them.
class BuiltinAttributesTest {

  @Test
  void theVersionOfPythonHasNamedParts() {
    var module =
        EvaluatedModule.of(
            "import sys\nDEBUG = sys.version_info.major == 3 and sys.version_info.minor >= 9\n");

    assertThat(module.debug(Map.of())).isEqualTo("on");
  }

  @Test
  void aMethodThatIsNotModelledIsNoMistake() {
    var module =
        EvaluatedModule.of(
            "name = 'shop'\nDEBUG = False\nif name.isprintable():\n    DEBUG = True\n");

    assertThat(module.outcomes(Environment.of(Map.of()))).containsExactly("unknown");
  }

  @Test
  void whatAMethodThatIsNotModelledChangesIsUnknown() {
    var module =
        EvaluatedModule.of(
            "words = {'a', 'b'}\nwords.difference_update(['a'])\nDEBUG = 'a' in words\n");

    assertThat(module.outcomes(Environment.of(Map.of()))).containsExactly("unknown");
  }

  @Test
  void whatNoTypeHasIsAMistake() {
    var module = EvaluatedModule.of("DEBUG = 'shop'.no_such_thing\n");

    assertThat(module.debug(Map.of())).isEqualTo("fails");
  }

  @Test
  void anIterableIsAskedForItsIterator() {
    var module =
        EvaluatedModule.of(
            "DEBUG = hasattr('a', '__iter__') and hasattr([], '__len__') and not hasattr(1, '__iter__')\n");

    assertThat(module.debug(Map.of())).isEqualTo("on");
  }

  @Test
  void aPowerIsTheOneOfItsOperator() {
    var module =
        EvaluatedModule.of(
            "SIZE = 5 * pow(1024, 2)\nDEBUG = SIZE == 5242880 and pow(2, 10) == 2 ** 10\n");

    assertThat(module.debug(Map.of())).isEqualTo("on");
  }
}
