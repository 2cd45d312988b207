package dev.undebug.python.evaluate.machine;

import dev.undebug.python.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Python's built-in functions over sequences.
final class Sequences {
  private Sequences() {}

  static void define(Machine m, Map<String, Cases> names) {
    put(m, names, "len", Sequences::length);
    put(m, names, "any", (machine, a) -> quantify(machine, a, true));
    put(m, names, "all", (machine, a) -> quantify(machine, a, false));
    put(m, names, "sorted", Sequences::sorted);
    put(
        m,
        names,
        "reversed",
        (machine, a) ->
            machine.each(
                first(a),
                one ->
                    machine
                        .operators
                        .iterate(one)
                        .map(items -> machine.listOf(Lists.present(machine, items).reversed()))
                        .orElseGet(() -> machine.operators.unknownFrom(one))));
    put(m, names, "enumerate", Sequences::enumerate);
    put(m, names, "zip", Sequences::zip);
    order(m, names);
  }

  private static void order(Machine m, Map<String, Cases> names) {
    put(m, names, "range", Sequences::range);
    put(m, names, "xrange", Sequences::range);
    put(m, names, "map", Sequences::map);
    put(m, names, "filter", Sequences::filter);
    put(m, names, "max", (machine, a) -> extreme(machine, a, Operator.Comparison.GT));
    put(m, names, "min", (machine, a) -> extreme(machine, a, Operator.Comparison.LT));
    put(m, names, "sum", (machine, a) -> sum(machine, a));
    put(m, names, "next", Sequences::next);
  }

  private static void put(
      Machine m, Map<String, Cases> names, String name, Value.Native.Callable body) {
    names.put(name, m.function(name, body));
  }

  private static Cases first(Arguments arguments) {
    return arguments.positional().getFirst();
  }

  private static Cases length(Machine m, Arguments arguments) {
    return m.each(
        first(arguments),
        value ->
            switch (m.operators.bare(value)) {
              case Value.Text(var text) ->
                  Paths.isPlaced(text)
                      ? Paths.aboveTree(m)
                      : m.integer(text.codePointCount(0, text.length()));
              case Value.Bytes(var text) -> m.integer(text.length());
              case Value.Tuple(var items) -> Lists.length(m, items);
              case ListObject list -> Lists.length(m, list.items);
              case DictObject dict -> Lists.length(m, Dicts.keys(m, dict));
              case Value.Symbol _, Value.Opaque _ -> m.operators.unknownFrom(value);
              case Instance instance -> length(m, instance);
              case ClassObject type when type.standIn() instanceof Instance instance ->
                  length(m, instance);
              default -> m.raise("TypeError", "object has no len()");
            });
  }

  private static Cases length(Machine m, Instance instance) {
    return m.calls.call(m.attributes.get(m.of(instance), "__len__"), Arguments.NONE);
  }

  private static Cases quantify(Machine m, Arguments arguments, boolean any) {
    return m.each(
        first(arguments),
        value -> {
          Optional<List<Value.Item>> items = m.operators.iterateUnordered(value);
          if (items.isEmpty()) {
            return m.operators.unknownFrom(value);
          }
          Cases result = m.diagram.truth(!any);
          for (Value.Item item : Lists.present(m, items.get())) {
            Cases truth = m.operators.truth(item.value());
            result =
                any
                    ? m.diagram.or(result, m.diagram.and(item.guard(), truth))
                    : m.diagram.andNot(result, m.diagram.andNot(item.guard(), truth));
          }
          return result;
        });
  }

  private static Cases sorted(Machine m, Arguments arguments) {
    return m.each(
        first(arguments),
        value -> {
          Optional<List<Value.Item>> items = m.operators.iterateUnordered(value);
          Optional<List<Value.Item>> sorted =
              items.flatMap(all -> Sorting.sorted(m, all, arguments));
          return sorted
              .map(m::listOf)
              .orElseGet(() -> m.opaque("a sort that is not modelled", "undebug"));
        });
  }

  private static Cases enumerate(Machine m, Arguments arguments) {
    return definite(
        m,
        first(arguments),
        items -> {
          var pairs = new ArrayList<Cases>();
          for (int i = 0; i < items.size(); i++) {
            pairs.add(m.tuple(List.of(m.integer(i), items.get(i).value())));
          }
          return arguments.all().size() > 1
              ? m.opaque("enumerate with a start is not modelled", "undebug")
              : m.list(pairs);
        });
  }

  private static Cases zip(Machine m, Arguments arguments) {
    if (arguments.count() != 2) {
      return m.opaque("zip() of other than two is not modelled", "undebug");
    }
    return definite(
        m,
        first(arguments),
        one ->
            definite(
                m,
                arguments.positional().get(1),
                two -> {
                  var pairs = new ArrayList<Cases>();
                  for (int i = 0; i < Math.min(one.size(), two.size()); i++) {
                    pairs.add(m.tuple(List.of(one.get(i).value(), two.get(i).value())));
                  }
                  return m.list(pairs);
                }));
  }

  /// Does something with elements of which there is a known number.
  private static Cases definite(
      Machine m, Cases cases, java.util.function.Function<List<Value.Item>, Cases> body) {
    return m.each(
        cases,
        value -> {
          Optional<List<Value.Item>> items = m.operators.iterate(value);
          if (items.isEmpty()) {
            return m.operators.unknownFrom(value);
          }
          List<Value.Item> present = Lists.present(m, items.get());
          return Lists.isDefinite(m, present)
              ? body.apply(present)
              : m.opaque("a list whose length varies", "undebug");
        });
  }

