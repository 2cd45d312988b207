package dev.undebug.python.evaluate.library;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.python.evaluate.machine.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// `json.loads`.
final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(200).build())
          .configure(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, true)
          .build();

  private Json() {}

  static Cases parse(Machine m, String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return m.raise("JSONDecodeError", "Expecting value");
      }
      Cases value = value(m, parser);
      return parser.nextToken() == null ? value : m.raise("JSONDecodeError", "Extra data");
    } catch (StreamConstraintsException e) {
      return m.escaped(m.unknown("JSON that is too long or too deep to be read", "undebug"));
    } catch (IOException e) {
      return m.raise("JSONDecodeError", "Expecting value");
    }
  }

  private static Cases value(Machine m, JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> m.text(parser.getText());
      case VALUE_TRUE -> m.diagram.always;
      case VALUE_FALSE -> m.diagram.never;
      case VALUE_NULL -> m.none();
      case VALUE_NUMBER_INT -> m.of(new Value.Int(parser.getBigIntegerValue()));
      case VALUE_NUMBER_FLOAT -> m.of(new Value.Real(parser.getDoubleValue()));
      case START_ARRAY -> {
        List<Cases> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(m, parser));
        }
        yield m.list(elements);
      }
      case START_OBJECT -> {
        var entries = new LinkedHashMap<String, Cases>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          parser.nextToken();
          entries.put(name, value(m, parser));
        }
        yield m.dict(entries);
      }
      case NOT_AVAILABLE, END_ARRAY, END_OBJECT, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IOException("not a value");
    };
  }
}
