package dev.undebug.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/// JSON as every report writes it: indented by two, ending in a line end.
final class JsonText {

  private JsonText() {}

  /// Writes a value, or the members of one.
  interface Part {
    void write(JsonGenerator json) throws IOException;
  }

  /// Writes one element of a list.
  interface Element<T> {
    void write(T element) throws IOException;
  }

  /// A document.
  static String of(Part value) {
    var text = new StringWriter();
    var indenter = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
    printer.indentArraysWith(indenter);
    try (var json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(printer);
      value.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing into memory", e);
    }
    return text.append('\n').toString();
  }

  /// A member that is an object.
  static void object(JsonGenerator json, String name, Part members) throws IOException {
    json.writeObjectFieldStart(name);
    members.write(json);
    json.writeEndObject();
  }

  /// A member that is a list of objects.
  static <T> void objects(JsonGenerator json, String name, List<T> elements, Element<T> members)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (T element : elements) {
      json.writeStartObject();
      members.write(element);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// A member that is a list of texts.
  static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
