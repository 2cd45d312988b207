package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `object[index]`.
final class Subscripts {
  private final Machine m;

  Subscripts(Machine m) {
    this.m = m;
  }

  Cases get(Cases object, Cases index) {
    return m.each(object, index, (one, at) -> get(m.operators.bare(one), m.operators.bare(at)));
  }

  private Cases get(Value object, Value index) {
    if (object instanceof Value.Opaque opaque) {
      return m.escaped(opaque);
    }
    if (object instanceof EnvironObject) {
      return Environ.item(m, m.of(index));
    }
    if (object instanceof ModulesObject) {
      return ModulesObject.item(m, index);
    }
    if (object instanceof Value.Namespace(var scope)) {
      return Namespaces.item(m, scope, index);
    }
    if (object instanceof DictObject dict) {
      return m.each(Dicts.get(m, dict, index), found -> orMissing(dict, index, found));
    }
    if (index instanceof Value.Opaque opaque) {
      return m.escaped(opaque);
    }
    if (index instanceof Value.Slice(var lower, var upper, var step)) {
      return m.each(
          List.of(lower, upper, step),
          bounds -> slice(object, bounds.get(0), bounds.get(1), bounds.get(2)));
    }
    return switch (object) {
      case Value.Tuple(var items) -> item(items, index);
      case ListObject list -> item(list.items, index);
      case Value.Text(var text) -> character(text, index);
      case Value.Symbol symbol -> m.escaped(Operators.reason(m, symbol));
      case Instance instance ->
          m.calls.call(m.attributes.get(m.of(instance), "__getitem__"), Arguments.of(m.of(index)));
      case ClassObject type ->
          type.standIn() == Value.Singleton.ABSENT ? m.of(type) : get(type.standIn(), index);
      default -> m.raise("TypeError", "object is not subscriptable");
    };
  }

  private Cases orMissing(DictObject dict, Value index, Value found) {
    if (found != Value.Singleton.ABSENT) {
      return m.of(found);
    }
    if (dict.factory == Value.Singleton.ABSENT) {
      return m.raise("KeyError", Repr.ofConstant(index));
    }
    Cases made = m.calls.call(m.of(dict.factory), Arguments.NONE);
    Dicts.put(m, dict, index, made);
    return made;
  }

  private Cases item(List<Value.Item> items, Value index) {
    Optional<Integer> at = position(index);
    if (at.isEmpty()) {
      return index instanceof Value.Symbol
          ? m.escaped(Operators.reason(m, index))
          : m.raise("TypeError", "list indices must be integers or slices");
    }
    return Lists.at(m, items, at.get());
  }

  private Cases character(String text, Value index) {
    Optional<Integer> at = position(index);
    if (at.isEmpty()) {
      return m.escaped(m.unknown("an index that is not modelled", "undebug"));
    }
    int place = at.get() < 0 ? at.get() + text.length() : at.get();
    return place < 0 || place >= text.length()
        ? m.raise("IndexError", "string index out of range")
        : m.text(text.substring(place, place + 1));
  }

  private static Optional<Integer> position(Value index) {
    return switch (index) {
      case Value.Int(var number) when number.bitLength() < 31 -> Optional.of(number.intValue());
      case Value.Bool(var truth) -> Optional.of(truth ? 1 : 0);
      default -> Optional.empty();
    };
  }

