package dev.undebug.python.evaluate.machine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `%`, `str.format`, f-strings, `str` and `repr`.
public final class Formatting {
  private Formatting() {}

  public static String plain(Value value) {
    return Repr.plain(value);
  }

  /// `str(value)`.
  public static Cases str(Machine m, Cases cases) {
    return m.each(cases, value -> str(m, value));
  }

  static Cases str(Machine m, Value value) {
    if (value instanceof Value.Text
        || (value instanceof Value.Symbol symbol && symbol.type() == Value.Symbol.Type.TEXT)) {
      return m.of(value);
    }
    if (value instanceof Instance instance && instance.type.isException()) {
      return m.each(
          instance.slots.getOrDefault("args", m.tuple(List.of())),
          args ->
              args instanceof Value.Tuple(var items) && items.size() == 1
                  ? str(m, items.getFirst().value())
                  : m.opaque("the text of an exception", "undebug"));
    }
    if (value instanceof Instance instance
        && m.attributes.ofClass(instance.type, "__str__") instanceof Cases.Leaf leaf
        && leaf.value instanceof FunctionObject) {
      return m.calls.call(m.attributes.get(m.of(instance), "__str__"), Arguments.NONE);
    }
    if (Repr.isScalar(value)) {
      return m.text(Repr.plain(value));
    }
    return value instanceof Value.Duration(var micros)
        ? m.text(Durations.plain(micros))
        : repr(m, value);
  }

  /// `repr(value)`.
  static Cases repr(Machine m, Value value) {
    if (value instanceof Value.Symbol || value instanceof Value.Opaque) {
      return m.operators.unknownFrom(value);
    }
    if (value instanceof Value.Text
        && m.scope.file.dialect() != dev.undebug.python.Dialect.PYTHON_3) {
      return m.opaque("repr of Python 2", "undebug");
    }
    if (Repr.isScalar(value)) {
      return m.text(Repr.ofConstant(value));
    }
    if (value instanceof Value.Duration(var micros)) {
      return m.text(Durations.repr(micros));
    }
    if (value instanceof ListObject
        || value instanceof DictObject
        || value instanceof Value.Tuple) {
      return new ContainerTexts(m).repr(value);
    }
    return value instanceof Instance instance
            && m.attributes.ofClass(instance.type, "__repr__") instanceof Cases.Leaf leaf
            && leaf.value instanceof FunctionObject
        ? m.calls.call(m.attributes.get(m.of(instance), "__repr__"), Arguments.NONE)
        : m.opaque("repr of an object is not modelled", "undebug");
  }

  /// Puts parts together; one symbol among constants stays a symbol.
  static Cases concat(Machine m, List<Cases> parts) {
    return m.each(parts, values -> concatValues(m, values));
  }

  private static Cases concatValues(Machine m, List<Value> values) {
    var before = new StringBuilder();
    var after = new StringBuilder();
    Optional<Value.Symbol> symbol = Optional.empty();
    for (Value value : values) {
      if (value instanceof Value.Text(var text)) {
        (symbol.isPresent() ? after : before).append(text);
      } else if (value instanceof Value.Symbol found
          && found.type() == Value.Symbol.Type.TEXT
          && symbol.isEmpty()) {
        symbol = Optional.of(found);
      } else {
        return m.operators.unknownFrom(value);
      }
    }
    if (symbol.isEmpty()) {
      return m.text(before.toString());
    }
    if (before.isEmpty() && after.isEmpty()) {
      return m.of(symbol.get());
    }
    var ops = new ArrayList<>(symbol.get().after());
    ops.add(
        new Op(
            "affix", List.of(new Value.Text(before.toString()), new Value.Text(after.toString()))));
    return m.of(new Value.Symbol(symbol.get().atom(), ops, Value.Symbol.Type.TEXT));
  }

  /// `format(value, spec)` after a conversion.
  static Cases field(Machine m, Cases value, char conversion, String spec) {
    return m.each(
        value,
        one -> {
          if (conversion == 'r') {
            return spec.isEmpty()
                ? repr(m, one)
                : m.opaque("a format that is not modelled", "undebug");
          }
          return spec.isEmpty() ? str(m, one) : spec(m, one, spec);
        });
  }

