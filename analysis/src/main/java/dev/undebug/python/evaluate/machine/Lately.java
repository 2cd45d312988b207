package dev.undebug.python.evaluate.machine;

import java.util.Arrays;

/// What was made lately of up to three diagrams. Forgets what stood where something newer comes: to
/// make it again gives the same.
final class Lately {
  private static final int SMALL = 1 << 10;

  private static final int LARGEST = 1 << 19;

  private int[] keys = new int[3 * SMALL];
  private Cases[] made = new Cases[SMALL];
  private int stored;

  Lately() {
    Arrays.fill(made, Memo.NOTHING);
  }

  /// Numbers of diagrams stand close together; sums of their small multiples would collide.
  static int mixed(int one, int two, int three) {
    int hash = (one * 0x9E3779B1 + two) * 0x85EBCA77;
    hash = ((hash ^ (hash >>> 15)) + three) * 0xC2B2AE3D;
    hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
    return hash ^ (hash >>> 15);
  }

  /// What was made of three; [Memo#NOTHING] where that is not known any more.
  Cases get(int one, int two, int three) {
    int slot = mixed(one, two, three) & (made.length - 1);
    int at = 3 * slot;
    return keys[at] == one && keys[at + 1] == two && keys[at + 2] == three
        ? made[slot]
        : Memo.NOTHING;
  }

  void put(int one, int two, int three, Cases result) {
    if (++stored > made.length && made.length < LARGEST) {
      grow();
    }
    set(one, two, three, result);
  }

  private void set(int one, int two, int three, Cases result) {
    int slot = mixed(one, two, three) & (made.length - 1);
    int at = 3 * slot;
    keys[at] = one;
    keys[at + 1] = two;
    keys[at + 2] = three;
    made[slot] = result;
  }

  private void grow() {
    int[] before = keys;
    Cases[] there = made;
    keys = new int[before.length * 4];
    made = new Cases[there.length * 4];
    Arrays.fill(made, Memo.NOTHING);
    for (int i = 0; i < there.length; i++) {
      if (there[i] != Memo.NOTHING) {
        set(before[3 * i], before[3 * i + 1], before[3 * i + 2], there[i]);
      }
    }
  }

  void forget() {
    Arrays.fill(made, Memo.NOTHING);
  }
}
