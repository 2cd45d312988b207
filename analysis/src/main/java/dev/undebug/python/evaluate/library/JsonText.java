package dev.undebug.python.evaluate.library;

import dev.undebug.python.evaluate.machine.Arguments;
import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.DictObject;
import dev.undebug.python.evaluate.machine.Dicts;
import dev.undebug.python.evaluate.machine.Formatting;
import dev.undebug.python.evaluate.machine.ListObject;
import dev.undebug.python.evaluate.machine.Lists;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.python.evaluate.machine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `json.dumps` of plain data, as it is written without options.
final class JsonText {
  private static final int MAX_DEPTH = 100;

  private JsonText() {}

  static Cases dumps(Machine m, Arguments arguments) {
    if (!arguments.keywords().isEmpty() || arguments.count() != 1) {
      return m.opaque("json.dumps with options is not modelled", "undebug");
    }
    return m.each(
        Names.first(arguments),
        value ->
            of(m, value, 0)
                .map(m::text)
                .orElseGet(() -> m.opaque("JSON of what is not known", "undebug")));
  }

  private static Optional<String> of(Machine m, Value value, int depth) {
    if (depth > MAX_DEPTH) {
      return Optional.empty();
    }
    return switch (value) {
      case Value.Singleton singleton when singleton == Value.Singleton.NONE -> Optional.of("null");
      case Value.Bool(var truth) -> Optional.of(truth ? "true" : "false");
      case Value.Int(var number) -> Optional.of(number.toString());
      case Value.Real(var number) when Double.isFinite(number) ->
          Optional.of(Formatting.plain(value));
      case Value.Text(var text) -> Optional.of(quoted(text));
      case Value.Tuple _ -> sequence(m, value, depth);
      case ListObject list when list.isKnown() -> sequence(m, list, depth);
      case DictObject dict when dict.isKnown() && dict.isMapping() -> mapping(m, dict, depth);
      default -> Optional.empty();
    };
  }

  private static Optional<String> sequence(Machine m, Value value, int depth) {
    Optional<List<Value.Item>> items = m.operators.iterate(value);
    if (items.isEmpty() || !Lists.isDefinite(m, items.get())) {
      return Optional.empty();
    }
    var parts = new ArrayList<String>();
    for (Value.Item item : items.get()) {
      Optional<String> part = of(m, item.value(), depth + 1);
      if (part.isEmpty()) {
        return part;
      }
      parts.add(part.get());
    }
    return Optional.of("[" + String.join(", ", parts) + "]");
  }

  private static Optional<String> mapping(Machine m, DictObject dict, int depth) {
    Optional<List<Value.Item>> keys = m.operators.iterate(dict);
    if (keys.isEmpty() || !Lists.isDefinite(m, keys.get())) {
      return Optional.empty();
    }
    var parts = new ArrayList<String>();
    for (Value.Item key : keys.get()) {
      if (!(key.value() instanceof Cases.Leaf leaf
          && leaf.value() instanceof Value.Text(var name))) {
        return Optional.empty();
      }
      Optional<String> part = of(m, Dicts.get(m, dict, leaf.value()), depth + 1);
      if (part.isEmpty()) {
        return part;
      }
      parts.add(quoted(name) + ": " + part.get());
    }
    return Optional.of("{" + String.join(", ", parts) + "}");
  }

  private static Optional<String> of(Machine m, Cases cases, int depth) {
    return m.diagram.narrow(cases, m.guard()) instanceof Cases.Leaf leaf
        ? of(m, leaf.value(), depth)
        : Optional.empty();
  }

  private static String quoted(String text) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default ->
            out.append(c < 0x20 || c > 0x7e ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    return out.append('"').toString();
  }
}
