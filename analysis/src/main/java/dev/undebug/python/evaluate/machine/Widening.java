package dev.undebug.python.evaluate.machine;

import dev.undebug.python.Expression;
import dev.undebug.python.Statement;
import java.util.List;

/// Forgets what statements may have changed, where it is not known how often they ran.
final class Widening {
  private Widening() {}

  static void widen(Machine m, List<Statement> body, Value.Opaque why) {
    var probe = Scope.within(Scope.Kind.FUNCTION, m.scope);
    Binder.bind(body, probe);
    probe.own.forEach(name -> m.names.assign(name, m.derived(why)));
    body.forEach(statement -> touch(m, statement, why));
    m.statements.yieldMore(why);
  }

  private static void touch(Machine m, Statement statement, Value.Opaque why) {
    switch (statement) {
      case Statement.Assign(var targets, _, _) ->
          targets.forEach(target -> touchTarget(m, target, why));
      case Statement.AugAssign(var target, _, _, _) -> touchTarget(m, target, why);
      case Statement.ExpressionStatement(Expression.Call call, _) -> touchCall(m, call, why);
      case Statement.If(_, var then, var orElse, _) -> {
        then.forEach(one -> touch(m, one, why));
        orElse.forEach(one -> touch(m, one, why));
      }
      case Statement.For loop -> loop.body().forEach(one -> touch(m, one, why));
      case Statement.While loop -> loop.body().forEach(one -> touch(m, one, why));
      case Statement.With with -> with.body().forEach(one -> touch(m, one, why));
      case Statement.Try attempt -> {
        attempt.body().forEach(one -> touch(m, one, why));
        attempt.handlers().forEach(h -> h.body().forEach(one -> touch(m, one, why)));
      }
      default -> {}
    }
  }

  private static void touchTarget(Machine m, Expression target, Value.Opaque why) {
    switch (target) {
      case Expression.Subscript(var object, _, _) -> forget(m, object, why);
      case Expression.Attribute(var object, _, _) -> forget(m, object, why);
      default -> {}
    }
  }

  private static void touchCall(Machine m, Expression.Call call, Value.Opaque why) {
    if (call.function() instanceof Expression.Attribute(var object, _, _)) {
      forget(m, object, why);
    }
    call.arguments().forEach(argument -> forget(m, argument, why));
  }

  /// Only names are looked up: what they hold may have been changed.
  private static void forget(Machine m, Expression object, Value.Opaque why) {
    switch (object) {
      case Expression.Name(var id, _) ->
          m.each(
              m.names.lookup(m.scope, id),
              value -> {
                if (value instanceof Value.Namespace(var scope)) {
                  m.names.flood(scope, why);
                } else if (value instanceof EnvironObject environ) {
                  environ.taint().add(m.diagram, m.here(), why);
                } else {
                  m.expose(List.of(m.of(value)), why);
                }
                return m.none();
              });
      case Expression.Attribute(var inner, _, _) -> forget(m, inner, why);
      case Expression.Subscript(var inner, _, _) -> forget(m, inner, why);
      case Expression.Call(Expression.Name(var id, _), _, _, _)
          when id.equals("globals") || id.equals("vars") || id.equals("locals") ->
          m.names.flood(m.scope.globals(), why);
      default -> {}
    }
  }
}
