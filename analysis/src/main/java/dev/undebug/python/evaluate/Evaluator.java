package dev.undebug.python.evaluate;

import dev.undebug.python.evaluate.library.Libraries;
import dev.undebug.python.evaluate.machine.Evaluate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Runs a module symbolically: nothing of it is executed, and every environment is looked at.
public final class Evaluator {
  /// Stack for deeply nested programs; the depth of a tree and of its calls is bounded.
  private static final long STACK_BYTES = 512L * 1024 * 1024;

  /// Modules of which one evaluation ran out of decisions.
  private final Set<String> crowded;

  private final ModuleSource source;
  private final int pythonMinor;
  private final Map<String, String> versions;

  /// @param pythonMinor 11 for Python 3.11; negative for Python 2.7
  public Evaluator(ModuleSource source, int pythonMinor) {
    this(source, pythonMinor, Map.of());
  }

  /// @param pythonMinor 11 for Python 3.11; negative for Python 2.7
  /// @param versions of third-party packages, by their normalised names (`django-environ`); a
  ///   package without one is taken to be the newest that is modelled
  public Evaluator(ModuleSource source, int pythonMinor, Map<String, String> versions) {
    this(source, pythonMinor, versions, new HashSet<>());
  }

  /// The same, with what others found.
  ///
  /// @param crowded modules of which one evaluation ran out of decisions; those that are found to
  ///   do are added
  public Evaluator(
      ModuleSource source, int pythonMinor, Map<String, String> versions, Set<String> crowded) {
    this.crowded = crowded;
    this.source = source;
    this.pythonMinor = pythonMinor;
    this.versions = Map.copyOf(versions);
  }

  /// What becomes of a module, and of all that it names.
  public Evaluation evaluate(String module, Environment environment) {
    return evaluateWith(Optional.empty(), module, environment, Set.of());
  }

  /// The same after what an entry point does, with some names also where the module does not name
  /// them.
  public Evaluation evaluateWith(
      Optional<Entry> entry, String module, Environment environment, Set<String> names) {
    return evaluate(environment, new Evaluate.Question(module, names, true, entry));
  }

  /// What becomes of a module, and of a few names.
  public Evaluation evaluateOnly(String module, Environment environment, Set<String> names) {
    return evaluateOnly(Optional.empty(), module, environment, names);
  }

  /// The same after what an entry point does.
  public Evaluation evaluateOnly(
      Optional<Entry> entry, String module, Environment environment, Set<String> names) {
    return evaluate(environment, new Evaluate.Question(module, names, false, entry));
  }

  private Evaluation evaluate(Environment environment, Evaluate.Question question) {
    var result = new Evaluation[1];
    var python = new Evaluate.Python(pythonMinor, () -> Libraries.all(pythonMinor < 12, versions));
    var thread =
        new Thread(
            null,
            () -> result[0] = Evaluate.module(source, environment, python, question, crowded),
            "evaluate " + question.module(),
            STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Evaluate.lost("the evaluation was interrupted");
    }
    Evaluation made = result[0];
    return made == null ? Evaluate.lost("the evaluation failed; please report it") : made;
  }
}
