package dev.undebug.python;

/// Leaves the reading of one statement; caught where statements are listed, never further up.
final class Unreadable extends RuntimeException {

  private static final long serialVersionUID = 1;

  final int start;
  final int end;

  Unreadable(String message, int start, int end) {
    super(message, null, false, false);
    this.start = start;
    this.end = end;
  }
}
