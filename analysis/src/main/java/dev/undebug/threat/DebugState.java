package dev.undebug.threat;

import dev.undebug.settings.Verdict;
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

  /// The same of a verdict.
  public static DebugState of(Verdict.State state) {
    return switch (state) {
      case ON -> ON;
      case OFF -> OFF;
      case FAILS -> FAILS;
      case DEPENDS -> DEPENDS;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
