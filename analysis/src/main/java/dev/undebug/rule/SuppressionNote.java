package dev.undebug.rule;

import java.util.stream.Stream;

/// What is wrong with a comment that suppresses findings. The judge speaks for these rules, once it
/// knows what the others found.
///
/// @param id `UDB09` and a digit
record SuppressionNote(String id, String name) implements Rule {

  /// It takes no finding.
  static final SuppressionNote UNUSED = new SuppressionNote("UDB091", "unused-suppression");

  /// It does not say what it suppresses, or why.
  static final SuppressionNote MALFORMED = new SuppressionNote("UDB092", "malformed-suppression");

  /// Its last day is over.
  static final SuppressionNote EXPIRED = new SuppressionNote("UDB093", "expired-suppression");

  @Override
  public Severity severity() {
    return Severity.NOTE;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    return Stream.empty();
  }
}
