package dev.undebug.source;

/// How deeply a text is nested, for parsers that call themselves for each bracket.
public final class Nesting {
  /// Brackets within brackets that are read.
  public static final int MAX_DEPTH = 100;

  private Nesting() {}

  /// The deepest nesting there may be; brackets in quoted texts are counted too.
  public static int of(String text) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '[' || c == '{') {
        deepest = Math.max(deepest, ++depth);
      } else if (c == ']' || c == '}') {
        depth--;
      }
    }
    return deepest;
  }
}
