package dev.undebug.python.evaluate.machine;

import dev.undebug.python.Operator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/// Python's built-in functions over numbers and code points.
final class NumberFunctions {
  private static final int MAX_BITS = 4_096;

  private NumberFunctions() {}

  static void define(Machine m, Map<String, Cases> names) {
    put(m, names, "abs", (machine, a) -> machine.each(first(a), one -> absolute(machine, one)));
    put(m, names, "ord", (machine, a) -> machine.each(first(a), one -> ordinal(machine, one)));
    put(m, names, "chr", (machine, a) -> machine.each(first(a), one -> character(machine, one)));
    put(m, names, "hex", (machine, a) -> inBase(machine, a, 16, "0x"));
    put(m, names, "oct", (machine, a) -> inBase(machine, a, 8, "0o"));
    put(m, names, "bin", (machine, a) -> inBase(machine, a, 2, "0b"));
    put(m, names, "ascii", (machine, a) -> machine.each(first(a), one -> ascii(machine, one)));
    put(m, names, "round", NumberFunctions::round);
    put(m, names, "pow", NumberFunctions::power);
    put(
        m,
        names,
        "divmod",
        (machine, a) ->
            machine.tuple(
                List.of(
                    machine.operators.binary(Operator.Binary.FLOOR_DIV, first(a), second(a)),
                    machine.operators.binary(Operator.Binary.MOD, first(a), second(a)))));
  }

  private static void put(
      Machine m, Map<String, Cases> names, String name, Value.Native.Callable body) {
    names.put(name, m.function(name, body));
  }

  private static Cases first(Arguments arguments) {
    return arguments.positional().getFirst();
  }

  private static Cases second(Arguments arguments) {
    return arguments.positional().get(1);
  }

  private static Cases absolute(Machine m, Value value) {
    return switch (m.operators.bare(value)) {
      case Value.Int(var number) -> m.of(new Value.Int(number.abs()));
      case Value.Real(var number) -> m.of(new Value.Real(Math.abs(number)));
      case Value.Bool(var truth) -> m.integer(truth ? 1 : 0);
      case Value.Duration(var micros) -> m.of(new Value.Duration(micros.abs()));
      case Value.Text _ -> m.raise("TypeError", "bad operand type for abs(): 'str'");
      default -> m.operators.unknownFrom(value);
    };
  }

  private static Cases ordinal(Machine m, Value value) {
    return switch (m.operators.bare(value)) {
      case Value.Text(var text) ->
          text.codePointCount(0, text.length()) == 1
              ? m.integer(text.codePointAt(0))
              : m.raise("TypeError", "ord() expected a character");
      case Value.Bytes(var text) when text.length() == 1 -> m.integer(text.charAt(0));
      case Value.Int _, Value.Bool _, Value.Real _, Value.Singleton _ ->
          m.raise("TypeError", "ord() expected string of length 1");
      default -> m.escaped(Operators.reason(m, value));
    };
  }

  private static Cases character(Machine m, Value value) {
    if (m.scope.file.dialect() != dev.undebug.python.Dialect.PYTHON_3) {
      return m.opaque("chr() of Python 2", "undebug");
    }
    return switch (m.operators.bare(value)) {
      case Value.Int(var number)
          when number.signum() >= 0
              && number.compareTo(BigInteger.valueOf(Character.MAX_CODE_POINT)) <= 0 ->
          m.text(Character.toString(number.intValue()));
      case Value.Int(var number) ->
          m.raise(
              number.bitLength() > 31 ? "OverflowError" : "ValueError",
              "chr() arg not in range(0x110000)");
      case Value.Bool(var truth) -> m.text(truth ? "\u0001" : "\0");
      case Value.Text _, Value.Real _, Value.Singleton _ ->
          m.raise("TypeError", "an integer is required");
      default -> m.escaped(Operators.reason(m, value));
    };
  }

