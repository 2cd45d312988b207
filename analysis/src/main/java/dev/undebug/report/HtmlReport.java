package dev.undebug.report;

import dev.undebug.page.Category;
import dev.undebug.source.Source;
import dev.undebug.threat.Analysis;
import dev.undebug.threat.DebugState;
import dev.undebug.threat.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/// The analysis as one self-contained page: nothing from elsewhere, and complete without its
/// script, which only filters and copies; for desks, phones, paper and screen readers, in the light
/// and in the dark.
public final class HtmlReport {

  private static final String CSS = resource("report.css");
  private static final String SCRIPT = resource("report.js");

  private final Analysis analysis;
  private final Html html = new Html();
  private final HtmlParts parts = new HtmlParts(html);

  private HtmlReport(Analysis analysis) {
    this.analysis = analysis;
  }

  /// The whole page.
  public static String of(Analysis analysis) {
    var report = new HtmlReport(analysis);
    report.write();
    return report.html.toString();
  }

  private static String resource(String name) {
    try (var resource = HtmlReport.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException(name + " is not in the jar");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /// As a policy writes it.
  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private void write() {
    html.raw("<!doctype html>\n");
    html.open("html", "lang", "en").raw("\n").open("head").raw("\n");
    html.raw("<meta charset=\"utf-8\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.raw("<meta name=\"robots\" content=\"noindex, noarchive\">\n");
    html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n");
    // Nothing is loaded, and nothing runs but what stands here.
    html.raw(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ")
        .raw(hash(CSS))
        .raw("; script-src ")
        .raw(hash(SCRIPT))
        .raw("; base-uri 'none'; form-action 'none'\">\n");
    html.element(
        "title",
        "DEBUG %s: %s".formatted(analysis.headline().state().word(), analysis.subject().name()));
    html.raw("\n<style>").raw(CSS).raw("</style>\n").end();
    html.open("body").raw("\n");
    header();
    html.open("main", "id", "main").raw("\n");
    works();
    decides();
    deployments();
    sites();
    disclosures();
    proofs();
    vectors();
    scenarios();
    mitigations();
    findings();
    actions();
    references();
    trouble();
    html.end();
    footer();
    html.raw("<script>").raw(SCRIPT).raw("</script>\n").end().end();
  }

  private void header() {
    var headline = analysis.headline();
    html.open("header").raw("\n");
    html.raw("<a class=\"skip\" href=\"#main\">Skip to the analysis</a>\n");
    html.open("p", "class", "subject");
    html.element("strong", analysis.subject().name());
    html.raw(" <span>").text(analysis.subject().django()).raw("</span> ");
    html.element("time", analysis.subject().today(), "datetime", analysis.subject().today()).end();
    String sentence = headline.sentence();
    int cut = firstClause(sentence);
    String tone = HtmlParts.tone(headline.state()).name().toLowerCase(java.util.Locale.ROOT);
    html.element("h1", cut < 0 ? sentence : sentence.substring(0, cut) + ".", "class", tone);
    if (cut >= 0) {
      html.element("p", capital(sentence.substring(cut + 2)), "class", "conditions").raw("\n");
    }
    html.open("p", "class", "because").text("Because " + headline.because() + ".").end();
    if (!analysis.actions().isEmpty()) {
      html.open("p", "class", "first").element("strong", "Do first: ");
      html.text(analysis.actions().getFirst().words());
      html.text(analysis.actions().getFirst().words().endsWith(".") ? "" : ".").end();
    }
    score();
    contents();
    html.end();
  }

  private void score() {
    if (analysis.scores().isEmpty()) {
      return;
    }
    html.open("dl", "class", "scores").raw("\n");
    for (var score : analysis.scores()) {
      html.open("div");
      html.open("dt").text(capital((score.isProven() ? "proven: " : "") + score.because())).close();
      html.open("dd");
      html.open("span", "class", "figure")
          .text("%.1f".formatted(score.situation().score31()))
          .close();
      html.raw(" <abbr title=\"").text(score.situation().vector31()).raw("\">CVSS 3.1</abbr> ");
      html.open("span", "class", "figure")
          .text("%.1f".formatted(score.situation().score40()))
          .close();
      html.raw(" <abbr title=\"").text(score.situation().vector40()).raw("\">CVSS 4.0</abbr>");
      html.close().end();
    }
    html.end();
  }

  /// Where the conditions begin that stand behind what a manager reads; -1 where there are none.
  private static int firstClause(String sentence) {
    int cut = -1;
    for (String before : List.of("; on when ", "; unknown when ", ", namely when ", ": ")) {
      int at = sentence.indexOf(before);
      cut = at >= 0 && (cut < 0 || at < cut) ? at : cut;
    }
    return cut;
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
  }

  /// `URL pattern` of `url-pattern`.
  private static String label(Category category) {
    return category == Category.URL_PATTERN
        ? "URL pattern"
        : capital(category.word().replace('-', ' '));
  }

  private void contents() {
    html.open("nav", "aria-label", "Contents").open("ul").raw("\n");
    link("works", "How it works");
    if (!analysis.deployments().isEmpty()) {
      link("decides", "What decides it");
      link("deployments", "Deployments");
    }
    if (!analysis.sites().isEmpty() || !analysis.pages().isEmpty()) {
      link("site", "Site");
    }
    if (!analysis.disclosures().isEmpty()) {
      link("tells", "Disclosures");
    }
    link("opens", "Vectors");
    link("stories", "Scenarios");
    link("closes", "Mitigations");
    link("findings", "Findings");
    link("next", "Order of work");
    link("references", "References");
    html.close().end();
  }

  private void link(String id, String words) {
    html.open("li").element("a", words, "href", "#" + id).end();
  }

  private void section(String id, String heading) {
    html.open("section", "id", id, "aria-labelledby", id + "-h").raw("\n");
    html.element("h2", heading, "id", id + "-h").raw("\n");
  }

  private void works() {
    section("works", "How DEBUG works here");
    new HtmlWorks(html).write(analysis);
    html.end();
  }

  private void decides() {
    if (!analysis.deployments().isEmpty()) {
      section("decides", "What decides it");
      new HtmlDecides(html, parts).write(analysis);
      html.end();
    }
  }

  private void deployments() {
    if (analysis.deployments().isEmpty()) {
      return;
    }
    section("deployments", "Deployments");
    html.open("table").raw("\n<thead><tr>");
    for (String head : List.of("Deployment", "DEBUG", "When", "Server", "Settings")) {
      html.element("th", head, "scope", "col");
    }
    html.raw("</tr></thead>\n").open("tbody").raw("\n");
    analysis.deployments().forEach(this::deployment);
    html.end().end();
    html.end();
  }

  private void deployment(Analysis.Started started) {
    html.open("tr");
    html.open("th", "scope", "row").element("code", started.name());
    String why = (started.isProduction() ? "production: " : "not production: ") + started.because();
    html.raw("<br>").element("span", why, "class", "where").close();
    html.open("td", "data-label", "DEBUG");
    parts.badge(started.decision().state().word(), HtmlParts.tone(started.decision().state()));
    html.close().element("td", started.decision().condition(), "data-label", "When");
    html.element("td", started.server(), "data-label", "Server");
    html.open("td", "data-label", "Settings");
    String module = started.settingsModule();
    html.element("code", module.isEmpty() ? "not known" : module).close();
    html.end();
  }

  private void sites() {
    if (analysis.sites().isEmpty() && analysis.pages().isEmpty()) {
      return;
    }
    section("site", "What was asked, and what answered");
    new HtmlSites(html, parts).write(analysis);
    html.end();
  }

  private void disclosures() {
    if (analysis.disclosures().isEmpty()) {
      return;
    }
    section("tells", "What a debug page tells a visitor");
    if (!analysis.predicted().isEmpty()) {
      String words =
          analysis.seen().isEmpty() ? "" : " What was seen on a page stands first and apart.";
      html.element(
              "p",
              "Predicted: what the page of this application would have, by its code and by what pages of this Django have."
                  + words,
              "class",
              "note")
          .raw("\n");
    }
    html.open("div", "class", "categories").raw("\n");
    for (var disclosed : analysis.disclosures()) {
      html.open("article");
      html.element("h3", label(disclosed.category())).element("p", disclosed.words()).raw("\n");
      if (!disclosed.seen().isEmpty()) {
        html.element("h4", "Seen: %d".formatted(disclosed.seen().size()));
        parts.leaks(disclosed.seen());
      }
      if (!disclosed.predicted().isEmpty()) {
        html.element("h4", "Predicted: %d".formatted(disclosed.predicted().size()));
        parts.leaks(disclosed.predicted());
      }
      html.end();
    }
    html.end().end();
  }

  private void proofs() {
    if (!analysis.proofs().isEmpty()) {
      section("proofs", "What was tried against each other, offline");
      parts.proofs(analysis.proofs());
      html.end();
    }
  }

  private void vectors() {
    section("opens", "What it opens");
    for (var opened : analysis.vectors()) {
      html.open("article", "class", "row");
      html.open("h3").text(opened.vector().label() + " ");
      parts.badge(HtmlParts.word(opened.state()), HtmlParts.tone(opened.state()));
      html.close().open("div");
      html.element("p", opened.vector().meaning() + ": " + opened.because()).raw("\n");
      parts.codes(opened.evidence(), HtmlParts.ALL);
      html.close().end();
    }
    html.end();
  }

  private void scenarios() {
    section("stories", "Four stories, as far as the evidence here carries them");
    for (Scenario scenario : analysis.scenarios()) {
      html.open("article", "class", "row");
      html.open("h3").text(scenario.name() + " ");
      parts.badge(HtmlParts.word(scenario.state()), HtmlParts.tone(scenario.state()));
      html.close().open("div");
      String because =
          scenario.state() == Scenario.State.NOT_POSSIBLE
              ? "Not possible here, because " + scenario.because()
              : scenario.because();
      html.element("p", because).raw("\n");
      if (scenario.isTold()) {
        html.open("ol").raw("\n");
        scenario.steps().forEach(step -> html.open("li").text(step).end());
        html.end();
      }
      html.close().end();
    }
    html.end();
  }

  private void mitigations() {
    section("closes", "What closes it");
    new HtmlFindings(html, parts, analysis).mitigations();
    html.end();
  }

  private void findings() {
    section("findings", analysis.openFindings().isEmpty() ? "No findings" : "Findings");
    new HtmlFindings(html, parts, analysis).findings();
    html.end();
  }

  private void actions() {
    section("next", analysis.actions().isEmpty() ? "Nothing is left to do" : "The order of work");
    parts.actions(analysis.actions());
    html.end();
  }

  private void references() {
    section("references", "References");
    new HtmlReferences(html).write(analysis);
    html.end();
  }

  private void trouble() {
    var failed =
        analysis.sources().stream()
            .filter(source -> source.status() == Source.Status.FAILED)
            .toList();
    if (failed.isEmpty()) {
      return;
    }
    section("trouble", "What could not be read");
    html.open("ul").raw("\n");
    failed.forEach(
        source -> html.open("li").element("code", source.source()).text(": " + source.why()).end());
    html.end().end();
  }

  private void footer() {
    boolean isCertain = analysis.headline().state() != DebugState.UNKNOWN;
    html.open("footer").open("p");
    html.text("Written by undebug. Secrets are shown by kind, length and first characters. ");
    html.text(
        isCertain
            ? "What was not looked at is called unknown."
            : "What is not known is said, with its reason.");
    html.close().end();
  }
}
