package dev.undebug.python;

import java.math.BigInteger;

/// Cuts and reads numeric literals.
final class Numbers {

  /// CPython's own limit for decimal digits (`sys.int_info.default_max_str_digits`); we hold it for
  /// the other bases too, where CPython has none, because a conversion takes quadratic time.
  private static final int MAX_DIGITS = 4300;

  private Numbers() {}

  /// Steps over a number.
  ///
  /// @return what is wrong with it, or nothing
  static String scan(Lexer lexer) {
    char[] text = lexer.text;
    int start = lexer.at;
    int i = start;
    char marker = text[i] == '0' ? (char) (text[i + 1] | 0x20) : ' ';
    String problem = "";
    boolean isWhole = true;
    if (marker == 'x' || marker == 'o' || marker == 'b') {
      problem = scanBase(lexer, marker == 'x' ? 16 : marker == 'o' ? 8 : 2);
      i = lexer.at;
      lexer.at = start;
    } else {
      i = behindDigits(text, i);
      int digitsEnd = i;
      i = behindFraction(text, i);
      isWhole = i == digitsEnd;
      problem = checkDecimal(lexer, start, i, isWhole);
    }
    if (lexer.dialect == Dialect.PYTHON_2 && isWhole && (text[i] | 0x20) == 'l') {
      i++;
    }
    if (lexer.dialect == Dialect.PYTHON_2) {
      problem = problem.isEmpty() ? checkNoUnderscore(text, lexer.at, i) : problem;
    }
    lexer.at = i;
    return problem.isEmpty() ? checkEnd(lexer, i) : problem;
  }

  private static String scanBase(Lexer lexer, int base) {
    char[] text = lexer.text;
    int i = lexer.at + 2;
    int start = i;
    boolean isGood = true;
    while ((Character.digit(text[i], base) >= 0 && text[i] < 128) || text[i] == '_') {
      isGood &= text[i] != '_' || text[i + 1] != '_';
      i++;
    }
    isGood &= i > start && text[i - 1] != '_' && !Lexer.isDigit(text[i]);
    lexer.at = i;
    if (i - start > MAX_DIGITS) {
      return "an integer of more than %d digits is not read".formatted(MAX_DIGITS);
    }
    return isGood ? "" : "invalid literal of base %d".formatted(base);
  }

  private static String checkNoUnderscore(char[] text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text[i] == '_') {
        return "an underscore in a number needs Python 3";
      }
    }
    return "";
  }

  private static int behindDigits(char[] text, int from) {
    int i = from;
    while (Lexer.isDigit(text[i]) || (text[i] == '_' && Lexer.isDigit(text[i + 1]))) {
      i++;
    }
    return i;
  }

  private static int behindFraction(char[] text, int from) {
    int i = from;
    if (text[i] == '.') {
      i++;
      if (Lexer.isDigit(text[i])) {
        i = behindDigits(text, i);
      }
    }
    if ((text[i] | 0x20) == 'e') {
      int digits = text[i + 1] == '+' || text[i + 1] == '-' ? i + 2 : i + 1;
      if (Lexer.isDigit(text[digits])) {
        i = behindDigits(text, digits);
      }
    }
    return (text[i] | 0x20) == 'j' ? i + 1 : i;
  }

  private static String checkDecimal(Lexer lexer, int start, int end, boolean isWhole) {
    if (!isWhole) {
      return "";
    }
    if (end - start > MAX_DIGITS) {
      return "an integer of more than %d digits is not read".formatted(MAX_DIGITS);
    }
    if (lexer.text[start] != '0') {
      return "";
    }
    int allowed = lexer.dialect == Dialect.PYTHON_2 ? '7' : '0';
    for (int i = start; i < end; i++) {
      if (lexer.text[i] > allowed && lexer.text[i] != '_') {
        return "leading zeros in decimal integer literals are not permitted";
      }
    }
    return "";
  }

  /// A number may touch a reserved word that goes on with the expression: `1if x else 2`.
  private static String checkEnd(Lexer lexer, int i) {
    char[] text = lexer.text;
    if (!Lexer.isNamePart(text[i])) {
      return "";
    }
    int end = i;
    while (Lexer.isNamePart(text[end])) {
      end++;
    }
    String word = new String(text, i, Math.min(end - i, 4));
    return switch (word) {
      case "and", "else", "for", "if", "in", "is", "or", "not" -> "";
      default -> "invalid number literal";
    };
  }

  /// The value of a number that `scan` found good.
  static Literal value(char[] text, int start, int end, Dialect dialect) {
    int length = end - start;
    if (length == 1) {
      return new Literal.Int(BigInteger.valueOf(text[start] - '0'));
    }
    char marker = text[start] == '0' ? (char) (text[start + 1] | 0x20) : ' ';
    if (marker == 'x') {
      return whole(text, start + 2, end, 16);
    } else if (marker == 'o') {
      return whole(text, start + 2, end, 8);
    } else if (marker == 'b') {
      return whole(text, start + 2, end, 2);
    }
    char last = text[end - 1];
    if (last == 'j' || last == 'J') {
      return new Literal.Imaginary(Double.parseDouble(digits(text, start, end - 1)));
    }
    for (int i = start; i < end; i++) {
      if (text[i] == '.' || text[i] == 'e' || text[i] == 'E') {
        return new Literal.Real(Double.parseDouble(digits(text, start, end)));
      }
    }
    boolean isOctal = dialect == Dialect.PYTHON_2 && text[start] == '0';
    return whole(text, start, end, isOctal ? 8 : 10);
  }

  private static Literal whole(char[] text, int start, int end, int base) {
    int last = (text[end - 1] | 0x20) == 'l' ? end - 1 : end;
    if (last - start <= 12) {
      long value = 0;
      for (int i = start; i < last; i++) {
        if (text[i] != '_') {
          value = value * base + Character.digit(text[i], base);
        }
      }
      return new Literal.Int(BigInteger.valueOf(value));
    }
    return new Literal.Int(new BigInteger(digits(text, start, last), base));
  }

  private static String digits(char[] text, int start, int end) {
    var digits = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      if (text[i] != '_') {
        digits.append(text[i]);
      }
    }
    return digits.toString();
  }
}
