package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `sorted` and `list.sort`, with `key` and `reverse`: of numbers, of texts, and of tuples of them.
final class Sorting {

  private static final Set<String> KEYWORDS = Set.of("key", "reverse");

  private Sorting() {}

  /// What is there of a list's items, and what it is ordered by.
  private record Keyed(Value.Item item, Value key) {}

  /// In the order that is asked for; empty when that is not known.
  static Optional<List<Value.Item>> sorted(Machine m, List<Value.Item> items, Arguments arguments) {
    List<Value.Item> present = Lists.present(m, items);
    if (!KEYWORDS.containsAll(arguments.keywords().keySet()) || !Lists.isDefinite(m, present)) {
      return Optional.empty();
    }
    Cases key = arguments.keywords().getOrDefault("key", m.none());
    Cases reverse = arguments.keywords().getOrDefault("reverse", m.of(Value.Bool.FALSE));
    if (!(reverse instanceof Cases.Leaf leaf && leaf.value instanceof Value.Bool(var isReverse))) {
      return Optional.empty();
    }
    var keyed = new ArrayList<Keyed>();
    for (Value.Item item : present) {
      Cases of = isNone(key) ? item.value() : m.calls.call(key, Arguments.of(item.value()));
      if (!(of instanceof Cases.Leaf one)) {
        return Optional.empty();
      }
      keyed.add(new Keyed(item, m.operators.bare(one.value)));
    }
    for (Keyed one : keyed) {
      if (!areAlike(m, one.key(), keyed.getFirst().key())) {
        return Optional.empty();
      }
    }
    var order = Comparator.comparing(Keyed::key, Sorting::compare);
    // A stable sort from the other end keeps equal ones as they stood, as CPython does.
    keyed.sort(isReverse ? order.reversed() : order);
    return Optional.of(keyed.stream().map(Keyed::item).toList());
  }

  private static boolean isNone(Cases key) {
    return key instanceof Cases.Leaf leaf && leaf.value == Value.Singleton.NONE;
  }

  /// Whether two values can be compared here, in every place that a comparison may look at.
  private static boolean areAlike(Machine m, Value one, Value other) {
    if (one instanceof Value.Tuple(var left) && other instanceof Value.Tuple(var right)) {
      if (!Lists.isDefinite(m, left) || !Lists.isDefinite(m, right)) {
        return false;
      }
      for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
        if (!areAlike(m, leafOf(left.get(i)), leafOf(right.get(i)))) {
          return false;
        }
      }
      return true;
    }
    return (one instanceof Value.Text && other instanceof Value.Text)
        || (one instanceof Value.Int && other instanceof Value.Int);
  }

  private static Value leafOf(Value.Item item) {
    return item.value() instanceof Cases.Leaf leaf ? leaf.value : Value.Singleton.UNREACHED;
  }

  private static int compare(Value one, Value other) {
    if (one instanceof Value.Tuple(var left) && other instanceof Value.Tuple(var right)) {
      for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
        int order = compare(leafOf(left.get(i)), leafOf(right.get(i)));
        if (order != 0) {
          return order;
        }
      }
      return Integer.compare(left.size(), right.size());
    }
    return one instanceof Value.Int(var left) && other instanceof Value.Int(var right)
        ? left.compareTo(right)
        : Repr.plain(one).compareTo(Repr.plain(other));
  }
}
