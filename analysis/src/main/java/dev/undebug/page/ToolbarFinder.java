package dev.undebug.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Finds the element that the debug toolbar hangs into the end of ordinary pages: `<div
/// id="djDebug" …>`, by Horspool's search, which looks at every seventh byte of a clean page.
final class ToolbarFinder {

  private static final byte[] NEEDLE = "djDebug".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BEFORE = "<div id=".getBytes(StandardCharsets.US_ASCII);

  /// Bytes kept of what came before: the longest that can belong to the element's beginning.
  private static final int CARRIED = 24;

  private static final byte[] SHIFTS = shifts();

  private final byte[] seam = new byte[2 * CARRIED];
  private int carried;
  private boolean isFound;

  private static byte[] shifts() {
    byte[] shifts = new byte[256];
    Arrays.fill(shifts, (byte) NEEDLE.length);
    for (int i = 0; i < NEEDLE.length - 1; i++) {
      shifts[NEEDLE[i] & 0xff] = (byte) (NEEDLE.length - 1 - i);
    }
    return shifts;
  }

  void reset() {
    carried = 0;
    isFound = false;
  }

  boolean isFound() {
    return isFound;
  }

  void take(byte[] bytes, int from, int to) {
    if (isFound || from == to) {
      return;
    }
    int head = Math.min(to - from, CARRIED);
    System.arraycopy(bytes, from, seam, carried, head);
    isFound = stands(seam, 0, carried + head) || stands(bytes, from, to);
    carry(bytes, from, to, head);
  }

  private void carry(byte[] bytes, int from, int to, int head) {
    if (to - from >= CARRIED) {
      System.arraycopy(bytes, to - CARRIED, seam, 0, CARRIED);
      carried = CARRIED;
      return;
    }
    int all = carried + head;
    int kept = Math.min(all, CARRIED);
    System.arraycopy(seam, all - kept, seam, 0, kept);
    carried = kept;
  }

  private static boolean stands(byte[] bytes, int from, int to) {
    byte last = NEEDLE[NEEDLE.length - 1];
    int at = from + NEEDLE.length - 1;
    while (at < to) {
      byte b = bytes[at];
      if (b == last && isElement(bytes, from, at - NEEDLE.length + 1)) {
        return true;
      }
      at += SHIFTS[b & 0xff];
    }
    return false;
  }

  private static boolean isElement(byte[] bytes, int from, int start) {
    if (!matches(bytes, start, NEEDLE)) {
      return false;
    }
    int before = start - 1;
    if (before >= from && (bytes[before] == '"' || bytes[before] == '\'')) {
      before--;
    }
    int begin = before - BEFORE.length + 1;
    return begin >= from && matches(bytes, begin, BEFORE);
  }

  private static boolean matches(byte[] bytes, int at, byte[] expected) {
    for (int i = 0; i < expected.length; i++) {
      if (bytes[at + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
