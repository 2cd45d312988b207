package dev.undebug.python.evaluate.machine;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `one == two`, of values that are what they behave as.
final class Equality {
  private final Machine m;

  Equality(Machine m) {
    this.m = m;
  }

  Cases equal(Value one, Value two) {
    if (one instanceof Value.Opaque opaque) {
      return m.maybe(opaque);
    }
    if (two instanceof Value.Opaque opaque) {
      return m.maybe(opaque);
    }
    if (one instanceof Value.Symbol symbol) {
      return equalsSymbol(symbol, two);
    }
    if (two instanceof Value.Symbol symbol) {
      return equalsSymbol(symbol, one);
    }
    Optional<List<Value.Item>> first = elements(one);
    Optional<List<Value.Item>> second = elements(two);
    if (first.isPresent() && second.isPresent() && one.getClass() == two.getClass()) {
      return equalElements(first.get(), second.get());
    }
    if (one instanceof DictObject first2 && two instanceof DictObject second2) {
      return equalDicts(first2, second2);
    }
    if (one instanceof Instance instance && !instance.type.unknownBases.isEmpty()) {
      return m.maybe(instance.type.unknownBases.getFirst());
    }
    if (two instanceof Instance instance && !instance.type.unknownBases.isEmpty()) {
      return m.maybe(instance.type.unknownBases.getFirst());
    }
    return m.each(
        asked(one, two),
        said ->
            said != Value.Singleton.NOT_IMPLEMENTED
                ? m.operators.truth(m.of(said))
                : m.each(
                    asked(two, one),
                    other ->
                        other == Value.Singleton.NOT_IMPLEMENTED
                            ? m.diagram.truth(equalScalars(one, two))
                            : m.operators.truth(m.of(other))));
  }

  /// What the object itself says of another.
  private Cases asked(Value object, Value other) {
    return object instanceof Instance instance && isOverloaded(instance)
        ? m.calls.call(m.attributes.get(m.of(instance), "__eq__"), Arguments.of(m.of(other)))
        : m.of(Value.Singleton.NOT_IMPLEMENTED);
  }

  private boolean isOverloaded(Instance instance) {
    return !(m.attributes.ofClass(instance.type, "__eq__") instanceof Cases.Leaf leaf
        && leaf.value == Value.Singleton.ABSENT);
  }

  private Cases equalsSymbol(Value.Symbol symbol, Value other) {
    if (symbol.equals(other)) {
      return m.diagram.always;
    }
    return switch (symbol.type()) {
      case TEXT ->
          other instanceof Value.Text
              ? m.operators.in(symbol, Set.of(other))
              : other instanceof Value.Symbol
                  ? m.maybe(Operators.reason(m, symbol))
                  : m.diagram.never;
      case INT ->
          switch (other) {
            case Value.Int _ -> m.operators.in(symbol, Set.of(other));
            case Value.Bool(var truth) ->
                m.operators.in(symbol, Set.of(Value.Int.of(truth ? 1 : 0)));
            case Value.Text _ -> m.diagram.never;
            case Value.Singleton _ -> m.diagram.never;
            default -> m.maybe(Operators.reason(m, symbol));
          };
      case REAL, TEXTS -> m.maybe(Operators.reason(m, symbol));
    };
  }

  private static boolean equalScalars(Value one, Value two) {
    if (one instanceof Value.Real(var number) && Double.isNaN(number)) {
      return false;
    }
    if (isNumber(one) && isNumber(two)) {
      Optional<Object> first = Dicts.hash(one);
      return first.isPresent() && first.equals(Dicts.hash(two));
    }
    return one.equals(two);
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Bool || value instanceof Value.Int || value instanceof Value.Real;
  }

  private static Optional<List<Value.Item>> elements(Value value) {
    return switch (value) {
      case Value.Tuple(var items) -> Optional.of(items);
      case ListObject list -> Optional.of(list.items);
      default -> Optional.empty();
    };
  }

  private Cases equalElements(List<Value.Item> one, List<Value.Item> two) {
    List<Value.Item> first = Lists.present(m, one);
    List<Value.Item> second = Lists.present(m, two);
    if (!Lists.isDefinite(m, first) || !Lists.isDefinite(m, second)) {
      return m.maybe(m.unknown("a comparison of lists whose length varies", "undebug"));
    }
    if (first.size() != second.size()) {
      return m.diagram.never;
    }
    Cases all = m.diagram.always;
    for (int i = 0; i < first.size(); i++) {
      all =
          m.diagram.and(
              all, m.each(first.get(i).value(), second.get(i).value(), m.operators::equal));
    }
    return all;
  }

  private Cases equalDicts(DictObject one, DictObject two) {
    List<Value.Item> keys = Lists.present(m, Dicts.keys(m, one));
    List<Value.Item> others = Lists.present(m, Dicts.keys(m, two));
    if (!Lists.isDefinite(m, keys) || !Lists.isDefinite(m, others)) {
      return m.maybe(m.unknown("a comparison of dictionaries whose keys vary", "undebug"));
    }
    Cases all = m.diagram.truth(keys.size() == others.size());
    for (Value.Item key : keys) {
      Value concrete = ((Cases.Leaf) key.value()).value;
      all =
          m.diagram.and(
              all,
              m.each(Dicts.get(m, one, concrete), Dicts.get(m, two, concrete), m.operators::equal));
    }
    return all;
  }
}
