package dev.undebug.threat;

import java.util.Locale;

/// What DEBUG is in one deployment as shipped, worst first.
public enum DebugState {
  ON,
  FAILS,
  DEPENDS,
  UNKNOWN,
  OFF;

  /// The word that reports use.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
