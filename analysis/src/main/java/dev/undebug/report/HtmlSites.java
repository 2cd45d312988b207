package dev.undebug.report;

import dev.undebug.threat.Analysis;
import dev.undebug.threat.Evidence;
import dev.undebug.threat.Reconciliation;

/// What sites were asked, what they answered and show, and the pages that were obtained.
final class HtmlSites {

  private final Html html;
  private final HtmlParts parts;

  HtmlSites(Html html, HtmlParts parts) {
    this.html = html;
    this.parts = parts;
  }

  void write(Analysis analysis) {
    for (Evidence.Asked site : analysis.sites()) {
      html.open("h3")
          .text(
              site.url() + (site.again().isEmpty() ? "" : " (was on: " + site.again() + ")") + " ");
      parts.badge(site.state().word(), HtmlParts.tone(site.state()));
      html.end();
      html.element("p", site.because()).raw("\n").open("ul").raw("\n");
      for (var request : site.requests()) {
        html.open("li").text(request.asked() + ": ").element("code", request.request());
        html.text(" gave " + request.outcome()).end();
      }
      html.end();
      if (!site.showings().isEmpty()) {
        html.element("h4", "What it shows without an error").raw("\n").open("ul").raw("\n");
        for (var showing : site.showings()) {
          html.open("li");
          parts.badge(showing.severity().word(), HtmlParts.tone(showing.severity()));
          html.text(" %s: %s".formatted(showing.words(), showing.because())).end();
        }
        html.end();
      }
    }
    for (Reconciliation told : analysis.reconciled()) {
      html.element("p", told.agreement().word() + ": " + told.sentence()).raw("\n");
      html.open("ul").raw("\n");
      told.because().forEach(because -> html.element("li", because));
      told.places().forEach(place -> html.element("li", place.toString()));
      html.end();
    }
    pages(analysis);
  }

  private void pages(Analysis analysis) {
    if (!analysis.pages().isEmpty()) {
      html.element("h3", "Debug pages that were obtained").raw("\n").open("ol").raw("\n");
      for (var page : analysis.pages()) {
        html.open("li").element("code", page.source());
        html.text(
                ": %s, %s (%s)%s"
                    .formatted(
                        page.kind().word(),
                        page.liveness().word(),
                        page.because(),
                        page.djangoWords()))
            .end();
      }
      html.end();
    }
  }
}
