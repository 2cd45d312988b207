package dev.undebug.rule;

import java.util.Locale;

/// How much a finding matters, least first.
public enum Severity {
  NOTE,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /// The word of the reports and of `--fail-on`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
