package dev.undebug.python.evaluate.library;

import static dev.undebug.python.evaluate.library.Names.first;

import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.python.evaluate.machine.Operators;
import dev.undebug.python.evaluate.machine.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/// Texts in formats that libraries read: YAML and TOML.
final class Documents {
  private Documents() {}

  static void define(Names names) {
    names
        .function(
            "_yaml", (m, a) -> m.each(first(a), one -> read(m, one, text -> Yaml.parse(m, text))))
        .function(
            "_toml", (m, a) -> m.each(first(a), one -> read(m, one, text -> Toml.parse(m, text))));
  }

  private static Cases read(Machine m, Value document, Function<String, Cases> parse) {
    return switch (document) {
      case Value.Text(var text) -> parse.apply(text);
      case Value.Bytes(var bytes) ->
          parse.apply(
              new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
      case Value.Opaque _, Value.Symbol _ -> m.escaped(Operators.reason(m, document));
      default -> m.raise("TypeError", "expected a text");
    };
  }

  /// What a text says: a pair of whether it is read, and the value.
  static Cases read(Machine m, Cases value) {
    return m.isReached() ? m.tuple(List.of(m.diagram.always, value)) : m.diagram.unreached;
  }

  /// Our parser does not read it; the library's may, or raises an exception of its own.
  static Cases perhapsBroken(Machine m, String why) {
    var unknown = m.unknown(why, "undebug");
    return m.tuple(List.of(m.diagram.not(m.maybe(unknown)), m.of(unknown)));
  }
}
