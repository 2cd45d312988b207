package dev.undebug.deploy;

import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;

/// Reads `[section]` and `key = value` files line by line, repeated keys included.
final class IniReader {

  /// How the dialects differ.
  ///
  /// @param comments the characters that begin a comment line
  /// @param inlineComment what begins a comment behind a value; empty for none
  /// @param continuesByIndent whether an indented line continues the value
  /// @param continuesByBackslash whether a backslash at the end does
  /// @param separators the characters of which the first ends a key
  record Dialect(
      String comments,
      String inlineComment,
      boolean continuesByIndent,
      boolean continuesByBackslash,
      String separators) {}

  static final Dialect SUPERVISOR = new Dialect(";#", " ;", true, false, "=:");
  static final Dialect SYSTEMD = new Dialect(";#", "", false, true, "=");
  static final Dialect UWSGI = new Dialect(";#", "", false, false, "=");

  /// One setting.
  ///
  /// @param span of the value
  record Entry(String section, String key, String value, Span span) {}

  private IniReader() {}

  static List<Entry> read(SourceText source, Dialect dialect, Slips slips) {
    var entries = new ArrayList<Entry>();
    String section = "";
    for (int line = 1; line <= source.lineCount(); line++) {
      String text = source.lineText(line);
      String stripped = text.strip();
      if (stripped.isEmpty() || dialect.comments().indexOf(stripped.charAt(0)) >= 0) {
        continue;
      }
      boolean isContinuation = Character.isWhitespace(text.charAt(0)) && !entries.isEmpty();
      if (dialect.continuesByIndent() && isContinuation) {
        append(entries, " " + value(stripped, dialect), source.lineStart(line) + text.length());
        continue;
      }
      if (stripped.startsWith("[") && stripped.contains("]")) {
        section = stripped.substring(1, stripped.indexOf(']')).strip();
        continue;
      }
      int equals = separator(text, dialect);
      if (equals < 0) {
        if (!dialect.equals(UWSGI)) {
          slips.at(line, "`%s` has no `=`; it is left out".formatted(Slips.shown(stripped)));
        }
        continue;
      }
      if (dialect.equals(SYSTEMD) && text.substring(0, equals).strip().contains(" ")) {
        slips.at(line, "`%s` is no key; it is left out".formatted(Slips.shown(stripped)));
      }
      var value = new StringBuilder(text.substring(equals + 1));
      int start = source.lineStart(line) + equals + 1;
      int end = source.lineStart(line) + text.length();
      while (dialect.continuesByBackslash()
          && !value.isEmpty()
          && value.charAt(value.length() - 1) == '\\'
          && line < source.lineCount()) {
        line++;
        String more = source.lineText(line).strip();
        boolean isComment = !more.isEmpty() && dialect.comments().indexOf(more.charAt(0)) >= 0;
        if (isComment) {
          continue;
        }
        value.setLength(value.length() - 1);
        value.append(' ').append(more);
        end = source.lineStart(line) + source.lineText(line).length();
      }
      while (start < end && Character.isWhitespace(source.text().charAt(start))) {
        start++;
      }
      entries.add(
          new Entry(
              section,
              text.substring(0, equals).strip(),
              value(value.toString().strip(), dialect),
              new Span(start, end)));
    }
    return entries;
  }

  private static int separator(String text, Dialect dialect) {
    for (int i = 0; i < text.length(); i++) {
      if (dialect.separators().indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return -1;
  }

  private static String value(String text, Dialect dialect) {
    int comment = dialect.inlineComment().isEmpty() ? -1 : text.indexOf(dialect.inlineComment());
    return comment < 0 ? text : text.substring(0, comment).stripTrailing();
  }

  private static void append(List<Entry> entries, String more, int end) {
    var last = entries.removeLast();
    entries.add(
        new Entry(
            last.section(),
            last.key(),
            last.value() + more,
            new Span(last.span().start(), Math.max(last.span().end(), end))));
  }
}
