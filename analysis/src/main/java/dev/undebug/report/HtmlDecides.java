package dev.undebug.report;

import dev.undebug.threat.Analysis;
import dev.undebug.threat.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// How DEBUG becomes what it is, as a line of steps that ends in the value; for every way the
/// application is started, those that go the same way together.
final class HtmlDecides {

  private final Html html;
  private final HtmlParts parts;

  HtmlDecides(Html html, HtmlParts parts) {
    this.html = html;
    this.parts = parts;
  }

  void write(Analysis analysis) {
    var ways = new LinkedHashMap<List<Object>, List<Analysis.Started>>();
    for (var started : analysis.deployments()) {
      List<Object> way =
          List.of(
              started.decision().trace(),
              started.decision().state(),
              started.decision().condition(),
              started.variables());
      ways.computeIfAbsent(way, _ -> new ArrayList<>()).add(started);
    }
    var deciding = analysis.headline().deployment();
    var ordered = new ArrayList<>(ways.values());
    ordered.sort(
        java.util.Comparator.comparing(
            way -> way.stream().noneMatch(started -> started.name().equals(deciding))));
    for (int i = 0; i < ordered.size(); i++) {
      var way = ordered.get(i);
      if (i == 0) {
        html.element("h3", names(way)).raw("\n");
        line(way.getFirst());
      } else {
        html.open("details").open("summary").text(names(way) + " ");
        var decision = way.getFirst().decision();
        parts.badge(decision.state().word(), HtmlParts.tone(decision.state()));
        html.end();
        line(way.getFirst());
        html.end();
      }
    }
  }

  private static String names(List<Analysis.Started> way) {
    String names = String.join(", ", way.stream().limit(4).map(Analysis.Started::name).toList());
    return way.size() > 4 ? names + " and %d more".formatted(way.size() - 4) : names;
  }

  private void line(Analysis.Started started) {
    var decision = started.decision();
    html.open("ol", "class", "chain").raw("\n");
    started.variables().forEach(this::variable);
    if (decision.trace().isEmpty()) {
      html.open("li").text(decision.untraced()).end();
    }
    for (var step : decision.trace().reversed()) {
      html.open("li");
      parts.frame(step.frame(), step.words());
      html.end();
    }
    html.open("li", "class", "end").element("strong", "DEBUG ");
    parts.badge(decision.state().word(), HtmlParts.tone(decision.state()));
    html.raw(" ").element("span", decision.condition()).end();
    html.end();
  }

  private void variable(Given given) {
    html.open("li").element("code", given.name()).text(" is " + given.says());
    html.text(
        switch (given.use()) {
          case SETTINGS -> ", which names the settings";
          case DECIDES -> "";
          case DECOY -> ", and nobody reads it";
          case UNLOADED -> " in a file that nothing loads; it decides nothing";
          case BUILD_ONLY -> " only while the image is built; nothing of it is there at run time";
        });
    html.raw(" ").element("span", given.place().toString(), "class", "where");
    for (var lost : given.shadowed()) {
      html.raw("<br>")
          .element("span", "over %s (%s)".formatted(lost.says(), lost.place()), "class", "where");
    }
    html.end();
  }
}
