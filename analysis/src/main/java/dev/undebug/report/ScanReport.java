package dev.undebug.report;

import dev.undebug.source.Source;
import dev.undebug.threat.Analysis;
import dev.undebug.threat.Decision;
import dev.undebug.threat.Given;
import java.util.List;

/// The short form for terminals: what DEBUG is in every deployment, and what decides the worst.
public final class ScanReport {

  /// Deployments that are no production are listed up to here; the other reports have all.
  private static final int MAX_OTHERS = 12;

  /// Findings that are listed.
  private static final int MAX_FINDINGS = 30;

  private final Style style;
  private final Lines lines;
  private final Frames frames;

  private ScanReport(Style style) {
    this.style = style;
    this.lines = new Lines(style);
    this.frames = new Frames(style, lines);
  }

  /// The whole report, ending in a line end.
  public static String of(Analysis analysis, Style style) {
    var report = new ScanReport(style);
    report.write(analysis);
    return report.lines.toString();
  }

  private void write(Analysis analysis) {
    lines.changes(analysis);
    table(analysis.deployments());
    var headline = analysis.headline();
    lines.blank();
    String word = style.word(headline.state());
    int width = new Style(false, true).word(headline.state()).length() + 2;
    lines.wrapped(word + "  ", width, headline.sentence());
    lines.faint(width, "because " + headline.because());
    analysis.deployments().stream()
        .filter(started -> started.name().equals(headline.deployment()))
        .findFirst()
        .ifPresent(this::trace);
    findings(analysis.openFindings());
    settled(analysis);
    trouble(analysis.sources());
  }

  private void table(List<Analysis.Started> deployments) {
    int name = 10;
    int server = 6;
    for (Analysis.Started started : deployments) {
      name = Math.min(48, Math.max(name, started.name().length()));
      server = Math.max(server, started.server().length());
    }
    lines.line(
        style.faint(
            "DEBUG      %s  production  %s  settings"
                .formatted(Lines.cell("deployment", name), Lines.cell("server", server))));
    for (Analysis.Started started : deployments) {
      if (started.isProduction()) {
        row(started, name, server);
      }
    }
    int others = 0;
    for (Analysis.Started started : deployments) {
      if (!started.isProduction() && others++ < MAX_OTHERS) {
        row(started, name, server);
      }
    }
    if (others > MAX_OTHERS) {
      lines.faint(11, "and %d more that are no production".formatted(others - MAX_OTHERS));
    }
  }

  private void row(Analysis.Started started, int name, int server) {
    String state = style.word(started.decision().state());
    int visible = new Style(false, true).word(started.decision().state()).length();
    lines.line(
        state
            + " ".repeat(Math.max(1, 11 - visible))
            + style.clean(Lines.cell(started.name(), name))
            + "  "
            + Lines.cell(started.isProduction() ? "yes" : "no", 10)
            + "  "
            + Lines.cell(started.server(), server)
            + "  "
            + style.clean(
                started.settingsModule().isEmpty() ? "not known" : started.settingsModule()));
  }

  private void trace(Analysis.Started started) {
    Decision decision = started.decision();
    if (started.variables().isEmpty() && decision.trace().isEmpty()) {
      return;
    }
    lines.heading("What decides it in " + started.name());
    for (Given given : started.variables()) {
      variable(given);
    }
    decision.trace().forEach(step -> frames.write(step.frame(), step.words()));
  }

  private void variable(Given given) {
    String use =
        switch (given.use()) {
          case SETTINGS, DECIDES -> "";
          case DECOY -> ", and nobody reads it";
          case UNLOADED -> " in a file that nothing loads; it decides nothing";
          case BUILD_ONLY -> " only while the image is built; nothing of it is there at run time";
        };
    lines.wrapped(
        "  " + style.dot() + " ",
        4,
        "%s: %s%s (%s)".formatted(given.name(), given.says(), use, given.place()));
    for (Given.Lost lost : given.shadowed()) {
      lines.faint(6, "over %s (%s)".formatted(lost.says(), lost.place()));
    }
  }

  private void findings(List<Analysis.Observation> findings) {
    if (findings.isEmpty()) {
      return;
    }
    lines.heading("Findings");
    for (var observation : findings.subList(0, Math.min(MAX_FINDINGS, findings.size()))) {
      var found = observation.finding();
      lines.wrapped(
          "  %s %s ".formatted(style.bold(found.rule()), style.word(found.severity())),
          18,
          "%s: %s".formatted(found.place(), found.message()));
    }
    if (findings.size() > MAX_FINDINGS) {
      lines.faint(2, "and %d more".formatted(findings.size() - MAX_FINDINGS));
    }
    lines.faint(2, "undebug analyze tells what a visitor would see, and what closes it");
  }

  private void settled(Analysis analysis) {
    Lines.settled(analysis).ifPresent(words -> lines.faint(2, words));
  }

  private void trouble(List<Source> sources) {
    var failed =
        sources.stream().filter(source -> source.status() == Source.Status.FAILED).toList();
    if (failed.isEmpty()) {
      return;
    }
    lines.heading("What could not be read");
    failed.forEach(source -> lines.wrapped("  ", 2, source.source() + ": " + source.why()));
  }
}
