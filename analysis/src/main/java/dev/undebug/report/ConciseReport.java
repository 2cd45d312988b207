package dev.undebug.report;

import dev.undebug.page.Liveness;
import dev.undebug.rule.Severity;
import dev.undebug.threat.Analysis;
import dev.undebug.threat.DebugState;

/// One line for each finding, as editors and `grep` like it: `shop/settings.py:15:1: critical
/// UDB101 debug-is-true: DEBUG is on in every environment`.
public final class ConciseReport {

  private ConciseReport() {}

  /// What sites and pages show, and the findings that are open, worst first; empty when there is
  /// nothing.
  public static String of(Analysis analysis, Whereabouts whereabouts, Style style) {
    var text = new StringBuilder();
    shown(analysis, style, text);
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

  private static void shown(Analysis analysis, Style style, StringBuilder text) {
    for (var site : analysis.sites()) {
      if (site.state() == DebugState.ON) {
        line(text, style, site.url(), Severity.CRITICAL, "debug-is-on: " + site.because());
      }
      for (var showing : site.showings()) {
        String what = "%s: %s: %s".formatted(showing.word(), showing.words(), showing.because());
        line(text, style, site.url(), showing.severity(), what);
      }
    }
    for (var page : analysis.pages()) {
      if (page.liveness() == Liveness.LIVE && analysis.sites().isEmpty()) {
        String what = "debug-page: %s, %s".formatted(page.kind().word(), page.because());
        line(text, style, page.source(), Severity.CRITICAL, what);
      }
    }
  }

  private static void line(
      StringBuilder text, Style style, String place, Severity severity, String what) {
    text.append(
        "%s: %s %s%n".formatted(style.clean(place), style.word(severity), style.clean(what)));
  }
}
