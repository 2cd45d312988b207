package dev.undebug.threat;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Test;
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

  /// Something turns it on that nobody has to do: a variable that is left unset.
  static boolean isOnWhenUnset(List<Alternative> onWhen) {
    return onWhen.stream().anyMatch(Decision::holdsWhenUnset);
  }

  private static boolean holdsWhenUnset(Alternative alternative) {
    return alternative.files().isEmpty()
        && alternative.modules().isEmpty()
        && alternative.argv().isEmpty()
        && alternative.host().isEmpty()
        && alternative.env().values().stream()
            .flatMap(List::stream)
            .allMatch(Decision::holdsWhenUnset);
  }

  private static boolean holdsWhenUnset(Test test) {
    return switch (test.check()) {
      case Test.Check.In(var values) -> values.contains(Test.UNSET);
      case Test.Check.NotIn(var values) -> test.after().isEmpty() && !values.contains(Test.UNSET);
      case Test.Check.Truthy(var truthy) -> test.after().isEmpty() && !truthy;
      case Test.Check.Raises(var raises) -> raises;
      case Test.Check.StartsWith _, Test.Check.EndsWith _ -> false;
      case Test.Check.Contains _, Test.Check.Matches _ -> false;
    };
  }

  /// What is said where no step of it is known, as a sentence.
  public String untraced() {
    return state == DebugState.OFF
        ? "No settings module assigns DEBUG, so Django's default holds: False."
        : "Which assignment decides it is not known.";
  }

  /// When it is so, as a clause behind the state: `whatever the environment says`.
  public String condition() {
    return switch (state) {
      case ON ->
          onWhen.stream().anyMatch(Alternative::isAlways)
              ? "whatever the environment says"
              : "as shipped" + when(", namely when ", onWhen);
      case OFF ->
          onWhen.isEmpty() && unknownWhen.isEmpty()
              ? "whatever the environment says"
              : "as shipped" + when("; on when ", onWhen) + when("; unknown when ", unknownWhen);
      case FAILS -> "the process refuses to start" + when(" when ", failsWhen);
      case DEPENDS -> "its environment decides" + when(": on when ", onWhen);
      case UNKNOWN ->
          (unknownWhen.isEmpty() ? "" : Conditions.reasons(unknownWhen))
              + when("; on when ", onWhen);
    };
  }

  /// A process that refuses to start serves nobody: what the rest has to hold for that is left out.
  private String when(String lead, List<Alternative> alternatives) {
    if (alternatives.isEmpty()) {
      return "";
    }
    return lead
        + Conditions.words(
            alternatives.equals(failsWhen)
                ? alternatives
                : Conditions.ofThoseThatStart(alternatives, failsWhen));
  }
}
