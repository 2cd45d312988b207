package dev.undebug.report;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.source.Place;
import dev.undebug.threat.Analysis;
import dev.undebug.threat.Frame;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The nine measures with the findings that speak of each, and what is defence in depth beyond
/// them.
final class HtmlFindings {

  /// Evidence that stands with a measure; its findings stand below anyway.
  private static final int EVIDENCE = 4;

  /// The number that follows the nine measures.
  private static final int DEPTH = 10;

  private final Html html;
  private final HtmlParts parts;
  private final Analysis analysis;
  private final Set<Place> shown = new HashSet<>();

  HtmlFindings(Html html, HtmlParts parts, Analysis analysis) {
    this.html = html;
    this.parts = parts;
    this.analysis = analysis;
  }

  /// The measures, each with its state and a link to its findings.
  void mitigations() {
    html.open("ol", "class", "mitigations").raw("\n");
    for (var mitigation : analysis.mitigations()) {
      html.open("li").open("div").element("strong", mitigation.measure().label()).raw(" ");
      parts.badge(mitigation.state().words(), HtmlParts.tone(mitigation.state()));
      html.element("p", mitigation.because());
      parts.codes(mitigation.evidence(), EVIDENCE);
      link(mitigation.measure().number());
      html.close().end();
    }
    html.open("li").open("div").element("strong", "Defence in depth");
    html.element(
        "p",
        of(DEPTH).isEmpty()
            ? "Nothing was found in code and configuration that would make a leak worse."
            : "What would make a leak, or any other mistake, worse: input, output, accounts, containers.");
    link(DEPTH);
    html.close().end();
    html.end();
  }

  private void link(int number) {
    int count = of(number).size();
    if (count > 0) {
      html.open("p", "class", "evidence")
          .element(
              "a", count == 1 ? "1 finding" : count + " findings", "href", "#measure-" + number)
          .close();
    }
  }

  /// Every open finding, by measure; worst first in each.
  void findings() {
    if (analysis.openFindings().isEmpty()) {
      return;
    }
    filters();
    for (var mitigation : analysis.mitigations()) {
      var measure = mitigation.measure();
      group(
          measure.number(),
          measure.label(),
          mitigation.state().words(),
          HtmlParts.tone(mitigation.state()));
    }
    group(DEPTH, "Defence in depth", "", HtmlParts.Tone.MUTE);
    group(0, "Notes on suppressions", "", HtmlParts.Tone.MUTE);
  }

  private List<Analysis.Observation> of(int number) {
    return analysis.openFindings().stream()
        .filter(observation -> measure(observation.finding()) == number)
        .toList();
  }

  /// The measure that a rule's number names; 0 for notes on the tool's own comments.
  private static int measure(Finding found) {
    int family = found.rule().charAt(3) - '0';
    return family > 0 ? family : found.rule().charAt(4) == '9' ? 0 : DEPTH;
  }

  private void filters() {
    html.open("div", "class", "filters", "role", "group", "aria-label", "Filter", "hidden", "")
        .raw("\n");
    html.element("label", "Severity ", "for", "by-severity");
    html.open("select", "id", "by-severity");
    html.element("option", "all", "value", "note");
    for (var severity : List.of(Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL)) {
      String words = severity.word() + (severity == Severity.CRITICAL ? "" : " and above");
      html.element("option", words, "value", severity.word());
    }
    html.end();
    html.element("label", "Deployment ", "for", "by-deployment");
    html.open("select", "id", "by-deployment").element("option", "all", "value", "");
    var names = new TreeSet<String>();
    analysis.openFindings().forEach(one -> names.addAll(one.finding().deployments()));
    names.forEach(name -> html.element("option", name, "value", name));
    html.end();
    html.element("span", "", "id", "shown", "role", "status").end();
  }

  private void group(int number, String label, String state, HtmlParts.Tone tone) {
    var observations = of(number);
    if (observations.isEmpty()) {
      return;
    }
    html.open("div", "class", "measure", "id", "measure-" + number);
    html.open("h3").text((number == 0 ? "" : number + ". ") + label + " ");
    if (!state.isEmpty()) {
      parts.badge(state, tone);
    }
    html.end();
    var together = new LinkedHashMap<List<Object>, List<Analysis.Observation>>();
    for (var observation : observations) {
      var found = observation.finding();
      together
          .computeIfAbsent(
              List.of(found.rule(), found.severity(), found.help()), _ -> new ArrayList<>())
          .add(observation);
    }
    together.values().forEach(this::finding);
    html.end();
  }

  /// What one rule says in the same words of several places.
  private void finding(List<Analysis.Observation> places) {
    var found = places.getFirst().finding();
    html.open("article", "class", "finding", "data-severity", found.severity().word());
    html.open("h4").element("code", found.rule()).text(" " + found.name() + " ");
    parts.badge(found.severity().word(), HtmlParts.tone(found.severity()));
    html.end();
    places.forEach(this::place);
    html.open("p", "class", "help").raw("<strong>Help:</strong> ").text(found.help()).end();
    html.end();
  }

  private void place(Analysis.Observation observation) {
    var found = observation.finding();
    html.open("div", "class", "place", "data-deployments", String.join("\t", found.deployments()));
    boolean isFirst = shown.add(found.place());
    parts.frame(
        isFirst ? observation.frame() : Frame.bare(found.place()),
        isFirst ? found.message() : found.message() + " (the lines stand above)");
    String label = "What %s would change at %s".formatted(found.rule(), found.place());
    observation.changes().forEach(change -> parts.diff(change, label));
    html.end();
  }
}
