package dev.undebug.report;

import dev.undebug.rule.Severity;
import dev.undebug.threat.Analysis;

/// GitLab's code quality report: what its merge request widget reads.
public final class GitLabReport {

  private GitLabReport() {}

  /// The findings that are open, as a JSON list.
  public static String of(Analysis analysis, Whereabouts whereabouts) {
    return JsonText.of(
        json -> {
          json.writeStartArray();
          for (var observation : analysis.openFindings()) {
            var found = observation.finding();
            json.writeStartObject();
            json.writeStringField("description", found.message() + ". Help: " + found.help());
            json.writeStringField("check_name", found.rule() + " " + found.name());
            json.writeStringField("fingerprint", found.fingerprint());
            json.writeStringField("severity", severity(found.severity()));
            json.writeObjectFieldStart("location");
            json.writeStringField("path", whereabouts.inRepository() + found.place().path());
            json.writeObjectFieldStart("lines");
            json.writeNumberField("begin", found.place().start().line());
            json.writeNumberField("end", found.place().end().line());
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "blocker";
      case HIGH -> "critical";
      case MEDIUM -> "major";
      case LOW -> "minor";
      case NOTE -> "info";
    };
  }
}
