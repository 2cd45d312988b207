package dev.undebug.python.evaluate.machine;

import dev.undebug.python.evaluate.machine.DictObject.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Dictionaries and sets.
public final class Dicts {
  private Dicts() {}

  /// What two equal keys have in common; empty for what cannot be a key.
  static Optional<Object> hash(Value key) {
    return switch (key) {
      case Value.Bool(var truth) ->
          Optional.of(truth ? java.math.BigInteger.ONE : java.math.BigInteger.ZERO);
      case Value.Int(var number) -> Optional.of(number);
      case Value.Real(var number) when number == Math.rint(number) && Math.abs(number) < 1e15 ->
          Optional.of(java.math.BigInteger.valueOf((long) number));
      case Value.Tuple(var items) -> hashAll(items);
      case ListObject _, EnvironObject _ -> Optional.empty();
      case DictObject dict ->
          dict.form == DictObject.Form.FROZEN_SET ? Optional.of(dict) : Optional.empty();
      case Value.Symbol _, Value.Opaque _ -> Optional.empty();
      case Instance instance -> hash(instance);
      default -> Optional.of(key);
    };
  }

  /// An object is itself, unless its class says what it equals.
  private static Optional<Object> hash(Instance instance) {
    if (instance.slots.get(Instance.LIKE) instanceof Cases.Leaf leaf) {
      return hash(leaf.value);
    }
    return instance.type.has("__eq__") || !instance.type.unknownBases.isEmpty()
        ? Optional.empty()
        : Optional.of(instance);
  }

  private static Optional<Object> hashAll(List<Value.Item> items) {
    var all = new ArrayList<Object>();
    for (Value.Item item : items) {
      if (!(item.value() instanceof Cases.Leaf leaf)) {
        return Optional.empty();
      }
      Optional<Object> hash = hash(leaf.value);
      if (hash.isEmpty()) {
        return hash;
      }
      all.add(hash.get());
    }
    return Optional.of(List.copyOf(all));
  }

  /// Sets a slot wherever the running code is reached.
  public static void put(Machine m, DictObject dict, Value key, Cases value) {
    Optional<Object> hash = hash(key);
    if (hash.isEmpty()) {
      cannotHash(m, dict, key);
      return;
    }
    Entry entry = dict.entries.get(hash.get());
    Cases absent = m.of(Value.Singleton.ABSENT);
    if (entry == null) {
      dict.entries.put(hash.get(), new Entry(key, m.diagram.choose(m.here(), value, absent)));
      return;
    }
    if (has(m, entry, Value.Singleton.ABSENT)) {
      if (m.diagram.narrow(entry.slot, m.guard()) == absent && m.guard() == m.diagram.always) {
        dict.entries.remove(hash.get());
        dict.entries.put(hash.get(), new Entry(key, value));
        return;
      }
      dict.isOrderUncertain = true;
    }
    entry.slot = m.diagram.choose(m.here(), value, entry.slot);
  }

  private static boolean has(Machine m, Entry entry, Value value) {
    return m.diagram.values(m.diagram.narrow(entry.slot, m.guard())).contains(value);
  }

  private static void cannotHash(Machine m, DictObject dict, Value key) {
    switch (key) {
      case Value.Symbol _, Value.Opaque _, Value.Tuple _, Instance _ ->
          dict.taint().add(m.diagram, m.here(), Operators.reason(m, key));
      default -> {
        Cases raised = m.raise("TypeError", "unhashable type");
        if (raised != m.diagram.unreached) {
          throw new IllegalStateException("a raise came back");
        }
      }
    }
  }

  /// What is under a key, `ABSENT` where nothing is.
  public static Cases get(Machine m, DictObject dict, Value key) {
    Cases absent = m.of(Value.Singleton.ABSENT);
    if (key instanceof Value.Symbol symbol) {
      Cases found = absent;
      for (Entry entry : dict.entries.values()) {
        Value bare = m.operators.bare(entry.key);
        if ((symbol.type() == Value.Symbol.Type.TEXT && bare instanceof Value.Text)
            || (symbol.type() == Value.Symbol.Type.INT && bare instanceof Value.Int)) {
          Cases same =
              m.predicate(symbol.atom(), symbol.after(), new Predicate.Check.In(Set.of(bare)));
          found = m.diagram.choose(same, entry.slot, found);
        }
      }
      return found;
    }
    Optional<Object> hash = hash(key);
    if (hash.isEmpty()) {
      return key instanceof Value.Opaque || key instanceof Value.Tuple || key instanceof Instance
          ? m.operators.unknownFrom(key)
          : m.raise("TypeError", "unhashable type");
    }
    Entry entry = dict.entries.get(hash.get());
    return entry == null ? absent : m.diagram.narrow(entry.slot, m.guard());
  }

