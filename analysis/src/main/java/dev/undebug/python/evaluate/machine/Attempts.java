package dev.undebug.python.evaluate.machine;

import dev.undebug.python.ExceptHandler;
import dev.undebug.python.Expression;
import dev.undebug.python.Statement;
import dev.undebug.python.WithItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;

/// Runs `try`, `raise` and `with`.
final class Attempts {
  private final Machine m;

  /// The exceptions being handled, innermost last.
  private final List<Cases> handling = new ArrayList<>();

  Attempts(Machine m) {
    this.m = m;
  }

  void run(Statement.Try attempt) {
    List<Exit> outer = m.exits;
    int tries = m.tries;
    m.exits = new ArrayList<>();
    m.tries += attempt.handlers().isEmpty() ? 0 : 1;
    m.catching++;
    m.statements.run(attempt.body());
    m.tries = tries;
    List<Exit> ofBody = m.exits;
    m.exits = new ArrayList<>();
    m.statements.run(attempt.orElse());
    Cases normal = m.guard();
    List<Exit> pending = m.exits;
    Cases raised = m.diagram.never;
    Cases exception = m.none();
    var unknowns = new HashMap<Truths.Reason, Value.Opaque>();
    var place = m.place();
    for (Exit exit : ofBody) {
      if (exit instanceof Exit.Raise(var guard, var instance, var where)) {
        exception = m.diagram.choose(guard, m.truths.alike(instance, unknowns), exception);
        raised = m.diagram.or(raised, guard);
        place = where;
      } else {
        pending.add(exit);
      }
    }
    m.guard = raised;
    m.exits = pending;
    for (ExceptHandler handler : attempt.handlers()) {
      normal = m.diagram.or(normal, handle(handler, exception));
    }
    if (m.isReached()) {
      pending.add(new Exit.Raise(m.guard(), m.diagram.narrow(exception, m.guard()), place));
    }
    m.guard = normal;
    finish(() -> m.statements.run(attempt.finalBody()), pending, outer);
  }

  /// Runs a handler for what it catches; gives back where it came to its end, and leaves the guard
  /// to what it does not catch.
  private Cases handle(ExceptHandler handler, Cases exception) {
    if (!m.isReached()) {
      return m.diagram.never;
    }
    Cases before = m.guard();
    Cases caught = catches(handler, exception);
    Cases rest = m.diagram.andNot(before, caught);
    m.guard = m.diagram.and(before, caught);
    if (m.isReached()) {
      Cases mine = m.diagram.narrow(exception, m.guard());
      if (!(handler.target() instanceof Expression.Absent)) {
        m.statements.assign(handler.target(), mine);
      }
      handling.add(mine);
      try {
        m.statements.run(handler.body());
      } finally {
        handling.removeLast();
      }
    }
    Cases done = m.guard();
    m.guard = rest;
    return done;
  }

  private Cases catches(ExceptHandler handler, Cases exception) {
    if (handler.type() instanceof Expression.Absent) {
      return m.diagram.always;
    }
    Cases types = m.expressions.eval(handler.type());
    return m.each(types, exception, this::isCaught);
  }

  private Cases isCaught(Value type, Value exception) {
    if (type instanceof Value.Tuple(var items)) {
      Cases any = m.diagram.never;
      for (Value.Item item : items) {
        any = m.diagram.or(any, m.each(item.value(), one -> isCaught(one, exception)));
      }
      return any;
    }
    if (type instanceof ClassObject catching) {
      boolean all = catching.name.equals("Exception") || catching.name.equals("BaseException");
      return switch (exception) {
        case Instance instance when instance.type.isSubclassOf(catching) -> m.diagram.always;
        case Instance instance when !instance.type.unknownBases.isEmpty() ->
            all ? m.diagram.always : m.maybe(instance.type.unknownBases.getFirst());
        case Instance _ -> m.diagram.never;
        case Value.Opaque opaque -> all ? m.diagram.always : m.maybe(opaque);
        default -> m.diagram.never;
      };
    }
    return type instanceof Value.Opaque opaque
            && !(exception instanceof Instance instance
                && instance.type.unknownBases.isEmpty()
                && m.builtins.isBuiltin(instance.type))
        ? m.maybe(opaque)
        : m.diagram.never;
  }

