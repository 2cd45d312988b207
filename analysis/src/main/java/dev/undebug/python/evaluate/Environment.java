package dev.undebug.python.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What is known of the process's environment before the first line of Python runs.
///
/// @param variables the variables that somebody decides
/// @param rest every other variable
/// @param world what is known beside the variables
/// @param arguments what `sys.argv` holds; empty when that is not known
/// @param brought files that the tree lacks and that may be there all the same
public record Environment(
    Map<String, Variable> variables,
    Variable rest,
    World world,
    List<String> arguments,
    Set<String> brought) {

  public Environment(Map<String, Variable> variables, Variable rest, World world) {
    this(variables, rest, world, List.of(), Set.of());
  }

  /// What is known of the machine, and of how the process was started.
  public enum World {
    /// The machine has the tree, the packages that the tree does not hold, and nothing else; the
    /// process is a server that was given no arguments of interest.
    GIVEN,
    /// The machine has the tree; what is outside the tree may exist.
    SHIPPED,
    /// Anything may exist, also where the tree would have it.
    ANY
  }

  /// What is known of one variable.
  public sealed interface Variable {

    /// It holds this text.
    record Known(String text) implements Variable {}

    /// It is not set.
    record Unset() implements Variable {}

    /// Somebody outside the tree decides.
    ///
    /// @param owner who: `Heroku config vars`, `whoever starts the process`; empty where that is
    ///   [said afterwards](Owners)
    record Free(String owner) implements Variable {}
  }

  public Environment {
    variables = Map.copyOf(variables);
    arguments = List.copyOf(arguments);
    brought = Set.copyOf(brought);
  }

  /// The same, of a process that was started with these arguments.
  public Environment startedWith(List<String> argv) {
    return new Environment(variables, rest, world, argv, brought);
  }

  /// The same with other variables.
  public Environment with(Map<String, Variable> others) {
    return new Environment(others, rest, world, arguments, brought);
  }

  /// The same, of a machine that may have these files, which the tree lacks.
  public Environment bringing(Set<String> files) {
    return new Environment(variables, rest, world, arguments, files);
  }

  /// The same with nobody named who decides.
  public Environment unowned() {
    var all = new TreeMap<String, Variable>();
    variables.forEach((name, variable) -> all.put(name, unowned(variable)));
    return new Environment(all, unowned(rest), world, arguments, brought);
  }

  private static Variable unowned(Variable variable) {
    return variable instanceof Variable.Free ? new Variable.Free("") : variable;
  }

  /// Whether another is known to be the same as far as some variables go.
  public boolean agreesWith(Environment other, Set<String> asked) {
    return world == other.world
        && arguments.equals(other.arguments)
        && brought.equals(other.brought)
        && asked.stream().allMatch(name -> find(name).equals(other.find(name)));
  }

  /// These variables and no others.
  public static Environment of(Map<String, String> texts) {
    var variables = new TreeMap<String, Variable>();
    texts.forEach((name, text) -> variables.put(name, new Variable.Known(text)));
    return new Environment(variables, new Variable.Unset(), World.GIVEN);
  }

  /// Every environment there can be.
  public static Environment every() {
    return new Environment(Map.of(), new Variable.Free("whoever starts the process"), World.ANY);
  }

  public Variable find(String name) {
    return variables.getOrDefault(name, rest);
  }
}
