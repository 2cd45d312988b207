package dev.undebug.settings;

import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.python.evaluate.Step;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One setting of one deployment, as shipped.
///
/// @param cases disjoint outcomes
/// @param trace the assignments, the winning one first; empty for Django's default
/// @param isDefault whether no settings module names it, so that Django's default holds
public record Setting(String name, List<Case> cases, List<Step> trace, boolean isDefault) {

  /// Settings that only tests take in.
  private static final Pattern OF_TESTS =
      Pattern.compile("(?i)(.*[/_.-])?(tests?|testing|unittests?|pytest)([_.-].*)?\\.py");

  /// What a module made of a name; where it ends without the name, Django's default holds.
  static Setting of(Evaluation.Binding binding, Optional<Datum> fallback) {
    var cases = new ArrayList<Case>();
    boolean isDefault = true;
    for (Case one : binding.cases()) {
      boolean isAbsent = one.outcome() instanceof Case.Outcome.Absent;
      isDefault &= isAbsent || one.outcome() instanceof Case.Outcome.Fails;
      cases.add(
          isAbsent && fallback.isPresent()
              ? new Case(one.when(), new Case.Outcome.Is(fallback.get()))
              : one);
    }
    return new Setting(binding.name(), cases, ofTheTree(binding.trace()), isDefault);
  }

  /// The steps that stand in files of the tree; the models of libraries are no files of it.
  static List<Step> ofTheTree(List<Step> trace) {
    return trace.stream().filter(step -> !step.place().path().isEmpty()).toList();
  }

  /// Where the winning value is written; empty when it is Django's default.
  public Optional<Place> decidedAt() {
    return trace.stream()
        .filter(step -> !step.description().startsWith("shadowed"))
        .filter(step -> !step.description().startsWith("may be set"))
        .filter(step -> !step.isOfACommand())
        .filter(step -> !OF_TESTS.matcher(step.place().path()).matches())
        .findFirst()
        .or(() -> trace.stream().findFirst())
        .map(Step::place);
  }

  /// Its value where it has one and the same in every environment.
  public Optional<Datum> value() {
    return cases.size() == 1 && cases.getFirst().outcome() instanceof Case.Outcome.Is(var datum)
        ? Optional.of(datum)
        : Optional.empty();
  }

  /// Every value it may have.
  public List<Datum> values() {
    return cases.stream()
        .flatMap(
            one ->
                switch (one.outcome()) {
                  case Case.Outcome.Is(var datum) -> java.util.stream.Stream.of(datum);
                  case Case.Outcome.Fails _, Case.Outcome.Absent _, Case.Outcome.Unknown _ ->
                      java.util.stream.Stream.empty();
                })
        .toList();
  }
}
