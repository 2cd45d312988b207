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

  private static final Pattern BASED =
      Pattern.compile("([+-]?)(?:(0[xob])_?|)([0-9a-z]+(?:_[0-9a-z]+)*)");

  private Numbers() {}

  static Optional<Value> parseInt(String text, int base) {
    String plain = withAsciiDigits(Splitting.strip(text));
    if (base != 10) {
      return parseBase(plain, base);
    }
    // CPython refuses more digits by default.
    if (plain.length() > 4300 || !DECIMAL.matcher(plain).matches()) {
      return Optional.empty();
    }
    return Optional.of(new Value.Int(new BigInteger(plain.replace("_", "").replace("+", ""))));
  }

  /// Python takes the digits of every script.
  private static String withAsciiDigits(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    var made = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> made.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
    return made.toString();
  }

  private static Optional<Value> parseBase(String text, int base) {
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    var matcher = BASED.matcher(lower);
    if (lower.length() > 1000 || !matcher.matches()) {
      return Optional.empty();
    }
    String prefix = matcher.group(2) == null ? "" : matcher.group(2);
    int named =
        switch (prefix) {
          case "0x" -> 16;
          case "0o" -> 8;
          case "0b" -> 2;
          default -> 10;
        };
    // A prefix of another base may be digits of this one: int('0b1', 16).
    boolean isDigits = base != 0 && !prefix.isEmpty() && named != base;
    String digits = (isDigits ? prefix : "") + matcher.group(3).replace("_", "");
    boolean isOldOctal = base == 0 && prefix.isEmpty() && digits.matches("0+[1-9][0-9]*");
    if (base == 1 || base < 0 || base > 36 || isOldOctal) {
      return Optional.empty();
    }
    try {
      String sign = matcher.group(1).replace("+", "");
      return Optional.of(new Value.Int(new BigInteger(sign + digits, base == 0 ? named : base)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Optional<Value> parseReal(String text) {
    String plain = withAsciiDigits(Splitting.strip(text));
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
