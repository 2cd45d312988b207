package dev.undebug.rule;

import java.util.Locale;

/// How sure a rule is that what it found is so.
public enum Confidence {
  /// The rule guesses at what it cannot see.
  LOW,
  /// The rule follows a convention that projects seldom break.
  MEDIUM,
  /// The rule evaluated it.
  HIGH;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
