package dev.undebug.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// ASCII words, looked for in one pass however many they are (Aho and Corasick, 1975).
public final class Words {
  private static final int LETTERS = 128;

  private final List<String> all;

  /// Where each letter leads, state by state.
  private final List<int[]> next = new ArrayList<>();

  /// Which words end in a state.
  private final List<BitSet> ends = new ArrayList<>();

  /// The same, once all words are known.
  private int[][] leads = {};

  private boolean[] isEnd = {};

  private Words(List<String> all) {
    this.all = all;
  }

  /// Makes ready to look for these.
  ///
  /// @param all without an empty one
  public static Words of(Collection<String> all) {
    var words = new Words(List.copyOf(new TreeSet<>(all)));
    words.state();
    for (int i = 0; i < words.all.size(); i++) {
      words.add(words.all.get(i), i);
    }
    words.link();
    return words;
  }

  private int state() {
    int[] none = new int[LETTERS];
    Arrays.fill(none, -1);
    next.add(none);
    ends.add(new BitSet());
    return next.size() - 1;
  }

  private void add(String word, int number) {
    int state = 0;
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      if (letter >= LETTERS) {
        throw new IllegalArgumentException("'%s' is not ASCII".formatted(word));
      }
      if (next.get(state)[letter] < 0) {
        next.get(state)[letter] = state();
      }
      state = next.get(state)[letter];
    }
    ends.get(state).set(number);
  }

  /// What leads nowhere leads to where the longest proper ending leads that is a beginning, too.
  private void link() {
    int[] fallback = new int[next.size()];
    var open = new ArrayDeque<Integer>(List.of(0));
    while (!open.isEmpty()) {
      int state = open.removeFirst();
      int[] own = next.get(state);
      for (int letter = 0; letter < LETTERS; letter++) {
        int other = state == 0 ? 0 : next.get(fallback[state])[letter];
        if (own[letter] < 0) {
          own[letter] = other;
        } else {
          fallback[own[letter]] = other;
          ends.get(own[letter]).or(ends.get(other));
          open.add(own[letter]);
        }
      }
    }
    leads = next.toArray(int[][]::new);
    isEnd = new boolean[leads.length];
    for (int i = 0; i < isEnd.length; i++) {
      isEnd[i] = !ends.get(i).isEmpty();
    }
  }

  /// Those words that are among some others, by their numbers.
  public BitSet numbers(Collection<String> some) {
    var numbers = new BitSet();
    for (int i = 0; i < all.size(); i++) {
      numbers.set(i, some.contains(all.get(i)));
    }
    return numbers;
  }

  /// Whether a text holds any of them.
  public boolean isAnyIn(String text) {
    int state = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char letter = text.charAt(i);
      state = letter < LETTERS ? leads[state][letter] : 0;
      if (isEnd[state]) {
        return true;
      }
    }
    return false;
  }

  /// The words that a text holds, by their numbers.
  public BitSet in(String text) {
    var found = new BitSet();
    int state = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char letter = text.charAt(i);
      state = letter < LETTERS ? leads[state][letter] : 0;
      if (isEnd[state]) {
        found.or(ends.get(state));
      }
    }
    return found;
  }
}
