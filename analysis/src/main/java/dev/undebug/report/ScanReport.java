package dev.undebug.report;

import dev.undebug.rule.Severity;
import dev.undebug.source.Place;
import dev.undebug.source.Source;
import dev.undebug.threat.Analysis;
import dev.undebug.threat.Decision;
import dev.undebug.threat.Given;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The short form for terminals: what DEBUG is in every deployment, and what decides the worst.
public final class ScanReport {

  /// Deployments that are no production are listed up to here; the other reports have all.
  private static final int MAX_OTHERS = 12;

  /// Findings that are listed.
  private static final int MAX_FINDINGS = 30;

  /// Columns of what DEBUG is.
  private static final int STATE = 11;

  /// Columns that a deployment's name has at least.
  private static final int LEAST_NAME = 20;

  private final Style style;
  private final Lines lines;
  private final Frames frames;

  private ScanReport(Style style) {
    this.style = style;
    this.lines = new Lines(style, Lines.TERMINAL);
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
    var production = deployments.stream().filter(Analysis.Started::isProduction).toList();
    var others = deployments.stream().filter(started -> !started.isProduction()).toList();
    int server = longest(deployments.stream().map(Analysis.Started::server)) + 2;
    int settings = longest(deployments.stream().map(ScanReport::settings));
    int name =
        Math.clamp(
            longest(deployments.stream().map(Analysis.Started::name)),
            14,
            Math.max(LEAST_NAME, Lines.TERMINAL - STATE - 2 - server - settings));
    lines.line(
        style.faint(
            Lines.cell("DEBUG", STATE)
                + Lines.cell("in production", name + 2)
                + Lines.cell("server", server)
                + "settings"));
    production.forEach(started -> row(started, name, server));
    if (production.isEmpty()) {
      lines.faint(STATE, "nothing that is known for production");
    }
    if (!others.isEmpty()) {
      lines.faint(STATE, "elsewhere");
      others.stream().limit(MAX_OTHERS).forEach(started -> row(started, name, server));
    }
    if (others.size() > MAX_OTHERS) {
      lines.faint(STATE, "and %d more".formatted(others.size() - MAX_OTHERS));
    }
  }

  private static int longest(Stream<String> words) {
    return words.mapToInt(String::length).max().orElse(0);
  }

  private static String settings(Analysis.Started started) {
    return started.settingsModule().isEmpty() ? "not known" : started.settingsModule();
  }

  private void row(Analysis.Started started, int name, int server) {
    String state = style.word(started.decision().state());
    int visible = new Style(false, true).word(started.decision().state()).length();
    String settings = settings(started);
    int room = Math.max(12, Lines.TERMINAL - STATE - name - 2 - server);
    lines.line(
        state
            + " ".repeat(Math.max(1, STATE - visible))
            + style.clean(Lines.cell(ending(started.name(), name), name + 2))
            + Lines.cell(started.server(), server)
            + style.clean(ending(settings, room)));
  }

  /// What is too long is told by its end: there the names of files differ.
  private static String ending(String text, int width) {
    return text.length() > width ? "…" + text.substring(text.length() - width + 1) : text;
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
    var shown = new HashSet<Place>();
    for (var observation : findings.subList(0, Math.min(MAX_FINDINGS, findings.size()))) {
      finding(observation, shown.add(observation.finding().place()));
    }
    if (findings.isEmpty()) {
      return;
    }
    lines.blank();
    if (findings.size() > MAX_FINDINGS) {
      lines.faint(
          0,
          "and %d more: undebug scan --format concise".formatted(findings.size() - MAX_FINDINGS));
    }
    lines.line(counts(findings));
    lines.faint(
        0,
        "undebug explain %s tells more of a rule; undebug analyze what a visitor would see, and what closes it"
            .formatted(findings.getFirst().finding().rule()));
  }

  /// @param isFirst whether the frame was not shown yet
  private void finding(Analysis.Observation observation, boolean isFirst) {
    var found = observation.finding();
    lines.blank();
    String lead = "%s %s ".formatted(style.word(found.severity()), style.bold(found.rule()));
    lines.wrapped(
        lead,
        2,
        "%s: %s".formatted(found.name(), found.message()),
        found.severity().word().length() + found.rule().length() + 2);
    var frame = observation.frame();
    if (isFirst) {
      frames.write(frame, "");
    } else {
      lines.line("  " + style.clean(found.place() + ", shown above"));
    }
    int digits = Frames.digits(frame);
    lines.wrapped("  " + " ".repeat(digits) + " help: ", digits + 3, found.help(), digits + 9);
    observation.changes().forEach(change -> frames.write(change, digits));
  }

  private static String counts(List<Analysis.Observation> findings) {
    var counts = new EnumMap<Severity, Integer>(Severity.class);
    findings.forEach(one -> counts.merge(one.finding().severity(), 1, Integer::sum));
    String words =
        counts.entrySet().stream()
            .sorted(Map.Entry.<Severity, Integer>comparingByKey().reversed())
            .map(entry -> "%d %s".formatted(entry.getValue(), entry.getKey().word()))
            .collect(Collectors.joining(", "));
    return "%d finding%s: %s".formatted(findings.size(), findings.size() == 1 ? "" : "s", words);
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
