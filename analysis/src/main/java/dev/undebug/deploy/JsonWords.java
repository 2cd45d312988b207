package dev.undebug.deploy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A command written as a JSON list of words.
final class JsonWords {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonWords() {}

  /// The words; empty when the text is anything else, as the builder then takes it for a shell
  /// line.
  static Optional<List<String>> read(String text) {
    if (!text.startsWith("[")) {
      return Optional.empty();
    }
    var words = new ArrayList<String>();
    try (var parser = JSON.createParser(text)) {
      parser.nextToken();
      JsonToken token = parser.nextToken();
      while (token == JsonToken.VALUE_STRING) {
        words.add(parser.getText());
        token = parser.nextToken();
      }
      return token == JsonToken.END_ARRAY && parser.nextToken() == null
          ? Optional.of(words)
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
