package dev.undebug.rule;

import dev.undebug.source.Place;
import java.time.LocalDate;
import java.util.Optional;

/// Whether a finding is still asked about.
public sealed interface Standing {

  /// Nobody has said anything of it.
  record Open() implements Standing {}

  /// It was there before: a baseline has it, or the revision that is compared with.
  ///
  /// @param since what knew it, such as `baseline.json` or `main`
  record Known(String since) implements Standing {}

  /// A comment beside the code takes it as it is.
  ///
  /// @param because what the comment says
  /// @param until the last day it counts
  /// @param place the comment
  record Suppressed(String because, Optional<LocalDate> until, Place place) implements Standing {}

  /// The word of the reports.
  default String word() {
    return switch (this) {
      case Open _ -> "open";
      case Known _ -> "known";
      case Suppressed _ -> "suppressed";
    };
  }
}
