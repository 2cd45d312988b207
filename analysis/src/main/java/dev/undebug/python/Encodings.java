package dev.undebug.python;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the encoding of a Python file (PEP 263), and decodes it.
final class Encodings {

  /// The declaration stands in one of the first two lines; the pattern is PEP 263's.
  private static final Pattern DECLARATION =
      Pattern.compile("^[ \\t\\f]*#.*?coding[:=][ \\t]*([-_.a-zA-Z0-9]+)");

  private static final Pattern BLANK = Pattern.compile("^[ \\t\\f]*(?:#.*)?$");

  /// No line is longer where a declaration is looked for.
  private static final int MAX_LINE_BYTES = 4096;

  private Encodings() {}

  /// A decoded file.
  ///
  /// @param problem empty, or why the text is not what the file says; then each byte is a letter
  record Decoded(String text, Charset charset, int markBytes, String problem) {}

  static Decoded decode(byte[] bytes) {
    boolean hasMark = hasMark(bytes);
    int mark = hasMark ? 3 : 0;
    String declared = declared(bytes, mark);
    if (hasMark && !declared.isEmpty() && !isPlainUtf8(declared)) {
      return fallback(bytes, mark, "encoding " + declared + " with a UTF-8 byte order mark");
    }
    if (declared.isEmpty() || isUtf8(declared)) {
      return decode(bytes, mark, StandardCharsets.UTF_8);
    }
    Optional<Charset> charset = charset(declared);
    return charset.isPresent()
        ? decode(bytes, mark, charset.get())
        : fallback(bytes, mark, "unknown encoding: " + declared);
  }

  private static boolean hasMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  private static Decoded decode(byte[] bytes, int mark, Charset charset) {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, mark, bytes.length - mark))
              .toString();
      return new Decoded(text, charset, mark, "");
    } catch (CharacterCodingException undecodable) {
      return fallback(bytes, mark, "this file is not valid " + charset.name());
    }
  }

  private static Decoded fallback(byte[] bytes, int mark, String problem) {
    String text = new String(bytes, mark, bytes.length - mark, StandardCharsets.ISO_8859_1);
    return new Decoded(text, StandardCharsets.ISO_8859_1, mark, problem);
  }

  private static String declared(byte[] bytes, int from) {
    int start = from;
    for (int line = 0; line < 2; line++) {
      int end = start;
      while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
        end++;
      }
      int read = Math.min(end - start, MAX_LINE_BYTES);
      String text = new String(bytes, start, read, StandardCharsets.ISO_8859_1);
      Matcher declaration = DECLARATION.matcher(text);
      if (declaration.find()) {
        return declaration.group(1);
      }
      if (!BLANK.matcher(text).matches()) {
        return "";
      }
      boolean isPair = end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n';
      start = Math.min(bytes.length, end + (isPair ? 2 : 1));
    }
    return "";
  }

  private static boolean isUtf8(String name) {
    return isPlainUtf8(name) || normal(name).equals("utf8");
  }

  /// The only name that may stand beside a byte order mark.
  private static boolean isPlainUtf8(String name) {
    String normal = normal(name);
    return normal.equals("utf-8") || normal.startsWith("utf-8-");
  }

  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The charset that Python means by a name.
  private static Optional<Charset> charset(String name) {
    String normal = normal(name);
    if (normal.equals("latin-1") || normal.equals("latin1") || normal.startsWith("iso-latin-1")) {
      return Optional.of(StandardCharsets.ISO_8859_1);
    }
    try {
      return Optional.of(Charset.forName(normal));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      try {
        return Optional.of(Charset.forName(name));
      } catch (IllegalCharsetNameException | UnsupportedCharsetException stillUnknown) {
        return Optional.empty();
      }
    }
  }
}
