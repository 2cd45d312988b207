package dev.undebug.report;

import dev.undebug.threat.Analysis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where the standards speak of what the report says.
final class HtmlReferences {

  private final Html html;

  HtmlReferences(Html html) {
    this.html = html;
  }

  void write(Analysis analysis) {
    html.element(
            "p",
            "CWE and CAPEC: lists of weaknesses and attack patterns, MITRE. A01 to A10: OWASP Top 10,"
                + " of 2021 and of 2025. ASVS: OWASP Application Security Verification Standard 5.0."
                + " T1…: techniques of MITRE ATT&CK.",
            "class",
            "note")
        .raw("\n");
    html.open("table", "class", "standards").raw("\n<thead><tr>");
    html.element("th", "Of what", "scope", "col").element("th", "Where", "scope", "col");
    html.raw("</tr></thead>\n").open("tbody").raw("\n");
    for (var score : analysis.scores()) {
      var situation = score.situation();
      row("CVSS: " + score.because(), List.of(situation.vector31(), situation.vector40()));
    }
    var rows = new LinkedHashMap<String, Set<String>>();
    analysis.vectors().forEach(one -> add(rows, one.vector().label(), one.references().all()));
    analysis.scenarios().stream()
        .filter(one -> one.isTold())
        .forEach(one -> add(rows, one.name(), one.references().all()));
    for (var observation : analysis.openFindings()) {
      var found = observation.finding();
      add(rows, found.rule() + " " + found.name(), observation.references());
    }
    rows.forEach((what, ids) -> row(what, new ArrayList<>(ids)));
    html.end().end();
  }

  private static void add(Map<String, Set<String>> rows, String what, List<String> ids) {
    if (!ids.isEmpty()) {
      rows.computeIfAbsent(what, _ -> new LinkedHashSet<>()).addAll(ids);
    }
  }

  private void row(String what, List<String> ids) {
    html.open("tr").element("th", what, "scope", "row");
    html.element("td", String.join(" · ", ids)).end();
  }
}
