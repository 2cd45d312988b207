package dev.undebug.python.evaluate.machine;

import java.util.Arrays;

/// What was made of diagrams, by one or two of their numbers; grows as it fills.
final class Memo {
  /// Stands for nothing that was made.
  static final Cases NOTHING = new Cases.Leaf(Value.Singleton.ABSENT, -1);

  private static final int SMALL = 16;

  private long[] keys = new long[SMALL];
  private Cases[] made = new Cases[SMALL];
  private int size;

  Memo() {
    Arrays.fill(made, NOTHING);
  }

  /// What was made of a diagram.
  Cases get(Cases of) {
    return get(of.number());
  }

  void put(Cases of, Cases result) {
    put(of.number(), result);
  }

  /// What was made of two.
  Cases get(Cases one, Cases two) {
    return get(one.number(), two.number());
  }

  void put(Cases one, Cases two, Cases result) {
    put(one.number(), two.number(), result);
  }

  /// Remembers that a diagram was met; whether it had not been before.
  boolean isNew(Cases met) {
    if (get(met) != NOTHING) {
      return false;
    }
    put(met, met);
    return true;
  }

  int size() {
    return size;
  }

  /// What was made of a diagram, seen in one of many ways.
  ///
  /// @param way its number, not negative
  Cases get(int of, int way) {
    return get(key(of, way));
  }

  void put(int of, int way, Cases result) {
    put(key(of, way), result);
  }

  private static long key(int one, int two) {
    return ((long) one << 32) | two;
  }

  private Cases get(long key) {
    return made[slot(key)];
  }

  private void put(long key, Cases result) {
    int slot = slot(key);
    if (made[slot] == NOTHING) {
      keys[slot] = key;
      size++;
    }
    made[slot] = result;
    if (size * 2 > made.length) {
      grow();
    }
  }

  /// Where a key is, or would be.
  private int slot(long key) {
    int last = made.length - 1;
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & last;
    while (made[slot] != NOTHING && keys[slot] != key) {
      slot = (slot + 1) & last;
    }
    return slot;
  }

  private void grow() {
    long[] before = keys;
    Cases[] there = made;
    keys = new long[there.length * 2];
    made = new Cases[there.length * 2];
    Arrays.fill(made, NOTHING);
    for (int i = 0; i < there.length; i++) {
      if (there[i] != NOTHING) {
        int slot = slot(before[i]);
        keys[slot] = before[i];
        made[slot] = there[i];
      }
    }
  }
}
