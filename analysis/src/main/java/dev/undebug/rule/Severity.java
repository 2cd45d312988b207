package dev.undebug.rule;

import java.util.Locale;

/// How much a finding matters, least first.
public enum Severity {
  NOTE,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /// One step less.
  Severity lessened() {
    return switch (this) {
      case NOTE, LOW -> NOTE;
      case MEDIUM -> LOW;
      case HIGH -> MEDIUM;
      case CRITICAL -> HIGH;
    };
  }

  /// The word of the reports and of `--fail-on`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
