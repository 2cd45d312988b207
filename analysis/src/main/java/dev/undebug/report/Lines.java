package dev.undebug.report;

import java.util.ArrayList;
import java.util.List;

/// Lines of text no wider than a page.
final class Lines {

  static final int WIDTH = 100;

  private final Style style;
  private final StringBuilder text = new StringBuilder();

  Lines(Style style) {
    this.style = style;
  }

  void blank() {
    text.append('\n');
  }

  /// A line as it is; it may hold escape sequences.
  void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }

  void heading(String heading) {
    blank();
    line(style.bold(style.clean(heading)));
  }

  /// A paragraph, with a lead in front of its first line and blanks in front of the others.
  ///
  /// @param lead may hold escape sequences
  /// @param indent the visible width of the lead
  void wrapped(String lead, int indent, String paragraph) {
    String blanks = " ".repeat(indent);
    String before = lead;
    for (String line : fold(style.clean(paragraph), WIDTH - indent)) {
      line(before + line);
      before = blanks;
    }
  }

  /// The same for faint words.
  void faint(int indent, String paragraph) {
    String blanks = " ".repeat(indent);
    for (String line : fold(style.clean(paragraph), WIDTH - indent)) {
      line(blanks + style.faint(line));
    }
  }

  /// Folds at blanks; a word that is too long is cut.
  static List<String> fold(String paragraph, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : paragraph.strip().split(" +")) {
      String rest = word;
      while (rest.length() > width) {
        if (!line.isEmpty()) {
          lines.add(line.toString());
          line.setLength(0);
        }
        lines.add(rest.substring(0, width));
        rest = rest.substring(width);
      }
      if (!line.isEmpty() && line.length() + 1 + rest.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  /// Cut to a width, or filled up to it.
  static String cell(String text, int width) {
    return text.length() > width
        ? text.substring(0, width - 1) + "…"
        : text + " ".repeat(width - text.length());
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
