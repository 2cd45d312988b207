package dev.undebug.cli;

import dev.undebug.report.HtmlReport;
import dev.undebug.report.JsonReport;
import dev.undebug.report.ScanReport;
import dev.undebug.report.Style;
import dev.undebug.report.TextReport;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.secret.Mask;
import dev.undebug.threat.Analysis;
import dev.undebug.threat.DebugState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/// What is told, where it is written, and what counts as found.
final class OutputOptions {

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT[=FILE]",
      description = "text, json or html; to standard output, or to a file. Repeatable.")
  private List<String> formats = new ArrayList<>();

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      defaultValue = "high",
      description =
          "Exit with 1 from this severity on: note, low, medium, high or critical; 'unknown' also"
              + " when nobody can know. Default: high.")
  private FailOn failOn = FailOn.HIGH;

  @Option(names = "--exit-zero", description = "Exit with 0 whatever is found.")
  private boolean isExitZero;

  @Option(names = "--reveal", description = "Show secrets as they are.")
  private boolean isRevealing;

  @Option(
      names = "--today",
      paramLabel = "DATE",
      description = "Judge by this day, such as 2026-01-31, instead of today.")
  private LocalDate today = LocalDate.now(java.time.ZoneId.systemDefault());

  private boolean isShort;

  /// Text is the short form.
  OutputOptions inShort() {
    isShort = true;
    return this;
  }

  /// From where on a finding fails the run.
  enum FailOn {
    NOTE,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL,
    UNKNOWN;

    boolean takes(Severity severity) {
      Severity least = this == UNKNOWN ? Severity.HIGH : Severity.valueOf(name());
      return severity.compareTo(least) >= 0;
    }
  }

  /// The formats that can be written.
  private enum Format {
    TEXT,
    JSON,
    HTML;

    static Format of(String word) {
      for (Format format : values()) {
        if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
          return format;
        }
      }
      throw new UsageException("--format '%s': write text, json or html".formatted(word));
    }

    String report(Analysis analysis, Style style, boolean isShort) {
      return switch (this) {
        case TEXT -> isShort ? ScanReport.of(analysis, style) : TextReport.of(analysis, style);
        case JSON -> JsonReport.of(analysis);
        case HTML -> HtmlReport.of(analysis);
      };
    }
  }

  /// The day that everything which depends on the day is judged by.
  String today() {
    return today.toString();
  }

  Mask mask(Console console) {
    Mask mask = Mask.keyed(FingerprintKey.of(console));
    return isRevealing ? mask.revealing() : mask;
  }

  /// Writes every format that was asked for, and gives the exit code.
  ///
  /// @param nothing what the text says when there was nothing to judge
  int write(Console console, Analysis analysis, List<Finding> findings, String nothing)
      throws IOException {
    for (String wanted : formats.isEmpty() ? List.of("text") : formats) {
      int equals = wanted.indexOf('=');
      Format format = Format.of(equals < 0 ? wanted : wanted.substring(0, equals));
      if (equals < 0) {
        var style = new Style(console.takesColor(), !console.takesUnicode());
        console
            .out()
            .print(
                format == Format.TEXT && isEmpty(analysis)
                    ? nothing + System.lineSeparator()
                    : format.report(analysis, style, isShort));
      } else {
        replace(
            Path.of(wanted.substring(equals + 1)), format.report(analysis, Style.PLAIN, isShort));
      }
    }
    return exit(analysis.headline(), findings);
  }

  private static boolean isEmpty(Analysis analysis) {
    return analysis.deployments().isEmpty()
        && analysis.sites().isEmpty()
        && analysis.pages().isEmpty();
  }

  private int exit(Analysis.Headline headline, List<Finding> findings) {
    boolean isFound =
        (headline.isLive() && headline.state() != DebugState.OFF)
            || (headline.state() == DebugState.UNKNOWN && failOn == FailOn.UNKNOWN)
            || findings.stream().anyMatch(finding -> failOn.takes(finding.severity()));
    return isFound && !isExitZero ? Undebug.FOUND : Undebug.OK;
  }

  /// Whoever reads the file sees the old report or the new one, never half of it.
  private static void replace(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(file + ": its folder does not exist");
    }
    Path fresh = Files.createTempFile(folder, ".undebug", ".part");
    try {
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
