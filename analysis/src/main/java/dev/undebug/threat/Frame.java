package dev.undebug.threat;

import dev.undebug.secret.Mask;
import dev.undebug.secret.Needles;
import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/// A few lines of a file around a place, ready to be shown: secrets are masked, control characters
/// are gone, and what is marked stands in columns of the shown text.
///
/// @param lines empty when the file's text is not at hand
public record Frame(Place place, List<Line> lines) {

  /// Characters from the start in which what is no text has a zero.
  private static final int BINARY_WITHIN = 8_000;

  /// Lines of source that are shown before and after the marked ones.
  private static final int CONTEXT = 1;

  /// A statement over many lines is shown by its beginning.
  private static final int MARKED_LINES = 3;

  /// What is longer is cut; the marks stay inside.
  private static final int WIDTH = 160;

  /// One line.
  ///
  /// @param number from 1
  /// @param from the first marked column, from 0; as `to` where nothing is marked
  /// @param to one past the last marked column
  public record Line(int number, String text, int from, int to) {

    public boolean isMarked() {
      return from < to;
    }
  }

  public Frame {
    lines = List.copyOf(lines);
  }

  /// A place whose text is not at hand.
  public static Frame bare(Place place) {
    return new Frame(place, List.of());
  }

  /// The lines around a place of a text as they are: to look into, not to show.
  static Frame bare(SourceText text, Place place) {
    return of(text, place, Mask.plain(), Needles.NONE);
  }

  /// The lines around a place of a text; none of what is no text.
  public static Frame of(SourceText text, Place place, Mask mask, Needles secrets) {
    int first = place.start().line();
    if (first > text.lineCount() || isBinary(text)) {
      return bare(place);
    }
    int last = Math.min(Math.max(first, place.end().line()), first + MARKED_LINES - 1);
    var lines = new ArrayList<Line>();
    int from = Math.max(1, first - CONTEXT);
    int to = Math.min(text.lineCount(), last + CONTEXT);
    for (int number = from; number <= to; number++) {
      String raw = text.lineText(number);
      int begin =
          number < first || number > last
              ? 0
              : number == first ? place.start().column() - 1 : indent(raw);
      int end =
          number < first || number > last
              ? 0
              : number == place.end().line() ? place.end().column() - 1 : raw.length();
      lines.add(line(number, mask.text(raw, secrets), begin, end));
    }
    while (!lines.isEmpty() && !lines.getLast().isMarked() && lines.getLast().text().isBlank()) {
      lines.removeLast();
    }
    while (!lines.isEmpty() && !lines.getFirst().isMarked() && lines.getFirst().text().isBlank()) {
      lines.removeFirst();
    }
    return new Frame(place, lines);
  }

  /// Whether nobody reads it as text, by the sign that git goes by.
  private static boolean isBinary(SourceText text) {
    int at = text.text().indexOf('\0');
    return at >= 0 && at < BINARY_WITHIN;
  }

  private static Line line(int number, String raw, int from, int to) {
    String text = clean(raw);
    int begin = Math.min(from, text.length());
    return new Line(number, text, begin, Math.clamp(to, begin, text.length()));
  }

  /// A line without control characters, and not too long.
  static String clean(String line) {
    String text = line.replace('\t', ' ').replaceAll("[\\p{Cntrl}\\p{Cf}]", "\uFFFD");
    return text.length() > WIDTH ? text.substring(0, WIDTH - 1) + "…" : text;
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }
}
