package dev.undebug.settings;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Evaluation;
import java.util.ArrayList;
import java.util.List;

/// What DEBUG comes to in the environments that an evaluation looked at.
///
/// @param isOffSomewhere whether any environment is in none of the lists
record Outcomes(
    List<Alternative> onWhen,
    List<Alternative> failsWhen,
    List<Alternative> unknownWhen,
    boolean isOffSomewhere) {

  static Outcomes of(Evaluation evaluation) {
    Evaluation.Binding debug = evaluation.names().get("DEBUG");
    if (debug != null) {
      Evaluation.Truth truth = debug.truth();
      return new Outcomes(
          truth.trueWhen(),
          truth.failsWhen(),
          both(truth.unknownWhen(), evaluation.unknown()),
          truth.isFalseSomewhere());
    }
    // Django's default is off, wherever the module comes to its end.
    boolean isEnding =
        evaluation.failures().stream().noneMatch(Case::isAlways)
            && evaluation.unknown().stream().noneMatch(Case::isAlways);
    return new Outcomes(
        List.of(),
        evaluation.failures().stream().flatMap(failure -> failure.when().stream()).toList(),
        both(List.of(), evaluation.unknown()),
        isEnding);
  }

  /// The alternatives of an unknown module say why.
  private static List<Alternative> both(List<Alternative> some, List<Case> unknown) {
    var all = new ArrayList<>(some);
    for (Case one : unknown) {
      if (one.outcome() instanceof Case.Outcome.Unknown(var why, var owner)) {
        for (Alternative when : one.when()) {
          all.add(
              new Alternative(
                  when.env(), when.files(), when.modules(), when.argv(), when.host(), why, owner));
        }
      }
    }
    return all.stream().distinct().toList();
  }

  boolean isOnlyFailing() {
    return !failsWhen.isEmpty() && onWhen.isEmpty() && unknownWhen.isEmpty() && !isOffSomewhere;
  }

  /// The state of the processes that start; what refuses to start serves nobody.
  Verdict.State state() {
    if (!unknownWhen.isEmpty()) {
      return Verdict.State.UNKNOWN;
    }
    if (onWhen.isEmpty()) {
      return isOffSomewhere ? Verdict.State.OFF : Verdict.State.FAILS;
    }
    return isOffSomewhere ? Verdict.State.DEPENDS : Verdict.State.ON;
  }
}
