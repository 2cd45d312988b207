package dev.undebug.python.evaluate.machine;

import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.python.evaluate.ModuleSource;
import java.util.Map;

/// Runs one module within its budget.
public final class Evaluate {
  private Evaluate() {}

  public static Evaluation lost(String why) {
    return Run.lost(why);
  }

  public static Evaluation module(
      ModuleSource source,
      Environment environment,
      int pythonMinor,
      Map<String, Library> libraries,
      String module) {
    try {
      return new Run(new Machine(source, environment, pythonMinor, libraries)).module(module);
    } catch (Exhausted e) {
      return lost("the evaluation ran out of its budget: " + e.why());
    } catch (StackOverflowError e) {
      return lost("the evaluation ran out of its budget: it is nested too deeply");
    }
  }
}
