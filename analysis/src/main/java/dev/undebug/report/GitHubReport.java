package dev.undebug.report;

import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.threat.Analysis;
import java.util.List;

/// Workflow commands that GitHub shows as annotations beside the code of a pull request.
///
/// GitHub shows ten errors and ten warnings of a step, the first ones: the worst come first.
public final class GitHubReport {

  private GitHubReport() {}

  /// The findings that are open, worst first; empty when there is none.
  public static String of(Analysis analysis, Whereabouts whereabouts) {
    var text = new StringBuilder();
    for (var observation : analysis.openFindings()) {
      text.append(annotation(observation.finding(), whereabouts)).append('\n');
    }
    return text.toString();
  }

  private static String annotation(Finding found, Whereabouts whereabouts) {
    var start = found.place().start();
    var end = found.place().end();
    var properties =
        List.of(
            "file=" + property(whereabouts.inRepository() + found.place().path()),
            "line=" + start.line(),
            "endLine=" + end.line(),
            "col=" + start.column(),
            "endColumn=" + end.column(),
            "title=" + property(found.rule() + " " + found.name()));
    return "::%s %s::%s"
        .formatted(
            command(found.severity()),
            String.join(",", properties),
            data(found.message() + ". Help: " + found.help()));
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, NOTE -> "notice";
    };
  }

  /// As GitHub's own toolkit escapes what stands behind the second `::`.
  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
