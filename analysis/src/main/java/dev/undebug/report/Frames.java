package dev.undebug.report;

import dev.undebug.threat.Change;
import dev.undebug.threat.Frame;

/// Code frames for terminals.
///
/// @param lines where they are written
record Frames(Style style, Lines lines) {

  /// The place, its lines, and carets under what is marked.
  ///
  /// @param words stand behind the last carets; may be empty
  void write(Frame frame, String words) {
    lines.line("  " + style.clean(frame.place().toString()));
    if (frame.lines().isEmpty()) {
      if (!words.isEmpty()) {
        lines.wrapped("    ", 4, words);
      }
      return;
    }
    int digits = digits(frame);
    int marked = firstMarked(frame);
    for (int i = 0; i < frame.lines().size(); i++) {
      var line = frame.lines().get(i);
      String number = " ".repeat(digits - String.valueOf(line.number()).length()) + line.number();
      String gutter = "  " + style.faint(number + " " + style.bar()) + " ";
      int room = lines.width() - digits - 5;
      lines.line(gutter + cut(style.clean(line.text()), room));
      if (i == marked && line.from() < room) {
        int carets = Math.max(1, Math.min(line.to(), room) - line.from());
        String under = "  " + " ".repeat(digits) + " " + style.faint(style.bar()) + " ";
        String mark = " ".repeat(line.from()) + style.bad("^".repeat(carets));
        lines.line(under + mark + afterCarets(words, digits + 5 + line.from() + carets));
      }
    }
    if (!words.isEmpty() && afterCarets(words, width(frame, marked, digits)).isEmpty()) {
      lines.wrapped(" ".repeat(digits + 5), digits + 5, words);
    }
  }

  /// What an edit changes, as a diff under a frame.
  ///
  /// @param digits of the frame's line numbers
  void write(Change change, int digits) {
    String indent = "  " + " ".repeat(digits) + " ";
    int room = lines.width() - digits - 5;
    change
        .taken()
        .forEach(line -> lines.line(indent + style.bad("- " + cut(style.clean(line), room))));
    change
        .put()
        .forEach(line -> lines.line(indent + style.good("+ " + cut(style.clean(line), room))));
  }

  /// The digits of the largest line number.
  static int digits(Frame frame) {
    return frame.lines().isEmpty() ? 1 : String.valueOf(frame.lines().getLast().number()).length();
  }

  private String cut(String line, int room) {
    String sign = style.isAscii() ? "..." : "…";
    return line.length() > room ? line.substring(0, room - sign.length()) + sign : line;
  }

  /// A statement over several lines is marked by its first.
  private static int firstMarked(Frame frame) {
    for (int i = 0; i < frame.lines().size(); i++) {
      if (frame.lines().get(i).isMarked()) {
        return i;
      }
    }
    return -1;
  }

  private int width(Frame frame, int marked, int digits) {
    return marked < 0
        ? lines.width()
        : digits
            + 5
            + Math.max(frame.lines().get(marked).to(), frame.lines().get(marked).from() + 1);
  }

  /// The words behind the carets, where they fit.
  private String afterCarets(String words, int used) {
    String clean = style.clean(words);
    return !clean.isEmpty() && used + 1 + clean.length() <= lines.width() ? " " + clean : "";
  }
}
