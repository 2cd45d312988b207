package dev.undebug.page;

/// Takes off the escapes that `repr` writes.
final class Escapes {

  private Escapes() {}

  /// Appends what the escape at an index stands for, and returns the index after it.
  static int append(String text, int at, int end, StringBuilder out) {
    if (at + 1 >= end) {
      out.append('\\');
      return at + 1;
    }
    char c = text.charAt(at + 1);
    int digits = digits(c);
    if (digits > 0) {
      return coded(text, at, Math.min(at + 2 + digits, end), out);
    }
    int simple = "nrtabfv0\\'\"".indexOf(c);
    if (simple < 0) {
      out.append('\\').append(c);
    } else {
      out.append("\n\r\t\u0007\b\f\u000b\0\\'\"".charAt(simple));
    }
    return at + 2;
  }

  private static int digits(char c) {
    return switch (c) {
      case 'x' -> 2;
      case 'u' -> 4;
      case 'U' -> 8;
      default -> 0;
    };
  }

  private static int coded(String text, int at, int end, StringBuilder out) {
    int value = 0;
    for (int i = at + 2; i < end; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0 || value > Character.MAX_CODE_POINT) {
        out.append(text, at, i);
        return i;
      }
      value = (value << 4) | digit;
    }
    if (end == at + 2 || value > Character.MAX_CODE_POINT) {
      out.append(text, at, end);
    } else {
      out.appendCodePoint(value);
    }
    return end;
  }
}
