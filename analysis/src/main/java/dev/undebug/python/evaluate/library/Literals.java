package dev.undebug.python.evaluate.library;

import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.python.evaluate.machine.Strings;
import dev.undebug.python.evaluate.machine.Value;
import java.math.BigInteger;

/// `ast.literal_eval` of the plain literals; what is more than one literal is not known.
final class Literals {
  private Literals() {}

  static Cases evaluate(Machine m, String text) {
    String plain = Strings.strip(text);
    if (!plain.equals(text) && text.startsWith(plain.isEmpty() ? text : " " + plain)) {
      return m.opaque("literal_eval of an indented text", "undebug");
    }
    switch (plain) {
      case "True" -> {
        return m.diagram.always;
      }
      case "False" -> {
        return m.diagram.never;
      }
      case "None" -> {
        return m.none();
      }
      case "" -> {
        return m.raise("SyntaxError", "invalid syntax");
      }
      default -> {}
    }
    if (plain.matches("-?(0|[1-9][0-9]{0,300})")) {
      return m.of(new Value.Int(new BigInteger(plain)));
    }
    if (plain.matches("'[^'\\\\\n]*'|\"[^\"\\\\\n]*\"")) {
      return m.text(plain.substring(1, plain.length() - 1));
    }
    if (plain.matches("[A-Za-z_][A-Za-z_0-9]*")) {
      return m.raise("ValueError", "malformed node or string");
    }
    return m.escaped(m.unknown("literal_eval of a text that is not one plain literal", "undebug"));
  }
}
