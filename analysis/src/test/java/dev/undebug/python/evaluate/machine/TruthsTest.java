package dev.undebug.python.evaluate.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.project.ModulePaths;
import dev.undebug.python.Dialect;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.python.evaluate.library.Libraries;
import dev.undebug.settings.TreeModules;
import dev.undebug.source.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How many decisions the evaluator makes of code whose truths nobody models. Most of these
/// programs used up all 1,200,000 that one evaluation may make, before truths stood beside what
/// asks for them.
class TruthsTest {

  /// What became of a module, and how many decisions were made for it.
  private record Run(Evaluation evaluation, int decisions) {

    boolean isOff() {
      Evaluation.Truth truth = evaluation.names().get("DEBUG").truth();
      return truth.trueWhen().isEmpty()
          && truth.unknownWhen().isEmpty()
          && evaluation.unknown().isEmpty();
    }
  }

  private static Run of(String source) {
    var modules =
        new TreeModules(
            new ModulePaths(Tree.of(Map.of("settings.py", source)), List.of("")), Dialect.PYTHON_3);
    var machine = new Machine(modules, Environment.every(), 11, Libraries.all(true, Map.of()));
    machine.truths.order = Truths.Order.BESIDE;
    var question = new Evaluate.Question("settings", Set.of("DEBUG"), false, Optional.empty());
    Evaluation evaluation = new dev.undebug.python.evaluate.machine.Run(machine).module(question);
    return new Run(evaluation, machine.diagram.mark());
  }

  private static String repeated(int times, String line) {
    return IntStream.range(0, times)
        .mapToObj(i -> line.replace("#", Integer.toString(i)))
        .collect(Collectors.joining());
  }

  @Test
  void aTruthStandsBesideWhatDecidesWhetherItIsAskedFor() {
    Run run =
        of(
            "import os, vendor\n"
                + repeated(24, "A# = vendor.read('A#') if 'A#' in os.environ else 'given'\n")
                + repeated(24, "if not A#:\n    raise ValueError('A#')\n")
                + "DEBUG = False\n");

    assertThat(run.isOff()).as(run.evaluation().toString()).isTrue();
    assertThat(run.decisions()).isLessThan(20_000);
  }

  @Test
  void whetherAnUnknownExceptionIsCaughtIsAskedBelowWhichOneItIs() {
    Run run =
        of(
            repeated(20, "import vendor#\n")
                + "try:\n"
                + repeated(20, "    vendor#.start()\n")
                + "except OSError:\n    pass\nDEBUG = False\n");

    assertThat(run.isOff()).as(run.evaluation().toString()).isTrue();
    assertThat(run.decisions()).isLessThan(20_000);
  }

  @Test
  void aLoopWhoseEndNobodyKnowsIsRunTwice() {
    Run run =
        of(
            """
            import os

            def override(settings):
                for key, value in os.environ.items():
                    if key.startswith('APP__'):
                        try:
                            path = key.split('__')[1:]
                            target = settings
                            while len(path) > 1:
                                try:
                                    path[0] = int(path[0])
                                    while len(target) <= path[0]:
                                        target += [{}]
                                except ValueError:
                                    if not path[0] in target:
                                        target[path[0]] = {}
                                target = target[path.pop(0)]
                            target[path[0]] = value
                        except Exception as e:
                            print(key, e)

            OTHER = {}
            override(OTHER)
            DEBUG = False
            """);

    assertThat(run.isOff()).as(run.evaluation().toString()).isTrue();
    assertThat(run.decisions()).isLessThan(200_000);
  }

  @Test
  void whatALoopWithoutAKnownEndChangesIsNotKnown() {
    Run run =
        of(
            """
            import vendor
            DEBUG = False
            OTHER = False
            rounds = 0
            while vendor.more():
                rounds += 1
                if rounds == 3:
                    DEBUG = True
            """);

    assertThat(run.evaluation.names().get("DEBUG").truth().unknownWhen()).isNotEmpty();
    assertThat(run.evaluation.unknown()).isEmpty();
  }

  @Test
  void aLoopThatIsLeftFromWithinIsRunAFewTimes() {
    Run run =
        of(
            """
            import vendor

            def split(url):
                offset = 0
                while True:
                    first = url.find('http://', 1)
                    second = url.find('https://', 1)
                    found = [index for index in (first, second) if index != -1]
                    if not found:
                        yield offset, url
                        return
                    following = min(found)
                    if url[following - 1] != ',':
                        yield offset, url
                        return
                    yield offset, url[: following - 1]
                    offset += following
                    url = url[following:]

            DEBUG = False
            for start, found in split(vendor.read()):
                if vendor.accepts(found):
                    OTHER = found
            """);

    assertThat(run.isOff()).as(run.evaluation().toString()).isTrue();
    assertThat(run.decisions()).isLessThan(100_000);
  }

  @Test
  void whatFunctionsChangeInALoopWithoutAKnownEndIsNotKnown() {
    Run run =
        of(
            """
            import vendor
            DEBUG = False
            rounds = 0
            def again():
                global rounds, DEBUG
                rounds += 1
                if rounds == 5:
                    DEBUG = True
            while vendor.more():
                again()
            """);

    assertThat(run.isOff()).isFalse();
  }

  @Test
  void aGuardOfManyTruthsIsMadeCoarse() {
    String allowed =
        """
        import vendor
        def allowed(path, owner, mode):
            found = vendor.stat(path)
            kept = mode
            if owner in vendor.owner(path):
                kept = vendor.mode(owner)
            if vendor.isdir(path):
                kept = kept | vendor.bits(path)
            if vendor.owner(path) != owner or found.mode != kept or found.group != 'x':
                return False
            return True
        try:
        """;
    String attempt =
        """
            if not allowed('#', 'me', vendor.asked('#')):
                vendor.change('#', vendor.asked('#'))
        """
            .indent(4);
    String rest =
        """
        except (OSError, ValueError) as error:
            vendor.tell(error)
        DEBUG = False
        """;

    Run run = of(allowed + repeated(12, attempt) + rest);

    assertThat(run.isOff()).as(run.evaluation().toString()).isTrue();
    assertThat(run.decisions()).isLessThan(100_000);
  }
}
