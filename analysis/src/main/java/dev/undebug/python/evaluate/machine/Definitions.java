package dev.undebug.python.evaluate.machine;

import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.python.MatchCase;
import dev.undebug.python.Pattern;
import dev.undebug.python.Statement;
import java.util.ArrayList;
import java.util.List;

/// Runs definitions of functions and classes, and `match`.
final class Definitions {
  private final Machine m;

  Definitions(Machine m) {
    this.m = m;
  }

  void define(Statement.FunctionDef function) {
    var decorators = new ArrayList<Cases>();
    function.decorators().forEach(one -> decorators.add(m.expressions.eval(one)));
    Cases made =
        function.isAsync()
            ? m.opaque("async functions are not modelled", "undebug")
            : m.statements.function(
                function.name(),
                function.parameters(),
                new FunctionObject.Body.Block(function.body(), Binder.yields(function.body())));
    m.at(function);
    m.names.assign(function.name(), decorated(made, decorators));
  }

  private Cases decorated(Cases made, List<Cases> decorators) {
    Cases result = made;
    for (Cases decorator : decorators.reversed()) {
      result = m.calls.call(decorator, Arguments.of(result));
    }
    return result;
  }

  void define(Statement.ClassDef type) {
    var decorators = new ArrayList<Cases>();
    type.decorators().forEach(one -> decorators.add(m.expressions.eval(one)));
    var order = new ArrayList<ClassObject>();
    var bases = new ArrayList<ClassObject>();
    var unknown = new ArrayList<Value.Opaque>();
    for (Expression base : type.bases()) {
      Cases made = m.diagram.narrow(m.expressions.eval(base), m.guard());
      if (!(made instanceof Cases.Leaf leaf)) {
        unknown.add(m.unknown("a base class that varies", "undebug"));
      } else if (leaf.value instanceof ClassObject parent) {
        add(order, parent);
        bases.add(parent);
        unknown.addAll(parent.unknownBases);
      } else {
        unknown.add(Operators.reason(m, leaf.value));
      }
    }
    if (type.keywords().stream().anyMatch(one -> one.name().equals("metaclass"))) {
      unknown.add(m.unknown("a metaclass is not modelled", "undebug"));
    }
    ClassObject root = m.builtins.classOf("object");
    order.remove(root);
    order.add(root);
    var made = new ClassObject(m.clean(), type.name(), order, unknown);
    made.bases = List.copyOf(bases);
    Scope outer = m.scope;
    Scope body = Scope.within(Scope.Kind.CLASS, outer);
    body.definingClass = java.util.Optional.of(made);
    m.scope = body;
    try {
      m.statements.run(type.body());
    } finally {
      m.scope = outer;
    }
    body.slots.forEach(
        (name, value) -> {
          made.slots.put(name, value);
          made.origins.put(name, body);
        });
    made.annotations.putAll(body.annotations);
    m.at(type);
    announce(made, type);
    m.names.assign(type.name(), decorated(m.of(made), decorators));
  }

  /// Tells the classes it inherits from of a new class: `__init_subclass__`.
  private void announce(ClassObject made, Statement.ClassDef type) {
    for (ClassObject base : made.order) {
      Cases hook = base.slots.get("__init_subclass__");
      if (hook == null) {
        continue;
      }
      var keywords = new java.util.LinkedHashMap<String, Cases>();
      for (var keyword : type.keywords()) {
        if (!keyword.name().equals("metaclass")) {
          keywords.put(keyword.name(), m.expressions.eval(keyword.value()));
        }
      }
      Cases function =
          m.diagram.map(
              hook,
              value ->
                  value instanceof Value.Descriptor(_, Cases.Leaf leaf)
                      ? new Value.Bound(made, leaf.value)
                      : new Value.Bound(made, value));
      m.calls.call(function, new Arguments(List.of(), keywords));
      return;
    }
  }

  private static void add(List<ClassObject> order, ClassObject parent) {
    order.remove(parent);
    order.add(parent);
    for (ClassObject grand : parent.order) {
      order.remove(grand);
      order.add(grand);
    }
  }

  // Match

  void match(Statement.Match match) {
    Cases subject = m.expressions.eval(match.subject());
    Cases done = m.diagram.never;
    for (MatchCase one : match.cases()) {
      if (!m.isReached()) {
        break;
      }
      Cases before = m.guard();
      Cases fits = fits(one.pattern(), subject);
      if (!(one.guard() instanceof Expression.Absent)) {
        fits =
            m.branch(
                fits,
                () -> m.operators.truth(m.expressions.eval(one.guard())),
                () -> m.diagram.never);
      }
      Cases rest = m.diagram.andNot(m.diagram.and(before, m.guard()), fits);
      m.guard = m.diagram.and(m.guard(), fits);
      m.statements.run(one.body());
      done = m.diagram.or(done, m.guard());
      m.guard = rest;
    }
    m.guard = m.diagram.or(m.guard(), done);
  }

  private Cases fits(Pattern pattern, Cases subject) {
    return switch (pattern) {
      case Pattern.MatchValue(var value, _) ->
          m.each(subject, m.expressions.eval(value), m.operators::equal);
      case Pattern.MatchSingleton(var literal, _) ->
          m.each(subject, one -> m.diagram.truth(is(one, literal)));
      case Pattern.MatchAny _ -> m.diagram.always;
      case Pattern.MatchCapture(var name, _) -> {
        m.names.assign(name, subject);
        yield m.diagram.always;
      }
      case Pattern.MatchOr(var patterns, _) -> {
        Cases any = m.diagram.never;
        for (Pattern one : patterns) {
          any = m.diagram.or(any, fits(one, subject));
        }
        yield any;
      }
      case Pattern.MatchAs(var inner, var name, _) -> {
        Cases holds = fits(inner, subject);
        yield m.branch(
            holds,
            () -> {
              m.names.assign(name, subject);
              return m.diagram.always;
            },
            () -> m.diagram.never);
      }
      case Pattern.MatchSequence _,
          Pattern.MatchMapping _,
          Pattern.MatchClass _,
          Pattern.MatchStar _ ->
          m.lose("a pattern that is not modelled", "undebug");
    };
  }

  private static boolean is(Value value, Literal literal) {
    return switch (literal) {
      case Literal.Bool(var truth) -> value.equals(Value.Bool.of(truth));
      default -> value == Value.Singleton.NONE;
    };
  }
}
