package dev.undebug.front;

/// Patterns with `*`, `?` and `[…]`, as `fnmatch` has them.
final class Globs {

  private Globs() {}

  static boolean isGlob(String pattern) {
    return pattern.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
  }

  /// Whether a text is one that the pattern stands for.
  ///
  /// @param keepsSlash whether a slash is matched by a slash alone
  static boolean matches(String pattern, String text, boolean keepsSlash) {
    var expression = new StringBuilder("^");
    String any = keepsSlash ? "[^/]" : ".";
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at++);
      int close = c == '[' ? pattern.indexOf(']', at + 1) : -1;
      switch (c) {
        case '*' -> expression.append(any).append('*');
        case '?' -> expression.append(any);
        case '\\' -> {
          if (at < pattern.length()) {
            expression.append(quoted(pattern.charAt(at++)));
          }
        }
        default -> {
          if (close > 0) {
            String inside = pattern.substring(at, close).replace("\\", "\\\\").replace("[", "\\[");
            expression.append('[').append(inside.replaceFirst("^!", "^")).append(']');
            at = close + 1;
          } else {
            expression.append(quoted(c));
          }
        }
      }
    }
    return Expression.find(expression + "$", false, text) instanceof Expression.Found.Yes;
  }

  private static String quoted(char c) {
    return Character.isLetterOrDigit(c) || c == '/' ? String.valueOf(c) : "\\" + c;
  }
}
