package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lists, and what they share with tuples.
public final class Lists {
  private Lists() {}

  /// The items that may be there under the guard, their guards reduced to what it leaves open.
  public static List<Value.Item> present(Machine m, List<Value.Item> items) {
    var present = new ArrayList<Value.Item>(items.size());
    for (Value.Item item : items) {
      Cases guard = m.diagram.narrow(item.guard(), m.guard());
      if (guard != m.diagram.never && guard != m.diagram.unreached) {
        present.add(new Value.Item(guard, item.value()));
      }
    }
    return present;
  }

  public static boolean isDefinite(Machine m, List<Value.Item> present) {
    return present.stream().allMatch(item -> item.guard() == m.diagram.always);
  }

  /// Puts other items in the place of all, wherever the running code is reached.
  static void replace(Machine m, ListObject list, List<Value.Item> items) {
    Cases guard = m.here();
    var all = new ArrayList<Value.Item>();
    for (Value.Item item : list.items) {
      Cases stays = m.diagram.andNot(item.guard(), guard);
      if (stays != m.diagram.never) {
        all.add(new Value.Item(stays, item.value()));
      }
    }
    for (Value.Item item : items) {
      Cases comes = m.diagram.and(guard, item.guard());
      if (comes != m.diagram.never) {
        all.add(new Value.Item(guard == m.diagram.always ? item.guard() : comes, item.value()));
      }
    }
    list.items.clear();
    list.items.addAll(all);
  }

  static Cases length(Machine m, List<Value.Item> items) {
    Cases count = m.integer(0);
    for (Value.Item item : present(m, items)) {
      Cases more = m.diagram.map(count, Lists::next);
      count = m.diagram.choose(item.guard(), more, count);
    }
    return count;
  }

  private static Value next(Value count) {
    return count instanceof Value.Int(var number)
        ? new Value.Int(number.add(java.math.BigInteger.ONE))
        : count;
  }

  /// For each item, when it is the one at an index.
  static List<Cases> hits(Machine m, List<Value.Item> present, int index) {
    var hits = new ArrayList<Cases>();
    boolean fromEnd = index < 0;
    Value wanted = Value.Int.of(fromEnd ? -index - 1L : index);
    Cases count = m.integer(0);
    List<Value.Item> ordered = fromEnd ? present.reversed() : present;
    for (Value.Item item : ordered) {
      Cases here = m.diagram.map(count, value -> Value.Bool.of(value.equals(wanted)));
      hits.add(m.diagram.and(item.guard(), here));
      count = m.diagram.choose(item.guard(), m.diagram.map(count, Lists::next), count);
    }
    return fromEnd ? hits.reversed() : hits;
  }

  /// The element at an index; raises where there is none.
  static Cases at(Machine m, List<Value.Item> items, int index) {
    List<Value.Item> present = present(m, items);
    List<Cases> hits = hits(m, present, index);
    Cases found = m.of(Value.Singleton.ABSENT);
    for (int i = 0; i < present.size(); i++) {
      found = m.diagram.choose(hits.get(i), present.get(i).value(), found);
    }
    return m.each(
        found,
        value ->
            value == Value.Singleton.ABSENT
                ? m.raise("IndexError", "list index out of range")
                : m.of(value));
  }

  static Cases set(Machine m, ListObject list, int index, Cases value) {
    List<Value.Item> present = present(m, list.items);
    List<Cases> hits = hits(m, present, index);
    Cases found = m.diagram.never;
    var items = new ArrayList<Value.Item>();
    for (int i = 0; i < present.size(); i++) {
      Value.Item old = present.get(i);
      items.add(new Value.Item(old.guard(), m.diagram.choose(hits.get(i), value, old.value())));
      found = m.diagram.or(found, hits.get(i));
    }
    return m.branch(
        found,
        () -> {
          replace(m, list, items);
          return m.none();
        },
        () -> m.raise("IndexError", "list assignment index out of range"));
  }

  static Cases slice(Machine m, List<Value.Item> items, Value lower, Value upper, Value step) {
    List<Value.Item> present = present(m, items);
    if (lower == Value.Singleton.NONE
        && upper == Value.Singleton.NONE
        && step == Value.Singleton.NONE) {
      return m.of(new Value.Tuple(present));
    }
    if (!isDefinite(m, present)) {
      return m.opaque("a slice of a list whose length is not known", "undebug");
    }
    List<Integer> at = indices(present.size(), lower, upper, step);
    return m.of(new Value.Tuple(at.stream().map(present::get).toList()));
  }

  static List<Integer> indices(int size, Value lower, Value upper, Value step) {
    int by = step instanceof Value.Int(var number) ? number.intValue() : 1;
    int from = bound(lower, by > 0 ? 0 : size - 1, size, by);
    int to = bound(upper, by > 0 ? size : -1, size, by);
    var all = new ArrayList<Integer>();
    for (int i = from; by > 0 ? i < to : by < 0 && i > to; i += by) {
      all.add(i);
    }
    return all;
  }

  private static int bound(Value value, int missing, int size, int by) {
    if (!(value instanceof Value.Int(var number))) {
      return missing;
    }
    int at = number.bitLength() > 30 ? number.signum() * (1 << 30) : number.intValue();
    if (at < 0) {
      at += size;
    }
    return by > 0 ? Math.clamp(at, 0, size) : Math.clamp(at, -1, size - 1);
  }

