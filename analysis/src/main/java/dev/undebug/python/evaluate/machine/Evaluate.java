package dev.undebug.python.evaluate.machine;

import static java.lang.System.Logger.Level.DEBUG;

import dev.undebug.python.evaluate.Entry;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.python.evaluate.ModuleSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Runs one module within its budget.
public final class Evaluate {
  private static final System.Logger LOG = System.getLogger(Evaluate.class.getName());

  private Evaluate() {}

  /// What is asked.
  ///
  /// @param names that are answered, also where the module does not name them
  /// @param isAll whether all that the module names is answered too
  /// @param entry what is run before; empty for nothing
  public record Question(String module, Set<String> names, boolean isAll, Optional<Entry> entry) {}

  /// What code runs on.
  ///
  /// @param minor 11 for Python 3.11; negative for Python 2.7
  /// @param libraries those that are modelled, by name; each evaluation has its own
  public record Python(int minor, Supplier<Map<String, Library>> libraries) {}

  /// Nothing can be said, in any environment.
  public static Evaluation lost(String why) {
    return Run.lost(why, Optional.empty());
  }

  /// Runs a module; a second time where the first runs out of decisions.
  ///
  /// @param crowded modules that are known to need [Truths.Order#BESIDE]; those that are found to
  ///   are added
  public static Evaluation module(
      ModuleSource source,
      Environment environment,
      Python python,
      Question question,
      Set<String> crowded) {
    var first = new Machine(source, environment, python.minor, python.libraries.get());
    if (crowded.contains(question.module())) {
      first.truths.order = Truths.Order.BESIDE;
    }
    try {
      return run(first, question);
    } catch (Exhausted e) {
      Evaluation lost = lost(first, e.why());
      if (first.truths.order == Truths.Order.BESIDE || !first.diagram.isFull()) {
        return lost;
      }
      crowded.add(question.module());
      var second = new Machine(source, environment, python.minor, python.libraries.get());
      second.truths.order = Truths.Order.BESIDE;
      try {
        return run(second, question);
      } catch (Exhausted _) {
        first.asked.addAll(second.asked);
        first.asksForAny |= second.asksForAny;
        return lost(first, e.why());
      }
    }
  }

  private static Evaluation run(Machine machine, Question question) {
    try {
      return new Run(machine).module(question);
    } catch (StackOverflowError e) {
      return lost(machine, "it is nested too deeply");
    } finally {
      LOG.log(DEBUG, "evaluated {0} in {1} steps", question.module(), "" + machine.steps);
    }
  }

  private static Evaluation lost(Machine machine, String why) {
    String at = "the evaluation ran out of its budget at %s: %s".formatted(machine.latest, why);
    return Run.lost(at, Run.asked(machine));
  }
}
