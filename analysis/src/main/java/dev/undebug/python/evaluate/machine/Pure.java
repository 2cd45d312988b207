package dev.undebug.python.evaluate.machine;

import java.util.List;
import java.util.Optional;

/// Pure operations on concrete values: what they give, or that they raise.
final class Pure {
  private Pure() {}

  /// What a pipeline gives; empty when it raises.
  static Optional<Value> run(List<Op> pipeline, Value value) {
    Value at = value;
    for (Op op : pipeline) {
      Optional<Value> next = step(op, at);
      if (next.isEmpty()) {
        return next;
      }
      at = next.get();
    }
    return Optional.of(at);
  }

  private static Optional<Value> step(Op op, Value value) {
    return switch (op.name()) {
      case "int" ->
          value instanceof Value.Text(var text) ? Numbers.parseInt(text, 10) : whole(value);
      case "float" -> value instanceof Value.Text(var text) ? Numbers.parseReal(text) : real(value);
      case "affix" ->
          value instanceof Value.Text(var text)
              ? Optional.of(new Value.Text(part(op, 0) + text + part(op, 1)))
              : Optional.empty();
      default ->
          value instanceof Value.Text(var text)
              ? Strings.pure(op.name(), text, op.arguments())
              : Optional.empty();
    };
  }

  private static String part(Op op, int index) {
    return op.arguments().get(index) instanceof Value.Text(var text) ? text : "";
  }

  private static Optional<Value> whole(Value value) {
    return value instanceof Value.Int ? Optional.of(value) : Optional.empty();
  }

  private static Optional<Value> real(Value value) {
    return value instanceof Value.Real
        ? Optional.of(value)
        : value instanceof Value.Int(var number)
            ? Optional.of(new Value.Real(number.doubleValue()))
            : Optional.empty();
  }

  static boolean holds(Predicate predicate, Value value) {
    return holds(predicate.check(), predicate.after(), value);
  }

  static boolean holds(Predicate.Check check, List<Op> pipeline, Value value) {
    if (value == Value.Singleton.ABSENT) {
      return pipeline.isEmpty()
          ? check instanceof Predicate.Check.In(var values) && values.contains(value)
          : check instanceof Predicate.Check.Raises;
    }
    Optional<Value> result = run(pipeline, value);
    if (check instanceof Predicate.Check.Raises) {
      return result.isEmpty();
    }
    return result.isPresent() && passes(check, result.get());
  }

  private static boolean passes(Predicate.Check check, Value value) {
    return switch (check) {
      case Predicate.Check.In(var values) -> values.contains(value);
      case Predicate.Check.StartsWith(var text) -> Repr.plain(value).startsWith(text);
      case Predicate.Check.EndsWith(var text) -> Repr.plain(value).endsWith(text);
      case Predicate.Check.Contains(var text) -> Repr.plain(value).contains(text);
      case Predicate.Check.Truthy _ -> isTrue(value);
      case Predicate.Check.Raises _, Predicate.Check.Holds _ -> false;
    };
  }

  private static boolean isTrue(Value value) {
    return switch (value) {
      case Value.Text(var text) -> !text.isEmpty();
      case Value.Int(var number) -> number.signum() != 0;
      case Value.Real(var number) -> number != 0;
      case Value.Tuple(var items) -> !items.isEmpty();
      default -> true;
    };
  }
}
