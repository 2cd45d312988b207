package dev.undebug.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Environment;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What settings modules come to.
class EvaluationTest {

  @Test
  void aComparedTextIsOnForItsWordsOnly() {
    var module =
        EvaluatedModule.of(
            """
            import os
            DEBUG = os.environ.get("DEBUG", "0").lower() in ("1", "true")
            """);

    assertThat(module.debug(Map.of())).isEqualTo("off");
    assertThat(module.debug(Map.of("DEBUG", "TRUE"))).isEqualTo("on");
    assertThat(module.debug(Map.of("DEBUG", "yes"))).isEqualTo("off");
    assertThat(module.everywhere().trueWhen())
        .map(Alternative::env)
        .map(Object::toString)
        .containsExactly(
            "{DEBUG=[Test[after=[lower], check=In[values=[Text[value=1], Text[value=true]]]]]}");
  }

  @Test
  void aTextIsTrueWhateverItSays() {
    var module = EvaluatedModule.of("import os\nDEBUG = bool(os.getenv('DEBUG', ''))\n");

    assertThat(module.debug(Map.of("DEBUG", "False"))).isEqualTo("on");
    assertThat(module.debug(Map.of("DEBUG", ""))).isEqualTo("off");
  }

  @Test
  void aCastThatRaisesKeepsTheProcessFromStarting() {
    var module = EvaluatedModule.of("import os\nDEBUG = int(os.environ['DEBUG']) == 1\n");

    assertThat(module.debug(Map.of())).isEqualTo("fails");
    assertThat(module.debug(Map.of("DEBUG", "True"))).isEqualTo("fails");
    assertThat(module.debug(Map.of("DEBUG", " 1 "))).isEqualTo("on");
    assertThat(module.debug(Map.of("DEBUG", "2"))).isEqualTo("off");
  }

  @Test
  void aStarImportIsOverriddenByWhatComesAfterIt() {
    var module =
        EvaluatedModule.of("from base import *\nDEBUG = False\n")
            .with("base.py", "DEBUG = True\nNAME = 'base'\n");

    assertThat(module.debug(Map.of())).isEqualTo("off");
    assertThat(module.value("NAME")).isEqualTo(new Datum.Text("base"));
  }

  @Test
  void theTraceNamesTheWinnerFirst() {
    var module =
        EvaluatedModule.of("from base import *\nDEBUG = False\n").with("base.py", "DEBUG = True\n");

    var trace = module.in(Environment.of(Map.of())).names().get("DEBUG").trace();

    assertThat(trace.getFirst().place()).hasToString("settings.py:2:1");
    assertThat(trace.getLast().description()).startsWith("shadowed");
  }

  @Test
  void aModuleThatIsNotInTheTreeIsAbsentAsShippedAndUnknownElsewhere() {
    var module =
        EvaluatedModule.of(
            """
            DEBUG = False
            try:
                from local_settings import *
            except ImportError:
                pass
            """);

    assertThat(module.debug(Map.of())).isEqualTo("off");
    assertThat(module.everywhere().unknownWhen())
        .map(Alternative::files)
        .containsExactly(new java.util.TreeMap<>(Map.of("local_settings.py", true)));
  }

  @Test
  void thirdPartyCodeIsUnknownWithItsName() {
    var module = EvaluatedModule.of("import teapot\nDEBUG = teapot.is_hot()\n");

    assertThat(module.debug(Map.of())).isEqualTo("unknown");
    assertThat(module.everywhere().unknownWhen()).map(Alternative::owner).containsExactly("teapot");
  }

  @Test
  void whatUnknownCodeHasInHandIsUnknownAfterwards() {
    var module =
        EvaluatedModule.of("import teapot\nCONF = {}\nteapot.fill(CONF)\nDEBUG = 'x' in CONF\n");

    assertThat(module.debug(Map.of())).isEqualTo("unknown");
  }

