package dev.undebug.python.evaluate.machine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/// Makes decision diagrams, each only once, and calculates with them.
public final class Diagram {
  /// Bounds memory; the largest settings modules that were measured need half of it
  /// (`docs/measurements/settings.md`).
  private static final int MAX_NODES = 1_200_000;

  private static final int MAX_CACHED = 300_000;

  /// A leaf and when it is reached.
  public record Reached(Value value, Cases guard) {}

  private record ForkKey(Predicate predicate, int no, int yes) {
    @Override
    public int hashCode() {
      return mixed(predicate.index(), no, yes);
    }
  }

  private record Three(int test, int yes, int no) {
    @Override
    public int hashCode() {
      return mixed(test, yes, no);
    }
  }

  private record Two(int cases, int guard) {
    @Override
    public int hashCode() {
      return mixed(cases, guard, 0);
    }
  }

  /// Numbers of diagrams stand close together; sums of their small multiples would collide.
  private static int mixed(int one, int two, int three) {
    int hash = (one * 0x9E3779B1 + two) * 0x85EBCA77;
    hash = ((hash ^ (hash >>> 15)) + three) * 0xC2B2AE3D;
    return hash ^ (hash >>> 13);
  }

  private final Map<Value, Cases> leaves = new HashMap<>();
  private final Map<ForkKey, Cases> forks = new HashMap<>();
  private int count;

  /// How much of it is gone again.
  private int released;

  private final Map<Three, Cases> chosen = new HashMap<>();
  private final Map<Two, Cases> narrowed = new HashMap<>();
  private final Theory theory;

  private int limit = MAX_NODES;

  public final Cases never = leaf(Value.Bool.FALSE);
  public final Cases always = leaf(Value.Bool.TRUE);
  public final Cases unreached = leaf(Value.Singleton.UNREACHED);

  Diagram(Theory theory) {
    this.theory = theory;
  }

  public Cases leaf(Value value) {
    return leaves.computeIfAbsent(value, v -> new Cases.Leaf(v, next()));
  }

  public Cases truth(boolean value) {
    return value ? always : never;
  }

  private int next() {
    if (count - released >= limit) {
      throw new Exhausted("its decisions are too many");
    }
    return count++;
  }

  /// Bounds what is made from now on; gives back the bound before.
  int limitTo(int more) {
    int before = limit;
    limit = Math.min(limit, count - released + more);
    return before;
  }

  void setLimit(int before) {
    limit = before;
  }

  boolean isFull() {
    return count - released >= MAX_NODES;
  }

  /// How much has been made.
  int mark() {
    return count;
  }

  /// Forgets what was made since then; nobody may use it any more.
  void release(int mark) {
    int before = forks.size() + leaves.size();
    forks.values().removeIf(fork -> fork.number() >= mark);
    leaves.values().removeIf(leaf -> leaf.number() >= mark);
    released += before - forks.size() - leaves.size();
    chosen.clear();
    narrowed.clear();
    theory.forget();
  }

  Cases fork(Predicate predicate, Cases no, Cases yes) {
    // Where nobody looks, either answer will do.
    if (no == yes || yes == unreached) {
      return no;
    }
    if (no == unreached) {
      return yes;
    }
    return forks.computeIfAbsent(
        new ForkKey(predicate, no.number(), yes.number()),
        _ -> new Cases.Fork(predicate, no, yes, next()));
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
    if (test == never || test == unreached) {
      return no;
    }
    if (no == unreached) {
      return narrow(yes, test);
    }
    if (yes == unreached) {
      return narrow(no, not(test));
    }
    if (yes == always && no == never) {
      return test;
    }
    var key = new Three(test.number(), yes.number(), no.number());
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
          Order.Place.first(),
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
    if (cases == guard) {
      return always;
    }
    var key = new Two(cases.number(), guard.number());
    Cases known = narrowed.get(key);
    if (known != null) {
      return known;
    }
    Predicate top = top(head(cases), head(guard));
    Cases ifNo = side(guard, top, false);
    Cases ifYes = side(guard, top, true);
    Cases made;
    if (head(cases).equals(top)) {
      Cases no = narrow(side(cases, top, false), ifNo);
      Cases yes = narrow(side(cases, top, true), ifYes);
      made = fork(top, no, yes);
    } else {
      // What the cases do not ask about must not come into them.
      made = narrow(cases, or(ifNo, ifYes));
    }
    remember(narrowed, key, made);
    return made;
  }

  /// A guard that says the same of the environments that matter, and as little as that allows of
  /// the others, and of what no environment can be.
  Cases bare(Cases guard, Cases matters) {
    Cases elsewhere = andNot(matters, guard);
    return guard == never ? guard : narrow(guard, or(guard, elsewhere));
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

  /// What decides at once that a diagram comes to a value: the topmost question one of whose
  /// answers leads there.
  static Optional<Predicate> deciding(Cases cases, Value value) {
    Optional<Predicate> top = Optional.empty();
    var seen = new IdentityHashMap<Cases, Boolean>();
    var open = new ArrayDeque<Cases>(List.of(cases));
    while (!open.isEmpty()) {
      if (open.removeLast() instanceof Cases.Fork fork && seen.put(fork, true) == null) {
        if (isLeaf(fork.no, value) || isLeaf(fork.yes, value)) {
          top = Optional.of(top(top.orElse(LAST), fork.predicate));
        }
        open.add(fork.no);
        open.add(fork.yes);
      }
    }
    return top;
  }

  private static boolean isLeaf(Cases cases, Value value) {
    return cases instanceof Cases.Leaf leaf && leaf.value.equals(value);
  }

  /// Whether a diagram has more nodes than some.
  static boolean isLargerThan(int most, Cases cases) {
    var seen = new IdentityHashMap<Cases, Boolean>();
    var open = new ArrayDeque<Cases>(List.of(cases));
    while (!open.isEmpty() && seen.size() <= most) {
      Cases next = open.removeLast();
      if (seen.put(next, true) == null && next instanceof Cases.Fork fork) {
        open.add(fork.no);
        open.add(fork.yes);
      }
    }
    return seen.size() > most;
  }

  /// How large a diagram is.
  ///
  /// @param values the distinct leaves, in the diagram's order
  record Extent(int nodes, List<Value> values) {}

  Extent extent(Cases cases) {
    var found = new ArrayList<Value>();
    var seen = new IdentityHashMap<Cases, Boolean>();
    collect(cases, found, seen);
    return new Extent(seen.size(), found);
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

  /// What a pure operation makes of every pair of leaves that can meet.
  Cases combine(Cases one, Cases two, BinaryOperator<Value> operation) {
    return combine(one, two, operation, new HashMap<>());
  }

  private Cases combine(
      Cases one, Cases two, BinaryOperator<Value> operation, Map<Two, Cases> done) {
    if (one instanceof Cases.Leaf left && two instanceof Cases.Leaf right) {
      boolean isUnreached = one == unreached || two == unreached;
      return isUnreached ? unreached : leaf(operation.apply(left.value, right.value));
    }
    var key = new Two(one.number(), two.number());
    Cases known = done.get(key);
    if (known != null) {
      return known;
    }
    Predicate top = top(head(one), head(two));
    Cases made =
        fork(
            top,
            combine(side(one, top, false), side(two, top, false), operation, done),
            combine(side(one, top, true), side(two, top, true), operation, done));
    done.put(key, made);
    return made;
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
