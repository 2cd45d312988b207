package dev.undebug.threat;

import dev.undebug.rule.Edit;
import dev.undebug.secret.Mask;
import dev.undebug.secret.Needles;
import dev.undebug.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/// Lines that an edit takes, and those that it puts in their place, ready to be shown.
///
/// @param taken none where something is only added
public record Change(List<String> taken, List<String> put) {

  /// A statement over more lines is no line to show twice.
  private static final int MAX_LINES = 6;

  public Change {
    taken = List.copyOf(taken);
    put = List.copyOf(put);
  }

  /// What edits of one file do; none where that would be long.
  static List<Change> of(List<Edit> edits, SourceText source, Mask mask, Needles secrets) {
    var changes = new ArrayList<Change>();
    for (Edit edit : edits) {
      var start = edit.place().start();
      var end = edit.place().end();
      if (end.line() > source.lineCount() || end.line() - start.line() >= MAX_LINES) {
        return List.of();
      }
      boolean isAddition = start.equals(end) && edit.text().endsWith("\n");
      var taken = new ArrayList<String>();
      for (int line = start.line(); line <= end.line() && !isAddition; line++) {
        taken.add(source.lineText(line));
      }
      String before = source.lineText(start.line());
      String after = source.lineText(end.line());
      String put =
          isAddition
              ? edit.text()
              : before.substring(0, Math.min(before.length(), start.column() - 1))
                  + edit.text()
                  + after.substring(Math.min(after.length(), end.column() - 1));
      changes.add(
          new Change(
              taken.stream().map(line -> shown(line, mask, secrets)).toList(),
              put.lines().map(line -> shown(line, mask, secrets)).toList()));
    }
    return List.copyOf(changes);
  }

  private static String shown(String line, Mask mask, Needles secrets) {
    return Frame.clean(mask.text(line, secrets));
  }
}
