package dev.undebug.rule;

import java.time.LocalDate;
import java.util.stream.Stream;

/// One thing that can be wrong with an application, and how to see it.
///
/// A rule is stateless and looks only at the evaluated application: never at the file system, the
/// clock or the network.
public interface Rule {

  /// `UDB` and three digits; the first is the mitigation it belongs to. Never used again for
  /// anything else.
  String id();

  /// The words people use for it, such as `debug-is-true`.
  String name();

  /// How much a finding of it matters where nothing lessens it.
  Severity severity();

  Stream<Sighting> check(Application application);

  /// What it sees on a day, for a rule whose answer is another one day.
  default Stream<Sighting> check(Application application, LocalDate today) {
    return check(application);
  }
}
