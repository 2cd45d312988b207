package dev.undebug.python.evaluate.library;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// What Python's `urllib.parse` does to single characters.
final class Urls {
  private static final String ALWAYS_SAFE =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~";

  private Urls() {}

  /// As `urlsplit` of Python 3.11.4 cleans a URL: without leading control characters and blanks,
  /// and without tabs and ends of lines anywhere.
  static String stripped(String url) {
    int start = 0;
    while (start < url.length() && url.charAt(start) <= ' ') {
      start++;
    }
    return url.substring(start).replaceAll("[\t\r\n]", "");
  }

  /// `unquote`, and with `isForm` `unquote_plus`; what is no UTF-8 becomes U+FFFD.
  static String decoded(String text, boolean isForm) {
    String plain = isForm ? text.replace('+', ' ') : text;
    var made = new StringBuilder();
    var bytes = new ByteArrayOutputStream();
    int at = 0;
    while (at < plain.length()) {
      char c = plain.charAt(at);
      int value = c == '%' && at + 2 < plain.length() + 0 ? hex(plain, at + 1) : -1;
      if (value >= 0) {
        bytes.write(value);
        at += 3;
        continue;
      }
      // Python decodes each run of ASCII on its own, percent signs included.
      if (c < 0x80 && bytes.size() > 0) {
        bytes.write(c);
      } else {
        flush(bytes, made);
        made.append(c);
      }
      at++;
    }
    flush(bytes, made);
    return made.toString();
  }

  private static void flush(ByteArrayOutputStream bytes, StringBuilder made) {
    made.append(bytes.toString(StandardCharsets.UTF_8));
    bytes.reset();
  }

  private static int hex(String text, int at) {
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    boolean isAscii = text.charAt(at) < 0x80 && text.charAt(at + 1) < 0x80;
    return high < 0 || low < 0 || !isAscii ? -1 : high * 16 + low;
  }

  /// `quote`, and with `isForm` `quote_plus`.
  static String encoded(String text, String safe, boolean isForm) {
    var made = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (one & 0xff);
      if (c < 0x80 && (ALWAYS_SAFE.indexOf(c) >= 0 || safe.indexOf(c) >= 0)) {
        made.append(c);
      } else if (c == ' ' && isForm) {
        made.append('+');
      } else {
        made.append("%%%02X".formatted((int) c));
      }
    }
    return made.toString();
  }
}