  private static Cases spec(Machine m, Value value, String spec) {
    if (value instanceof Value.Int(var number)) {
      if (spec.equals("d")) {
        return m.text(number.toString());
      }
      if (spec.matches("0[1-9]d?") && number.signum() >= 0) {
        int width = spec.charAt(1) - '0';
        String digits = number.toString();
        return m.text("0".repeat(Math.max(0, width - digits.length())) + digits);
      }
    }
    boolean isNumber = value instanceof Value.Int || value instanceof Value.Real;
    if (isNumber && spec.matches("\\.[0-9]{1,2}f")) {
      return fixed(m, value, Integer.parseInt(spec.substring(1, spec.length() - 1)));
    }
    if (value instanceof Value.Text(var text) && spec.matches("[<>][0-9]{1,3}")) {
      String pad = " ".repeat(Math.max(0, Integer.parseInt(spec.substring(1)) - text.length()));
      return m.text(spec.startsWith("<") ? text + pad : pad + text);
    }
    return value instanceof Value.Symbol || value instanceof Value.Opaque
        ? m.operators.unknownFrom(value)
        : m.opaque("the format " + spec + " is not modelled", "undebug");
  }

  /// `text % operand`.
  static Cases percent(Machine m, String text, Value operand) {
    var parts = new ArrayList<Cases>();
    List<Value.Item> positional =
        m.operators.bare(operand) instanceof Value.Tuple(var items)
            ? items
            : List.of(m.item(m.of(operand)));
    int next = 0;
    int at = 0;
    while (at < text.length()) {
      int percent = text.indexOf('%', at);
      if (percent < 0 || percent == text.length() - 1) {
        break;
      }
      parts.add(m.text(text.substring(at, percent)));
      at = percent + 1;
      Matcher specifier = SPECIFIER.matcher(text).region(at, text.length());
      if (!specifier.lookingAt()) {
        return m.opaque("a format that is not modelled", "undebug");
      }
      at = specifier.end();
      if (specifier.group("kind").equals("%")) {
        parts.add(m.text("%"));
        continue;
      }
      Cases value;
      if (specifier.group("key") != null) {
        value = keyed(m, operand, specifier.group("key"));
      } else if (next < positional.size()) {
        value = positional.get(next++).value();
      } else {
        return m.raise("TypeError", "not enough arguments for format string");
      }
      parts.add(converted(m, value, specifier));
    }
    if (next < positional.size() && m.operators.bare(operand) instanceof Value.Tuple) {
      return m.raise("TypeError", "not all arguments converted during string formatting");
    }
    parts.add(m.text(text.substring(at)));
    return m.isReached() ? concat(m, parts) : m.diagram.unreached;
  }

  /// `%.2f`: exactly rounded, half to even, as C does it.
  private static Cases fixed(Machine m, Value value, int digits) {
    return switch (value) {
      case Value.Int(var number) when number.bitLength() < 1_000 ->
          m.text(rounded(number.doubleValue(), digits));
      case Value.Bool(var truth) -> m.text(rounded(truth ? 1 : 0, digits));
      case Value.Real(var number) when Double.isFinite(number) -> m.text(rounded(number, digits));
      case Value.Text _ -> m.raise("TypeError", "must be real number, not str");
      default -> m.opaque("a format that is not modelled", "undebug");
    };
  }

  private static String rounded(double number, int digits) {
    String text = new BigDecimal(number).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    boolean isNegative = Double.doubleToRawLongBits(number) < 0;
    return isNegative && !text.startsWith("-") ? "-" + text : text;
  }

  private static Cases keyed(Machine m, Value operand, String key) {
    return operand instanceof DictObject dict
        ? m.each(
            Dicts.get(m, dict, new Value.Text(key)),
            found ->
                found == Value.Singleton.ABSENT
                    ? m.raise("KeyError", Repr.quote(key))
                    : m.of(found))
        : m.operators.unknownFrom(operand);
  }

  /// `%(key)-5.2f`; a length taken from the operand (`%*d`) is not modelled.
  private static final Pattern SPECIFIER =
      Pattern.compile(
          "(?:\\((?<key>[^()]*)\\))?(?<flags>[-0]*)(?<width>\\d{0,4})(?:\\.(?<digits>\\d{1,3}))?(?<kind>[srdifF%])");

