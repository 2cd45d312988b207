package dev.undebug.rule;

import java.util.Locale;

/// How much a finding matters, least first.
public enum Severity {
  NOTE,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /// One step less, and never a mere note.
  Severity lessened() {
    return compareTo(LOW) <= 0 ? this : values()[ordinal() - 1];
  }

  /// The word of the reports and of `--fail-on`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
