package dev.undebug.python.evaluate.machine;

import dev.undebug.python.Alias;
import dev.undebug.python.Expression;
import dev.undebug.python.Statement;
import java.util.List;
import java.util.Set;

/// Finds the names that a function assigns; only these are its own.
final class Binder {
  private Binder() {}

  static void bind(List<Statement> body, Scope scope) {
    for (Statement statement : body) {
      bind(statement, scope);
    }
  }

  private static void bind(Statement statement, Scope scope) {
    switch (statement) {
      case Statement.Assign(var targets, _, _) -> targets.forEach(one -> targets(one, scope.own));
      case Statement.AugAssign(var target, _, _, _) -> targets(target, scope.own);
      case Statement.AnnAssign(var target, _, _, _, _) -> targets(target, scope.own);
      case Statement.For loop -> {
        targets(loop.target(), scope.own);
        bind(loop.body(), scope);
        bind(loop.orElse(), scope);
      }
      case Statement.While(_, var body, var orElse, _) -> {
        bind(body, scope);
        bind(orElse, scope);
      }
      case Statement.If(_, var body, var orElse, _) -> {
        bind(body, scope);
        bind(orElse, scope);
      }
      case Statement.With with -> {
        with.items().forEach(item -> targets(item.target(), scope.own));
        bind(with.body(), scope);
      }
      case Statement.Try attempt -> {
        bind(attempt.body(), scope);
        attempt
            .handlers()
            .forEach(
                handler -> {
                  targets(handler.target(), scope.own);
                  bind(handler.body(), scope);
                });
        bind(attempt.orElse(), scope);
        bind(attempt.finalBody(), scope);
      }
      case Statement.Match match -> match.cases().forEach(one -> bind(one.body(), scope));
      case Statement.FunctionDef function -> scope.own.add(function.name());
      case Statement.ClassDef type -> scope.own.add(type.name());
      case Statement.Import(var names, _) -> names.forEach(alias -> scope.own.add(bound(alias)));
      case Statement.ImportFrom from ->
          from.names()
              .forEach(
                  alias -> scope.own.add(alias.asName().isEmpty() ? alias.name() : alias.asName()));
      case Statement.Global(var names, _) -> scope.declaredGlobal.addAll(names);
      case Statement.Nonlocal(var names, _) -> scope.declaredNonlocal.addAll(names);
      case Statement.Delete(var targets, _) -> targets.forEach(one -> targets(one, scope.own));
      case Statement.Return _,
          Statement.TypeAlias _,
          Statement.Raise _,
          Statement.Assert _,
          Statement.ExpressionStatement _,
          Statement.Pass _,
          Statement.Break _,
          Statement.Continue _,
          Statement.Print _,
          Statement.Exec _,
          Statement.BrokenStatement _ -> {}
    }
  }

  static String bound(Alias alias) {
    if (!alias.asName().isEmpty()) {
      return alias.asName();
    }
    int dot = alias.name().indexOf('.');
    return dot < 0 ? alias.name() : alias.name().substring(0, dot);
  }

  /// The names in an assignment's target.
  static void targets(Expression target, Set<String> names) {
    switch (target) {
      case Expression.Name(var id, _) -> names.add(id);
      case Expression.Tuple(var elements, _) -> elements.forEach(one -> targets(one, names));
      case Expression.ListDisplay(var elements, _) -> elements.forEach(one -> targets(one, names));
      case Expression.Starred(var value, _) -> targets(value, names);
      default -> {}
    }
  }

  /// Whether a function's own body yields.
  static boolean yields(List<Statement> body) {
    return body.stream().anyMatch(Binder::yields);
  }

  private static boolean yields(Statement statement) {
    return switch (statement) {
      case Statement.ExpressionStatement(var value, _) ->
          value instanceof Expression.Yield || value instanceof Expression.YieldFrom;
      case Statement.Assign(_, var value, _) -> value instanceof Expression.Yield;
      case Statement.If(_, var then, var orElse, _) -> yields(then) || yields(orElse);
      case Statement.For loop -> yields(loop.body()) || yields(loop.orElse());
      case Statement.While(_, var inner, _, _) -> yields(inner);
      case Statement.With with -> yields(with.body());
      case Statement.Try attempt ->
          yields(attempt.body())
              || yields(attempt.finalBody())
              || attempt.handlers().stream().anyMatch(one -> yields(one.body()));
      default -> false;
    };
  }
}
