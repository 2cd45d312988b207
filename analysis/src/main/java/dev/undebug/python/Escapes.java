package dev.undebug.python;

import dev.undebug.source.Span;

/// What backslashes stand for in string literals.
final class Escapes {

  /// Which escapes a literal knows.
  enum Form {
    /// None.
    RAW,
    /// All.
    TEXT,
    /// All but those of Unicode.
    BYTES,
    /// Only `\\uXXXX` and `\\UXXXXXXXX`: Python 2's `ur"…"`.
    RAW_UNICODE
  }

  private final char[] text;
  private final int end;
  private final Form form;
  private final StringBuilder value;

  private Escapes(char[] text, int start, int end, Form form) {
    this.text = text;
    this.end = end;
    this.form = form;
    value = new StringBuilder(end - start);
  }

  /// The value of `bytes`, each as a char.
  static String bytes(char[] text, Span span, boolean isRaw, boolean isAnythingAllowed) {
    for (int i = span.start(); i < span.end() && !isAnythingAllowed; i++) {
      if (text[i] >= 128) {
        throw Cursor.failAt("bytes can only contain ASCII literal characters", span);
      }
    }
    String value = text(text, span.start(), span.end(), isRaw ? Form.RAW : Form.BYTES);
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) > 255) {
        return masked(value);
      }
    }
    return value;
  }

  /// Octal escapes of bytes count to 511, and are cut to 255.
  private static String masked(String value) {
    var bytes = new StringBuilder(value);
    for (int i = 0; i < bytes.length(); i++) {
      bytes.setCharAt(i, (char) (bytes.charAt(i) & 0xFF));
    }
    return bytes.toString();
  }

  static String text(char[] text, int start, int end, Form form) {
    int i = start;
    while (i < end && text[i] != '\\' && text[i] != '\r') {
      i++;
    }
    if (i == end) {
      return new String(text, start, end - start);
    }
    var escapes = new Escapes(text, start, end, form);
    escapes.value.append(text, start, i - start);
    escapes.read(i);
    return escapes.value.toString();
  }

  private void read(int from) {
    int i = from;
    while (i < end) {
      char c = text[i];
      if (c == '\r') {
        value.append('\n');
        i += i + 1 < end && text[i + 1] == '\n' ? 2 : 1;
      } else if (c != '\\' || i + 1 == end) {
        value.append(c);
        i++;
      } else {
        i = escape(i);
      }
    }
  }

  private int escape(int i) {
    char next = text[i + 1];
    return switch (form) {
      case RAW -> raw(i, next);
      case RAW_UNICODE -> next == 'u' || next == 'U' ? unicode(i, next) : raw(i, next);
      case TEXT, BYTES -> cooked(i, next);
    };
  }

  private int raw(int i, char next) {
    value.append('\\');
    if (next == '\r') {
      return i + 1;
    }
    value.append(next);
    return i + 2;
  }

  private int cooked(int i, char next) {
    switch (next) {
      case '\n' -> {}
      case '\r' -> {
        return i + (i + 2 < end && text[i + 2] == '\n' ? 3 : 2);
      }
      case '\\', '\'', '"' -> value.append(next);
      case 'a' -> value.append('\u0007');
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'v' -> value.append('\u000B');
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return octal(i + 1);
      }
      case 'x' -> {
        return hexadecimal(i, 2);
      }
      case 'u', 'U', 'N' -> {
        return form == Form.BYTES ? raw(i, next) : unicode(i, next);
      }
      default -> value.append('\\').append(next);
    }
    return i + 2;
  }

  private int octal(int from) {
    int i = from;
    int code = 0;
    while (i < end && i < from + 3 && text[i] >= '0' && text[i] <= '7') {
      code = code * 8 + text[i] - '0';
      i++;
    }
    value.append((char) code);
    return i;
  }

  private int unicode(int i, char next) {
    return switch (next) {
      case 'u' -> hexadecimal(i, 4);
      case 'U' -> hexadecimal(i, 8);
      default -> named(i);
    };
  }

  private int hexadecimal(int i, int digits) {
    long code = 0;
    for (int k = i + 2; k < i + 2 + digits; k++) {
      int digit = k < end && text[k] < 128 ? Character.digit(text[k], 16) : -1;
      if (digit < 0) {
        throw wrong(i, "truncated \\%cXX escape".formatted(text[i + 1]));
      }
      code = code * 16 + digit;
    }
    if (code > Character.MAX_CODE_POINT) {
      throw wrong(i, "illegal Unicode character");
    }
    value.appendCodePoint((int) code);
    return i + 2 + digits;
  }

  private int named(int i) {
    int close = i + 2;
    while (close < end && text[close] != '}') {
      close++;
    }
    if (close >= end || text[i + 2] != '{') {
      throw wrong(i, "malformed \\N character escape");
    }
    String name = new String(text, i + 3, close - i - 3);
    String letters = LetterNames.letters(name);
    if (letters.isEmpty()) {
      throw wrong(i, "unknown Unicode character name");
    }
    value.append(letters);
    return close + 1;
  }

  private Unreadable wrong(int i, String message) {
    return Cursor.failAt(message, new Span(i, Math.min(i + 2, end)));
  }
}
