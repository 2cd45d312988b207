package dev.undebug.settings;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.python.evaluate.Test.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What DEBUG comes to in the environments that an evaluation looked at.
///
/// @param isOffSomewhere whether any environment is in none of the lists
record Outcomes(
    List<Alternative> onWhen,
    List<Alternative> failsWhen,
    List<Alternative> unknownWhen,
    boolean isOffSomewhere) {

  private static final List<String> EVERY_PROJECT_HAS =
      List.of("SECRET_KEY", "INSTALLED_APPS", "ROOT_URLCONF", "ALLOWED_HOSTS", "DATABASES");

  private static final Case SETS_NOTHING =
      new Case(
          DjangoDefaults.ALWAYS,
          new Case.Outcome.Unknown("its settings are assigned in a way that is not followed", ""));

  static Outcomes of(Evaluation evaluation) {
    Evaluation.Binding debug = evaluation.names().get("DEBUG");
    if (debug != null && debug.cases().isEmpty()) {
      // In none of these environments is it this module that is loaded.
      return new Outcomes(List.of(), List.of(), List.of(), false);
    }
    if (debug != null && !isAbsent(debug)) {
      Evaluation.Truth truth = debug.truth();
      return new Outcomes(
          truth.trueWhen(),
          truth.failsWhen(),
          both(truth.unknownWhen(), evaluation.unknown()),
          truth.isFalseSomewhere());
    }
    if (!isSettings(evaluation)) {
      return new Outcomes(List.of(), List.of(), both(List.of(), List.of(SETS_NOTHING)), false);
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

  private static boolean isAbsent(Evaluation.Binding binding) {
    return binding.cases().stream().allMatch(one -> one.outcome() instanceof Case.Outcome.Absent);
  }

  /// Whether a module that comes to an end assigns any of the settings that every project has; one
  /// that does not is filled in a way that is not seen here, such as by classes.
  private static boolean isSettings(Evaluation evaluation) {
    return !evaluation.failures().isEmpty()
        || !evaluation.unknown().isEmpty()
        || EVERY_PROJECT_HAS.stream()
            .anyMatch(
                name -> {
                  Evaluation.Binding binding = evaluation.names().get(name);
                  return binding != null && !isAbsent(binding);
                });
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

  boolean asksForArguments() {
    return Stream.of(onWhen, failsWhen, unknownWhen)
        .flatMap(List::stream)
        .anyMatch(one -> !one.argv().isEmpty());
  }

  boolean isOnlyFailing() {
    return !failsWhen.isEmpty() && onWhen.isEmpty() && unknownWhen.isEmpty() && !isOffSomewhere;
  }

  /// The state of the processes that start; what refuses to start serves nobody.
  Verdict.State state() {
    boolean isKnownElsewhere = isOffSomewhere || !onWhen.isEmpty();
    if (!unknownWhen.stream().allMatch(one -> isKnownElsewhere && isReference(one))) {
      return Verdict.State.UNKNOWN;
    }
    if (!unknownWhen.isEmpty()) {
      return Verdict.State.DEPENDS;
    }
    if (onWhen.isEmpty()) {
      return isOffSomewhere ? Verdict.State.OFF : Verdict.State.FAILS;
    }
    return isOffSomewhere ? Verdict.State.DEPENDS : Verdict.State.ON;
  }

  /// Whether an alternative is one of texts that name another variable, as django-environ has them:
  /// whoever sets the variable decides there, as elsewhere.
  private static boolean isReference(Alternative alternative) {
    return alternative.env().values().stream()
        .flatMap(List::stream)
        .anyMatch(
            test ->
                test.after().isEmpty()
                    && test.check() instanceof Check.StartsWith(var text)
                    && text.equals("$"));
  }
}
