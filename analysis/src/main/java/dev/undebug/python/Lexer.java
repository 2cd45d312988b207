package dev.undebug.python;

import dev.undebug.source.Span;
import java.util.HashSet;
import java.util.Set;

/// Cuts a file into tokens: lines, names, and by its helpers numbers, strings and operators.
///
/// What is no Python becomes an `ERROR` token, and the reading goes on with the next line. The time
/// is linear: how often a part may be read again after an error is bounded.
final class Lexer {

  final char[] text;
  final int length;
  final Tokens tokens;
  final Dialect dialect;
  final Brackets brackets = new Brackets();
  final StringLexer strings;
  final Conflicts conflicts;

  /// The next character to look at.
  int at;

  static final String ENDS_CONTINUED = "unexpected end of file after a line continuation";

  /// How often a file is read anew because a string is not to be believed.
  private static final int MAX_MISTAKEN_QUOTES = 4;

  private final Indents indents;
  private final Recovery recovery;

  private Lexer(String source, Dialect dialect, Set<Integer> mistakenQuotes) {
    length = source.length();
    text = new char[length + 4];
    source.getChars(0, length, text, 0);
    this.dialect = dialect;
    tokens = new Tokens(text);
    strings = new StringLexer(this, mistakenQuotes);
    conflicts = new Conflicts(this);
    indents = new Indents(this);
    recovery = new Recovery(this);
  }

  /// The tokens of a text, which end in a `NEWLINE` where there is anything, the open `DEDENT`s,
  /// and an `END`.
  static Tokens read(String source, Dialect dialect) {
    Set<Integer> mistakenQuotes = new HashSet<>();
    while (true) {
      var lexer = new Lexer(source, dialect, mistakenQuotes);
      Tokens tokens = lexer.run();
      if (mistakenQuotes.size() == MAX_MISTAKEN_QUOTES || !lexer.strings.isAnyEndless()) {
        return tokens;
      }
      int mistaken = new TripleQuotes(lexer).mistaken(lexer.strings.endlessFrom());
      if (mistaken < 0 || !mistakenQuotes.add(mistaken)) {
        return tokens;
      }
    }
  }

  private Tokens run() {
    indents.beginLine();
    while (true) {
      if (at < length) {
        step();
      } else if (!recovery.atEnd()) {
        break;
      }
    }
    if (tokens.count > 0 && tokens.kinds[tokens.count - 1] != Kind.NEWLINE) {
      tokens.add(Kind.NEWLINE, length, length);
    }
    indents.close();
    tokens.add(Kind.END, length, length);
    return tokens;
  }

  private void step() {
    if (strings.isInText()) {
      strings.readText();
      return;
    }
    char c = text[at];
    switch (c) {
      case ' ', '\t', '\f' -> at++;
      case '\n', '\r' -> endLine();
      case '#' -> comment();
      case '\\' -> continueLine();
      case '"', '\'' -> strings.read(at, at);
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      case '.' -> {
        if (isDigit(text[at + 1])) {
          number();
        } else {
          Operators.read(this);
        }
      }
      default -> {
        if (isNameStart(c)) {
          name();
        } else {
          Operators.read(this);
        }
      }
    }
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
  }

