package dev.undebug.report;

import dev.undebug.settings.DebugEffect;
import dev.undebug.threat.Analysis;

/// What this Django does with DEBUG on, beside what it does with DEBUG off.
final class HtmlWorks {

  private final Html html;

  HtmlWorks(Html html) {
    this.html = html;
  }

  void write(Analysis analysis) {
    html.element(
            "p",
            "%s asks whether DEBUG is on in these places; each was seen on real Djangos."
                .formatted(analysis.subject().django()),
            "class",
            "note")
        .raw("\n");
    for (var concern : DebugEffect.Concern.values()) {
      var effects =
          analysis.effects().stream().filter(effect -> effect.concern() == concern).toList();
      if (effects.isEmpty()) {
        continue;
      }
      if (concern == DebugEffect.Concern.PAGES) {
        html.open("details", "class", "works", "open", "");
      } else {
        html.open("details", "class", "works");
      }
      html.element("summary", "%s (%d)".formatted(concern.label(), effects.size())).raw("\n");
      html.open("table").raw("\n<thead><tr>");
      html.element("th", "With DEBUG on", "scope", "col");
      html.element("th", "With DEBUG off", "scope", "col");
      html.raw("</tr></thead>\n").open("tbody").raw("\n");
      for (DebugEffect effect : effects) {
        html.open("tr");
        html.element("td", effect.on(), "data-label", "On");
        String off = effect.off().isEmpty() ? "as above" : effect.off();
        html.element("td", off, "data-label", "Off").end();
      }
      html.end().end().end();
    }
  }
}