  /// Does something last for every way out, and then takes each of them.
  private void finish(Runnable last, List<Exit> pending, List<Exit> outer) {
    m.exits = outer;
    Cases normal = m.guard();
    for (Exit exit : pending) {
      m.guard = m.diagram.or(m.guard(), exit.guard());
    }
    last.run();
    m.catching--;
    Cases left = m.guard();
    m.guard = m.diagram.and(normal, left);
    for (Exit exit : pending) {
      Cases still = m.diagram.and(exit.guard(), left);
      if (still != m.diagram.never) {
        m.leave(outer, exit.within(still));
      }
    }
  }

  void run(Statement.Raise raise) {
    if (raise.exception() instanceof Expression.Absent) {
      m.raise(
          handling.isEmpty()
              ? m.builtins.exception(m, "RuntimeError", "No active exception to reraise")
              : handling.getLast());
      return;
    }
    Cases exception = m.expressions.eval(raise.exception());
    List<Cases> arguments =
        raise.legacy().isEmpty()
            ? List.of()
            : List.of(m.expressions.eval(raise.legacy().getFirst()));
    m.each(
        exception,
        value ->
            m.raise(
                value instanceof ClassObject
                    ? m.calls.call(m.of(value), Arguments.of(arguments.toArray(Cases[]::new)))
                    : m.of(value)));
  }

  void run(Statement.With with) {
    run(with.items(), with.body());
  }

  private void run(List<WithItem> items, List<Statement> body) {
    if (items.isEmpty()) {
      m.statements.run(body);
      return;
    }
    WithItem item = items.getFirst();
    Cases context = m.expressions.eval(item.context());
    m.each(
        context,
        value -> {
          enter(item, value, items.subList(1, items.size()), body);
          return m.none();
        });
  }

  private Cases entered(Value context) {
    if (context instanceof Value.Opaque) {
      return m.operators.unknownFrom(context);
    }
    return has(context, "__enter__")
        ? m.calls.call(m.attributes.get(m.of(context), "__enter__"), Arguments.NONE)
        : m.opaque("a context manager that is not modelled", "undebug");
  }

  private boolean has(Value context, String method) {
    return context instanceof Instance instance
        && m.attributes.ofClass(instance.type, method) instanceof Cases.Leaf leaf
        && leaf.value instanceof FunctionObject;
  }

  /// Runs the body, and `__exit__` whichever way it is left; what `__exit__` would swallow is taken
  /// to be raised.
  private void within(Value context, List<WithItem> rest, List<Statement> body) {
    if (!has(context, "__exit__")) {
      run(rest, body);
      return;
    }
    List<Exit> outer = m.exits;
    m.exits = new ArrayList<>();
    m.catching++;
    run(rest, body);
    List<Exit> pending = m.exits;
    Cases none = m.none();
    finish(
        () ->
            m.calls.call(
                m.attributes.get(m.of(context), "__exit__"), Arguments.of(none, none, none)),
        pending,
        outer);
  }

  private void enter(WithItem item, Value context, List<WithItem> rest, List<Statement> body) {
    boolean isFile = context instanceof Instance file && file.slots.containsKey("content");
    boolean suppresses =
        context instanceof Instance instance && instance.type.name.equals("suppress");
    Cases entered = isFile ? m.of(context) : entered(context);
    if (!(item.target() instanceof Expression.Absent)) {
      m.statements.assign(item.target(), entered);
    }
    if (!suppresses) {
      within(context, rest, body);
      return;
    }
    Cases types = ((Instance) context).slots.getOrDefault("types", m.tuple(List.of()));
    orWhere(
        types,
        () -> {
          m.tries++;
          run(rest, body);
          m.tries--;
          return m.none();
        },
        m.none());
  }

  /// A value, or another where making it raises an exception of some types.
  Cases orWhere(Cases types, Supplier<Cases> body, Cases otherwise) {
    List<Exit> outer = m.exits;
    m.exits = new ArrayList<>();
    m.catching++;
    Cases made = body.get();
    m.catching--;
    List<Exit> ways = m.exits;
    m.exits = outer;
    Cases after = m.guard();
    for (Exit exit : ways) {
      if (exit instanceof Exit.Raise(var guard, var exception, _)) {
        m.guard = guard;
        Cases caught = m.diagram.and(guard, m.each(types, exception, this::isCaught));
        made = m.diagram.choose(caught, otherwise, made);
        after = m.diagram.or(after, caught);
        Cases still = m.diagram.andNot(guard, caught);
        if (still != m.diagram.never) {
          m.leave(outer, exit.within(still));
        }
      } else {
        m.leave(outer, exit);
      }
    }
    m.guard = after;
    return made;
  }
}
