package dev.undebug.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.undebug.rule.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Findings that are known, in a file that is kept with the code: `undebug/baseline-1`.
///
/// Each stands on a line of its own, sorted, so that its diffs read well. Only fingerprints count;
/// rule and path are for readers.
public final class BaselineFile {

  private static final String SCHEMA = "undebug/baseline-1";

  private BaselineFile() {}

  /// The file for findings that nobody has decided on.
  public static String of(List<Finding> findings) {
    var lines = new TreeSet<String>();
    for (Finding found : findings) {
      lines.add("    " + line(found));
    }
    String joined = lines.isEmpty() ? "" : "\n%s\n  ".formatted(String.join(",\n", lines));
    return "{\n  \"schema\": \"%s\",\n  \"findings\": [%s]\n}\n".formatted(SCHEMA, joined);
  }

  private static String line(Finding found) {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("path", found.place().path());
      json.writeStringField("rule", found.rule());
      json.writeStringField("fingerprint", found.fingerprint());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory", e);
    }
    return text.toString();
  }

  /// The fingerprints of a file.
  ///
  /// @throws IOException with one line that says what is wrong with it
  public static Set<String> read(String text) throws IOException {
    var fingerprints = new HashSet<String>();
    boolean isOurs = false;
    try (var json = new JsonFactory().createParser(text)) {
      while (json.nextToken() != null) {
        if (json.currentToken() != JsonToken.FIELD_NAME) {
          continue;
        }
        String name = json.currentName();
        if (json.nextToken() == JsonToken.VALUE_STRING) {
          isOurs |= name.equals("schema") && json.getText().equals(SCHEMA);
          if (name.equals("fingerprint")) {
            fingerprints.add(json.getText());
          }
        }
      }
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IOException(
          "line %d: %s".formatted(e.getLocation().getLineNr(), e.getOriginalMessage()), e);
    }
    if (!isOurs) {
      throw new IOException("no baseline: it does not say \"schema\": \"" + SCHEMA + "\"");
    }
    return fingerprints;
  }
}
