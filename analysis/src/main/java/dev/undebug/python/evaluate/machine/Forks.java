package dev.undebug.python.evaluate.machine;

import java.util.Arrays;

/// Every decision there is, each only once.
final class Forks {
  private static final int SMALL = 1 << 10;

  /// Stands for none: no decision has that number.
  private static final int NONE = -1;

  private static final Cases.Fork NOTHING =
      new Cases.Fork(Diagram.LAST, Memo.NOTHING, Memo.NOTHING, NONE);

  /// The numbers that tell decisions apart, and their own, four for each: they are compared far
  /// more often than a decision is wanted, and lie together.
  private int[] numbers = new int[4 * SMALL];

  private Cases.Fork[] slots = new Cases.Fork[SMALL];
  private int size;

  Forks() {
    empty(SMALL);
  }

  private void empty(int length) {
    numbers = new int[4 * length];
    Arrays.fill(numbers, NONE);
    slots = new Cases.Fork[length];
    Arrays.fill(slots, NOTHING);
    size = 0;
  }

  /// Makes the number of a new decision.
  @FunctionalInterface
  interface Numbers {
    int next();
  }

  Cases.Fork of(Predicate predicate, Cases no, Cases yes, Numbers next) {
    int slot = slot(predicate.index(), no.number(), yes.number());
    if (slots[slot] != NOTHING) {
      return slots[slot];
    }
    var made = new Cases.Fork(predicate, no, yes, next.next());
    set(slot, predicate.index(), no.number(), yes.number(), made);
    if (size * 2 > slots.length) {
      refill(slots.length * 2, Integer.MAX_VALUE);
    }
    return made;
  }

  private void set(int slot, int predicate, int no, int yes, Cases.Fork fork) {
    int at = 4 * slot;
    numbers[at] = predicate;
    numbers[at + 1] = no;
    numbers[at + 2] = yes;
    numbers[at + 3] = fork.number();
    slots[slot] = fork;
    size++;
  }

  /// Forgets those with that number and above.
  void release(int mark) {
    refill(slots.length, mark);
  }

  private void refill(int length, int mark) {
    int[] before = numbers;
    Cases.Fork[] there = slots;
    empty(length);
    for (int i = 0; i < there.length; i++) {
      int at = 4 * i;
      if (before[at + 3] != NONE && before[at + 3] < mark) {
        int slot = slot(before[at], before[at + 1], before[at + 2]);
        set(slot, before[at], before[at + 1], before[at + 2], there[i]);
      }
    }
  }

  /// Where a decision is, or would be.
  private int slot(int predicate, int no, int yes) {
    int last = slots.length - 1;
    int slot = Lately.mixed(predicate, no, yes) & last;
    while (numbers[4 * slot + 3] != NONE && !is(slot, predicate, no, yes)) {
      slot = (slot + 1) & last;
    }
    return slot;
  }

  private boolean is(int slot, int predicate, int no, int yes) {
    int at = 4 * slot;
    return numbers[at] == predicate && numbers[at + 1] == no && numbers[at + 2] == yes;
  }
}