  /// The keys, each with the guard under which it is there.
  static List<Value.Item> keys(Machine m, DictObject dict) {
    var items = new ArrayList<Value.Item>();
    for (Entry entry : dict.entries.values()) {
      Cases present = present(m, entry);
      if (present != m.diagram.never) {
        items.add(new Value.Item(present, m.of(entry.key)));
      }
    }
    return items;
  }

  static Cases present(Machine m, Entry entry) {
    return m.diagram.map(
        m.diagram.narrow(entry.slot, m.guard()),
        value -> Value.Bool.of(value != Value.Singleton.ABSENT));
  }

  static Cases call(Machine m, String name, DictObject dict, Arguments arguments) {
    return switch (name) {
      case "get" ->
          m.each(
              arguments.positional().getFirst(),
              key -> orElse(m, get(m, dict, key), arguments.find(1, "default").orElse(m.none())));
      case "keys" -> m.listOf(keys(m, dict));
      case "values" -> m.listOf(values(m, dict));
      case "items" -> m.listOf(items(m, dict));
      case "copy" -> m.of(copy(m, dict));
      case "update" -> update(m, dict, arguments);
      case "setdefault" ->
          m.each(
              arguments.positional().getFirst(),
              key -> setDefault(m, dict, key, arguments.find(1, "default").orElse(m.none())));
      case "pop" -> m.each(arguments.positional().getFirst(), key -> pop(m, dict, key, arguments));
      case "clear" -> {
        dict.entries.values().forEach(entry -> remove(m, entry));
        yield m.none();
      }
      case "has_key" ->
          m.each(arguments.positional().getFirst(), key -> m.operators.contains(dict, key));
      case "add" ->
          m.each(
              arguments.positional().getFirst(),
              key -> {
                put(m, dict, key, m.none());
                return m.none();
              });
      case "discard", "remove" ->
          m.each(
              arguments.positional().getFirst(),
              key -> discard(m, dict, key, name.equals("remove")));
      case "union" -> {
        DictObject all = copy(m, dict);
        Cases done = update(m, all, arguments);
        yield done == m.diagram.unreached ? done : m.of(all);
      }
      default -> {
        var why = m.unknown("dict." + name + " is not modelled", "undebug");
        dict.taint().add(m.diagram, m.here(), why);
        yield m.escaped(why);
      }
    };
  }

  static List<Value.Item> values(Machine m, DictObject dict) {
    var items = new ArrayList<Value.Item>();
    for (Entry entry : dict.entries.values()) {
      items.add(new Value.Item(present(m, entry), entry.slot));
    }
    return items;
  }

  static List<Value.Item> items(Machine m, DictObject dict) {
    var items = new ArrayList<Value.Item>();
    for (Entry entry : dict.entries.values()) {
      items.add(new Value.Item(present(m, entry), m.tuple(List.of(m.of(entry.key), entry.slot))));
    }
    return items;
  }

  public static Cases orElse(Machine m, Cases found, Cases otherwise) {
    return m.each(found, value -> value == Value.Singleton.ABSENT ? otherwise : m.of(value));
  }

  private static void remove(Machine m, Entry entry) {
    entry.slot = m.diagram.choose(m.here(), m.of(Value.Singleton.ABSENT), entry.slot);
  }

  static Cases delete(Machine m, DictObject dict, Value key) {
    return pop(m, dict, key, Arguments.of(m.of(key)));
  }

  private static Cases pop(Machine m, DictObject dict, Value key, Arguments arguments) {
    Optional<Object> hash = hash(key);
    if (hash.isEmpty()) {
      dict.taint().add(m.diagram, m.here(), Operators.reason(m, key));
      return m.operators.unknownFrom(key);
    }
    Cases found = get(m, dict, key);
    return m.each(
        found,
        value -> {
          if (value == Value.Singleton.ABSENT) {
            return arguments.count() > 1
                ? arguments.positional().get(1)
                : m.raise("KeyError", Repr.ofConstant(key));
          }
          Entry entry = dict.entries.get(hash.get());
          if (entry != null) {
            remove(m, entry);
          }
          return m.of(value);
        });
  }

