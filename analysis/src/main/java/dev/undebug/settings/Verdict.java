package dev.undebug.settings;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Step;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What DEBUG is in one deployment.
///
/// The three lists are disjoint; in every environment that none of them names, DEBUG is off.
///
/// @param state as shipped
/// @param onWhen over every environment
/// @param failsWhen over every environment
/// @param unknownWhen over every environment; its entries name why and owner
/// @param because one sentence: what decides the state
/// @param trace the assignments, the winning one first
public record Verdict(
    State state,
    List<Alternative> onWhen,
    List<Alternative> failsWhen,
    List<Alternative> unknownWhen,
    String because,
    List<Step> trace,
    Assumed assumed) {

  /// What DEBUG is, as shipped.
  public enum State {
    ON,
    OFF,
    /// The process refuses to start.
    FAILS,
    /// Free variables decide.
    DEPENDS,
    UNKNOWN;

    /// The word used in reports.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What was taken for granted.
  ///
  /// @param python the version of Python, such as `3.11`
  /// @param django the series of Django, such as `4.2`
  /// @param libraries modules that were taken to be installed
  public record Assumed(String python, String django, List<String> libraries) {}

  /// Where the winning value is written; empty when it is Django's default.
  public Optional<Place> decidedAt() {
    return trace.isEmpty() ? Optional.empty() : Optional.of(trace.getFirst().place());
  }
}
