package dev.undebug.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Orders, as CPython 3.11 makes them: each of these is true there.
class SortedSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sorted({'b': 1, 'a': 2}.items()) == [('a', 2), ('b', 1)]",
        "sorted({'b': 1, 'a': 2}.items(), key=lambda kv: kv[1]) == [('b', 1), ('a', 2)]",
        "sorted(['b', 'A', 'c'], key=str.lower, reverse=True) == ['c', 'b', 'A']",
        "sorted([('x', 1), ('y', 1), ('z', 0)], key=lambda p: p[1], reverse=True)[0] == ('x', 1)",
        "sorted([3, 1, 2], key=lambda x: -x) == [3, 2, 1]",
        "min(['bb', 'a', 'cc'], key=len) == 'a'",
        "max('bb', 'a', 'cc', key=len) == 'bb'",
        "[*reversed(sorted([(1, 'b'), (1, 'a')]))] == [(1, 'b'), (1, 'a')]"
      })
  void isSo(String expression) {
    assertThat(EvaluatedModule.of("DEBUG = " + expression + "\n").debug(Map.of())).isEqualTo("on");
  }

  /// Seed 101 of the generated modules found it taken to start.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sorted({'b': 1}.items(), key=lambda kv: kv[1]) + 1",
        "sorted([(1, 'a')], reverse=True) + 1"
      })
  void aListIsNotAddedToANumber(String expression) {
    assertThat(EvaluatedModule.of("DEBUG = True\nX = " + expression + "\n").debug(Map.of()))
        .isEqualTo("fails");
  }
}
