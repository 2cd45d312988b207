package dev.undebug.page;

import java.util.Arrays;

/// The text of a body and the way back from its characters to its bytes.
///
/// The bytes are read as UTF-8, which is what Django's pages declare; a byte that is none becomes
/// U+FFFD and stays one byte, so that offsets hold whatever the page contains.
final class PageText {

  /// Characters between two known byte offsets.
  private static final int STRIDE = 128;

  private final byte[] bytes;
  private final String text;
  private final int[] known;

  PageText(byte[] bytes) {
    this.bytes = bytes;
    char[] out = new char[bytes.length];
    int[] marks = new int[2 * (bytes.length / STRIDE + 1)];
    int length = 0;
    int markCount = 0;
    int at = 0;
    while (at < bytes.length) {
      if (length >= markCount * STRIDE) {
        marks[2 * markCount] = at;
        marks[2 * markCount + 1] = length;
        markCount++;
      }
      if (bytes[at] >= 0) {
        out[length++] = (char) bytes[at++];
      } else {
        int sequence = sequence(bytes, at);
        length += Character.toChars(codePoint(bytes, at, sequence), out, length);
        at += Math.max(1, sequence);
      }
    }
    text = new String(out, 0, length);
    known = Arrays.copyOf(marks, 2 * markCount);
  }

  String text() {
    return text;
  }

  int byteLength() {
    return bytes.length;
  }

  /// The offset of the byte where a character begins.
  int byteOffset(int index) {
    int wanted = Math.clamp(index, 0, text.length());
    int mark = Math.min(wanted / STRIDE, known.length / 2 - 1);
    if (mark < 0) {
      return 0;
    }
    while (mark > 0 && known[2 * mark + 1] > wanted) {
      mark--;
    }
    int at = known[2 * mark];
    int character = known[2 * mark + 1];
    while (character < wanted && at < bytes.length) {
      int length = sequence(bytes, at);
      character += length == 4 ? 2 : 1;
      at += Math.max(1, length);
    }
    return Math.min(at, bytes.length);
  }

  /// The length of the UTF-8 sequence that begins at a byte, or 0.
  private static int sequence(byte[] bytes, int at) {
    int first = bytes[at] & 0xff;
    if (first < 0x80) {
      return 1;
    }
    int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || at + length > bytes.length) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return isShortest(first, bytes[at + 1] & 0xff) ? length : 0;
  }

  private static boolean isShortest(int first, int second) {
    return switch (first) {
      case 0xe0 -> second >= 0xa0;
      case 0xed -> second < 0xa0;
      case 0xf0 -> second >= 0x90;
      case 0xf4 -> second < 0x90;
      default -> true;
    };
  }

  /// The character of a sequence; U+FFFD when there is none.
  private static int codePoint(byte[] bytes, int at, int length) {
    if (length == 0) {
      return 0xfffd;
    }
    if (length == 1) {
      return bytes[at];
    }
    int value = bytes[at] & (0xff >> (length + 1));
    for (int i = 1; i < length; i++) {
      value = (value << 6) | (bytes[at + i] & 0x3f);
    }
    return value;
  }
}
