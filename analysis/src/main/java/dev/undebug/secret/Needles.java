package dev.undebug.secret;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// Values that a text must not show, found in one pass however many they are (Aho and Corasick,
/// 1975): the time grows with the text alone.
public final class Needles {

  /// None.
  public static final Needles NONE = new Needles(List.of());

  /// The longest value that may be a word; what is longer is masked wherever it stands.
  private static final int LONGEST_WORD = 24;

  /// A shorter value is masked only where it stands alone: `tea` is part of too many words.
  private static final int CHARACTERS_TO_STAND_ALONE = 8;

  private final Edges edges = new Edges();

  /// The node of the longest proper ending that is a beginning, too.
  private int[] fallback = new int[64];

  /// How many characters before this one are starred wherever the values that end here stand.
  private int[] starred = new int[64];

  /// The lengths of the values that end here and are starred where they stand alone, as bits.
  private int[] careful = new int[64];

  private int nodes = 1;

  private final List<String> words;

  private Needles(List<String> words) {
    this.words = words;
  }

  /// The values in every way in which a text may spell them.
  public static Needles of(Collection<String> values) {
    var needles = new Needles(values.stream().filter(EverydayWords::isOne).distinct().toList());
    var forms = new TreeSet<String>();
    for (String value : values) {
      if (!EverydayWords.isOne(value)) {
        forms.addAll(Spellings.of(value));
      }
    }
    forms.forEach(needles::add);
    needles.link();
    return needles;
  }

  private void add(String form) {
    int node = 0;
    for (int i = 0; i < form.length(); i++) {
      int next = edges.get(node, form.charAt(i));
      if (next < 0) {
        next = nodes++;
        grow();
        edges.put(node, form.charAt(i), next);
      }
      node = next;
    }
    if (standsInWords(form)) {
      careful[node] |= 1 << form.length();
    } else {
      starred[node] = form.length() - Mask.prefix(form).length();
    }
  }

  /// Whether longer words and names may hold the value by chance.
  private static boolean standsInWords(String form) {
    return form.length() < CHARACTERS_TO_STAND_ALONE
        || (form.length() <= LONGEST_WORD && form.chars().allMatch(c -> c >= 'a' && c <= 'z'));
  }

  private void grow() {
    if (nodes > fallback.length) {
      fallback = Arrays.copyOf(fallback, 2 * nodes);
      starred = Arrays.copyOf(starred, 2 * nodes);
      careful = Arrays.copyOf(careful, 2 * nodes);
    }
  }

  /// Nodes in the order of their depth, each after its fallback.
  private void link() {
    int[][] children = edges.byParent(nodes);
    int[] queue = new int[nodes];
    int end = 1;
    for (int at = 0; at < end; at++) {
      int node = queue[at];
      for (int edge : children[node]) {
        int child = edges.target(edge);
        fallback[child] = node == 0 ? 0 : step(fallback[node], edges.letter(edge));
        starred[child] = Math.max(starred[child], starred[fallback[child]]);
        careful[child] |= careful[fallback[child]];
        queue[end++] = child;
      }
    }
  }

  private int step(int from, char letter) {
    int node = from;
    int next = edges.get(node, letter);
    while (next < 0 && node != 0) {
      node = fallback[node];
      next = edges.get(node, letter);
    }
    return Math.max(0, next);
  }

  /// A text in which every value is starred.
  String star(String text) {
    String shown = starForms(text);
    for (String word : words) {
      shown = EverydayWords.star(shown, word);
    }
    return shown;
  }

  /// The same, but for everyday words.
  String starForms(String text) {
    if (nodes == 1) {
      return text;
    }
    int[] starts = new int[0];
    int node = 0;
    for (int i = 0; i < text.length(); i++) {
      node = step(node, text.charAt(i));
      int start = Math.min(i + 1 - starred[node], alone(text, i + 1, careful[node]));
      if (start <= i) {
        starts = starts.length == 0 ? unstarred(text.length()) : starts;
        starts[i] = start;
      }
    }
    return starts.length == 0 ? text : star(text, starts);
  }

  private static int[] unstarred(int length) {
    int[] starts = new int[length];
    Arrays.fill(starts, Integer.MAX_VALUE);
    return starts;
  }

  /// @param starts for every character, where the stars begin that end with it
  private static String star(String text, int[] starts) {
    char[] shown = text.toCharArray();
    int from = Integer.MAX_VALUE;
    for (int i = shown.length - 1; i >= 0; i--) {
      from = Math.min(from, starts[i]);
      if (i >= from && shown[i] != '\n') {
        shown[i] = '*';
      }
    }
    return new String(shown);
  }

  /// Where the longest value begins that ends here and stands alone; the end where none does.
  private static int alone(String text, int end, int lengths) {
    for (int left = lengths; left != 0; ) {
      int length = 31 - Integer.numberOfLeadingZeros(left);
      if (Mask.standsAlone(text, end - length, end)) {
        String prefix = Mask.prefix(text.substring(end - length, end));
        return end - length + prefix.length();
      }
      left &= ~(1 << length);
    }
    return end;
  }

  /// From a node and a letter to a node: a hash table with open addressing.
  private static final class Edges {

    private long[] keys = new long[128];
    private int[] targets = new int[128];
    private int size;

    int get(int node, char letter) {
      return targets[slot(keys, key(node, letter))] - 1;
    }

    char letter(int edge) {
      return (char) keys[edge];
    }

    int target(int edge) {
      return targets[edge] - 1;
    }

    void put(int node, char letter, int target) {
      if (3 * ++size > 2 * keys.length) {
        grow();
      }
      int slot = slot(keys, key(node, letter));
      keys[slot] = key(node, letter);
      targets[slot] = target + 1;
    }

    private void grow() {
      long[] bigger = new long[2 * keys.length];
      int[] moved = new int[bigger.length];
      for (int i = 0; i < keys.length; i++) {
        if (targets[i] != 0) {
          int slot = slot(bigger, keys[i]);
          bigger[slot] = keys[i];
          moved[slot] = targets[i];
        }
      }
      keys = bigger;
      targets = moved;
    }

    /// The edges that leave each node.
    int[][] byParent(int nodes) {
      int[] counts = new int[nodes];
      for (int i = 0; i < keys.length; i++) {
        if (targets[i] != 0) {
          counts[parent(i)]++;
        }
      }
      int[][] edges = new int[nodes][];
      Arrays.setAll(edges, node -> new int[counts[node]]);
      for (int i = 0; i < keys.length; i++) {
        if (targets[i] != 0) {
          edges[parent(i)][--counts[parent(i)]] = i;
        }
      }
      return edges;
    }

    private int parent(int edge) {
      return (int) (keys[edge] >>> 16) - 1;
    }

    /// Never zero, which marks a free slot.
    private static long key(int node, char letter) {
      return ((node + 1L) << 16) | letter;
    }

    private static int slot(long[] keys, long key) {
      int mask = keys.length - 1;
      int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
      while (keys[slot] != 0 && keys[slot] != key) {
        slot = (slot + 1) & mask;
      }
      return slot;
    }
  }
}
