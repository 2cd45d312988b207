package dev.undebug.settings;

import dev.undebug.project.ModulePaths;
import dev.undebug.python.Dialect;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.python.evaluate.Evaluator;
import dev.undebug.source.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A settings module held in memory, for tests.
///
/// @param pythonMinor 11 for Python 3.11; negative for Python 2.7
record EvaluatedModule(Map<String, String> files, Map<String, String> versions, int pythonMinor) {

  EvaluatedModule(Map<String, String> files) {
    this(files, Map.of(), 11);
  }

  /// The same, in Python 2.
  EvaluatedModule inPython2() {
    return new EvaluatedModule(files, versions, -1);
  }

  /// A single module, `settings`.
  static EvaluatedModule of(String source) {
    return new EvaluatedModule(Map.of("settings.py", source));
  }

  EvaluatedModule with(String path, String source) {
    var all = new TreeMap<>(files);
    all.put(path, source);
    return new EvaluatedModule(all, versions, pythonMinor);
  }

  /// With a version of a package.
  EvaluatedModule on(String distribution, String version) {
    var all = new TreeMap<>(versions);
    all.put(distribution, version);
    return new EvaluatedModule(files, all, pythonMinor);
  }

  Evaluation in(Environment environment) {
    var dialect = pythonMinor < 0 ? Dialect.PYTHON_2 : Dialect.PYTHON_3;
    var modules = new TreeModules(new ModulePaths(Tree.of(files), List.of("")), dialect);
    return new Evaluator(modules, pythonMinor, versions).evaluate("settings", environment);
  }

  /// `on`, `off`, `fails` or `unknown`, with these variables and no others.
  String debug(Map<String, String> variables) {
    Evaluation.Truth truth = truth(Environment.of(variables));
    if (!truth.unknownWhen().isEmpty()) {
      return "unknown";
    }
    if (!truth.failsWhen().isEmpty()) {
      return "fails";
    }
    return truth.trueWhen().isEmpty() ? "off" : "on";
  }

  Evaluation.Truth everywhere() {
    return truth(Environment.every());
  }

  /// What DEBUG may come to, whatever is set.
  Set<String> debugEverywhere() {
    return outcomes(Environment.every());
  }

  /// What DEBUG may come to; also of a module of which nothing is known.
  Set<String> outcomes(Environment environment) {
    Outcomes outcomes = Outcomes.of(in(environment));
    var words = new TreeSet<String>();
    if (!outcomes.onWhen().isEmpty()) {
      words.add("on");
    }
    if (!outcomes.failsWhen().isEmpty()) {
      words.add("fails");
    }
    if (!outcomes.unknownWhen().isEmpty()) {
      words.add("unknown");
    }
    if (outcomes.isOffSomewhere()) {
      words.add("off");
    }
    return words;
  }

  private Evaluation.Truth truth(Environment environment) {
    Evaluation evaluation = in(environment);
    Evaluation.Binding debug = evaluation.names().get("DEBUG");
    if (debug == null) {
      throw new AssertionError("nothing is known of DEBUG: " + evaluation.unknown());
    }
    return debug.truth();
  }

  /// The only value of a name, with nothing set.
  Datum value(String name) {
    List<Case> cases = in(Environment.of(Map.of())).names().get(name).cases();
    if (cases.size() == 1 && cases.getFirst().outcome() instanceof Case.Outcome.Is(var value)) {
      return value;
    }
    throw new AssertionError(name + " has not one value: " + cases);
  }
}
