package dev.undebug.report;

import dev.undebug.threat.Frame;

/// Code frames for terminals.
///
/// @param lines where they are written
record Frames(Style style, Lines lines) {

  /// The place, its lines, and carets under what is marked.
  void write(Frame frame, String words) {
    lines.line("  " + style.clean(frame.place().toString()));
    if (frame.lines().isEmpty()) {
      lines.wrapped("    ", 4, words);
      return;
    }
    int digits = String.valueOf(frame.lines().getLast().number()).length();
    int last = lastMarked(frame);
    for (int i = 0; i < frame.lines().size(); i++) {
      var line = frame.lines().get(i);
      String number = " ".repeat(digits - String.valueOf(line.number()).length()) + line.number();
      String gutter = "  " + style.faint(number + " " + style.bar()) + " ";
      int room = Lines.WIDTH - digits - 5;
      String shown = style.clean(line.text());
      lines.line(gutter + (shown.length() > room ? shown.substring(0, room) : shown));
      if (line.isMarked() && line.from() < room) {
        int carets = Math.max(1, Math.min(line.to(), room) - line.from());
        String under = "  " + " ".repeat(digits) + " " + style.faint(style.bar()) + " ";
        String mark = " ".repeat(line.from()) + style.bad("^".repeat(carets));
        lines.line(
            under
                + mark
                + (i == last ? afterCarets(words, digits + 5 + line.from() + carets) : ""));
      }
    }
    if (afterCarets(words, width(frame, last, digits)).isEmpty()) {
      lines.wrapped(" ".repeat(digits + 5), digits + 5, words);
    }
  }

  private static int lastMarked(Frame frame) {
    int last = -1;
    for (int i = 0; i < frame.lines().size(); i++) {
      last = frame.lines().get(i).isMarked() ? i : last;
    }
    return last;
  }

  private static int width(Frame frame, int last, int digits) {
    return last < 0
        ? Lines.WIDTH
        : digits + 5 + Math.max(frame.lines().get(last).to(), frame.lines().get(last).from() + 1);
  }

  /// The words behind the carets, where they fit.
  private String afterCarets(String words, int used) {
    String clean = style.clean(words);
    return used + 1 + clean.length() <= Lines.WIDTH ? " " + clean : "";
  }
}
