package dev.undebug.python;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.SplittableRandom;

/// The names of one file, each once; the reserved words have the first numbers.
final class Names {

  /// Differs from run to run, so that nobody can write a file of names that all fall together.
  private static final int MULTIPLIER = new SplittableRandom().nextInt() | 1;

  private static final Names RESERVED = reserved();

  private String[] names;
  private int[] hashes;
  private int[] slots;
  private int count;

  private Names(String[] names, int[] hashes, int[] slots, int count) {
    this.names = names;
    this.hashes = hashes;
    this.slots = slots;
    this.count = count;
  }

  private static Names reserved() {
    var names = new Names(new String[256], new int[256], new int[512], 0);
    for (int i = 0; i < Kind.keywords(); i++) {
      char[] word = Kind.keyword(i).toCharArray();
      names.number(word, 0, word.length);
    }
    return names;
  }

  static Names ofFile() {
    var from = RESERVED;
    return new Names(from.names.clone(), from.hashes.clone(), from.slots.clone(), from.count);
  }

  private static int hash(char[] text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = (hash + text[i]) * MULTIPLIER;
    }
    return hash;
  }

  private static int slot(int hash, int mask) {
    return (hash ^ (hash >>> 15)) & mask;
  }

  String name(int number) {
    return names[number];
  }

  /// The number of a name that is written in ASCII.
  int number(char[] text, int start, int end) {
    return number(text, start, end, hash(text, start, end));
  }

  private int number(char[] text, int start, int end, int hash) {
    int mask = slots.length - 1;
    int slot = slot(hash, mask);
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (hashes[number] == hash && isSame(names[number], text, start, end)) {
        return number;
      }
      slot = (slot + 1) & mask;
    }
    return add(new String(text, start, end - start), hash, slot);
  }

  /// The number of any name, in the normal form that Python compares names in (NFKC).
  int normalised(char[] text, int start, int end) {
    String name = Normalizer.normalize(new String(text, start, end - start), Normalizer.Form.NFKC);
    char[] letters = name.toCharArray();
    return number(letters, 0, letters.length);
  }

  private static boolean isSame(String name, char[] text, int start, int end) {
    int length = end - start;
    if (name.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (name.charAt(i) != text[start + i]) {
        return false;
      }
    }
    return true;
  }

  private int add(String name, int hash, int slot) {
    if (count == names.length) {
      grow();
      return number(name.toCharArray(), 0, name.length());
    }
    names[count] = name;
    hashes[count] = hash;
    slots[slot] = ++count;
    return count - 1;
  }

  private void grow() {
    names = Arrays.copyOf(names, count * 2);
    hashes = Arrays.copyOf(hashes, count * 2);
    slots = new int[count * 4];
    int mask = slots.length - 1;
    for (int number = 0; number < count; number++) {
      int slot = slot(hashes[number], mask);
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = number + 1;
    }
  }
}
