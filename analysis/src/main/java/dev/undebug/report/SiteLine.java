package dev.undebug.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.undebug.threat.Analysis;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/// One site on one line of JSON: what `sites` of a report has for it, beside the schema and the
/// day.
public final class SiteLine {

  private static final JsonFactory JSON = new JsonFactory();

  private SiteLine() {}

  /// The line, ending in a line end.
  ///
  /// @param analysis of one site
  public static String of(Analysis analysis) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("schema", JsonReport.SCHEMA);
      json.writeStringField("today", analysis.subject().today());
      new JsonReport(json).site(analysis.sites().getFirst(), analysis.pages());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory", e);
    }
    return text.append('\n').toString();
  }

  /// The address of a line's site, unless it is none of these lines.
  public static Optional<String> url(String line) {
    try (var json = JSON.createParser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean isUrl = json.currentName().equals("url");
        json.nextToken();
        if (isUrl) {
          return Optional.of(json.getText());
        }
        json.skipChildren();
      }
    } catch (IOException _) {
      // A damaged line tells nothing, and its site is asked again.
    }
    return Optional.empty();
  }
}
