package dev.undebug.threat;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.settings.Verdict;
import java.util.List;

/// What DEBUG is in one deployment, and how that came about.
///
/// @param state as shipped
/// @param onWhen over every environment; disjoint from the next two, all else is off
/// @param trace how the value came about, the deciding step first
/// @param assumed what was taken for granted
public record Decision(
    DebugState state,
    List<Alternative> onWhen,
    List<Alternative> failsWhen,
    List<Alternative> unknownWhen,
    List<Step> trace,
    Verdict.Assumed assumed) {

  /// One step towards the value.
  ///
  /// @param words what happens there, in one phrase
  public record Step(Frame frame, String words) {}

  public Decision {
    onWhen = List.copyOf(onWhen);
    failsWhen = List.copyOf(failsWhen);
    unknownWhen = List.copyOf(unknownWhen);
    trace = List.copyOf(trace);
  }

  /// One forgotten variable, or one file, turns it on.
  public boolean isAtRisk() {
    return state == DebugState.OFF && !onWhen.isEmpty();
  }

  /// In one sentence without its subject: `on, whatever the environment says`.
  public String words() {
    return switch (state) {
      case ON ->
          onWhen.stream().anyMatch(Alternative::isAlways)
              ? "on, whatever the environment says"
              : "on as shipped" + when(", namely when ", onWhen);
      case OFF ->
          onWhen.isEmpty() && unknownWhen.isEmpty()
              ? "off, whatever the environment says"
              : "off as shipped"
                  + when("; on when ", onWhen)
                  + when("; unknown when ", unknownWhen);
      case FAILS -> "none: the process refuses to start" + when(", because ", failsWhen);
      case DEPENDS -> "decided by its environment" + when(": on when ", onWhen);
      case UNKNOWN -> "unknown" + when(": ", unknownWhen);
    };
  }

  private static String when(String lead, List<Alternative> alternatives) {
    if (alternatives.isEmpty()) {
      return "";
    }
    return lead + Conditions.words(alternatives);
  }
}
