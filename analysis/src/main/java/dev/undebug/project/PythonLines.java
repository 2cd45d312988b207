package dev.undebug.project;

import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;

/// The logical lines of a Python file: statements with their continued lines joined, without their
/// comments.
///
/// Start files are short and simple, and in project templates often not Python at all (`{{
/// project_name }}`, `{% if %}`); their lines can be read all the same.
public final class PythonLines {

  /// One logical line.
  ///
  /// @param indent columns before it; a tab goes to the next multiple of eight, as in CPython
  /// @param text the statement, comments blanked out, line ends inside it kept
  /// @param span the statement in its file, as long as `text`
  public record Line(int indent, String text, Span span) {}

  private final String text;
  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder statement = new StringBuilder();
  private int start;
  private int indent;
  private int brackets;
  private int at;

  private PythonLines(String text) {
    this.text = text;
  }

  public static List<Line> read(SourceText source) {
    var reader = new PythonLines(source.text());
    reader.startLine();
    while (reader.at < reader.text.length()) {
      reader.step();
    }
    reader.endLine();
    return List.copyOf(reader.lines);
  }

  private void startLine() {
    indent = 0;
    while (at < text.length() && " \t\f".indexOf(text.charAt(at)) >= 0) {
      char c = text.charAt(at++);
      indent = c == '\t' ? (indent / 8 + 1) * 8 : c == '\f' ? 0 : indent + 1;
    }
    start = at;
    statement.setLength(0);
  }

  private void endLine() {
    String line = statement.toString().stripTrailing();
    if (!line.isEmpty()) {
      lines.add(new Line(indent, line, new Span(start, start + line.length())));
    }
  }

  private void step() {
    char c = text.charAt(at);
    switch (c) {
      case '#' -> comment();
      case '"', '\'' -> string(c);
      case '(', '[', '{' -> {
        brackets++;
        take(1);
      }
      case ')', ']', '}' -> {
        brackets = Math.max(0, brackets - 1);
        take(1);
      }
      case '\\' -> take(text.startsWith("\r\n", at + 1) ? 3 : 2);
      case '\n' -> lineEnd();
      default -> take(1);
    }
  }

  private void lineEnd() {
    if (brackets > 0) {
      take(1);
      return;
    }
    at++;
    endLine();
    startLine();
  }

  private void take(int length) {
    int end = Math.min(at + length, text.length());
    statement.append(text, at, end);
    at = end;
  }

  private void comment() {
    while (at < text.length() && text.charAt(at) != '\n') {
      statement.append(' ');
      at++;
    }
  }

  private void string(char quote) {
    String triple = String.valueOf(quote).repeat(3);
    boolean isTriple = text.startsWith(triple, at);
    take(isTriple ? 3 : 1);
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\') {
        take(2);
      } else if (isTriple ? text.startsWith(triple, at) : c == quote) {
        take(isTriple ? 3 : 1);
        return;
      } else if (c == '\n' && !isTriple) {
        return;
      } else {
        take(1);
      }
    }
  }
}
