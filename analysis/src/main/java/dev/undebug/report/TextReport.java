package dev.undebug.report;

import dev.undebug.threat.Action;
import dev.undebug.threat.Analysis;
import dev.undebug.threat.Decision;
import dev.undebug.threat.Leak;
import dev.undebug.threat.Mitigation;
import dev.undebug.threat.Scenario;
import java.util.List;

/// The analysis for people at a terminal: the verdict first, the next thing to do last.
public final class TextReport {

  /// Disclosures of one category that are listed; the other reports have all.
  private static final int MAX_LEAKS = 6;

  private static final int MAX_EVIDENCE = 4;

  private final Style style;
  private final Lines lines;
  private final Frames frames;

  private TextReport(Style style) {
    this.style = style;
    this.lines = new Lines(style);
    this.frames = new Frames(style, lines);
  }

  /// The whole report, ending in a line end.
  public static String of(Analysis analysis, Style style) {
    var report = new TextReport(style);
    report.write(analysis);
    return report.lines.toString();
  }

  private void write(Analysis analysis) {
    lines.changes(analysis);
    headline(analysis);
    decides(analysis);
    deployments(analysis.deployments());
    sites(analysis);
    disclosures(analysis);
    proofs(analysis.proofs());
    vectors(analysis.vectors());
    scores(analysis.scores());
    scenarios(analysis.scenarios());
    mitigations(analysis.mitigations());
    findings(analysis.openFindings());
    settled(analysis);
    trouble(analysis);
    actions(analysis.actions());
  }

  private void headline(Analysis analysis) {
    var subject = analysis.subject();
    lines.wrapped(
        "", 0, "%s, %s, on %s".formatted(subject.name(), subject.django(), subject.today()));
    lines.blank();
    String word = style.word(analysis.headline().state());
    int width = new Style(false, true).word(analysis.headline().state()).length() + 2;
    lines.wrapped(word + "  ", width, analysis.headline().sentence());
    lines.faint(width, "because " + analysis.headline().because());
  }

  private void decides(Analysis analysis) {
    var deciding = analysis.deciding();
    if (deciding.isEmpty()) {
      return;
    }
    lines.heading("What decides it");
    var steps = deciding.get().decision().trace();
    if (steps.isEmpty()) {
      lines.wrapped("  ", 2, deciding.get().decision().untraced());
    }
    steps.forEach(this::step);
    assumed(deciding.get().decision());
  }

  private void step(Decision.Step step) {
    frames.write(step.frame(), step.words());
  }

  private void assumed(Decision decision) {
    var assumed = decision.assumed();
    if (!assumed.libraries().isEmpty()) {
      lines.faint(2, "taken to be installed: " + String.join(", ", assumed.libraries()));
    }
  }

  private void deployments(List<Analysis.Started> deployments) {
    if (deployments.isEmpty()) {
      return;
    }
    lines.heading("Deployments");
    lines.line(
        "  "
            + style.faint("DEBUG      deployment                 production  server     settings"));
    for (Analysis.Started started : deployments) {
      String state = style.word(started.decision().state());
      int visible = new Style(false, true).word(started.decision().state()).length();
      lines.line(
          "  "
              + state
              + " ".repeat(Math.max(1, 11 - visible))
              + style.clean(Lines.cell(started.name(), 27))
              + Lines.cell(started.isProduction() ? "yes" : "no", 12)
              + Lines.cell(started.server(), 11)
              + style.clean(
                  started.settingsModule().isEmpty()
                      ? "not known"
                      : Lines.cell(started.settingsModule(), 35)));
      lines.faint(13, started.decision().condition() + "; " + started.because());
    }
  }

  private void sites(Analysis analysis) {
    if (!analysis.sites().isEmpty()) {
      lines.heading("What the site answers");
    }
    for (var site : analysis.sites()) {
      String again = site.again().isEmpty() ? "" : " (was on: " + site.again() + ")";
      lines.line("  " + style.word(site.state()) + "  " + style.clean(site.url()) + again);
      for (var request : site.requests()) {
        lines.wrapped(
            "    ",
            4,
            "%s (%s): %s".formatted(request.asked(), request.request(), request.outcome()));
      }
      for (var showing : site.showings()) {
        lines.wrapped(
            "    " + style.word(showing.severity()) + "  ",
            8,
            "%s: %s".formatted(showing.words(), showing.because()),
            showing.severity().word().length() + 6);
      }
    }
    for (var told : analysis.reconciled()) {
      String word = told.agreement().word();
      lines.wrapped("  " + word + "  ", 4, told.sentence(), word.length() + 4);
      String because = told.because().isEmpty() ? "" : "; " + String.join("; ", told.because());
      if (!told.deployment().isEmpty()) {
        lines.faint(4, "%s looks like %s%s".formatted(told.url(), told.deployment(), because));
      }
      told.places().forEach(place -> lines.faint(4, place.toString()));
    }
    if (!analysis.pages().isEmpty()) {
      lines.heading("Debug pages that were obtained");
    }
    int number = 0;
    for (var page : analysis.pages()) {
      number++;
      lines.wrapped(
          "  ",
          2,
          "page %d, %s: %s, %s%s"
              .formatted(
                  number,
                  page.source(),
                  page.kind().word(),
                  page.liveness().word(),
                  page.djangoWords()));
      lines.faint(4, page.because());
    }
  }

