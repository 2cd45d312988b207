package dev.undebug.report;

import dev.undebug.source.Source;
import dev.undebug.threat.Analysis;
import dev.undebug.threat.Change;
import dev.undebug.threat.Frame;
import dev.undebug.threat.Leak;
import dev.undebug.threat.Scenario;
import java.util.ArrayList;
import java.util.List;

/// The analysis in Markdown, as GitHub, GitLab and wikis show it: for a pull request or an archive.
///
/// Texts of the application are escaped, so that none of them is a link, an image or a heading.
public final class MarkdownReport {

  /// Disclosures of one category that are listed; the JSON has all.
  private static final int MAX_LEAKS = 12;

  /// Findings that are shown; a comment on a pull request may have 65,536 characters.
  private static final int MAX_FINDINGS = 30;

  private final Analysis analysis;
  private final StringBuilder out = new StringBuilder();

  private MarkdownReport(Analysis analysis) {
    this.analysis = analysis;
  }

  /// The whole report, ending in a line end.
  public static String of(Analysis analysis) {
    var report = new MarkdownReport(analysis);
    report.write();
    return report.out.toString();
  }

  private void write() {
    headline();
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
    trouble();
    line("Written by undebug. Secrets are shown by kind, length and first characters.");
  }

  private void line(String markdown) {
    out.append(markdown).append('\n');
  }

  private void heading(String words) {
    line("\n## " + words + "\n");
  }

  private void headline() {
    var subject = analysis.subject();
    line("# DEBUG is " + analysis.headline().state().word() + ": " + text(subject.name()) + "\n");
    line("**" + text(analysis.headline().sentence()) + "**\n");
    line("Because " + text(analysis.headline().because()) + ".\n");
    line(text(subject.django()) + ", on " + subject.today() + ".");
    for (var score : analysis.scores()) {
      line(
          "\n%s: CVSS %.1f (3.1, `%s`), %.1f (4.0, `%s`)."
              .formatted(
                  text((score.isProven() ? "Proven: " : "") + score.because()),
                  score.situation().score31(),
                  score.situation().vector31(),
                  score.situation().score40(),
                  score.situation().vector40()));
    }
  }

  private void decides() {
    var deciding = analysis.deciding();
    if (deciding.isPresent()) {
      heading("What decides it");
      var trace = deciding.get().decision().trace();
      if (trace.isEmpty()) {
        line(text(deciding.get().decision().untraced()));
      }
      for (var step : trace) {
        line("- " + code(step.frame().place().toString()) + ": " + text(step.words()) + "\n");
        frame(step.frame(), List.of(), "  ");
      }
    }
  }

  private void deployments() {
    if (analysis.deployments().isEmpty()) {
      return;
    }
    heading("Deployments");
    row("deployment", "DEBUG", "when", "production", "server", "settings");
    line("|---|---|---|---|---|---|");
    for (var started : analysis.deployments()) {
      row(
          code(started.name()),
          "**" + started.decision().state().word() + "**",
          text(started.decision().condition()),
          (started.isProduction() ? "yes: " : "no: ") + text(started.because()),
          text(started.server()),
          started.settingsModule().isEmpty() ? "not known" : code(started.settingsModule()));
    }
  }

  private void sites() {
    if (analysis.sites().isEmpty() && analysis.pages().isEmpty()) {
      return;
    }
    heading("What was asked, and what answered");
    for (var site : analysis.sites()) {
      line(
          "**"
              + site.state().word()
              + "** "
              + code(site.url())
              + ": "
              + text(site.because())
              + "\n");
      for (var request : site.requests()) {
        line(
            "- %s, %s gave %s"
                .formatted(
                    text(request.asked()), code(request.request()), text(request.outcome())));
      }
      for (var showing : site.showings()) {
        line(
            "- %s: %s: %s"
                .formatted(
                    showing.severity().word(), text(showing.words()), text(showing.because())));
      }
    }
    for (var page : analysis.pages()) {
      line(
          "- %s: %s, %s (%s)%s"
              .formatted(
                  code(page.source()),
                  page.kind().word(),
                  page.liveness().word(),
                  text(page.because()),
                  text(page.djangoWords())));
    }
  }

  private void disclosures() {
    if (analysis.disclosures().isEmpty()) {
      return;
    }
    heading("What a debug page tells a visitor");
    line(
        "*Seen*: stands on a page that was obtained. *Predicted*: the page of this application would have it, by its code.\n");
    for (var disclosed : analysis.disclosures()) {
      line("- **" + disclosed.category().word() + "**: " + text(disclosed.words()));
      leaks("seen", disclosed.seen());
      leaks("predicted", disclosed.predicted());
    }
  }

  private void leaks(String how, List<Leak> leaks) {
    for (Leak leak : leaks.subList(0, Math.min(MAX_LEAKS, leaks.size()))) {
      String what =
          leak.isSecret() ? leak.credential().label() + ", " + leak.preview() : leak.preview();
      line(
          "  - %s%s: %s%s (%s, %s)"
              .formatted(
                  leak.isExposedSecret() ? "✖ " : "",
                  code(leak.name()),
                  code(what),
                  leak.isMasked() ? ", starred by Django" : "",
                  how,
                  text(leak.where())));
    }
    if (leaks.size() > MAX_LEAKS) {
      line("  - and %d more %s".formatted(leaks.size() - MAX_LEAKS, how));
    }
  }