  private static Cases converted(Machine m, Cases value, Matcher specifier) {
    String flags = specifier.group("flags");
    String digits = specifier.group("digits");
    int width = specifier.group("width").isEmpty() ? 0 : Integer.parseInt(specifier.group("width"));
    char kind = specifier.group("kind").charAt(0);
    Cases plain = converted(m, value, kind, digits == null ? -1 : Integer.parseInt(digits));
    return width == 0
        ? plain
        : m.each(
            plain,
            one ->
                one instanceof Value.Text(var text)
                    ? m.text(padded(text, flags, width, kind))
                    : m.operators.unknownFrom(one));
  }

  private static String padded(String text, String flags, int width, char kind) {
    int missing = width - text.codePointCount(0, text.length());
    if (missing <= 0) {
      return text;
    }
    if (flags.contains("-")) {
      return text + " ".repeat(missing);
    }
    boolean isZeroed = flags.contains("0") && kind != 's' && kind != 'r';
    if (!isZeroed) {
      return " ".repeat(missing) + text;
    }
    int sign = text.startsWith("-") ? 1 : 0;
    return text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
  }

  private static Cases converted(Machine m, Cases value, char kind, int digits) {
    if (digits >= 0 && (kind == 'd' || kind == 'i')) {
      return m.opaque("the format %." + digits + "d is not modelled", "undebug");
    }
    return switch (kind) {
      case 's', 'r' -> {
        Cases text = kind == 's' ? str(m, value) : m.each(value, one -> repr(m, one));
        yield digits < 0
            ? text
            : m.each(
                text,
                one ->
                    one instanceof Value.Text(var whole)
                        ? m.text(whole.substring(0, Math.min(digits, whole.length())))
                        : m.operators.unknownFrom(one));
      }
      case 'f', 'F' -> m.each(value, one -> fixed(m, one, digits < 0 ? 6 : digits));
      case 'd', 'i' ->
          m.each(
              value,
              one ->
                  switch (one) {
                    case Value.Int(var number) -> m.text(number.toString());
                    case Value.Bool(var truth) -> m.text(truth ? "1" : "0");
                    case Value.Text _ ->
                        m.raise("TypeError", "%d format: a real number is required, not str");
                    default -> m.opaque("a format that is not modelled", "undebug");
                  });
      default -> m.opaque("the format %" + kind + " is not modelled", "undebug");
    };
  }

  /// `text.format(…)`.
  static Cases format(Machine m, String text, Arguments arguments) {
    var parts = new ArrayList<Cases>();
    var plain = new StringBuilder();
    int next = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        plain.append(c);
        at++;
      } else if (c == '{') {
        int close = text.indexOf('}', at);
        if (close < 0) {
          return m.raise("ValueError", "expected '}' before end of string");
        }
        parts.add(m.text(plain.toString()));
        plain.setLength(0);
        String field = text.substring(at + 1, close);
        if (field.isEmpty() || field.startsWith(":") || field.startsWith("!")) {
          field = next++ + field;
        }
        parts.add(replacement(m, field, arguments));
        at = close;
      } else if (c == '}') {
        return m.raise("ValueError", "Single '}' encountered in format string");
      } else {
        plain.append(c);
      }
    }
    parts.add(m.text(plain.toString()));
    return m.isReached() ? concat(m, parts) : m.diagram.unreached;
  }

  private static Cases replacement(Machine m, String field, Arguments arguments) {
    int colon = field.indexOf(':');
    String spec = colon < 0 ? "" : field.substring(colon + 1);
    String name = colon < 0 ? field : field.substring(0, colon);
    char conversion = ' ';
    if (name.length() > 2 && name.charAt(name.length() - 2) == '!') {
      conversion = name.charAt(name.length() - 1);
      name = name.substring(0, name.length() - 2);
    }
    if (spec.contains("{") || name.contains("[") || conversion == 'a') {
      return m.opaque("a format that is not modelled", "undebug");
    }
    String[] path = name.split("\\.");
    boolean isNumber = path[0].matches("[0-9]{1,3}");
    Optional<Cases> found =
        isNumber ? arguments.find(Integer.parseInt(path[0]), "") : arguments.find(-1, path[0]);
    if (found.isEmpty()) {
      return isNumber
          ? m.raise("IndexError", "Replacement index out of range")
          : m.raise("KeyError", Repr.quote(path[0]));
    }
    Cases value = found.get();
    for (int i = 1; i < path.length; i++) {
      value = m.attributes.get(value, path[i]);
    }
    return field(m, value, conversion, spec);
  }
}
