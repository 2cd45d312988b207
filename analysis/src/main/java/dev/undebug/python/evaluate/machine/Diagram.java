package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Makes decision diagrams, each only once, and calculates with them.
public final class Diagram {
  /// More nodes than any settings module we measured needs by a factor of a hundred.
  private static final int MAX_NODES = 400_000;

  private static final int MAX_CACHED = 300_000;

  /// A leaf and when it is reached.
  public record Reached(Value value, Cases guard) {}

  private record ForkKey(Predicate predicate, int no, int yes) {}

  private record Three(int test, int yes, int no) {}

  private record Two(int cases, int guard) {}

  private final Map<Value, Cases> leaves = new HashMap<>();
  private final Map<ForkKey, Cases> forks = new HashMap<>();
  private final IdentityHashMap<Cases, Integer> numbers = new IdentityHashMap<>();
  private final Map<Three, Cases> chosen = new HashMap<>();
  private final Map<Two, Cases> narrowed = new HashMap<>();
  private final Theory theory;

  public final Cases never = leaf(Value.Bool.FALSE);
  public final Cases always = leaf(Value.Bool.TRUE);
  public final Cases unreached = leaf(Value.Singleton.UNREACHED);

  Diagram(Theory theory) {
    this.theory = theory;
  }

  public Cases leaf(Value value) {
    return leaves.computeIfAbsent(value, v -> numbered(new Cases.Leaf(v)));
  }

  public Cases truth(boolean value) {
    return value ? always : never;
  }

  private Cases numbered(Cases cases) {
    if (numbers.size() >= MAX_NODES) {
      throw new Exhausted("its decisions are too many");
    }
    numbers.put(cases, numbers.size());
    return cases;
  }

  int number(Cases cases) {
    Integer number = numbers.get(cases);
    if (number == null) {
      throw new IllegalStateException("a diagram of another evaluation");
    }
    return number;
  }

  Cases fork(Predicate predicate, Cases no, Cases yes) {
    if (no == yes) {
      return no;
    }
    return forks.computeIfAbsent(
        new ForkKey(predicate, number(no), number(yes)),
        _ -> numbered(new Cases.Fork(predicate, no, yes)));
  }

  /// True where the predicate holds.
  public Cases of(Predicate predicate) {
    return fork(predicate, never, always);
  }

  public Cases not(Cases guard) {
    return choose(guard, never, always);
  }

  /// Both; what no single atom can satisfy is left out.
  public Cases and(Cases first, Cases second) {
    if (first == never || second == always) {
      return first;
    }
    if (second == never || first == always) {
      return second;
    }
    Cases both = choose(first, second, never);
    return both instanceof Cases.Fork ? theory.prune(this, both) : both;
  }

  public Cases or(Cases first, Cases second) {
    return choose(first, always, second);
  }

  public Cases andNot(Cases first, Cases second) {
    return and(first, not(second));
  }

  /// `yes` where the test holds, `no` elsewhere.
  public Cases choose(Cases test, Cases yes, Cases no) {
    if (yes == no || test == always) {
      return yes;
    }
    // Where nobody looks, either answer will do.
    if (test == never || test == unreached) {
      return no;
    }
    if (yes == always && no == never) {
      return test;
    }
    var key = new Three(number(test), number(yes), number(no));
    Cases known = chosen.get(key);
    if (known != null) {
      return known;
    }
    Predicate top = top(top(head(test), head(yes)), head(no));
    Cases made =
        fork(
            top,
            choose(side(test, top, false), side(yes, top, false), side(no, top, false)),
            choose(side(test, top, true), side(yes, top, true), side(no, top, true)));
    remember(chosen, key, made);
    return made;
  }

  private static <K> void remember(Map<K, Cases> cache, K key, Cases made) {
    if (cache.size() > MAX_CACHED) {
      cache.clear();
    }
    cache.put(key, made);
  }

  /// Stands behind every predicate.
  private static final Predicate LAST =
      new Predicate(
          Integer.MAX_VALUE,
          Integer.MAX_VALUE,
          new Atom.Host(),
          List.of(),
          new Predicate.Check.Holds());

  private static Predicate head(Cases cases) {
    return cases instanceof Cases.Fork fork ? fork.predicate : LAST;
  }

  private static Predicate top(Predicate first, Predicate second) {
    return first.compareTo(second) <= 0 ? first : second;
  }

  static Predicate first(Cases one, Cases two) {
    return top(head(one), head(two));
  }

  /// Without what no single atom can satisfy.
  Cases pruned(Cases guard) {
    return guard instanceof Cases.Fork ? theory.prune(this, guard) : guard;
  }

  static Cases side(Cases cases, Predicate predicate, boolean yes) {
    if (cases instanceof Cases.Fork fork && fork.predicate.equals(predicate)) {
      return yes ? fork.yes : fork.no;
    }
    return cases;
  }

  /// The same wherever the guard holds, and as small as that allows.
  public Cases narrow(Cases cases, Cases guard) {
    if (guard == never) {
      return unreached;
    }
    if (guard == always || cases instanceof Cases.Leaf) {
      return cases;
    }
    var key = new Two(number(cases), number(guard));
    Cases known = narrowed.get(key);
    if (known != null) {
      return known;
    }
    Predicate top = top(head(cases), head(guard));
    Cases no = narrow(side(cases, top, false), side(guard, top, false));
    Cases yes = narrow(side(cases, top, true), side(guard, top, true));
    Cases made = no == unreached ? yes : yes == unreached ? no : fork(top, no, yes);
    remember(narrowed, key, made);
    return made;
  }

  /// Every leaf that can be reached under the guard.
  public List<Reached> reached(Cases cases, Cases guard) {
    Cases narrow = narrow(cases, guard);
    var found = new ArrayList<Reached>();
    for (Value value : values(narrow)) {
      Cases at = and(guard, map(narrow, other -> Value.Bool.of(other.equals(value))));
      if (at != never) {
        found.add(new Reached(value, at));
      }
    }
    return found;
  }

  /// The distinct leaves, in the diagram's order.
  public List<Value> values(Cases cases) {
    var found = new ArrayList<Value>();
    collect(cases, found, new IdentityHashMap<>());
    return found;
  }

  private static void collect(Cases cases, List<Value> found, Map<Cases, Boolean> seen) {
    if (seen.put(cases, true) != null) {
      return;
    }
    switch (cases) {
      case Cases.Leaf leaf -> found.add(leaf.value);
      case Cases.Fork fork -> {
        collect(fork.no, found, seen);
        collect(fork.yes, found, seen);
      }
    }
  }

  /// The same decisions with other leaves.
  public Cases map(Cases cases, Function<Value, Value> change) {
    return map(cases, change, new IdentityHashMap<>());
  }

  private Cases map(Cases cases, Function<Value, Value> change, Map<Cases, Cases> done) {
    Cases known = done.get(cases);
    if (known != null) {
      return known;
    }
    Cases made =
        switch (cases) {
          case Cases.Leaf leaf -> leaf(change.apply(leaf.value));
          case Cases.Fork fork ->
              fork(fork.predicate, map(fork.no, change, done), map(fork.yes, change, done));
        };
    done.put(cases, made);
    return made;
  }
}
