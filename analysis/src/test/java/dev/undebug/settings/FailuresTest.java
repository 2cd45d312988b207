package dev.undebug.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What fails for good ends the process, and what is caught does not
/// (`docs/decisions/003-one-store.md`).
class FailuresTest {

  private static final String HOOKED =
      """
      import os
      from contextlib import suppress
      class Configured:
          @property
          def broken(self):
              raise AttributeError('broken')
          def __getattr__(self, name):
              if name == os.environ.get('KNOWN'):
                  return name.lower()
              raise AttributeError(name)
      c = Configured()
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "getattr(c, 'Q', 'd') == 'd'",
        "not hasattr(c, 'Q')",
        "hasattr(c, 'V') and getattr(c, 'V') == 'v'",
        "[getattr(c, n, None) for n in 'PQV'] == [None, None, 'v']",
        "getattr(c, 'broken', 7) == 7"
      })
  void anAttributeErrorOfAProgramsOwnIsCaught(String expression) {
    var module = EvaluatedModule.of(HOOKED + "DEBUG = " + expression + "\n");

    assertThat(module.debug(Map.of("KNOWN", "V"))).isEqualTo("on");
  }

  @Test
  void anAttributeThatSomeEnvironmentsHaveIsAskedForInAll() {
    var module = EvaluatedModule.of(HOOKED + "DEBUG = getattr(c, 'V', 'no') == 'v'\n");

    assertThat(module.everywhere().trueWhen().toString()).contains("KNOWN").contains("value=V");
    assertThat(module.everywhere().failsWhen()).isEmpty();
  }

  @Test
  void anyOtherErrorOfAnAttributeIsNotCaught() {
    var module =
        EvaluatedModule.of(
            """
            class C:
                @property
                def broken(self):
                    return int('x')
            DEBUG = getattr(C(), 'broken', True)
            """);

    assertThat(module.debug(Map.of())).isEqualTo("fails");
  }

  @Test
  void whatIsSuppressedGoesOnAfterTheBlock() {
    var module =
        EvaluatedModule.of(
            HOOKED + "DEBUG = False\nwith suppress(AttributeError):\n    c.Q\n    DEBUG = True\n");

    assertThat(module.debug(Map.of("KNOWN", "V"))).isEqualTo("off");
    assertThat(module.debug(Map.of("KNOWN", "Q"))).isEqualTo("on");
  }

  /// Forty optional numbers would be two to the fortieth guards.
  @Test
  void castsThatFailForGoodDoNotStandInWhatFollows() {
    String casts =
        IntStream.range(0, 40)
            .mapToObj("N%1$d = int(os.environ.get('N%1$d', '1'))\n"::formatted)
            .collect(Collectors.joining());
    var module =
        EvaluatedModule.of(
            "import os\n" + casts + "DEBUG = os.environ.get('D') == '1' and N3 > 2\n");

    assertThat(module.debug(Map.of("D", "1", "N3", "3"))).isEqualTo("on");
    assertThat(module.debug(Map.of("D", "1"))).isEqualTo("off");
    assertThat(module.debug(Map.of("D", "1", "N3", "3", "N39", "x"))).isEqualTo("fails");
    assertThat(module.everywhere().failsWhen()).hasSize(40);
  }

  @Test
  void aCastThatIsCaughtIsAnOutcomeLikeOthers() {
    var module =
        EvaluatedModule.of(
            """
            import os
            try:
                LEVEL = int(os.environ.get('LEVEL', '0'))
            except ValueError:
                LEVEL = 9
            OTHER = int(os.environ.get('OTHER', '0'))
            DEBUG = LEVEL == 9
            """);

    assertThat(module.debug(Map.of("LEVEL", "x"))).isEqualTo("on");
    assertThat(module.debug(Map.of("LEVEL", "8"))).isEqualTo("off");
    assertThat(module.debug(Map.of("LEVEL", "x", "OTHER", "x"))).isEqualTo("fails");
  }

  @Test
  void theFirstFailureCounts() {
    var module =
        EvaluatedModule.of(
            """
            import os
            DEBUG = False
            A = os.environ['A']
            if A == '1':
                raise RuntimeError('one')
            B = int(A)
            """);

    assertThat(module.everywhere().failsWhen()).hasSize(2);
    assertThat(module.debug(Map.of("A", "1"))).isEqualTo("fails");
    assertThat(module.debug(Map.of("A", "2"))).isEqualTo("off");
    assertThat(module.debug(Map.of())).isEqualTo("fails");
  }

  @Test
  void whatFailsInATryThatCatchesSomethingElseFailsForGood() {
    var module =
        EvaluatedModule.of(
            """
            import os
            SEEN = []
            try:
                try:
                    N = int(os.environ['N'])
                except KeyError:
                    N = 5
                finally:
                    SEEN.append('end')
            except LookupError:
                N = 6
            DEBUG = N == 5 and SEEN == ['end']
            """);

    assertThat(module.debug(Map.of())).isEqualTo("on");
    assertThat(module.debug(Map.of("N", "x"))).isEqualTo("fails");
    assertThat(module.debug(Map.of("N", "4"))).isEqualTo("off");
  }

  /// A library that is told of settings modules sets names by way of its caller's frame.
  @Test
  void aNameThatSomebodyElseMaySetIsNotMissing() {
    var told =
        EvaluatedModule.of(
            """
            from vendor.environment import import_settings_modules
            import_settings_modules("vendor.settings.base")
            HOST = SITE_URL.lower()
            """);
    var untold = EvaluatedModule.of("import vendor\nvendor.init()\nHOST = SITE_URL.lower()\n");
    var nobody = EvaluatedModule.of("import os\nHOST = SITE_URL.lower()\n");

    assertThat(told.debug(Map.of())).isEqualTo("unknown");
    assertThat(untold.debug(Map.of())).isEqualTo("off");
    assertThat(nobody.debug(Map.of())).isEqualTo("fails");
  }

  /// Seed 303 of the generated modules found it taken to start.
  @Test
  void thePartsOfAnUnknownTextAreATuple() {
    var module =
        EvaluatedModule.of("import os\nDEBUG = False\nX = os.environ['A'].partition('=') + 1\n");

    assertThat(module.everywhere().isFalseSomewhere()).isFalse();
    assertThat(module.debug(Map.of("A", "a=b"))).isEqualTo("fails");
  }
}
