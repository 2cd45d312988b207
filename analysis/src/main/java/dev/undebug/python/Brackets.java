package dev.undebug.python;

/// The brackets that are open, each with the number of its token.
final class Brackets {

  /// CPython's own limit (`MAXLEVEL`).
  static final int MAX = 200;

  /// Stands for the `{` of a replacement field.
  static final char FIELD = 'f';

  private final char[] kinds = new char[MAX];
  private final int[] tokens = new int[MAX];
  private int depth;

  boolean isEmpty() {
    return depth == 0;
  }

  int depth() {
    return depth;
  }

  /// Whether there was room for it.
  boolean open(char kind, int token) {
    if (depth == MAX) {
      return false;
    }
    kinds[depth] = kind;
    tokens[depth] = token;
    depth++;
    return true;
  }

  /// The innermost bracket, or 0.
  char innermost() {
    return depth == 0 ? 0 : kinds[depth - 1];
  }

  void close() {
    depth--;
  }

  /// Closes an outer bracket of a kind and all within it, if there is one before a field.
  boolean closeOuter(char kind) {
    for (int i = depth - 1; i >= 0 && kinds[i] != FIELD; i--) {
      if (kinds[i] == kind) {
        depth = i;
        return true;
      }
    }
    return false;
  }

  /// The token of the outermost open bracket.
  int outermostToken() {
    return tokens[0];
  }

  void reduceTo(int brackets) {
    depth = Math.min(depth, brackets);
  }

  /// Keeps the outermost bracket alone.
  void keepOutermost() {
    depth = Math.min(depth, 1);
  }

  void clear() {
    depth = 0;
  }
}