  @Test
  void equalOutcomesOfAnUnknownTestStayKnown() {
    var module =
        EvaluatedModule.of(
            """
            import teapot
            if teapot.is_hot():
                DEBUG = False
            else:
                DEBUG = False
            """);

    assertThat(module.debug(Map.of())).isEqualTo("off");
  }

  @Test
  void anElementMayBeThereUnderACondition() {
    var module =
        EvaluatedModule.of(
            """
            import os
            APPS = ["a"]
            DEBUG = os.environ.get("DEBUG") == "1"
            if DEBUG:
                APPS += ["toolbar"]
            APPS.insert(0, "first")
            """);

    var names = module.in(Environment.of(Map.of("DEBUG", "1"))).names();

    assertThat(names.get("APPS").cases()).hasSize(1);
    assertThat(names.get("APPS").cases().toString())
        .contains("first", "toolbar")
        .doesNotContain("Unknown");
    assertThat(module.value("APPS").toString()).doesNotContain("toolbar");
  }

  @Test
  void aLoopWithoutAnEndIsUnknownInTime() {
    var module = EvaluatedModule.of("x = 0\nwhile True:\n    x += 1\nDEBUG = True\n");

    assertThat(module.debug(Map.of())).isEqualTo("unknown");
  }

  @Test
  void importsThatGoRoundSeeTheHalfMadeModule() {
    var module =
        EvaluatedModule.of("EARLY = True\nimport other\nDEBUG = other.SEEN\n")
            .with("other.py", "import settings\nSEEN = hasattr(settings, 'EARLY')\n");

    assertThat(module.debug(Map.of())).isEqualTo("on");
  }

  @Test
  void hugeNumbersAreGivenUp() {
    var module = EvaluatedModule.of("X = 10 ** 10 ** 10\nDEBUG = X > 1\n");

    assertThat(module.debug(Map.of())).isEqualTo("unknown");
  }

  @Test
  void manyIndependentVariablesStayIndependent() {
    var source = new StringBuilder("import os\nDEBUG = False\nAPPS = []\n");
    for (int i = 0; i < 40; i++) {
      source.append("if os.environ.get('V%d') == '1':\n    APPS.append('%d')\n".formatted(i, i));
    }
    var module = EvaluatedModule.of(source.toString());

    assertThat(module.debug(Map.of())).isEqualTo("off");
    assertThat(module.everywhere().isFalseSomewhere()).isTrue();
    assertThat(module.everywhere().unknownWhen()).isEqualTo(List.of());
  }

  /// Other environments that agree on these need no evaluation of their own.
  @Test
  void whatTheAnswerDependsOnIsTold() {
    var reading =
        EvaluatedModule.of("import os\nDEBUG = os.environ.get('A') or 'B' in os.environ\n");
    var searching =
        EvaluatedModule.of(
            """
            from dynaconf import DjangoDynaconf
            settings = DjangoDynaconf(__name__, envvar_prefix='X')
            DEBUG = settings.get('DEBUG', False)
            """);

    assertThat(reading.in(Environment.of(Map.of())).asked()).hasValue(Set.of("A", "B"));
    assertThat(searching.in(Environment.of(Map.of())).asked()).isEmpty();
  }

  @Test
  void whatIsReturnedInsideAContextIsReturned() {
    var module =
        EvaluatedModule.of(
            """
            import os
            class Context:
                left = False
                def __enter__(self):
                    return self
                def __exit__(self, *exception):
                    Context.left = True
            def read(name):
                with Context():
                    return os.environ.get(name) == "1"
            DEBUG = read("DEBUG") and Context.left
            """);

    assertThat(module.debug(Map.of("DEBUG", "1"))).isEqualTo("on");
    assertThat(module.debugEverywhere()).containsExactly("off", "on");
  }

  @Test
  void aDictionaryKeepsItsOrderThoughAValueVaries() {
    var module =
        EvaluatedModule.of(
            """
            import os
            given = dict({"name": os.environ.get("NAME", ""), "debug": os.environ.get("DEBUG") == "1"})
            DEBUG = [given[key] for key in given][1]
            """);

    assertThat(module.debugEverywhere()).containsExactly("off", "on");
  }
}
