package dev.undebug.settings;

import dev.undebug.python.evaluate.Entry;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.python.evaluate.Evaluator;
import dev.undebug.python.evaluate.Owners;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What evaluations of one project came to. Its images have files at other places; where those that
/// an evaluation asked for are the same, it need not be made again.
final class Evaluations {

  /// Modules of which one evaluation ran out of decisions.
  private final Set<String> crowded = new HashSet<>();

  private final Map<Question, List<Made>> made = new HashMap<>();
  private final int pythonMinor;
  private final Map<String, String> versions;

  Evaluations(int pythonMinor, Map<String, String> versions) {
    this.pythonMinor = pythonMinor;
    this.versions = versions;
  }

  /// What is evaluated.
  ///
  /// @param entry what is run before; empty for nothing
  /// @param names that are answered
  /// @param isAll whether all that the module names is answered too
  record Question(Optional<Entry> entry, String module, Set<String> names, boolean isAll) {}

  /// @param environment without owners
  /// @param owned the evaluation with the owners of each environment it was asked for
  private record Made(
      Environment environment,
      AskedSource asked,
      Evaluation evaluation,
      Map<Environment, Evaluation> owned) {

    /// Whether it is the evaluation in another environment, too: many deployments differ only in
    /// variables that the settings never look at, or in who decides them.
    boolean holdsIn(Environment other) {
      return environment.equals(other)
          || evaluation.asked().filter(names -> environment.agreesWith(other, names)).isPresent();
    }

    Evaluation in(Environment other) {
      return owned.computeIfAbsent(other, _ -> Owners.in(other, evaluation));
    }
  }

  /// The evaluation for this question in an environment, made for these modules or for others that
  /// have the same files where it asked for them.
  Evaluation find(Question question, Environment environment, TreeModules source) {
    Environment unowned = environment.unowned();
    List<Made> before = made.computeIfAbsent(question, _ -> new ArrayList<>());
    for (Made one : before) {
      if (one.holdsIn(unowned) && one.asked.isAnsweredBy(source)) {
        return one.in(environment);
      }
    }
    var asked = new AskedSource(source);
    var fresh = new Made(unowned, asked, evaluate(question, unowned, asked), new HashMap<>());
    before.add(fresh);
    return fresh.in(environment);
  }

  private Evaluation evaluate(Question question, Environment environment, AskedSource asked) {
    var evaluator = new Evaluator(asked, pythonMinor, versions, crowded);
    return question.isAll
        ? evaluator.evaluateWith(question.entry, question.module, environment, question.names)
        : evaluator.evaluateOnly(question.entry, question.module, environment, question.names);
  }
}
