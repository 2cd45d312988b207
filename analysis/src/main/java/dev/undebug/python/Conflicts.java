package dev.undebug.python;

import dev.undebug.source.Span;

/// Steps over the marks that an unresolved merge leaves: lines of seven equal signs, and the like.
///
/// The side above the `=======` is read; the other one, which says the same lines differently, is
/// part of the error. No Python has such a line outside of a string.
final class Conflicts {

  private static final int MARK = 7;
  private static final String MESSAGE = "an unresolved merge conflict";

  private final Lexer lexer;

  /// Whether the `<<<<<<<` was read to which a `=======` belongs.
  private boolean isOpen;

  /// No mark ends the other side from there on.
  private int noEndFrom = Integer.MAX_VALUE;

  Conflicts(Lexer lexer) {
    this.lexer = lexer;
  }

  /// The problem that begins with a line, or one of no length where the line is no mark.
  Span at(int lineStart) {
    char c = lexer.text[lineStart];
    if (!isMark(lineStart, c)) {
      return new Span(lineStart, lineStart);
    }
    int end = lexer.lineEnd(lineStart);
    if (c == '<') {
      isOpen = true;
    } else if (isOpen) {
      isOpen = false;
      end = c == '>' ? end : endOfOtherSide(end);
    }
    return new Span(lineStart, end);
  }

  /// Notes a mark where no statement can stand for it.
  void note(Span mark) {
    lexer.tokens.problems.add(new Problem(MESSAGE, mark));
  }

  /// Puts a mark among the statements.
  void add(Span mark) {
    lexer.tokens.addError(MESSAGE, mark.start(), mark.end());
    lexer.tokens.add(Kind.NEWLINE, mark.end(), mark.end());
  }

  private boolean isMark(int at, char c) {
    char[] text = lexer.text;
    if ((c != '<' && c != '=' && c != '>' && c != '|') || at + MARK > lexer.length) {
      return false;
    }
    for (int i = 1; i < MARK; i++) {
      if (text[at + i] != c) {
        return false;
      }
    }
    char behind = text[at + MARK];
    return behind == ' ' || at + MARK == lexer.length || lexer.isLineEnd(at + MARK);
  }

  private int endOfOtherSide(int from) {
    if (from >= noEndFrom) {
      return from;
    }
    for (int i = from; i < lexer.length; i = lexer.lineEnd(i)) {
      i = lexer.behindLineEnd(i);
      if (isMark(i, '>')) {
        return lexer.lineEnd(i);
      }
      if (isMark(i, '<')) {
        return from;
      }
    }
    noEndFrom = from;
    return from;
  }
}
