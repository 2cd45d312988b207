package dev.undebug.python;

/// Finds the next statement where a bracket, or a string of three quotes, is never closed.
///
/// The reader learns of the open bracket from a reserved word that can only begin a statement, or
/// from the end of the file. It then goes back to the bracket and reads on with suspicion, so that
/// the first line which looks like a statement, or the colon that ends a header, ends the
/// bracket's.
final class Recovery {

  /// How often, on average, a character may be read again.
  private static final int REREADS = 4;

  private final Lexer lexer;

  /// Where the line began that is read with suspicion, or -1.
  private int suspectedToken = -1;

  private long budget;
  private boolean suspectsAll;

  Recovery(Lexer lexer) {
    this.lexer = lexer;
    budget = (long) REREADS * lexer.length;
  }

  /// Whether a reserved word shows that the open brackets are never closed; reading goes on at the
  /// beginning of its line, or behind the bracket.
  boolean endsHere(int kind, int start) {
    if (!Kind.beginsStatementOnly(kind) || !isFirstInLine(start)) {
      return false;
    }
    if (suspectsAll || isSuspected() || lexer.strings.isOpen()) {
      giveUp(lexer.lineStart(start));
    } else {
      int token = lexer.brackets.outermostToken();
      spend(start - lexer.tokens.starts[token]);
      suspect(token);
    }
    return true;
  }

  private boolean isFirstInLine(int start) {
    int i = start - 1;
    while (i >= 0 && (lexer.text[i] == ' ' || lexer.text[i] == '\t')) {
      i--;
    }
    return i >= 0 && lexer.isLineEnd(i);
  }

  /// Looks at the line that begins within brackets.
  void afterLineEnd() {
    if (!suspectsAll && !isSuspected()) {
      return;
    }
    if (lexer.isBehindHeader()) {
      giveUp(lexer.at);
      return;
    }
    char[] text = lexer.text;
    int i = lexer.at;
    int column = 0;
    while (text[i] == ' ' || text[i] == '\t') {
      column = text[i] == '\t' ? (column / 8 + 1) * 8 : column + 1;
      i++;
    }
    if (i < lexer.length && column <= lexer.indentOfLine() && looksLikeStatement(i)) {
      giveUp(lexer.at);
    }
  }

  private boolean isSuspected() {
    return suspectedToken >= 0
        && lexer.brackets.depth() > 0
        && lexer.brackets.outermostToken() == suspectedToken;
  }

  private boolean looksLikeStatement(int i) {
    return Lexer.isNameStart(lexer.text[i]) || lexer.text[i] == '@';
  }

  private void giveUp(int resume) {
    neverClosed(lexer.tokens.starts[lexer.brackets.outermostToken()]);
    lexer.giveUpLine(resume);
  }

  private void neverClosed(int open) {
    String message = "'%c' was never closed".formatted(lexer.text[open]);
    lexer.tokens.addError(message, open, open + 1);
    // The problem stands at the bracket; the token stays behind those that were read since.
    int token = lexer.tokens.count - 1;
    int end = lexer.tokens.ends[token - 1];
    lexer.tokens.starts[token] = end;
    lexer.tokens.ends[token] = end;
  }

  /// Whether there is more to read after all, because the reader went back.
  boolean atEnd() {
    if (lexer.brackets.isEmpty()) {
      return false;
    }
    int token = lexer.brackets.outermostToken();
    int open = lexer.tokens.starts[token];
    boolean isString = lexer.strings.isOpen() && lexer.strings.outermostToken() < token;
    if (suspectsAll || (isSuspected() && !isString)) {
      neverClosed(open);
      lexer.brackets.clear();
      lexer.strings.clear();
      return false;
    }
    spend(lexer.length - open);
    if (isString) {
      giveUpString(lexer.strings.outermostToken());
    } else {
      suspect(token);
    }
    return true;
  }

  /// Goes back to a bracket.
  private void suspect(int token) {
    suspectedToken = token;
    lexer.tokens.forgetBehind(token);
    lexer.brackets.keepOutermost();
    lexer.strings.clear();
    lexer.at = lexer.tokens.starts[token] + 1;
  }

  /// Takes note that characters are read again.
  private void spend(int characters) {
    budget -= characters;
    suspectsAll = budget < 0;
  }

  private void giveUpString(int token) {
    int start = lexer.tokens.starts[token];
    lexer.tokens.forgetBehind(token);
    lexer.tokens.count = token;
    lexer.brackets.clear();
    lexer.strings.clear();
    int end = lexer.lineEnd(start);
    lexer.tokens.addError("this f-string was never closed", start, end);
    lexer.at = end;
  }
}
