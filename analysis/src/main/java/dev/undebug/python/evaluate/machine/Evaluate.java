package dev.undebug.python.evaluate.machine;

import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.python.evaluate.ModuleSource;
import java.util.Map;

/// Runs one module within its budget.
public final class Evaluate {
  private Evaluate() {}

  /// What is asked.
  ///
  /// @param names that are answered, also where the module does not name them
  /// @param isAll whether all that the module names is answered too
  public record Question(String module, java.util.Set<String> names, boolean isAll) {}

  public static Evaluation lost(String why) {
    return Run.lost(why);
  }

  public static Evaluation module(
      ModuleSource source,
      Environment environment,
      int pythonMinor,
      Map<String, Library> libraries,
      Question question) {
    try {
      return new Run(new Machine(source, environment, pythonMinor, libraries)).module(question);
    } catch (Exhausted e) {
      return lost("the evaluation ran out of its budget: " + e.why());
    } catch (StackOverflowError e) {
      return lost("the evaluation ran out of its budget: it is nested too deeply");
    }
  }
}
