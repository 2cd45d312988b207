package dev.undebug.http;

import java.util.ArrayList;
import java.util.List;

/// Header fields in the order of the message; names are compared without regard to case.
public record Headers(List<Field> fields) {

  /// No header field at all.
  public static final Headers NONE = new Headers(List.of());

  /// One header line.
  public record Field(String name, String value) {}

  public Headers {
    fields = List.copyOf(fields);
  }

  /// Header fields written one after the other.
  ///
  /// @param namesAndValues name, value, name, value, …
  public static Headers of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "%d texts are not pairs of name and value".formatted(namesAndValues.length));
    }
    var fields = new ArrayList<Field>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Headers(fields);
  }

  /// Every value of a field, in order; empty when the message has none.
  public List<String> all(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .toList();
  }

  /// The first value of a field, or the empty text.
  public String first(String name) {
    for (Field field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return field.value();
      }
    }
    return "";
  }

  public boolean has(String name) {
    return fields.stream().anyMatch(field -> field.name().equalsIgnoreCase(name));
  }
}
