package dev.undebug.cli;

import java.util.Comparator;
import java.util.List;

/// The word that somebody meant.
final class Nearest {

  /// Nobody mistypes a longer word.
  private static final int MAX_LENGTH = 64;

  private Nearest() {}

  /// `; did you mean 'fail-on'?`, or nothing where no word is near.
  static String words(String written, List<String> known) {
    return known.stream()
        .filter(one -> distance(written, one) <= Math.max(1, one.length() / 3))
        .min(Comparator.comparingInt(one -> distance(written, one)))
        .map("; did you mean '%s'?"::formatted)
        .orElse("; there are " + String.join(", ", known.subList(0, Math.min(8, known.size()))));
  }

  /// The Levenshtein distance, without regard to case; of long words their length.
  static int distance(String left, String right) {
    if (left.length() > MAX_LENGTH) {
      return left.length();
    }
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        boolean isSame =
            Character.toLowerCase(left.charAt(i - 1)) == Character.toLowerCase(right.charAt(j - 1));
        int substituted = diagonal + (isSame ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