  private static Cases inBase(Machine m, Arguments arguments, int base, String prefix) {
    if (m.scope.file.dialect() != dev.undebug.python.Dialect.PYTHON_3) {
      return m.opaque("a number's text of Python 2", "undebug");
    }
    return m.each(
        first(arguments),
        value ->
            switch (m.operators.bare(value)) {
              case Value.Int(var number) ->
                  m.text((number.signum() < 0 ? "-" : "") + prefix + number.abs().toString(base));
              case Value.Bool(var truth) -> m.text(prefix + (truth ? 1 : 0));
              case Value.Text _, Value.Real _, Value.Singleton _ ->
                  m.raise("TypeError", "object cannot be interpreted as an integer");
              default -> m.escaped(Operators.reason(m, value));
            });
  }

  private static Cases ascii(Machine m, Value value) {
    return m.each(
        Formatting.repr(m, value),
        made -> {
          if (!(made instanceof Value.Text(var text))) {
            return m.of(made);
          }
          var out = new StringBuilder();
          text.codePoints()
              .forEach(
                  c ->
                      out.append(
                          c < 0x80
                              ? Character.toString(c)
                              : c < 0x100
                                  ? "\\x%02x".formatted(c)
                                  : c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c)));
          return m.text(out.toString());
        });
  }

  /// Halves are rounded to the even neighbour, of the number that the double really is.
  private static Cases round(Machine m, Arguments arguments) {
    if (m.scope.file.dialect() != dev.undebug.python.Dialect.PYTHON_3) {
      return m.opaque("round() of Python 2", "undebug");
    }
    Cases digits = arguments.find(1, "ndigits").orElse(m.none());
    return m.each(
        first(arguments),
        digits,
        (value, places) ->
            switch (m.operators.bare(value)) {
              case Value.Int number when places == Value.Singleton.NONE -> m.of(number);
              case Value.Int number
                  when places instanceof Value.Int(var count) && count.signum() >= 0 ->
                  m.of(number);
              case Value.Bool(var truth) when places == Value.Singleton.NONE ->
                  m.integer(truth ? 1 : 0);
              case Value.Real(var number) when Double.isFinite(number) ->
                  rounded(m, number, places);
              case Value.Real(var number) when places == Value.Singleton.NONE ->
                  m.raise(
                      Double.isNaN(number) ? "ValueError" : "OverflowError",
                      "cannot convert float to integer");
              case Value.Text _ -> m.raise("TypeError", "type str doesn't define __round__ method");
              default -> m.escaped(Operators.reason(m, value));
            });
  }

  private static Cases rounded(Machine m, double number, Value places) {
    if (places == Value.Singleton.NONE) {
      var whole = new BigDecimal(number).setScale(0, RoundingMode.HALF_EVEN).toBigInteger();
      return m.of(new Value.Int(whole));
    }
    if (places instanceof Value.Int(var count) && count.bitLength() < 8 && count.signum() >= 0) {
      var made = new BigDecimal(number).setScale(count.intValue(), RoundingMode.HALF_EVEN);
      boolean isMinusZero = made.signum() == 0 && Double.doubleToRawLongBits(number) < 0;
      return m.of(new Value.Real(isMinusZero ? -0.0 : made.doubleValue()));
    }
    return m.escaped(m.unknown("a rounding that is not modelled", "undebug"));
  }

  private static Cases power(Machine m, Arguments arguments) {
    if (arguments.all().size() < 3) {
      return m.operators.binary(Operator.Binary.POW, first(arguments), second(arguments));
    }
    return m.each(
        arguments.positional(),
        all ->
            all.size() == 3
                    && all.get(0) instanceof Value.Int(var base)
                    && all.get(1) instanceof Value.Int(var exponent)
                    && all.get(2) instanceof Value.Int(var modulus)
                    && exponent.signum() >= 0
                    && modulus.signum() > 0
                    && Math.max(exponent.bitLength(), modulus.bitLength()) < MAX_BITS
                ? m.of(new Value.Int(base.modPow(exponent, modulus)))
                : m.escaped(m.unknown("pow() is not modelled here", "undebug")));
  }
}
