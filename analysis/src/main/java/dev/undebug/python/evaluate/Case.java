package dev.undebug.python.evaluate;

import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;

/// One outcome for a name, and when it comes about.
///
/// @param when one of these must hold
public record Case(List<Alternative> when, Outcome outcome) {

  /// What a name may come to.
  public sealed interface Outcome {

    /// It has this value.
    record Is(Datum value) implements Outcome {}

    /// The module did not come to its end.
    ///
    /// @param type the exception's class, such as `KeyError`
    record Fails(String type, String message, Optional<Place> place) implements Outcome {}

    /// The module ends without the name.
    record Absent() implements Outcome {}

    /// It cannot be known.
    record Unknown(String why, String owner) implements Outcome {}
  }

  public Case {
    when = List.copyOf(when);
  }

  /// Whether it comes about in every environment.
  public boolean isAlways() {
    return when.stream().anyMatch(Alternative::isUnconditional);
  }
}
