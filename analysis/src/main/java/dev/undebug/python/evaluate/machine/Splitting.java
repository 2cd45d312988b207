package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.List;

/// `split`, `rsplit` and the three kinds of `strip`, as `str` has them.
public final class Splitting {

  /// Whether a character goes.
  interface Goes {
    boolean test(char c);
  }

  private Splitting() {}

  /// @param values the arguments: a separator or None, and how often at most
  static List<String> split(String text, List<Value> values, boolean fromRight) {
    int max = values.size() > 1 && values.get(1) instanceof Value.Int(var n) ? n.intValue() : -1;
    if (values.isEmpty() || !(values.getFirst() instanceof Value.Text(var separator))) {
      return fromRight ? rightWords(text, max) : words(text, max);
    }
    var parts = new ArrayList<String>();
    String rest = text;
    while (max < 0 || parts.size() < max) {
      int at = fromRight ? rest.lastIndexOf(separator) : rest.indexOf(separator);
      if (at < 0 || separator.isEmpty()) {
        break;
      }
      if (fromRight) {
        parts.addFirst(rest.substring(at + separator.length()));
        rest = rest.substring(0, at);
      } else {
        parts.add(rest.substring(0, at));
        rest = rest.substring(at + separator.length());
      }
    }
    if (fromRight) {
      parts.addFirst(rest);
    } else {
      parts.add(rest);
    }
    return parts;
  }

  /// What is left after the last cut keeps its white space at the end.
  private static List<String> words(String text, int max) {
    var parts = new ArrayList<String>();
    String rest = strip(text, true, false, Splitting::isWhite);
    while (!rest.isEmpty()) {
      if (max >= 0 && parts.size() == max) {
        parts.add(rest);
        return parts;
      }
      int end = 0;
      while (end < rest.length() && !isWhite(rest.charAt(end))) {
        end++;
      }
      parts.add(rest.substring(0, end));
      rest = strip(rest.substring(end), true, false, Splitting::isWhite);
    }
    return parts;
  }

  /// The same from the end: what is left keeps its white space at the start.
  private static List<String> rightWords(String text, int max) {
    var parts = new ArrayList<String>();
    String rest = strip(text, false, true, Splitting::isWhite);
    while (!rest.isEmpty()) {
      if (max >= 0 && parts.size() == max) {
        parts.addFirst(rest);
        return parts;
      }
      int start = rest.length();
      while (start > 0 && !isWhite(rest.charAt(start - 1))) {
        start--;
      }
      parts.addFirst(rest.substring(start));
      rest = strip(rest.substring(0, start), false, true, Splitting::isWhite);
    }
    return parts;
  }

  static boolean isWhite(char c) {
    return c == ' '
        || (c >= '\t' && c <= '\r')
        || (c >= 0x1c && c <= 0x1f)
        || c == 0x85
        || c == 0xa0
        || Character.getType(c) == Character.SPACE_SEPARATOR
        || c == 0x2028
        || c == 0x2029;
  }

  public static String strip(String text) {
    return strip(text, true, true, Splitting::isWhite);
  }

  static String strip(String text, boolean left, boolean right, Goes goes) {
    int start = 0;
    int end = text.length();
    while (left && start < end && goes.test(text.charAt(start))) {
      start++;
    }
    while (right && end > start && goes.test(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