  private Cases slice(Value object, Value lower, Value upper, Value step) {
    for (Value bound : List.of(lower, upper, step)) {
      if (!(bound instanceof Value.Int) && bound != Value.Singleton.NONE) {
        return m.operators.unknownFrom(bound);
      }
    }
    return switch (object) {
      case Value.Tuple(var items) -> Lists.slice(m, items, lower, upper, step);
      case ListObject list ->
          m.each(
              Lists.slice(m, list.items, lower, upper, step),
              made -> made instanceof Value.Tuple(var items) ? m.listOf(items) : m.of(made));
      case Value.Text(var text) -> {
        var out = new StringBuilder();
        Lists.indices(text.length(), lower, upper, step).forEach(at -> out.append(text.charAt(at)));
        yield Paths.keepsPlace(text, lower, upper, step)
            ? m.text(out.toString())
            : Paths.aboveTree(m);
      }
      // Some of the arguments are asked as all of them are: which one is where, is not known.
      case Value.Symbol symbol
          when symbol.atom() instanceof Atom.Arguments && symbol.after().isEmpty() ->
          m.of(symbol);
      case Value.Symbol symbol -> m.operators.unknownFrom(symbol);
      default -> m.escaped(m.unknown("a slice that is not modelled", "undebug"));
    };
  }

  Cases set(Cases object, Cases index, Cases value) {
    return m.each(
        object,
        index,
        (one, at) ->
            switch (one) {
              case DictObject dict -> {
                Dicts.put(m, dict, at, value);
                yield m.none();
              }
              case EnvironObject _ -> Environ.set(m, m.of(at), value);
              case Value.Namespace(var scope) -> Namespaces.set(m, scope, at, value);
              case ListObject list when position(at).isPresent() ->
                  Lists.set(m, list, position(at).orElse(0), value);
              case ListObject list -> setSlice(list, at, value);
              case Instance instance ->
                  m.calls.call(
                      m.attributes.get(m.of(instance), "__setitem__"),
                      Arguments.of(m.of(at), value));
              case Value.Opaque _, ModulesObject _ -> m.none();
              default -> m.raise("TypeError", "object does not support item assignment");
            });
  }

  /// `list[lower:upper] = values`.
  private Cases setSlice(ListObject list, Value at, Cases value) {
    List<Value.Item> present = Lists.present(m, list.items);
    Optional<Integer> from = bound(at, true, present);
    Optional<Integer> to = bound(at, false, present);
    return m.each(
        value,
        one -> {
          Optional<List<Value.Item>> given = m.operators.iterate(one);
          if (from.isEmpty() || to.isEmpty() || given.isEmpty()) {
            var why = m.unknown("a slice assignment that is not modelled", "undebug");
            list.taint().add(m.diagram, m.here(), why);
            return m.none();
          }
          var all = new ArrayList<>(present.subList(0, from.get()));
          all.addAll(given.get());
          all.addAll(present.subList(Math.max(from.get(), to.get()), present.size()));
          Lists.replace(m, list, all);
          return m.none();
        });
  }

  /// A bound of a slice; empty where it is not known, or where elements before it may be absent.
  private Optional<Integer> bound(Value slice, boolean isLower, List<Value.Item> present) {
    if (!(slice instanceof Value.Slice(var lower, var upper, var step))
        || !isNone(step)
        || !((isLower ? lower : upper) instanceof Cases.Leaf leaf)) {
      return Optional.empty();
    }
    if (leaf.value == Value.Singleton.NONE) {
      return Optional.of(isLower ? 0 : present.size());
    }
    return Lists.isDefinite(m, present)
        ? position(leaf.value)
            .map(at -> Math.clamp(at < 0 ? at + present.size() : at, 0, present.size()))
        : Optional.empty();
  }

  private static boolean isNone(Cases cases) {
    return cases instanceof Cases.Leaf leaf && leaf.value == Value.Singleton.NONE;
  }

  Cases delete(Cases object, Cases index) {
    return m.each(
        object,
        index,
        (one, at) ->
            switch (one) {
              case DictObject dict -> Dicts.delete(m, dict, at);
              case ListObject list -> Lists.pop(m, list, at);
              case Value.Namespace(var scope) ->
                  Namespaces.set(m, scope, at, m.of(Value.Singleton.ABSENT));
              case EnvironObject _ -> Environ.call(m, "pop", Arguments.of(m.of(at)));
              case Value.Opaque _, ModulesObject _ -> m.none();
              default -> m.raise("TypeError", "object does not support item deletion");
            });
  }
}