  private static Cases range(Machine m, Arguments arguments) {
    return m.each(
        arguments.positional(),
        values -> {
          var numbers = new ArrayList<Integer>();
          for (Value value : values) {
            if (!(value instanceof Value.Int(var number)) || number.bitLength() > 20) {
              return m.opaque("range() with bounds that are not known", "undebug");
            }
            numbers.add(number.intValue());
          }
          int from = numbers.size() > 1 ? numbers.get(0) : 0;
          int to = numbers.size() > 1 ? numbers.get(1) : numbers.getFirst();
          int by = numbers.size() > 2 ? numbers.get(2) : 1;
          var all = new ArrayList<Cases>();
          for (int i = from; by > 0 ? i < to : by < 0 && i > to; i += by) {
            all.add(m.integer(i));
            if (all.size() > 50_000) {
              return m.opaque("a range that is too long", "");
            }
          }
          return m.list(all);
        });
  }

  private static Cases map(Machine m, Arguments arguments) {
    if (arguments.count() != 2) {
      return m.opaque("map() over several is not modelled", "undebug");
    }
    // Python 2 takes None for the function that changes nothing.
    boolean isPlain = m.pythonMinor < 0 && first(arguments).equals(m.none());
    return m.each(
        arguments.positional().get(1),
        value -> {
          Optional<List<Value.Item>> items = m.operators.iterate(value);
          if (items.isEmpty()) {
            return m.operators.unknownFrom(value);
          }
          var made = new ListObject(m.clean(), List.of());
          m.operators.forEach(
              items.get(),
              one -> {
                Cases result = isPlain ? one : m.calls.call(first(arguments), Arguments.of(one));
                if (m.isReached()) {
                  made.items.add(new Value.Item(m.here(), result));
                }
                return m.none();
              });
          return m.isReached() ? m.of(made) : m.diagram.unreached;
        });
  }

  private static Cases filter(Machine m, Arguments arguments) {
    return m.each(
        arguments.positional().get(1),
        value -> {
          Optional<List<Value.Item>> items = m.operators.iterate(value);
          if (items.isEmpty()) {
            return m.operators.unknownFrom(value);
          }
          var made = new ListObject(m.clean(), List.of());
          m.operators.forEach(
              items.get(),
              one -> {
                boolean plain = first(arguments) == m.none();
                Cases keep =
                    m.operators.truth(
                        plain ? one : m.calls.call(first(arguments), Arguments.of(one)));
                return m.branch(
                    keep,
                    () -> {
                      made.items.add(new Value.Item(m.here(), one));
                      return m.none();
                    },
                    m::none);
              });
          return m.of(made);
        });
  }

  private static Cases extreme(Machine m, Arguments arguments, Operator.Comparison better) {
    Cases key = arguments.keywords().getOrDefault("key", m.none());
    Optional<Cases> otherwise = arguments.find(-1, "default");
    var others = arguments.withoutKeyword("key").withoutKeyword("default");
    if (!others.keywords().isEmpty() || (otherwise.isPresent() && others.count() != 1)) {
      return m.raise("TypeError", "an argument that max() and min() do not take");
    }
    if (others.count() != 1) {
      return best(m, others.positional(), key, better);
    }
    return definite(
        m,
        first(others),
        items ->
            items.isEmpty()
                ? otherwise.orElseGet(() -> m.raise("ValueError", "arg is an empty sequence"))
                : best(m, items.stream().map(Value.Item::value).toList(), key, better));
  }

  /// The first of the best, by a key or by itself.
  private static Cases best(Machine m, List<Cases> all, Cases key, Operator.Comparison better) {
    boolean isPlain = key instanceof Cases.Leaf leaf && leaf.value == Value.Singleton.NONE;
    if (isPlain) {
      return best(m, all, better);
    }
    Cases best = all.getFirst();
    Cases bestKey = m.calls.call(key, Arguments.of(best));
    for (Cases one : all.subList(1, all.size())) {
      Cases so = best;
      Cases soKey = bestKey;
      Cases oneKey = m.calls.call(key, Arguments.of(one));
      Cases isBetter = m.operators.compare(better, oneKey, soKey);
      best = m.branch(isBetter, () -> one, () -> so);
      bestKey = m.branch(isBetter, () -> oneKey, () -> soKey);
    }
    return best;
  }

  private static Cases best(Machine m, List<Cases> all, Operator.Comparison better) {
    Cases best = all.getFirst();
    for (Cases one : all.subList(1, all.size())) {
      Cases so = best;
      best = m.branch(m.operators.compare(better, one, so), () -> one, () -> so);
    }
    return best;
  }

  private static Cases sum(Machine m, Arguments arguments) {
    return definite(
        m,
        first(arguments),
        items -> {
          Cases total = arguments.find(1, "start").orElse(m.integer(0));
          for (Value.Item item : items) {
            total = m.operators.binary(Operator.Binary.ADD, total, item.value());
          }
          return total;
        });
  }

  private static Cases next(Machine m, Arguments arguments) {
    return m.each(
        first(arguments),
        value -> {
          if (!(value instanceof ListObject list)) {
            return m.operators.unknownFrom(value);
          }
          Cases any = m.operators.truth(m.of(list));
          return m.branch(
              any,
              () -> Lists.pop(m, list, Value.Int.of(0)),
              () ->
                  arguments.count() > 1
                      ? arguments.positional().get(1)
                      : m.raise("StopIteration", ""));
        });
  }
}
