package dev.undebug.page;

import java.util.Arrays;

/// The first bytes of a stretch of markup, with white space collapsed; what does not fit is counted
/// but not kept.
final class Capture {

  private final byte[] bytes;
  private int length;
  private boolean isSpacePending;

  Capture(int capacity) {
    bytes = new byte[capacity];
  }

  void clear() {
    length = 0;
    isSpacePending = false;
  }

  /// Adds a byte of text.
  void add(byte b) {
    if (isSpace(b)) {
      isSpacePending = length > 0;
      return;
    }
    if (isSpacePending) {
      keep((byte) ' ');
      isSpacePending = false;
    }
    keep(b);
  }

  /// Adds a byte of a name, in small letters.
  void addLower(byte b) {
    keep(b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b);
  }

  private void keep(byte b) {
    if (length < bytes.length) {
      bytes[length++] = b;
    }
  }

  boolean isEmpty() {
    return length == 0;
  }

  int length() {
    return length;
  }

  byte at(int index) {
    return bytes[index];
  }

  boolean is(Capture other) {
    return Arrays.equals(bytes, 0, length, other.bytes, 0, other.length);
  }

  /// Hands the text over to another capture, cut to its size.
  void moveTo(Capture other) {
    other.length = Math.min(length, other.bytes.length);
    other.isSpacePending = false;
    System.arraycopy(bytes, 0, other.bytes, 0, other.length);
  }

  boolean is(String ascii) {
    return length == ascii.length() && standsAt(ascii, 0);
  }

  boolean startsWith(String ascii) {
    return standsAt(ascii, 0);
  }

  boolean endsWith(String ascii) {
    return length >= ascii.length() && standsAt(ascii, length - ascii.length());
  }

  boolean contains(String ascii) {
    return indexOf(ascii) >= 0;
  }

  /// Where a text begins, or -1.
  int indexOf(String ascii) {
    return indexOf(ascii, 0);
  }

  /// Where a text begins from an index on, or -1.
  int indexOf(String ascii, int from) {
    for (int i = from; i + ascii.length() <= length; i++) {
      if (standsAt(ascii, i)) {
        return i;
      }
    }
    return -1;
  }

  boolean standsAt(String ascii, int at) {
    if (at < 0 || at + ascii.length() > length) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[at + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Takes character references off; those outside ASCII become a question mark.
  void decode() {
    int out = 0;
    int at = 0;
    while (at < length) {
      int end = bytes[at] == '&' ? reference(at) : -1;
      if (end < 0) {
        bytes[out++] = bytes[at++];
      } else {
        bytes[out++] = referred(at, end);
        at = end + 1;
      }
    }
    length = out;
  }

  /// The index of the semicolon of a reference that begins here, or -1.
  private int reference(int start) {
    for (int i = start + 1; i < length && i < start + 10; i++) {
      if (bytes[i] == ';') {
        return i > start + 1 ? i : -1;
      }
      if (!isReferencePart(bytes[i])) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isReferencePart(byte b) {
    return b == '#' || (b >= '0' && b <= '9') || isLetter(b);
  }

  private byte referred(int start, int end) {
    if (bytes[start + 1] == '#') {
      return numeric(start + 2, end);
    }
    if (standsAt("lt;", start + 1)) {
      return '<';
    }
    if (standsAt("gt;", start + 1)) {
      return '>';
    }
    if (standsAt("amp;", start + 1)) {
      return '&';
    }
    if (standsAt("nbsp;", start + 1)) {
      return ' ';
    }
    if (standsAt("colon;", start + 1)) {
      return ':';
    }
    return standsAt("sol;", start + 1) ? (byte) '/' : (byte) '?';
  }

  private byte numeric(int start, int end) {
    boolean isHex = start < end && (bytes[start] == 'x' || bytes[start] == 'X');
    int value = 0;
    for (int i = isHex ? start + 1 : start; i < end; i++) {
      int digit = Character.digit(bytes[i], isHex ? 16 : 10);
      if (digit < 0 || value > 0x10ffff) {
        return '?';
      }
      value = value * (isHex ? 16 : 10) + digit;
    }
    return value > 0 && value < 128 ? (byte) value : (byte) '?';
  }

  static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '\f';
  }

  static boolean isLetter(byte b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  /// Whether the text is an exception and where it happened: a class name, `at`, a path.
  boolean tellsExceptionAt() {
    int at = indexOf(" at /");
    return at > 0 && isName(0, at);
  }

  private boolean isName(int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      boolean isPart =
          isLetter(b) || b == '_' || b == '.' || b < 0 || b == '?' || (b >= '0' && b <= '9');
      if (!isPart) {
        return false;
      }
    }
    return true;
  }

  /// Whether the text begins with a name and then ends or goes on with a blank.
  boolean beginsWithName(String ascii) {
    return standsAt(ascii, 0) && (length == ascii.length() || bytes[ascii.length()] == ' ');
  }
}
