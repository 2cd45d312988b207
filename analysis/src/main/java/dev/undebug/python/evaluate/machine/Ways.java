package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The ways through one diagram to each of its leaves, found in one walk: a decision is gone
/// through once, and only for the leaves that it leads to.
final class Ways {
  private final Diagram diagram;
  private final Predicate<Value> isAsked;
  private final List<Value> values = new ArrayList<>();
  private final Map<Cases, Part> done = new HashMap<>();

  /// When a decision comes to which leaves.
  private static final class Part {
    /// By their order in the diagram, ascending.
    private final int[] leaves;

    private final Cases[] when;

    private Part(int[] leaves, Cases[] when) {
      this.leaves = leaves;
      this.when = when;
    }
  }

  private Ways(Diagram diagram, Predicate<Value> isAsked) {
    this.diagram = diagram;
    this.isAsked = isAsked;
  }

  /// Every leaf that is asked for and when the diagram comes to it, in the diagram's order.
  static List<Diagram.Reached> through(Diagram diagram, Cases cases, Predicate<Value> isAsked) {
    var ways = new Ways(diagram, isAsked);
    Part whole = ways.part(cases);
    var found = new ArrayList<Diagram.Reached>();
    for (int i = 0; i < whole.leaves.length; i++) {
      found.add(new Diagram.Reached(ways.values.get(whole.leaves[i]), whole.when[i]));
    }
    return found;
  }

  private Part part(Cases cases) {
    Part known = done.get(cases);
    if (known == null) {
      known =
          switch (cases) {
            case Cases.Leaf leaf -> of(leaf.value);
            case Cases.Fork fork -> joined(fork.predicate, part(fork.no), part(fork.yes));
          };
      done.put(cases, known);
    }
    return known;
  }

  private Part of(Value value) {
    if (!isAsked.test(value)) {
      return new Part(new int[0], new Cases[0]);
    }
    values.add(value);
    return new Part(new int[] {values.size() - 1}, new Cases[] {diagram.always});
  }

  private Part joined(dev.undebug.python.evaluate.machine.Predicate top, Part no, Part yes) {
    int[] leaves = union(no.leaves, yes.leaves);
    var when = new Cases[leaves.length];
    int left = 0;
    int right = 0;
    for (int i = 0; i < leaves.length; i++) {
      boolean isLeft = left < no.leaves.length && no.leaves[left] == leaves[i];
      boolean isRight = right < yes.leaves.length && yes.leaves[right] == leaves[i];
      when[i] =
          diagram.fork(
              top,
              isLeft ? no.when[left] : diagram.never,
              isRight ? yes.when[right] : diagram.never);
      left += isLeft ? 1 : 0;
      right += isRight ? 1 : 0;
    }
    return new Part(leaves, when);
  }

  private static int[] union(int[] one, int[] two) {
    var all = new int[one.length + two.length];
    int size = 0;
    int right = 0;
    for (int leaf : one) {
      while (right < two.length && two[right] < leaf) {
        all[size++] = two[right++];
      }
      right += right < two.length && two[right] == leaf ? 1 : 0;
      all[size++] = leaf;
    }
    while (right < two.length) {
      all[size++] = two[right++];
    }
    return java.util.Arrays.copyOf(all, size);
  }
}
