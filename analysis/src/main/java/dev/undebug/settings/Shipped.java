package dev.undebug.settings;

import dev.undebug.deploy.Deployment;
import dev.undebug.deploy.Environment.Owner;
import dev.undebug.deploy.Variable;
import dev.undebug.project.EntryPoint;
import dev.undebug.project.EntryPoint.Write;
import dev.undebug.python.evaluate.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The environment that the settings of a deployment read, as shipped: what its files set, with
/// what its entry point writes into `os.environ` before Django reads the settings.
final class Shipped {

  private Shipped() {}

  /// What its files set.
  static Environment of(Deployment deployment) {
    return of(deployment, Optional.empty());
  }

  /// The same, with the literals that its entry point writes; what that computes is free.
  static Environment of(Deployment deployment, Optional<EntryPoint> entry) {
    var variables = new HashMap<String, Environment.Variable>();
    deployment
        .environment()
        .variables()
        .forEach((name, variable) -> variables.put(name, variable(variable)));
    var rest = rest(deployment.environment().open());
    entry.ifPresent(found -> found.writes().forEach(write -> write(variables, write, rest)));
    return new Environment(variables, rest, Environment.World.SHIPPED);
  }

  /// What its files set, with all else free.
  static Environment anywhere(Deployment deployment) {
    var variables = new HashMap<String, Environment.Variable>();
    deployment
        .environment()
        .variables()
        .forEach(
            (name, variable) -> {
              if (variable instanceof Variable.Set) {
                variables.put(name, variable(variable));
              }
            });
    var any = Environment.every();
    return new Environment(variables, any.rest(), any.world());
  }

  private static Environment.Variable variable(Variable variable) {
    return switch (variable) {
      case Variable.Set(var text, _, _) -> new Environment.Variable.Known(text);
      case Variable.Free free -> new Environment.Variable.Free(free.owner());
      case Variable.Unset _ -> new Environment.Variable.Unset();
    };
  }

  private static Environment.Variable rest(List<Owner> open) {
    return open.isEmpty()
        ? new Environment.Variable.Unset()
        : new Environment.Variable.Free(String.join(", ", open.stream().map(Owner::name).toList()));
  }

  private static void write(
      Map<String, Environment.Variable> variables, Write write, Environment.Variable rest) {
    var before = variables.getOrDefault(write.name(), rest);
    if (write.isDefault() && before instanceof Environment.Variable.Known) {
      return;
    }
    boolean isCertain =
        write.certainty() == EntryPoint.Certainty.CERTAIN
            && !(write.isDefault() && before instanceof Environment.Variable.Free);
    variables.put(
        write.name(),
        isCertain
            ? new Environment.Variable.Known(write.text())
            : new Environment.Variable.Free(write.place().toString()));
  }
}