  private static Cases discard(Machine m, DictObject dict, Value key, boolean raises) {
    Cases gone =
        pop(m, dict, key, raises ? Arguments.of(m.of(key)) : Arguments.of(m.of(key), m.none()));
    return gone == m.diagram.unreached ? gone : m.none();
  }

  private static Cases setDefault(Machine m, DictObject dict, Value key, Cases value) {
    return m.each(
        get(m, dict, key),
        found -> {
          if (found != Value.Singleton.ABSENT) {
            return m.of(found);
          }
          put(m, dict, key, value);
          return value;
        });
  }

  static DictObject copy(Machine m, DictObject dict) {
    var copy = new DictObject(m.clean(), dict.form);
    dict.entries.forEach((hash, entry) -> copy.entries.put(hash, new Entry(entry.key, entry.slot)));
    copy.isOrderUncertain = dict.isOrderUncertain;
    copy.factory = dict.factory;
    return copy;
  }

  /// A copy whose values are changed.
  public static DictObject copied(
      Machine m, DictObject dict, java.util.function.UnaryOperator<Cases> change) {
    DictObject copy = copy(m, dict);
    copy.entries.values().forEach(entry -> entry.slot = change.apply(entry.slot));
    return copy;
  }

  /// `dict.update(…)`, or what `dict(…)` takes.
  public static Cases update(Machine m, DictObject dict, Arguments arguments) {
    Cases done = m.none();
    for (Cases from : arguments.positional()) {
      done = m.each(from, value -> updateFrom(m, dict, value));
    }
    arguments.keywords().forEach((name, value) -> put(m, dict, new Value.Text(name), value));
    return m.isReached() ? m.none() : done;
  }

  public static Cases updateFrom(Machine m, DictObject dict, Value from) {
    if (from instanceof DictObject other
        && other.form == DictObject.Form.DICT
        && dict.form == DictObject.Form.DICT) {
      for (Entry entry : List.copyOf(other.entries.values())) {
        if (!has(m, entry, Value.Singleton.ABSENT)) {
          // At once: a key that comes in parts would have no certain place.
          put(m, dict, entry.key, m.diagram.narrow(entry.slot, m.guard()));
          continue;
        }
        m.each(
            entry.slot,
            value -> {
              if (value != Value.Singleton.ABSENT) {
                put(m, dict, entry.key, m.of(value));
              }
              return m.none();
            });
      }
      return m.none();
    }
    if (from instanceof Value.Opaque || from instanceof Value.Symbol) {
      dict.taint().add(m.diagram, m.here(), Operators.reason(m, from));
      return m.none();
    }
    if (from instanceof Instance instance && instance.type.has("keys")) {
      return m.each(
          m.calls.call(m.attributes.get(m.of(instance), "keys"), Arguments.NONE),
          keys -> updateByKeys(m, dict, instance, keys));
    }
    Optional<List<Value.Item>> items = m.operators.iterate(from);
    if (items.isEmpty()) {
      dict.taint().add(m.diagram, m.here(), Operators.reason(m, from));
      return m.none();
    }
    return m.operators.forEach(items.get(), element -> m.each(element, one -> add(m, dict, one)));
  }

  private static Cases updateByKeys(Machine m, DictObject dict, Instance from, Value keys) {
    Optional<List<Value.Item>> items = m.operators.iterate(keys);
    if (items.isEmpty()) {
      dict.taint().add(m.diagram, m.here(), Operators.reason(m, keys));
      return m.none();
    }
    Cases object = m.of(from);
    return m.operators.forEach(
        items.get(),
        key ->
            m.each(
                key,
                one -> {
                  Cases method = m.attributes.get(object, "__getitem__");
                  put(m, dict, one, m.calls.call(method, Arguments.of(m.of(one))));
                  return m.none();
                }));
  }

  private static Cases add(Machine m, DictObject dict, Value element) {
    if (dict.form != DictObject.Form.DICT) {
      put(m, dict, element, m.none());
      return m.none();
    }
    Optional<List<Value.Item>> pair = m.operators.iterate(element);
    if (pair.isEmpty() || pair.get().size() != 2) {
      dict.taint().add(m.diagram, m.here(), Operators.reason(m, element));
      return m.none();
    }
    return m.each(
        pair.get().get(0).value(),
        key -> {
          put(m, dict, key, pair.get().get(1).value());
          return m.none();
        });
  }
}
