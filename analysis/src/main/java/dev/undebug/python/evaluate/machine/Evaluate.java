package dev.undebug.python.evaluate.machine;

import static java.lang.System.Logger.Level.DEBUG;

import dev.undebug.python.evaluate.Entry;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.python.evaluate.ModuleSource;
import java.util.Map;
import java.util.Optional;

/// Runs one module within its budget.
public final class Evaluate {
  private static final System.Logger LOG = System.getLogger(Evaluate.class.getName());

  private Evaluate() {}

  /// What is asked.
  ///
  /// @param names that are answered, also where the module does not name them
  /// @param isAll whether all that the module names is answered too
  /// @param entry what is run before; empty for nothing
  public record Question(
      String module, java.util.Set<String> names, boolean isAll, Optional<Entry> entry) {}

  public static Evaluation lost(String why) {
    return Run.lost(why);
  }

  public static Evaluation module(
      ModuleSource source,
      Environment environment,
      int pythonMinor,
      Map<String, Library> libraries,
      Question question) {
    var machine = new Machine(source, environment, pythonMinor, libraries);
    try {
      return new Run(machine).module(question);
    } catch (Exhausted e) {
      return lost(
          "the evaluation ran out of its budget at %s: %s".formatted(machine.latest, e.why()));
    } catch (StackOverflowError e) {
      return lost(
          "the evaluation ran out of its budget at %s: it is nested too deeply"
              .formatted(machine.latest));
    } finally {
      LOG.log(DEBUG, "evaluated {0} in {1} steps", question.module(), "" + machine.steps);
    }
  }
}
