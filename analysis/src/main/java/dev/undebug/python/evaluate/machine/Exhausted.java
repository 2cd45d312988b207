package dev.undebug.python.evaluate.machine;

/// The evaluation ran out of its budget.
final class Exhausted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Exhausted(String why) {
    super(why, null, false, false);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
