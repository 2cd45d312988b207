package dev.undebug.settings;

import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Step;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/// One setting of one deployment, as shipped.
///
/// @param cases disjoint outcomes
/// @param trace the assignments, the winning one first; empty for Django's default
/// @param isDefault whether no settings module names it, so that Django's default holds
public record Setting(String name, List<Case> cases, List<Step> trace, boolean isDefault) {

  /// Where the winning value is written; empty when it is Django's default.
  public Optional<Place> decidedAt() {
    return trace.isEmpty() ? Optional.empty() : Optional.of(trace.getFirst().place());
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
