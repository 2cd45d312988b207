package dev.undebug.python.evaluate.machine;

import java.util.Arrays;

/// Every decision there is, each only once.
final class Forks {
  private static final int SMALL = 1 << 10;

  private static final Cases.Fork NOTHING =
      new Cases.Fork(Diagram.LAST, Memo.NOTHING, Memo.NOTHING, -1);

  private Cases.Fork[] slots = empty(SMALL);
  private int size;

  private static Cases.Fork[] empty(int length) {
    var slots = new Cases.Fork[length];
    Arrays.fill(slots, NOTHING);
    return slots;
  }

  /// Makes the number of a new decision.
  @FunctionalInterface
  interface Numbers {
    int next();
  }

  Cases.Fork of(Predicate predicate, Cases no, Cases yes, Numbers numbers) {
    int slot = slot(predicate, no, yes);
    if (slots[slot] != NOTHING) {
      return slots[slot];
    }
    var made = new Cases.Fork(predicate, no, yes, numbers.next());
    slots[slot] = made;
    size++;
    if (size * 2 > slots.length) {
      refill(slots.length * 2, Integer.MAX_VALUE);
    }
    return made;
  }

  /// Forgets those with that number and above.
  void release(int mark) {
    refill(slots.length, mark);
  }

  private void refill(int length, int mark) {
    Cases.Fork[] before = slots;
    slots = empty(length);
    size = 0;
    for (Cases.Fork fork : before) {
      if (fork != NOTHING && fork.number < mark) {
        slots[slot(fork.predicate, fork.no, fork.yes)] = fork;
        size++;
      }
    }
  }

  /// Where a decision is, or would be.
  private int slot(Predicate predicate, Cases no, Cases yes) {
    int last = slots.length - 1;
    int slot = Lately.mixed(predicate.index(), no.number(), yes.number()) & last;
    while (slots[slot] != NOTHING && !is(slots[slot], predicate, no, yes)) {
      slot = (slot + 1) & last;
    }
    return slot;
  }

  private static boolean is(Cases.Fork fork, Predicate predicate, Cases no, Cases yes) {
    return fork.no == no && fork.yes == yes && fork.predicate.equals(predicate);
  }
}
