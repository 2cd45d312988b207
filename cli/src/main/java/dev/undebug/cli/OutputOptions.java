package dev.undebug.cli;

import dev.undebug.report.ConciseReport;
import dev.undebug.report.GitHubReport;
import dev.undebug.report.GitLabReport;
import dev.undebug.report.HtmlReport;
import dev.undebug.report.JUnitReport;
import dev.undebug.report.JsonReport;
import dev.undebug.report.MarkdownReport;
import dev.undebug.report.SarifReport;
import dev.undebug.report.ScanReport;
import dev.undebug.report.Style;
import dev.undebug.report.TextReport;
import dev.undebug.report.Whereabouts;
import dev.undebug.rule.Severity;
import dev.undebug.secret.Mask;
import dev.undebug.threat.Analysis;
import dev.undebug.threat.DebugState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is told, where it is written, and what counts as found.
final class OutputOptions {

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT[=FILE]",
      description =
          "text, concise, json, sarif, github, gitlab, junit, html or markdown; to standard output,"
              + " or to a file. Repeatable. On GitHub Actions: text and github.")
  private List<String> formats = new ArrayList<>();

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      description =
          "Exit with 1 from this severity on: note, low, medium, high or critical; 'unknown' also"
              + " when nobody can know. Default: high.")
  private @Nullable FailOn failOn;

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
    CONCISE,
    JSON,
    SARIF,
    GITHUB,
    GITLAB,
    JUNIT,
    HTML,
    MARKDOWN;

    private static final String WORDS =
        Stream.of(values()).map(Format::word).collect(Collectors.joining(", "));

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Format of(String word) {
      for (Format format : values()) {
        if (format.word().equals(word)) {
          return format;
        }
      }
      throw new UsageException("--format '%s': there are %s".formatted(word, WORDS));
    }
  }

  private String report(Format format, Analysis analysis, Whereabouts where, Style style) {
    return switch (format) {
      case TEXT -> isShort ? ScanReport.of(analysis, style) : TextReport.of(analysis, style);
      case CONCISE -> ConciseReport.of(analysis, where, style);
      case JSON -> JsonReport.of(analysis);
      case SARIF -> SarifReport.of(analysis, where, Version.NUMBER);
      case GITHUB -> GitHubReport.of(analysis, where);
      case GITLAB -> GitLabReport.of(analysis, where);
      case JUNIT -> JUnitReport.of(analysis, where);
      case HTML -> HtmlReport.of(analysis);
      case MARKDOWN -> MarkdownReport.of(analysis);
    };
  }

  boolean isExitZero() {
    return isExitZero;
  }

  boolean isRevealing() {
    return isRevealing;
  }

  LocalDate day() {
    return today;
  }

  /// The day that everything which depends on the day is judged by.
  String today() {
    return today.toString();
  }

  Mask mask(Console console) {
    Mask mask = Mask.keyed(FingerprintKey.of(console));
    return isRevealing ? mask.revealing() : mask;
  }

  /// Writes what was asked of a job without a source tree.
  int write(Console console, Analysis analysis, String nothing) throws IOException {
    return write(console, analysis, Configuration.of(console), Whereabouts.HERE, nothing);
  }

  /// Writes every format that was asked for, and gives the exit code.
  ///
  /// @param configuration decides where no option does
  /// @param where the folder that was analysed
  /// @param nothing what the text says when there was nothing to judge
  int write(
      Console console,
      Analysis analysis,
      Configuration configuration,
      Whereabouts where,
      String nothing)
      throws IOException {
    for (String wanted : formats.isEmpty() ? unless(console, configuration) : formats) {
      int equals = wanted.indexOf('=');
      Format format = Format.of(equals < 0 ? wanted : wanted.substring(0, equals));
      if (equals < 0) {
        var style = new Style(console.takesColor(), !console.takesUnicode());
        console
            .out()
            .print(
                format != Format.TEXT
                    ? report(format, analysis, where, style)
                    : console.isQuiet()
                        ? ConciseReport.of(analysis, where, style)
                        : isEmpty(analysis)
                            ? nothing + System.lineSeparator()
                            : report(format, analysis, where, style));
      } else {
        replace(
            Path.of(wanted.substring(equals + 1)), report(format, analysis, where, Style.PLAIN));
      }
    }
    FailOn from = failOn == null ? configured(configuration) : failOn;
    return exit(analysis, from);
  }

  /// What is written where no option says: what is configured; else text, and annotations where
  /// GitHub runs the program.
  private static List<String> unless(Console console, Configuration configuration) {
    List<String> configured = configuration.values(Configuration.Key.FORMAT);
    if (!configured.isEmpty()) {
      return configured;
    }
    return console.variable("GITHUB_ACTIONS").equals("true")
        ? List.of("text", "github")
        : List.of("text");
  }

  private static FailOn configured(Configuration configuration) {
    var entry = configuration.entry(Configuration.Key.FAIL_ON);
    String word = entry.values().getFirst();
    for (FailOn level : FailOn.values()) {
      if (level.name().equalsIgnoreCase(word)) {
        return level;
      }
    }
    throw new UsageException(
        "%s: fail-on is note, low, medium, high, critical or unknown, not '%s'"
            .formatted(entry.origin(), word));
  }

  private static boolean isEmpty(Analysis analysis) {
    return analysis.deployments().isEmpty()
        && analysis.sites().isEmpty()
        && analysis.pages().isEmpty();
  }

  private int exit(Analysis analysis, FailOn from) {
    var headline = analysis.headline();
    boolean isFound =
        (headline.isLive() && headline.state() != DebugState.OFF)
            || (headline.state() == DebugState.UNKNOWN && from == FailOn.UNKNOWN)
            || analysis.sites().stream()
                .flatMap(site -> site.showings().stream())
                .anyMatch(showing -> from.takes(showing.severity()))
            || analysis.openFindings().stream()
                .anyMatch(open -> from.takes(open.finding().severity()));
    return isFound && !isExitZero ? Undebug.FOUND : Undebug.OK;
  }

  /// Whoever reads the file sees the old report or the new one, never half of it.
  static void replace(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageException(file + ": its folder does not exist");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A device or a pipe is written to: renaming over it would put a file in its place.
      Files.writeString(file, text, StandardOpenOption.WRITE);
      return;
    }
    // Not a temporary file: those are their owner's alone, and a report is read by others.
    Path fresh = folder.resolve(".undebug-%s.part".formatted(UUID.randomUUID()));
    try {
      Files.writeString(fresh, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
