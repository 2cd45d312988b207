package dev.undebug.report;

import dev.undebug.threat.Analysis;

/// One line for each finding, as editors and `grep` like it: `shop/settings.py:15:1: critical
/// UDB101 debug-is-true: DEBUG is on in every environment`.
public final class ConciseReport {

  private ConciseReport() {}

  /// The findings that are open, worst first; empty when there is none.
  public static String of(Analysis analysis, Whereabouts whereabouts, Style style) {
    var text = new StringBuilder();
    for (var observation : analysis.openFindings()) {
      var found = observation.finding();
      text.append(
          "%s%s: %s %s %s: %s%n"
              .formatted(
                  whereabouts.typed(),
                  style.clean(found.place().toString()),
                  style.word(found.severity()),
                  found.rule(),
                  found.name(),
                  style.clean(found.message())));
    }
    return text.toString();
  }
}
