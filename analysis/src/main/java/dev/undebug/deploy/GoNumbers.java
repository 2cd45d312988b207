package dev.undebug.deploy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/// Unquoted numbers as programs in Go print them that have read YAML into a variable of any type:
/// `0x10` as 16, `1.50` as 1.5.
final class GoNumbers {

  private static final Pattern INTEGER =
      Pattern.compile("[-+]?(0[xX][0-9a-fA-F]{1,15}|0[oO]?[0-7]{1,20}|0[bB][01]{1,62})");

  private static final Pattern REAL =
      Pattern.compile("[-+]?([0-9]{1,17}\\.[0-9]{0,17}|\\.[0-9]{1,17})");

  private GoNumbers() {}

  /// The text itself when it is no number that is printed otherwise.
  static String printed(String text) {
    if (INTEGER.matcher(text).matches()) {
      return integer(text);
    }
    if (REAL.matcher(text).matches()) {
      var plain = new BigDecimal(text).stripTrailingZeros().toPlainString();
      return new BigDecimal(plain).signum() == 0 ? "0" : plain;
    }
    return text;
  }

  private static String integer(String text) {
    String sign = text.startsWith("-") ? "-" : "";
    String digits = text.replaceFirst("^[-+]", "").toLowerCase(java.util.Locale.ROOT);
    int radix = digits.startsWith("0x") ? 16 : digits.startsWith("0b") ? 2 : 8;
    String plain = digits.replaceFirst("^0[xob]?", "");
    return plain.isEmpty() ? "0" : sign + new BigInteger(plain, radix);
  }
}