  private void disclosures(Analysis analysis) {
    if (analysis.disclosures().isEmpty()) {
      return;
    }
    lines.heading("What a debug page tells a visitor");
    if (!analysis.seen().isEmpty()) {
      lines.faint(2, "seen: stands on a page that was obtained");
    }
    if (!analysis.predicted().isEmpty()) {
      lines.faint(2, "predicted: the page of this application would have it, by its code");
    }
    for (var disclosed : analysis.disclosures()) {
      lines.wrapped(
          "  " + style.bold(disclosed.category().word()) + ": ",
          4 + disclosed.category().word().length(),
          disclosed.words());
      leaks("seen", disclosed.seen());
      leaks("predicted", disclosed.predicted());
    }
  }

  private void leaks(String word, List<Leak> leaks) {
    for (Leak leak : leaks.subList(0, Math.min(MAX_LEAKS, leaks.size()))) {
      String mark = leak.isExposedSecret() ? style.bad(style.isAscii() ? "!" : "✖") : style.dot();
      String what =
          leak.isSecret() ? leak.credential().label() + ", " + leak.preview() : leak.preview();
      String starred = leak.isMasked() ? ", starred by Django" : "";
      lines.wrapped(
          "    " + mark + " ",
          6,
          "%s: %s%s [%s, %s]".formatted(leak.name(), what, starred, word, leak.where()));
    }
    if (leaks.size() > MAX_LEAKS) {
      lines.faint(6, "and %d more %s".formatted(leaks.size() - MAX_LEAKS, word));
    }
  }

  private void proofs(List<Analysis.Proven> proofs) {
    if (proofs.isEmpty()) {
      return;
    }
    lines.heading("What was tried against each other, offline");
    for (var proof : proofs) {
      String tried =
          proof.credential().isEmpty()
              ? proof.against()
              : proof.credential() + ", " + proof.against();
      lines.wrapped(
          "  %s  ".formatted(Lines.cell(proof.outcome().word(), 9)),
          13,
          tried + ": " + proof.because());
    }
  }

  private void vectors(List<Analysis.Opened> vectors) {
    lines.heading("What it opens");
    for (var opened : vectors) {
      String label = Lines.cell(opened.vector().label(), 22);
      lines.wrapped("  " + style.word(opened.state()) + "  " + label + " ", 40, opened.because());
      if (!opened.evidence().isEmpty()) {
        lines.faint(
            40,
            String.join(
                ", ",
                opened.evidence().subList(0, Math.min(MAX_EVIDENCE, opened.evidence().size()))));
      }
      if (!opened.references().cwe().isEmpty()) {
        lines.faint(40, String.join(" ", opened.references().all()));
      }
    }
  }

  private void scores(List<Analysis.Score> scores) {
    for (var score : scores) {
      String lead = score.isProven() ? "proven" : "if";
      String because =
          score.because().startsWith("if ") ? score.because().substring(3) : score.because();
      lines.wrapped(
          "  " + Lines.cell(lead, 8),
          10,
          "%s: CVSS %.1f (3.1) / %.1f (4.0), %s"
              .formatted(
                  because,
                  score.situation().score31(),
                  score.situation().score40(),
                  score.situation().words()));
      lines.faint(10, score.situation().vector31() + " " + score.situation().vector40());
    }
  }

  private void scenarios(List<Scenario> scenarios) {
    lines.heading("Four stories, as far as the evidence here carries them");
    for (Scenario scenario : scenarios) {
      String because =
          scenario.state() == Scenario.State.NOT_POSSIBLE
              ? "not possible here, because " + scenario.because()
              : scenario.because();
      lines.line("  " + style.word(scenario.state()) + "  " + style.bold(scenario.name()));
      lines.wrapped(" ".repeat(17), 17, because);
      int number = 0;
      for (String step : scenario.steps()) {
        number++;
        lines.wrapped(" ".repeat(17) + number + ". ", 20, step);
      }
    }
  }

  private void mitigations(List<Mitigation> mitigations) {
    lines.heading("What closes it");
    for (Mitigation mitigation : mitigations) {
      var measure = mitigation.measure();
      lines.wrapped(
          "  %d %s  %s"
              .formatted(
                  measure.number(),
                  style.word(mitigation.state()),
                  Lines.cell(measure.label(), 34)),
          50,
          mitigation.because());
      if (!mitigation.evidence().isEmpty()) {
        lines.faint(
            50,
            String.join(
                ", ",
                mitigation
                    .evidence()
                    .subList(0, Math.min(MAX_EVIDENCE, mitigation.evidence().size()))));
      }
    }
  }

  private void findings(List<Analysis.Observation> findings) {
    lines.heading(findings.isEmpty() ? "No findings" : "Findings");
    for (var observation : findings) {
      var found = observation.finding();
      lines.blank();
      lines.line(
          "%s %s %s"
              .formatted(style.bold(found.rule()), found.name(), style.word(found.severity())));
      frames.write(observation.frame(), found.message());
      lines.wrapped("  help: ", 8, found.help());
    }
  }

  private void settled(Analysis analysis) {
    Lines.settled(analysis).ifPresent(words -> lines.faint(2, words));
  }

  private void trouble(Analysis analysis) {
    var failed =
        analysis.sources().stream()
            .filter(source -> source.status() == dev.undebug.source.Source.Status.FAILED)
            .toList();
    if (failed.isEmpty()) {
      return;
    }
    lines.heading("What could not be read");
    failed.forEach(source -> lines.wrapped("  ", 2, source.source() + ": " + source.why()));
  }

  private void actions(List<Action> actions) {
    lines.heading(actions.isEmpty() ? "Nothing is left to do" : "The next thing to do");
    int number = 0;
    for (Action action : actions) {
      number++;
      lines.wrapped("  %2d. ".formatted(number), 6, action.words());
      lines.faint(6, action.because());
    }
  }
}
