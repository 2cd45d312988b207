package dev.undebug.python;

import dev.undebug.source.Span;

/// Turns the white space at the beginning of lines into `INDENT` and `DEDENT`.
final class Indents {

  /// CPython's own limit (`MAXINDENT`).
  private static final int MAX = 100;

  private final Lexer lexer;
  private final int[] columns = new int[MAX];

  /// The columns when a tab counts as one: both orders must agree, or the file depends on the width
  /// of a tab.
  private final int[] narrow = new int[MAX];

  private int depth;
  private int column;
  private int narrowColumn;

  Indents(Lexer lexer) {
    this.lexer = lexer;
  }

  /// The column at which the logical line at hand begins.
  int column() {
    return column;
  }

  /// Reads the beginning of a logical line; lines without any token are stepped over.
  void beginLine() {
    while (true) {
      measure();
      int at = lexer.at;
      if (at >= lexer.length) {
        return;
      }
      char c = lexer.text[at];
      if (c == '#') {
        int end = lexer.lineEnd(at);
        if (hasNull(at, end)) {
          return;
        }
        lexer.tokens.comments.add(new Comment(new Span(at, end)));
        lexer.at = end;
        if (end >= lexer.length) {
          return;
        }
      } else if (!lexer.isLineEnd(at)) {
        settle();
        return;
      }
      lexer.at = lexer.behindLineEnd(lexer.at);
    }
  }

  private boolean hasNull(int start, int end) {
    for (int i = start; i < end; i++) {
      if (lexer.text[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private void measure() {
    column = 0;
    narrowColumn = 0;
    int continued = -1;
    int continuedNarrow = 0;
    char[] text = lexer.text;
    int at = lexer.at;
    while (true) {
      char c = text[at];
      if (c == ' ') {
        column++;
        narrowColumn++;
      } else if (c == '\t') {
        column = (column / 8 + 1) * 8;
        narrowColumn++;
      } else if (c == '\f') {
        column = 0;
        narrowColumn = 0;
      } else if (c == '\\' && at + 1 < lexer.length && lexer.isLineEnd(at + 1)) {
        if (continued <= 0) {
          continued = column;
          continuedNarrow = narrowColumn;
        }
        at = lexer.behindLineEnd(at + 1) - 1;
      } else {
        break;
      }
      at++;
    }
    if (continued > 0) {
      column = continued;
      narrowColumn = continuedNarrow;
    }
    lexer.at = at;
  }

  private void settle() {
    int outer = depth == 0 ? 0 : columns[depth - 1];
    int outerNarrow = depth == 0 ? 0 : narrow[depth - 1];
    if (column == outer) {
      checkTabs(narrowColumn == outerNarrow);
    } else if (column > outer) {
      checkTabs(narrowColumn > outerNarrow);
      indent();
    } else {
      dedent();
    }
  }

  private void indent() {
    if (depth == MAX) {
      problem("indented deeper than %d levels".formatted(MAX));
      return;
    }
    columns[depth] = column;
    narrow[depth] = narrowColumn;
    depth++;
    lexer.tokens.add(Kind.INDENT, lexer.at, lexer.at);
  }

  private void dedent() {
    while (depth > 0 && columns[depth - 1] > column) {
      depth--;
      lexer.tokens.add(Kind.DEDENT, lexer.at, lexer.at);
    }
    int outer = depth == 0 ? 0 : columns[depth - 1];
    if (column != outer) {
      problem("unindent does not match any outer indentation level");
      return;
    }
    checkTabs(narrowColumn == (depth == 0 ? 0 : narrow[depth - 1]));
  }

  private void checkTabs(boolean isConsistent) {
    if (!isConsistent && lexer.dialect == Dialect.PYTHON_3) {
      problem("inconsistent use of tabs and spaces in indentation");
    }
  }

  private void problem(String message) {
    lexer.tokens.problems.add(new Problem(message, new Span(lexer.at, lexer.at)));
  }

  /// Ends every block that is still open at the end of the file.
  void close() {
    for (; depth > 0; depth--) {
      lexer.tokens.add(Kind.DEDENT, lexer.length, lexer.length);
    }
  }
}
