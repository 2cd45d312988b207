package dev.undebug.report;

import dev.undebug.threat.Action;
import dev.undebug.threat.Response;
import dev.undebug.threat.Task;
import java.util.Locale;

/// The list after a leak: for people, and for programs.
public final class ResponseReport {

  private ResponseReport() {}

  /// For people at a terminal.
  public static String text(Response response, Style style) {
    var lines = new Lines(style);
    lines.wrapped(
        "", 0, "After the leak of %s, on %s".formatted(response.name(), response.today()));
    long closed =
        response.tasks().stream().filter(task -> task.state() == Task.State.CLOSED).count();
    lines.faint(0, "%d tasks, %d proven closed".formatted(response.tasks().size(), closed));
    Action.Kind kind = null;
    int number = 0;
    for (Task task : response.tasks()) {
      if (task.kind() != kind) {
        kind = task.kind();
        lines.heading(heading(kind));
      }
      number++;
      task(lines, style, number, task);
    }
    return lines.toString();
  }

  private static String heading(Action.Kind kind) {
    return switch (kind) {
      case STOP -> "1. Stop";
      case ROTATE -> "2. Rotate";
      case INVALIDATE -> "3. Invalidate";
      case PURGE -> "4. Purge";
      case LOOK -> "5. Look";
      case PREVENT -> "6. Prevent";
    };
  }

  private static void task(Lines lines, Style style, int number, Task task) {
    String box =
        switch (task.state()) {
          case OPEN -> "[ ]";
          case CLOSED -> style.good("[x]");
          case BY_HAND -> "[-]";
        };
    lines.wrapped("  %2d %s ".formatted(number, box), 9, task.words());
    part(lines, "where", task.where());
    part(lines, "how", task.how());
    part(lines, "breaks", task.breaks());
    part(lines, "proof", task.proof());
    lines.faint(9, "%s: %s".formatted(task.state().word().replace('-', ' '), task.because()));
  }

  private static void part(Lines lines, String label, String words) {
    if (!words.isEmpty()) {
      lines.wrapped("         " + Lines.cell(label + ":", 8), 17, words);
    }
  }

  /// For programs: `response` of `undebug/report-1`.
  public static String json(Response response) {
    return JsonReport.document(
        json -> {
          json.writeStringField("name", response.name());
          json.writeStringField("today", response.today());
          json.writeArrayFieldStart("response");
          for (Task task : response.tasks()) {
            json.writeStartObject();
            json.writeStringField("id", task.id());
            json.writeStringField("kind", task.kind().name().toLowerCase(Locale.ROOT));
            json.writeStringField("what", task.words());
            json.writeStringField("where", task.where());
            json.writeStringField("how", task.how());
            json.writeStringField("breaks", task.breaks());
            json.writeStringField("proof", task.proof());
            json.writeStringField("state", task.state().word());
            json.writeStringField("because", task.because());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
