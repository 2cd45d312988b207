package dev.undebug.code;

import dev.undebug.python.Expression;
import dev.undebug.python.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is known at a node of a file.
///
/// @param function the function that the node stands in
/// @param types the classes around it, outermost first
/// @param catching the names of the exceptions that are caught around it; `BaseException` for all
/// @param isExample whether it is part of what an API's documentation shows as an example
public record Scene(
    CodeFile file,
    Optional<Statement.FunctionDef> function,
    List<Statement.ClassDef> types,
    Set<String> catching,
    boolean isExample,
    Origins origins) {

  public Scene {
    types = List.copyOf(types);
    catching = Set.copyOf(catching);
  }

  /// Where the parts of a value come from.
  public Set<Origin> origins(Expression value) {
    return origins.of(value, this);
  }

  /// Whether a GraphQL view sends what the function here returns for an error.
  public boolean formatsErrors() {
    return function.filter(ErrorHandlers::isFormatter).isPresent()
        && file.imported().values().stream().anyMatch(Scene::isOfGraphQl);
  }

  private static boolean isOfGraphQl(String imported) {
    return imported.matches("(graphene|graphql|ariadne|strawberry)\\w*(\\..*)?");
  }

  /// Whether an exception that is raised here is caught in this function.
  public boolean isCaught(String... exceptions) {
    return catching.contains("BaseException")
        || catching.contains("Exception")
        || List.of(exceptions).stream().anyMatch(catching::contains);
  }

  Scene within(Statement.ClassDef type) {
    var all = new java.util.ArrayList<>(types);
    all.add(type);
    return new Scene(file, Optional.empty(), all, Set.of(), isExample, new Origins());
  }

  Scene within(Statement.FunctionDef inner) {
    return new Scene(file, Optional.of(inner), types, Set.of(), isExample, origins.entering(inner));
  }

  Scene catching(Set<String> more) {
    var all = new java.util.HashSet<>(catching);
    all.addAll(more);
    return new Scene(file, function, types, all, isExample, origins);
  }

  Scene asExample() {
    return new Scene(file, function, types, catching, true, origins);
  }
}
