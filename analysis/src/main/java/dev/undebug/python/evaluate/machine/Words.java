package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Decides a text by words.
public final class Words {
  private Words() {}

  private static final Set<String> YES = Set.of("y", "yes", "t", "true", "on", "1");
  private static final Set<String> NO = Set.of("n", "no", "f", "false", "off", "0");

  /// Whether a text, after some of its methods, is one of these words.
  public static Cases isOneOf(Machine m, Value text, List<String> methods, Set<String> words) {
    List<Op> ops = methods.stream().map(name -> new Op(name, List.of())).toList();
    Set<Value> values = words.stream().map(Value.Text::new).collect(Collectors.toUnmodifiableSet());
    return switch (text) {
      case Value.Text _ -> {
        Optional<Value> made = Pure.run(ops, text);
        yield m.diagram.truth(made.isPresent() && values.contains(made.get()));
      }
      case Value.Symbol symbol when symbol.type() == Value.Symbol.Type.TEXT -> {
        var after = new ArrayList<>(symbol.after());
        after.addAll(ops);
        yield m.predicate(symbol.atom(), after, new Predicate.Check.In(values));
      }
      default -> m.maybe(Operators.reason(m, text));
    };
  }

  /// One of two results, by two vocabularies; a third for every other text.
  public static Cases decide(Machine m, Cases isYes, Cases isNo, Supplier<Cases> otherwise) {
    return m.branch(
        isYes, () -> m.diagram.always, () -> m.branch(isNo, () -> m.diagram.never, otherwise));
  }

  /// `distutils.util.strtobool`, as a truth.
  public static Cases strtobool(Machine m, Value text) {
    if (text instanceof Value.Opaque opaque) {
      return m.branch(
          m.maybe(opaque),
          () -> m.raise("ValueError", "invalid truth value"),
          () -> m.maybe(opaque));
    }
    if (!(text instanceof Value.Text) && !(text instanceof Value.Symbol)) {
      return m.raise("AttributeError", "object has no attribute 'lower'");
    }
    return decide(
        m,
        isOneOf(m, text, List.of("lower"), YES),
        isOneOf(m, text, List.of("lower"), NO),
        () -> m.raise("ValueError", "invalid truth value"));
  }
}