  static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c);
  }

  private void number() {
    int start = at;
    String problem = Numbers.scan(this);
    if (problem.isEmpty()) {
      tokens.add(Kind.NUMBER, start, at);
    } else {
      tokens.addError(problem, start, Math.max(at, start + 1));
      at = Math.max(at, start + 1);
    }
  }

  private void name() {
    int start = at;
    int end = start;
    char all = 0;
    char c = text[end];
    while (isNamePart(c)) {
      all |= c;
      c = text[++end];
    }
    if ((c == '"' || c == '\'') && end - start <= 2 && strings.isPrefix(start, end)) {
      strings.read(start, end);
      return;
    }
    at = end;
    if (all >= 128) {
      foreignName(start, end);
      return;
    }
    addName(tokens.names.number(text, start, end), start, end);
  }

  private void addName(int number, int start, int end) {
    int kind = number < Kind.keywords() ? Kind.FALSE + number : Kind.NAME;
    if (dialect == Dialect.PYTHON_2 && Kind.isNameInPython2(kind)) {
      kind = Kind.NAME;
    }
    if (kind != Kind.NAME && !brackets.isEmpty() && recovery.endsHere(kind, start)) {
      return;
    }
    tokens.add(kind, start, end, number);
  }

  private void foreignName(int start, int end) {
    if (dialect == Dialect.PYTHON_2) {
      tokens.problems.add(
          new Problem("a name with such letters needs Python 3", new Span(start, end)));
    }
    for (int i = start; i < end; ) {
      int letter = Character.codePointAt(text, i, end);
      boolean isFirst = i == start;
      if (!Letters.isNamePart(letter, isFirst)) {
        if (!isFirst) {
          tokens.add(Kind.NAME, start, i, tokens.names.normalised(text, start, i));
        }
        // All of it, or a long run of such letters would be looked at again from each of them.
        tokens.addError("invalid character U+%04X".formatted(letter), i, end);
        at = end;
        return;
      }
      i += Character.charCount(letter);
    }
    addName(tokens.names.normalised(text, start, end), start, end);
  }

  private void comment() {
    int start = at;
    int end = lineEnd(start);
    tokens.comments.add(new Comment(new Span(start, end)));
    for (int i = start; i < end; i++) {
      if (text[i] == 0) {
        tokens.addError("a source file cannot contain null bytes", i, i + 1);
        break;
      }
    }
    at = end;
  }

  /// Where the line ends that holds a character, before its line end.
  int lineEnd(int from) {
    int end = from;
    while (end < length && text[end] != '\n' && text[end] != '\r') {
      end++;
    }
    return end;
  }

  boolean isLineEnd(int i) {
    return text[i] == '\n' || text[i] == '\r';
  }

  /// Steps over one line end.
  int behindLineEnd(int i) {
    return text[i] == '\r' && text[i + 1] == '\n' ? i + 2 : i + 1;
  }

  private void endLine() {
    int start = at;
    at = behindLineEnd(at);
    if (!brackets.isEmpty()) {
      stepOverConflicts();
      recovery.afterLineEnd();
      return;
    }
    tokens.add(Kind.NEWLINE, start, at);
    indents.beginLine();
  }

  private void stepOverConflicts() {
    for (Span mark = conflicts.at(at); mark.length() > 0; mark = conflicts.at(at)) {
      conflicts.note(mark);
      at = mark.end() < length ? behindLineEnd(mark.end()) : length;
    }
  }

  /// Ends a logical line whose brackets will never be closed.
  ///
  /// @param resume where the next line begins
  void giveUpLine(int resume) {
    brackets.clear();
    strings.clear();
    tokens.add(Kind.NEWLINE, resume, resume);
    at = resume;
    indents.beginLine();
  }

  int lineStart(int i) {
    int start = i;
    while (start > 0 && !isLineEnd(start - 1)) {
      start--;
    }
    return start;
  }

  private void continueLine() {
    if (at + 1 < length && isLineEnd(at + 1)) {
      at = behindLineEnd(at + 1);
      if (at >= length) {
        tokens.addError(ENDS_CONTINUED, length - 1, length);
      }
      return;
    }
    String message =
        at + 1 >= length
            ? ENDS_CONTINUED
            : "unexpected character after line continuation character";
    tokens.addError(message, at, at + 1);
    at++;
  }

  /// Whether the logical line at hand is the header of a block, and its last token a colon.
  boolean isBehindHeader() {
    return tokens.kinds[tokens.count - 1] == Kind.COLON
        && Kind.hasBlock(tokens.kinds[indents.lineToken()]);
  }

  /// The column at which the logical line at hand begins.
  int indentOfLine() {
    return indents.column();
  }
}
