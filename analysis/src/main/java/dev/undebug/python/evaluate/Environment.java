package dev.undebug.python.evaluate;

import java.util.Map;
import java.util.TreeMap;

/// What is known of the process's environment before the first line of Python runs.
///
/// @param variables the variables that somebody decides
/// @param rest every other variable
/// @param isShippedTree whether files and modules that the tree lacks are absent; otherwise they
///   may exist
public record Environment(Map<String, Variable> variables, Variable rest, boolean isShippedTree) {

  /// What is known of one variable.
  public sealed interface Variable {

    /// It holds this text.
    record Known(String text) implements Variable {}

    /// It is not set.
    record Unset() implements Variable {}

    /// Somebody outside the tree decides.
    ///
    /// @param owner who: `Heroku config vars`, `whoever starts the process`
    record Free(String owner) implements Variable {}
  }

  public Environment {
    variables = Map.copyOf(variables);
  }

  /// These variables and no others.
  public static Environment of(Map<String, String> texts) {
    var variables = new TreeMap<String, Variable>();
    texts.forEach((name, text) -> variables.put(name, new Variable.Known(text)));
    return new Environment(variables, new Variable.Unset(), true);
  }

  /// Every environment there can be.
  public static Environment every() {
    return new Environment(Map.of(), new Variable.Free("whoever starts the process"), false);
  }

  public Variable find(String name) {
    return variables.getOrDefault(name, rest);
  }
}