  static Cases call(Machine m, String name, ListObject list, Arguments arguments) {
    List<Cases> given = arguments.positional();
    return switch (name) {
      case "append" -> {
        list.items.add(new Value.Item(m.here(), given.getFirst()));
        yield m.none();
      }
      case "extend" -> m.each(given.getFirst(), from -> extend(m, list, from));
      case "insert" -> m.each(given.get(0), at -> insert(m, list, at, given.get(1)));
      case "remove" -> m.each(given.getFirst(), value -> remove(m, list, value));
      case "index" -> m.each(given.getFirst(), value -> index(m, list.items, value));
      case "count" -> m.each(given.getFirst(), value -> count(m, list.items, value));
      case "copy" -> m.listOf(present(m, list.items));
      case "clear" -> {
        replace(m, list, List.of());
        yield m.none();
      }
      case "reverse" -> {
        replace(m, list, present(m, list.items).reversed());
        yield m.none();
      }
      case "pop" ->
          m.each(given.isEmpty() ? m.integer(-1) : given.getFirst(), at -> pop(m, list, at));
      case "sort" -> sort(m, list, arguments);
      default -> m.opaque("list." + name + " is not modelled", "undebug");
    };
  }

  private static Cases sort(Machine m, ListObject list, Arguments arguments) {
    Optional<List<Value.Item>> sorted = Sorting.sorted(m, list.items, arguments);
    if (sorted.isEmpty()) {
      list.taint().add(m.diagram, m.here(), m.unknown("a sort that is not modelled", "undebug"));
    } else {
      replace(m, list, sorted.get());
    }
    return m.none();
  }

  static Cases extend(Machine m, ListObject list, Value from) {
    Optional<List<Value.Item>> items = m.operators.iterate(from);
    if (items.isEmpty()) {
      list.taint().add(m.diagram, m.here(), Operators.reason(m, from));
      return m.none();
    }
    for (Value.Item item : present(m, List.copyOf(items.get()))) {
      Cases guard = m.diagram.and(m.guard(), item.guard());
      if (guard != m.diagram.never) {
        list.items.add(new Value.Item(guard, item.value()));
      }
    }
    return m.none();
  }

  private static Cases insert(Machine m, ListObject list, Value at, Cases value) {
    if (!(at instanceof Value.Int(var number)) || number.bitLength() > 30) {
      list.taint().add(m.diagram, m.here(), Operators.reason(m, at));
      return m.none();
    }
    List<Value.Item> present = present(m, list.items);
    int index = number.intValue();
    if (index < 0 && !isDefinite(m, present)) {
      list.taint().add(m.diagram, m.here(), m.unknown("an insert whose place varies", "undebug"));
      return m.none();
    }
    int place = index < 0 ? Math.max(0, index + present.size()) : Math.min(index, present.size());
    if (!isDefinite(m, present.subList(0, place))) {
      list.taint().add(m.diagram, m.here(), m.unknown("an insert whose place varies", "undebug"));
      return m.none();
    }
    list.items.add(slot(m, list.items, place), new Value.Item(m.here(), value));
    return m.none();
  }

  /// Behind which items a number of them is present where the running code is reached.
  private static int slot(Machine m, List<Value.Item> items, int place) {
    int before = 0;
    int at = 0;
    while (before < place) {
      before += m.diagram.narrow(items.get(at).guard(), m.guard()) == m.diagram.always ? 1 : 0;
      at++;
    }
    return at;
  }

  private static Cases remove(Machine m, ListObject list, Value value) {
    Cases open = m.diagram.always;
    var kept = new ArrayList<Value.Item>();
    for (Value.Item item : present(m, list.items)) {
      Cases same = m.each(item.value(), one -> m.operators.equal(one, value));
      Cases hit = m.diagram.and(m.diagram.and(open, item.guard()), same);
      kept.add(new Value.Item(m.diagram.andNot(item.guard(), hit), item.value()));
      open = m.diagram.andNot(open, hit);
    }
    return m.branch(
        open,
        () -> m.raise("ValueError", "list.remove(x): x not in list"),
        () -> {
          replace(m, list, kept);
          return m.none();
        });
  }

  static Cases index(Machine m, List<Value.Item> items, Value value) {
    Cases result = m.of(Value.Singleton.ABSENT);
    Cases count = m.integer(0);
    for (Value.Item item : present(m, items)) {
      Cases same = m.each(item.value(), one -> m.operators.equal(one, value));
      Cases open = m.diagram.map(result, one -> Value.Bool.of(one == Value.Singleton.ABSENT));
      Cases hit = m.diagram.and(m.diagram.and(open, item.guard()), same);
      result = m.diagram.choose(hit, count, result);
      count = m.diagram.choose(item.guard(), m.diagram.map(count, Lists::next), count);
    }
    return m.each(
        result,
        one ->
            one == Value.Singleton.ABSENT
                ? m.raise("ValueError", Repr.ofConstant(value) + " is not in list")
                : m.of(one));
  }

  static Cases count(Machine m, List<Value.Item> items, Value value) {
    Cases count = m.integer(0);
    for (Value.Item item : present(m, items)) {
      Cases same = m.each(item.value(), one -> m.operators.equal(one, value));
      Cases hit = m.diagram.and(item.guard(), same);
      count = m.diagram.choose(hit, m.diagram.map(count, Lists::next), count);
    }
    return count;
  }

  static Cases pop(Machine m, ListObject list, Value at) {
    if (!(at instanceof Value.Int(var number)) || number.bitLength() > 30) {
      list.taint().add(m.diagram, m.here(), Operators.reason(m, at));
      return m.operators.unknownFrom(at);
    }
    Cases taken = at(m, list.items, number.intValue());
    if (m.isReached()) {
      List<Value.Item> present = present(m, list.items);
      List<Cases> hits = hits(m, present, number.intValue());
      var kept = new ArrayList<Value.Item>();
      for (int i = 0; i < present.size(); i++) {
        Value.Item item = present.get(i);
        kept.add(new Value.Item(m.diagram.andNot(item.guard(), hits.get(i)), item.value()));
      }
      replace(m, list, kept);
    }
    return taken;
  }
}
