package dev.undebug.report;

import dev.undebug.rule.Standing;
import dev.undebug.threat.Analysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lines of text no wider than a page.
final class Lines {

  /// Columns of a report that is read.
  static final int WIDTH = 100;

  /// Columns of a report that every terminal has.
  static final int TERMINAL = 80;

  private final Style style;
  private final StringBuilder text = new StringBuilder();

  private final int width;

  Lines(Style style) {
    this(style, WIDTH);
  }

  /// @param width in columns
  Lines(Style style, int width) {
    this.style = style;
    this.width = width;
  }

  int width() {
    return width;
  }

  /// What is no longer asked about, in one sentence; empty when everything is.
  static Optional<String> settled(Analysis analysis) {
    int suppressed = 0;
    int known = 0;
    for (var observation : analysis.findings()) {
      switch (observation.finding().standing()) {
        case Standing.Open _ -> {}
        case Standing.Suppressed _ -> suppressed++;
        case Standing.Known _ -> known++;
      }
    }
    if (suppressed + known == 0) {
      return Optional.empty();
    }
    String words =
        suppressed == 0
            ? "%d known before".formatted(known)
            : known == 0
                ? "%d suppressed by comments".formatted(suppressed)
                : "%d known before, %d suppressed by comments".formatted(known, suppressed);
    return Optional.of("not shown: " + words);
  }

  /// What a change does, before everything else: it is what its reader came for.
  void changes(Analysis analysis) {
    if (analysis.changes().isEmpty()) {
      return;
    }
    var changes = analysis.changes().get();
    line(style.bold("Since " + style.clean(changes.since())));
    for (var turn : changes.turns()) {
      wrapped("  " + style.dot() + " ", 4, turn.words());
    }
    if (changes.turns().isEmpty()) {
      wrapped("  " + style.dot() + " ", 4, "DEBUG is what it was in every production deployment");
    }
    for (var found : changes.gone()) {
      String lead = "  " + style.good("gone") + " ";
      wrapped(lead, 7, "%s %s at %s".formatted(found.rule(), found.name(), found.place()));
    }
    long fresh = analysis.openFindings().size();
    wrapped("  " + style.dot() + " ", 4, fresh == 1 ? "1 new finding" : fresh + " new findings");
    blank();
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
    wrapped(lead, indent, paragraph, indent);
  }

  /// The same where the first line begins elsewhere than the others.
  ///
  /// @param taken the visible width of the lead
  void wrapped(String lead, int indent, String paragraph, int taken) {
    String clean = style.clean(paragraph);
    String filled = taken > indent ? "\0".repeat(taken - indent) + clean : clean;
    String before = lead;
    for (String line : fold(filled, width - indent)) {
      line(before + line.replace("\0", ""));
      before = " ".repeat(indent);
    }
  }

  /// The same for faint words.
  void faint(int indent, String paragraph) {
    String blanks = " ".repeat(indent);
    for (String line : fold(style.clean(paragraph), width - indent)) {
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
