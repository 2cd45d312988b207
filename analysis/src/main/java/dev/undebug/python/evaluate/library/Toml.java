package dev.undebug.python.evaluate.library;

import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.python.evaluate.machine.Value;
import dev.undebug.source.TomlLimits;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// `tomllib.loads`, and those before it.
final class Toml {
  /// What our parser refuses, and Python may read: numbers beyond 64 bits, and TOML 1.1.
  private static final Pattern RARE = Pattern.compile("[0-9_]{18}|\\\\[ex]|[{,]\\s*[\\n}]");

  private Toml() {}

  static Cases parse(Machine m, String text) {
    var refusal = TomlLimits.refusal(text);
    if (refusal.isPresent()) {
      return Documents.read(
          m, m.escaped(m.unknown("TOML that is not read: " + refusal.get(), "undebug")));
    }
    var read = org.tomlj.Toml.parse(text);
    if (read.hasErrors()) {
      return RARE.matcher(text).find()
          ? Documents.perhapsBroken(m, "this TOML is not read")
          : m.tuple(List.of(m.diagram.never, m.none()));
    }
    return Documents.read(m, table(m, read));
  }

  private static Cases table(Machine m, TomlTable table) {
    var keys = new ArrayList<>(table.keySet());
    keys.sort(Comparator.comparingLong(key -> position(table, key)));
    Map<String, Cases> made = new LinkedHashMap<>();
    for (String key : keys) {
      made.put(key, value(m, table.get(List.of(key))));
    }
    return m.dict(made);
  }

  private static long position(TomlTable table, String key) {
    TomlPosition at = table.inputPositionOf(List.of(key));
    return at == null ? Long.MAX_VALUE : at.line() * 1_000_000L + at.column();
  }

  private static Cases value(Machine m, @org.jspecify.annotations.Nullable Object value) {
    return switch (value) {
      case String text -> m.text(text);
      case Boolean truth -> m.diagram.truth(truth);
      case Long number -> m.of(new Value.Int(BigInteger.valueOf(number)));
      case Double number -> m.of(new Value.Real(number));
      case TomlTable table -> table(m, table);
      case TomlArray array -> {
        var elements = new ArrayList<Cases>();
        for (int i = 0; i < array.size(); i++) {
          elements.add(value(m, array.get(i)));
        }
        yield m.list(elements);
      }
      case null, default -> m.opaque("a date is not modelled", "undebug");
    };
  }
}
