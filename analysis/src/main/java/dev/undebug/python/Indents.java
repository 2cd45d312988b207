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

  /// By depth: the token that ended the block which the last line of this depth came out of, or -1.
  private final int[] lastDedents = new int[MAX + 1];

  /// By depth: the columns of that block.
  private final int[] lastColumns = new int[MAX + 1];

  private final int[] lastNarrow = new int[MAX + 1];

  /// By depth: the token that began the block, where no header stands before it, or -1.
  private final int[] strayIndents = new int[MAX + 1];

  /// The first token of the last line.
  private int lineToken;

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

  /// The first token of the logical line at hand.
  int lineToken() {
    return lineToken;
  }

  /// Reads the beginning of a logical line; lines without any token are stepped over.
  void beginLine() {
    while (true) {
      Span mark = lexer.conflicts.at(lexer.at);
      if (mark.length() > 0) {
        conflict(mark);
        if (lexer.at >= lexer.length) {
          return;
        }
        continue;
      }
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
        lineToken = lexer.tokens.count;
        return;
      }
      lexer.at = lexer.behindLineEnd(lexer.at);
    }
  }

  /// Puts the mark of a merge at the end of the block before it, or into the one that begins.
  private void conflict(Span mark) {
    lexer.at = mark.end() < lexer.length ? lexer.behindLineEnd(mark.end()) : lexer.length;
    if (isBehindHeader()) {
      lexer.conflicts.note(mark);
    } else {
      lexer.conflicts.add(mark);
    }
  }

  /// Whether what follows belongs to the line before: it is a decorator, or the header of a block.
  private boolean isBehindHeader() {
    Tokens tokens = lexer.tokens;
    return lineToken < tokens.count - 1
        && (tokens.kinds[lineToken] == Kind.AT
            || tokens.kinds[tokens.count - 2] == Kind.COLON
            || Kind.hasBlock(tokens.kinds[lineToken]));
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
        if (at + 1 >= lexer.length && lexer.dialect == Dialect.PYTHON_3) {
          lexer.tokens.addError(Lexer.ENDS_CONTINUED, lexer.length - 1, lexer.length);
        }
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
      lastDedents[depth] = -1;
      if (depth > 0 && strayIndents[depth] == lineToken - 1 && isBehindHeader()) {
        moveStrayHeader();
      }
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
    if (isBackInBlock() && !isBehindHeader()) {
      problem("unexpected indent");
      resumeBlock();
      return;
    }
    columns[depth] = column;
    narrow[depth] = narrowColumn;
    depth++;
    lastDedents[depth] = -1;
    strayIndents[depth] = isBehindHeader() ? -1 : lexer.tokens.count;
    lexer.tokens.add(Kind.INDENT, lexer.at, lexer.at);
  }

  /// A header that was indented like its own block belongs outside of it.
  private void moveStrayHeader() {
    int stray = strayIndents[depth];
    int header = lexer.tokens.starts[stray];
    lexer.tokens.problems.add(new Problem("unexpected indent", new Span(header, header)));
    lexer.tokens.remove(stray);
    strayIndents[depth] = -1;
    lexer.tokens.add(Kind.INDENT, lexer.at, lexer.at);
  }

  /// Whether the line at hand stands where a block stood which ended with the last line of this
  /// depth: that line, and what belongs to it, was meant to be in the block.
  private boolean isBackInBlock() {
    return lastDedents[depth] >= 0 && lastColumns[depth] == column;
  }

  private void resumeBlock() {
    lexer.tokens.remove(lastDedents[depth]);
    lastDedents[depth] = -1;
    columns[depth] = lastColumns[depth];
    narrow[depth] = lastNarrow[depth];
    depth++;
    lastDedents[depth] = -1;
  }

  private void dedent() {
    while (depth > 0 && columns[depth - 1] > column) {
      if (depth > 1 ? column > columns[depth - 2] : column > 0) {
        problem("unindent does not match any outer indentation level");
        betweenBlocks();
        return;
      }
      leave();
    }
    checkTabs(narrowColumn == (depth == 0 ? 0 : narrow[depth - 1]));
  }

  private void leave() {
    depth--;
    lastDedents[depth] = lexer.tokens.count;
    lastColumns[depth] = columns[depth];
    lastNarrow[depth] = narrow[depth];
    lexer.tokens.add(Kind.DEDENT, lexer.at, lexer.at);
  }

  /// A line that fits no block belongs to the one that it is indented too little for, unless it
  /// goes on with the block that a header before it left by mistake.
  private void betweenBlocks() {
    int outer = depth - 1;
    if (lastDedents[outer] >= 0 && lastColumns[outer] == column) {
      depth = outer;
      lexer.tokens.add(Kind.DEDENT, lexer.at, lexer.at);
      resumeBlock();
    } else {
      lastDedents[depth] = -1;
    }
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
