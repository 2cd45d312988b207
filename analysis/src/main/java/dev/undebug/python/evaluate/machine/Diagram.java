package dev.undebug.python.evaluate.machine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
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

  /// A leaf and when it is reached.
  public record Reached(Value value, Cases guard) {}

  private final Map<Value, Cases> leaves = new HashMap<>();
  private final Forks forks = new Forks();
  private int count;

  private final Lately chosen = new Lately();
  private final Lately narrowed = new Lately();
  final Theory theory;

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
    if (count >= limit) {
      throw new Exhausted("its decisions are too many");
    }
    return count++;
  }

  /// Bounds what is made from now on; gives back the bound before.
  int limitTo(int more) {
    int before = limit;
    limit = Math.min(limit, count + more);
    return before;
  }

  void setLimit(int before) {
    limit = before;
  }

  boolean isFull() {
    return count >= MAX_NODES;
  }

  /// How much there is.
  int mark() {
    return count;
  }

  /// Forgets what was made since then; nobody may use it any more.
  void release(int mark) {
    forks.release(mark);
    leaves.values().removeIf(leaf -> leaf.number() >= mark);
    count = mark;
    chosen.forget();
    narrowed.forget();
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
    return forks.of(predicate, no, yes, this::next);
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
    Cases known = chosen.get(test.number(), yes.number(), no.number());
    if (known != Memo.NOTHING) {
      return known;
    }
    Predicate top = top(top(head(test), head(yes)), head(no));
    Cases made =
        fork(
            top,
            choose(side(test, top, false), side(yes, top, false), side(no, top, false)),
            choose(side(test, top, true), side(yes, top, true), side(no, top, true)));
    chosen.put(test.number(), yes.number(), no.number(), made);
    return made;
  }

  /// Stands behind every predicate.
  static final Predicate LAST =
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
    Cases known = narrowed.get(cases.number(), guard.number(), 0);
    if (known != Memo.NOTHING) {
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
    narrowed.put(cases.number(), guard.number(), 0, made);
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
    return reached(cases, guard, _ -> true);
  }

  /// The leaves that are asked for and can be reached under the guard.
  List<Reached> reached(Cases cases, Cases guard, java.util.function.Predicate<Value> isAsked) {
    Cases narrow = narrow(cases, guard);
    var found = new ArrayList<Reached>();
    for (Reached way : Ways.through(this, narrow, isAsked)) {
      Cases at = and(guard, way.guard);
      if (at != never) {
        found.add(new Reached(way.value, at));
      }
    }
    return found;
  }

  /// What decides at once that a diagram comes to a value: the topmost question one of whose
  /// answers leads there.
  static Optional<Predicate> deciding(Cases cases, Value value) {
    Optional<Predicate> top = Optional.empty();
    var seen = new Memo();
    var open = new ArrayDeque<Cases>(List.of(cases));
    while (!open.isEmpty()) {
      if (open.removeLast() instanceof Cases.Fork fork && seen.isNew(fork)) {
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
    var seen = new Memo();
    var open = new ArrayDeque<Cases>(List.of(cases));
    while (!open.isEmpty() && seen.size() <= most) {
      Cases next = open.removeLast();
      if (seen.isNew(next) && next instanceof Cases.Fork fork) {
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
    var seen = new Memo();
    collect(cases, found, seen);
    return new Extent(seen.size(), found);
  }

  /// The distinct leaves, in the diagram's order.
  public List<Value> values(Cases cases) {
    var found = new ArrayList<Value>();
    collect(cases, found, new Memo());
    return found;
  }

  private static void collect(Cases cases, List<Value> found, Memo seen) {
    if (!seen.isNew(cases)) {
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
    return combine(one, two, operation, new Memo());
  }

  private Cases combine(Cases one, Cases two, BinaryOperator<Value> operation, Memo done) {
    if (one instanceof Cases.Leaf left && two instanceof Cases.Leaf right) {
      boolean isUnreached = one == unreached || two == unreached;
      return isUnreached ? unreached : leaf(operation.apply(left.value, right.value));
    }
    Cases known = done.get(one, two);
    if (known != Memo.NOTHING) {
      return known;
    }
    Predicate top = top(head(one), head(two));
    Cases made =
        fork(
            top,
            combine(side(one, top, false), side(two, top, false), operation, done),
            combine(side(one, top, true), side(two, top, true), operation, done));
    done.put(one, two, made);
    return made;
  }

  /// The same decisions with other leaves.
  public Cases map(Cases cases, Function<Value, Value> change) {
    return map(cases, change, new Memo());
  }

  private Cases map(Cases cases, Function<Value, Value> change, Memo done) {
    Cases known = done.get(cases);
    if (known != Memo.NOTHING) {
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
