package dev.undebug.report;

import dev.undebug.threat.Analysis;
import dev.undebug.threat.DebugOff.About;
import dev.undebug.threat.DebugOff.Difference;
import java.util.List;

/// What differs with DEBUG off, for people at a terminal.
public final class DebugOffReport {

  private DebugOffReport() {}

  /// The whole report, ending in a line end.
  ///
  /// @param started what was judged
  /// @param differences none where they are not known
  public static String of(Analysis.Started started, List<Difference> differences, Style style) {
    String deployment = started.name();
    String state = started.decision().state().word();
    String condition = started.decision().condition();
    var lines = new Lines(style);
    lines.wrapped(
        "",
        0,
        differences.isEmpty()
            ? "What %s answers with DEBUG off is not known: %s.".formatted(deployment, condition)
            : "With DEBUG off, %s answers so (DEBUG is %s there now). Nothing here needs DEBUG on to be found out."
                .formatted(deployment, state));
    for (About about : About.values()) {
      List<Difference> of = differences.stream().filter(one -> one.about() == about).toList();
      if (!of.isEmpty()) {
        lines.heading(about.label());
        of.forEach(one -> difference(one, lines, style));
      }
    }
    lines.heading("To see the traceback of a 500 without DEBUG");
    lines.wrapped(
        "  1. ",
        5,
        "read the server's log (standard error of gunicorn, uWSGI or uvicorn, docker logs, journalctl)");
    lines.wrapped(
        "  2. ",
        5,
        "where it is not there, let LOGGING write it: handlers {\"console\": {\"class\": \"logging.StreamHandler\"}}, loggers {\"django\": {\"handlers\": [\"console\"], \"level\": \"INFO\"}}");
    lines.wrapped(
        "  3. ",
        5,
        "on your own machine, run the same settings with DEBUG off and the same environment");
    return lines.toString();
  }

  private static void difference(Difference one, Lines lines, Style style) {
    String status = one.status().isEmpty() ? "    " : one.status() + " ";
    lines.wrapped("  " + (one.status().isEmpty() ? status : style.bold(status)), 6, one.words());
    if (!one.where().path().isEmpty()) {
      lines.faint(6, one.where().toString());
    }
    if (!one.help().isEmpty()) {
      lines.wrapped("      help: ", 12, one.help());
    }
  }
}
