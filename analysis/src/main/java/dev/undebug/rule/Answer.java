package dev.undebug.rule;

import java.util.List;
import java.util.function.Function;

/// The answer to a question about settings, of which some may be unknown.
enum Answer {
  NO,
  UNKNOWN,
  YES;

  static Answer of(boolean holds) {
    return holds ? YES : NO;
  }

  /// The answer that all give; unknown where they differ, or where there is none.
  static <T> Answer agreed(List<T> asked, Function<T, Answer> question) {
    Answer agreed = UNKNOWN;
    boolean isFirst = true;
    for (T one : asked) {
      Answer answer = question.apply(one);
      agreed = isFirst || agreed == answer ? answer : UNKNOWN;
      isFirst = false;
    }
    return agreed;
  }

  boolean isYes() {
    return this == YES;
  }

  Answer and(Answer other) {
    return compareTo(other) < 0 ? this : other;
  }

  Answer or(Answer other) {
    return compareTo(other) > 0 ? this : other;
  }

  Answer not() {
    return switch (this) {
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
      case YES -> NO;
    };
  }
}
