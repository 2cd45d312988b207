package dev.undebug.python.evaluate.machine;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/// Python's numbers as texts.
final class Numbers {
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+(_[0-9]+)*");
  private static final Pattern REAL =
      Pattern.compile(
          "[+-]?(([0-9]+(_[0-9]+)*)?\\.?([0-9]+(_[0-9]+)*)?)([eE][+-]?[0-9]+(_[0-9]+)*)?");

  private Numbers() {}

  static Optional<Value> parseInt(String text, int base) {
    String plain = Strings.strip(text);
    if (base != 10) {
      return parseBase(plain, base);
    }
    // CPython refuses more digits by default.
    if (plain.length() > 4300 || !DECIMAL.matcher(plain).matches()) {
      return Optional.empty();
    }
    return Optional.of(new Value.Int(new BigInteger(plain.replace("_", "").replace("+", ""))));
  }

  private static Optional<Value> parseBase(String text, int base) {
    String plain = text.toLowerCase(java.util.Locale.ROOT).replaceFirst("^(0x|0o|0b)", "");
    if (plain.isEmpty() || base < 2 || base > 36 || !plain.matches("-?[0-9a-z]{1,1000}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Value.Int(new BigInteger(plain, base)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Optional<Value> parseReal(String text) {
    String plain = Strings.strip(text);
    String word = plain.toLowerCase(java.util.Locale.ROOT).replaceFirst("^[+-]", "");
    int sign = plain.startsWith("-") ? -1 : 1;
    if (word.equals("inf") || word.equals("infinity")) {
      return Optional.of(new Value.Real(sign * Double.POSITIVE_INFINITY));
    }
    if (word.equals("nan")) {
      return Optional.of(new Value.Real(Double.NaN));
    }
    boolean hasDigit = plain.matches("[+-]?\\.?[0-9].*");
    if (!hasDigit || plain.length() > 400 || !REAL.matcher(plain).matches()) {
      return Optional.empty();
    }
    return Optional.of(new Value.Real(Double.parseDouble(plain.replace("_", ""))));
  }

  /// As `repr` prints it.
  static String repr(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e16) {
      return new java.math.BigDecimal(value).toPlainString() + ".0";
    }
    var exact = new java.math.BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e16) {
      return exact.toPlainString();
    }
    String digits = exact.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - exact.scale();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return (value < 0 ? "-" : "")
        + mantissa
        + "e"
        + (exponent < 0 ? "-" : "+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }
}
