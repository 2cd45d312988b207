package dev.undebug.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON document, with the line on which each part of it begins.
public sealed interface Json {

  /// Lines from 1.
  int line();

  /// A string.
  record Text(String text, int line) implements Json {}

  /// An object; of members with the same name the last one counts.
  record Members(Map<String, Json> members, int line) implements Json {
    public Members {
      members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /// An array.
  record Items(List<Json> items, int line) implements Json {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// A number, `true`, `false` or `null`.
  record Other(String text, int line) implements Json {}

  /// Reads a document.
  ///
  /// @throws IOException with one line that says what is wrong and where
  static Json read(String text) throws IOException {
    var factory =
        JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    try (JsonParser parser = factory.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new IOException("line 1: empty, where JSON was expected");
      }
      return value(parser);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      var at = Optional.ofNullable(e.getLocation());
      throw new IOException(
          "line %d: %s"
              .formatted(
                  at.map(com.fasterxml.jackson.core.JsonLocation::getLineNr).orElse(1),
                  String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("no JSON")),
          e);
    }
  }

  private static Json value(JsonParser parser) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      var members = new LinkedHashMap<String, Json>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        int start = parser.currentTokenLocation().getLineNr();
        parser.nextToken();
        Json read = value(parser);
        members.put(name, read instanceof Members(var inner, _) ? new Members(inner, start) : read);
      }
      return new Members(members, line);
    }
    if (token == JsonToken.START_ARRAY) {
      var items = new ArrayList<Json>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(parser));
      }
      return new Items(items, line);
    }
    return token == JsonToken.VALUE_STRING
        ? new Text(parser.getText(), line)
        : new Other(parser.getText(), line);
  }

  /// A member of an object; empty for everything else.
  default Optional<Json> find(String name) {
    return this instanceof Members(var members, _)
        ? Optional.ofNullable(members.get(name))
        : Optional.empty();
  }

  /// A member of an object that is a string; empty text for everything else.
  default String text(String name) {
    return find(name).orElse(this) instanceof Text(var text, _) ? text : "";
  }

  /// The items of a member that is an array; none for everything else.
  default List<Json> items(String name) {
    return find(name).orElse(this) instanceof Items(var items, _) && find(name).isPresent()
        ? items
        : List.of();
  }

  /// The members of a member that is an object; none for everything else.
  default Map<String, Json> members(String name) {
    return find(name).isPresent() && find(name).get() instanceof Members(var members, _)
        ? members
        : Map.of();
  }
}