  private void proofs() {
    if (analysis.proofs().isEmpty()) {
      return;
    }
    heading("What was tried against each other, offline");
    for (var proof : analysis.proofs()) {
      String tried =
          proof.credential().isEmpty()
              ? proof.against()
              : proof.credential() + ", " + proof.against();
      line("- **%s** %s: %s".formatted(proof.outcome().word(), text(tried), text(proof.because())));
    }
  }

  private void vectors() {
    heading("What it opens");
    row("vector", "state", "because", "evidence", "references");
    line("|---|---|---|---|---|");
    for (var opened : analysis.vectors()) {
      row(
          text(opened.vector().label()),
          "**" + Style.PLAIN.word(opened.state()).strip() + "**",
          text(opened.because()),
          String.join(", ", opened.evidence().stream().map(MarkdownReport::code).toList()),
          text(String.join(" ", opened.references().all())));
    }
  }

  private void scenarios() {
    heading("Four stories, as far as the evidence here carries them");
    for (Scenario scenario : analysis.scenarios()) {
      String because =
          scenario.state() == Scenario.State.NOT_POSSIBLE
              ? "not possible here, because " + scenario.because()
              : scenario.because();
      line(
          "**%s** (%s): %s\n"
              .formatted(
                  text(scenario.name()),
                  Style.PLAIN.word(scenario.state()).strip(),
                  text(because)));
      int number = 0;
      for (String step : scenario.steps()) {
        number++;
        line(number + ". " + text(step));
      }
      if (number > 0) {
        line("");
      }
    }
  }

  private void mitigations() {
    heading("What closes it");
    row("", "mitigation", "state", "because", "evidence");
    line("|---|---|---|---|---|");
    for (var mitigation : analysis.mitigations()) {
      row(
          String.valueOf(mitigation.measure().number()),
          text(mitigation.measure().label()),
          "**" + mitigation.state().words() + "**",
          text(mitigation.because()),
          String.join(", ", mitigation.evidence().stream().map(MarkdownReport::code).toList()));
    }
  }

  private void findings() {
    var open = analysis.openFindings();
    heading(open.isEmpty() ? "No findings" : "Findings");
    for (var observation : open.subList(0, Math.min(MAX_FINDINGS, open.size()))) {
      var found = observation.finding();
      line(
          "<details><summary><b>%s</b> %s %s: %s</summary>\n"
              .formatted(
                  found.severity().word(), found.rule(), found.name(), text(found.message())));
      line(code(found.place().toString()) + "\n");
      frame(observation.frame(), observation.changes(), "");
      line("Help: " + text(found.help()) + "\n\n</details>");
    }
    if (open.size() > MAX_FINDINGS) {
      line("\nAnd %d more.".formatted(open.size() - MAX_FINDINGS));
    }
  }

  private void actions() {
    heading(analysis.actions().isEmpty() ? "Nothing is left to do" : "The next thing to do");
    int number = 0;
    for (var action : analysis.actions()) {
      number++;
      line("%d. %s (%s)".formatted(number, text(action.words()), text(action.because())));
    }
    line("");
  }

  private void trouble() {
    var failed =
        analysis.sources().stream()
            .filter(source -> source.status() == Source.Status.FAILED)
            .toList();
    if (!failed.isEmpty()) {
      heading("What could not be read");
      failed.forEach(source -> line("- " + code(source.source()) + ": " + text(source.why())));
      line("");
    }
  }

  /// The lines of a frame; where a change is known, as a diff.
  private void frame(Frame frame, List<Change> changes, String indent) {
    if (frame.lines().isEmpty()) {
      return;
    }
    var lines = new ArrayList<String>();
    if (changes.isEmpty()) {
      frame.lines().forEach(one -> lines.add(one.text()));
    } else {
      for (Change change : changes) {
        change.taken().forEach(one -> lines.add("-" + one));
        change.put().forEach(one -> lines.add("+" + one));
      }
    }
    String fence = fence(lines);
    line(indent + fence + (changes.isEmpty() ? language(frame.place().path()) : "diff"));
    lines.forEach(one -> line(indent + one));
    line(indent + fence + "\n");
  }

  private static String language(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1);
    return switch (ending) {
      case "py" -> "python";
      case "yml", "yaml" -> "yaml";
      case "toml", "html", "json", "ini", "sh" -> ending;
      default -> "";
    };
  }

  /// More back-ticks than any line has.
  private static String fence(List<String> lines) {
    String fence = "```";
    while (String.join("\n", lines).contains(fence)) {
      fence += "`";
    }
    return fence;
  }

  private void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  /// A text as code, in a table too.
  private static String code(String words) {
    String plain = words.replace("\n", " ").replace("|", "\\|");
    return plain.contains("`") ? "`` " + plain + " ``" : "`" + plain + "`";
  }

  /// A text that means nothing to Markdown or HTML.
  private static String text(String words) {
    var safe = new StringBuilder();
    for (int at = 0; at < words.length(); at++) {
      char c = words.charAt(at);
      switch (c) {
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '&' -> safe.append("&amp;");
        case '\\', '`', '*', '_', '[', ']', '|', '~' -> safe.append('\\').append(c);
        case '\n', '\r' -> safe.append(' ');
        case '@' -> safe.append("&#64;");
        default -> safe.append(c);
      }
    }
    return safe.toString().replace("://", ":&#47;/");
  }
}
