package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.List;

/// `repr` of lists, tuples and dictionaries.
final class ContainerTexts {
  /// An element may be a container that holds it, or one that is in many others.
  private static final int MAX_PARTS = 2_000;

  private final Machine m;
  private int parts;

  ContainerTexts(Machine m) {
    this.m = m;
  }

  Cases repr(Value value) {
    return switch (value) {
      case ListObject list when list.isKnown() -> all("[", list.items, "]");
      case Value.Tuple(var items) -> all("(", items, items.size() == 1 ? ",)" : ")");
      case DictObject dict
          when dict.form == DictObject.Form.DICT && dict.isKnown() && !dict.isOrderUncertain ->
          pairs(dict);
      case ListObject _, DictObject _ ->
          m.opaque("repr of a container that is not known", "undebug");
      default -> Formatting.repr(m, value);
    };
  }

  private Cases all(String opening, List<Value.Item> items, String closing) {
    List<Value.Item> present = Lists.present(m, items);
    if (!Lists.isDefinite(m, present)) {
      return m.opaque("repr of a container whose length varies", "undebug");
    }
    var texts = new ArrayList<Cases>();
    texts.add(m.text(opening));
    for (Value.Item item : present) {
      if (isTooLong()) {
        return tooLong();
      }
      if (texts.size() > 1) {
        texts.add(m.text(", "));
      }
      texts.add(m.each(item.value(), this::repr));
    }
    texts.add(m.text(closing));
    return Formatting.concat(m, texts);
  }

  private Cases pairs(DictObject dict) {
    List<Value.Item> keys = Lists.present(m, Dicts.keys(m, dict));
    if (!Lists.isDefinite(m, keys)) {
      return m.opaque("repr of a dictionary whose keys vary", "undebug");
    }
    var texts = new ArrayList<Cases>();
    texts.add(m.text("{"));
    for (Value.Item key : keys) {
      if (isTooLong()) {
        return tooLong();
      }
      if (texts.size() > 1) {
        texts.add(m.text(", "));
      }
      texts.add(m.each(key.value(), this::repr));
      texts.add(m.text(": "));
      texts.add(m.each(key.value(), one -> m.each(Dicts.get(m, dict, one), this::repr)));
    }
    texts.add(m.text("}"));
    return Formatting.concat(m, texts);
  }

  private boolean isTooLong() {
    parts++;
    return parts > MAX_PARTS;
  }

  private Cases tooLong() {
    return m.opaque("repr of a container that is too long", "undebug");
  }
}
