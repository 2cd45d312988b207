package dev.undebug.python;

import dev.undebug.source.Span;

/// The values of string literals.
final class Strings {

  /// What an unprefixed literal is, and which escapes it knows.
  enum Rules {
    PYTHON_3,
    PYTHON_2,
    /// Behind `from __future__ import unicode_literals`.
    PYTHON_2_UNICODE
  }

  private Strings() {}

  /// The value of a literal without replacement fields.
  static Literal value(char[] text, int start, int end, Rules rules) {
    int quoteAt = start;
    boolean isRaw = false;
    boolean isBytes = false;
    boolean isU = false;
    while (text[quoteAt] != '"' && text[quoteAt] != '\'') {
      switch (text[quoteAt] | 0x20) {
        case 'r' -> isRaw = true;
        case 'b' -> isBytes = true;
        default -> isU = true;
      }
      quoteAt++;
    }
    char quote = text[quoteAt];
    boolean isTriple =
        end - quoteAt >= 6 && text[quoteAt + 1] == quote && text[quoteAt + 2] == quote;
    int quotes = isTriple ? 3 : 1;
    int from = quoteAt + quotes;
    int to = end - quotes;
    if (isBytes) {
      boolean isPython2 = rules != Rules.PYTHON_3;
      return new Literal.Bytes(Escapes.bytes(text, new Span(from, to), isRaw, isPython2));
    }
    Escapes.Form form = form(rules, isRaw, isU);
    return new Literal.Text(Escapes.text(text, from, to, form), isU && text[start] == 'u');
  }

  private static Escapes.Form form(Rules rules, boolean isRaw, boolean isU) {
    return switch (rules) {
      case PYTHON_3, PYTHON_2_UNICODE -> isRaw ? raw(rules, isU) : Escapes.Form.TEXT;
      case PYTHON_2 -> isRaw ? raw(rules, isU) : isU ? Escapes.Form.TEXT : Escapes.Form.BYTES;
    };
  }

  /// In Python 2 a raw literal of Unicode text knows two escapes.
  private static Escapes.Form raw(Rules rules, boolean isU) {
    boolean isUnicode = rules == Rules.PYTHON_2_UNICODE || (rules == Rules.PYTHON_2 && isU);
    return isUnicode ? Escapes.Form.RAW_UNICODE : Escapes.Form.RAW;
  }

  /// The value of the text between replacement fields, where a doubled brace stands for one.
  static String fieldText(char[] text, int start, int end, boolean isRaw) {
    var form = isRaw ? Escapes.Form.RAW : Escapes.Form.TEXT;
    int from = start;
    var value = new StringBuilder();
    int i = start;
    while (i < end) {
      char c = text[i];
      if (c == '\\' && !isRaw && text[i + 1] == 'N' && text[i + 2] == '{') {
        i = behindNamedLetter(text, i, end);
      } else if (c == '\\' && text[i + 1] != '{' && text[i + 1] != '}') {
        i += 2;
      } else if ((c == '{' || c == '}') && text[i + 1] == c) {
        value.append(Escapes.text(text, from, i + 1, form));
        from = i + 2;
        i = from;
      } else {
        i++;
      }
    }
    if (from < end) {
      value.append(Escapes.text(text, from, end, form));
    }
    return value.toString();
  }

  private static int behindNamedLetter(char[] text, int from, int end) {
    int i = from;
    while (i < end && text[i] != '}') {
      i++;
    }
    return Math.min(i + 1, end);
  }

  /// The source that `{value=}` shows, without its comments.
  static String shown(char[] text, int start, int end) {
    var shown = new StringBuilder(end - start);
    char quote = 0;
    for (int i = start; i < end; i++) {
      char c = text[i];
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '#') {
        while (i < end && text[i] != '\n' && text[i] != '\r') {
          i++;
        }
        i--;
        continue;
      }
      if (c == '\r') {
        if (text[i + 1] != '\n') {
          shown.append('\n');
        }
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }
}
