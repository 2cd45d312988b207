package dev.undebug.python;

import java.util.Arrays;
import java.util.Set;

/// Cuts string literals into tokens; those with replacement fields into several.
///
/// Within an f-string the reading changes between its literal text, its fields and their format
/// specifications; a stack of levels says where it is.
final class StringLexer {

  /// CPython's own limit of f-strings within f-strings (`MAXFSTRINGLEVEL`), with their fields.
  private static final int MAX_LEVELS = 300;

  /// CPython's own limit of fields within the specifications of fields (`MAX_EXPR_NESTING`).
  private static final int MAX_FIELDS = 3;

  private static final String ENDLESS = "unterminated triple-quoted string literal";

  /// The text between the quotes.
  private static final byte TEXT = 0;

  /// A replacement field; it ends where the bracket opened for it is the innermost again.
  private static final byte FIELD = 1;

  /// A format specification, which may hold fields.
  private static final byte SPECIFICATION = 2;

  private final Lexer lexer;
  private byte[] levels = new byte[8];
  private char[] quotes = new char[8];
  private boolean[] areTriple = new boolean[8];
  private boolean[] areRaw = new boolean[8];

  /// How many brackets are open within the field, itself counted.
  private int[] bases = new int[8];

  private int depth;
  private int outermostToken;

  /// No string of three of these quotes is closed from there on.
  private int noTripleSingleFrom = Integer.MAX_VALUE;

  private int noTripleDoubleFrom = Integer.MAX_VALUE;

  /// The end of the line in which an unterminated string was last cut short; not twice in a line,
  /// or a long line would be read again and again.
  private int shortenedUpTo = -1;

  /// Where strings begin that are not to be believed.
  private final Set<Integer> mistaken;

  /// Where the first string begins that never ends, or -1.
  private int endlessFrom = -1;

  StringLexer(Lexer lexer, Set<Integer> mistaken) {
    this.lexer = lexer;
    this.mistaken = mistaken;
  }

  boolean isAnyEndless() {
    return endlessFrom >= 0;
  }

  int endlessFrom() {
    return endlessFrom;
  }

  boolean isInText() {
    return depth > 0 && levels[depth - 1] != FIELD;
  }

  boolean isOpen() {
    return depth > 0;
  }

  int outermostToken() {
    return outermostToken;
  }

  void clear() {
    depth = 0;
  }

  /// Whether one or two letters may stand before a quote.
  boolean isPrefix(int start, int end) {
    char first = lower(start);
    if (end - start == 1) {
      return switch (first) {
        case 'r', 'b', 'u' -> true;
        case 'f', 't' -> lexer.dialect == Dialect.PYTHON_3;
        default -> false;
      };
    }
    char second = lower(start + 1);
    if (lexer.dialect == Dialect.PYTHON_2) {
      return second == 'r' && (first == 'u' || first == 'b');
    }
    char other = first == 'r' ? second : second == 'r' ? first : ' ';
    return other == 'b' || other == 'f' || other == 't';
  }

  private char lower(int i) {
    return (char) (lexer.text[i] | 0x20);
  }

  /// Reads a literal.
  ///
  /// @param start where its prefix begins
  /// @param quoteAt where its first quote stands
  void read(int start, int quoteAt) {
    char[] text = lexer.text;
    char quote = text[quoteAt];
    boolean isTriple = text[quoteAt + 1] == quote && text[quoteAt + 2] == quote;
    if (isTriple && mistaken.contains(start)) {
      unterminated(start, lexer.lineEnd(start), ENDLESS);
      return;
    }
    boolean isRaw = false;
    for (int i = start; i < quoteAt; i++) {
      char letter = lower(i);
      isRaw |= letter == 'r';
      if (letter == 'f' || letter == 't') {
        isRaw |= lower(quoteAt - 1) == 'r';
        beginFields(start, quoteAt, isTriple, isRaw);
        return;
      }
    }
    if (isTriple) {
      readTriple(start, quoteAt + 3, quote);
    } else {
      readSingle(start, quoteAt + 1, quote);
    }
  }

  private void readSingle(int start, int from, char quote) {
    char[] text = lexer.text;
    int i = from;
    while (i < lexer.length) {
      char c = text[i];
      if (c == quote) {
        lexer.tokens.add(Kind.STRING, start, i + 1);
        lexer.at = i + 1;
        return;
      }
      if (c == '\\') {
        i = lexer.behindLineEnd(i + 1);
      } else if (c == '\n' || c == '\r' || c == 0) {
        break;
      } else {
        i++;
      }
    }
    int end = Math.min(i, lexer.length);
    unterminated(start, end, "unterminated string literal");
    int quotes = end == shortenedUpTo ? end : TripleQuotes.within(text, from, end);
    if (quotes < end && text[end] != 0) {
      shortenedUpTo = end;
      lexer.tokens.ends[lexer.tokens.count - 1] = quotes;
      lexer.at = quotes;
    }
  }

  private void unterminated(int start, int end, String message) {
    if (end < lexer.length && lexer.text[end] == 0) {
      lexer.tokens.addError("a source file cannot contain null bytes", end, end + 1);
    } else {
      lexer.tokens.addError(message, start, end);
    }
    lexer.at = lexer.lineEnd(end);
  }

  private void readTriple(int start, int from, char quote) {
    char[] text = lexer.text;
    int i = isHopeless(quote, from) ? lexer.length : from;
    while (i < lexer.length) {
      char c = text[i];
      if (c == quote && text[i + 1] == quote && text[i + 2] == quote) {
        lexer.tokens.add(Kind.STRING, start, i + 3);
        lexer.at = i + 3;
        return;
      }
      if (c == 0) {
        unterminated(start, i, "");
        return;
      }
      i += c == '\\' ? 2 : 1;
    }
    rememberHopeless(quote, from);
    endlessFrom = endlessFrom < 0 ? start : endlessFrom;
    unterminated(start, lexer.lineEnd(start), ENDLESS);
  }

  private boolean isHopeless(char quote, int from) {
    return from >= (quote == '"' ? noTripleDoubleFrom : noTripleSingleFrom);
  }

  private void rememberHopeless(char quote, int from) {
    if (quote == '"') {
      noTripleDoubleFrom = Math.min(noTripleDoubleFrom, from);
    } else {
      noTripleSingleFrom = Math.min(noTripleSingleFrom, from);
    }
  }

  private void beginFields(int start, int quoteAt, boolean isTriple, boolean isRaw) {
    int end = quoteAt + (isTriple ? 3 : 1);
    if (depth + 3 > MAX_LEVELS) {
      lexer.tokens.addError("too many nested f-strings", start, end);
      lexer.at = lexer.lineEnd(start);
      return;
    }
    if (depth == 0) {
      outermostToken = lexer.tokens.count;
    }
    lexer.tokens.add(Kind.F_START, start, end);
    push(TEXT);
    quotes[depth - 1] = lexer.text[quoteAt];
    areTriple[depth - 1] = isTriple;
    areRaw[depth - 1] = isRaw;
    lexer.at = end;
  }

  private void push(byte level) {
    if (depth == levels.length) {
      levels = Arrays.copyOf(levels, depth * 2);
      quotes = Arrays.copyOf(quotes, depth * 2);
      areTriple = Arrays.copyOf(areTriple, depth * 2);
      areRaw = Arrays.copyOf(areRaw, depth * 2);
      bases = Arrays.copyOf(bases, depth * 2);
    }
    levels[depth] = level;
    if (depth > 0) {
      quotes[depth] = quotes[depth - 1];
      areTriple[depth] = areTriple[depth - 1];
      areRaw[depth] = areRaw[depth - 1];
    }
    depth++;
  }

  /// Reads literal text, up to the field or the quotes that end it, and those.
  void readText() {
    int start = lexer.at;
    int level = depth - 1;
    boolean isSpecification = levels[level] == SPECIFICATION;
    char quote = quotes[level];
    char[] text = lexer.text;
    int i = start;
    int end = start;
    while (i < lexer.length) {
      char c = text[i];
      if (c == quote && isClosing(i, level)) {
        closeText(start, end, i);
        return;
      } else if (c == '{' || c == '}') {
        if (isSpecification || text[i + 1] != c) {
          endText(start, end, i, c);
          return;
        }
        i += 2;
      } else if (c == '\\') {
        i = behindEscape(i, areRaw[level]);
      } else if (c == 0 || ((c == '\n' || c == '\r') && !areTriple[level])) {
        break;
      } else {
        i++;
      }
      end = i;
    }
    unterminatedText(Math.min(i, lexer.length));
  }

  private boolean isClosing(int i, int level) {
    char quote = quotes[level];
    char[] text = lexer.text;
    return !areTriple[level] || (text[i + 1] == quote && text[i + 2] == quote);
  }

  /// A brace behind a backslash is a brace, and `\N{…}` is one letter.
  private int behindEscape(int i, boolean isRaw) {
    char[] text = lexer.text;
    char next = text[i + 1];
    if (next == '{' || next == '}') {
      return i + 1;
    }
    if (next == 'N' && text[i + 2] == '{' && !isRaw) {
      int close = i + 3;
      while (Letters.isNameOfLetterPart(text[close])) {
        close++;
      }
      return text[close] == '}' ? close + 1 : i + 2;
    }
    return i + 1 < lexer.length ? lexer.behindLineEnd(i + 1) : i + 1;
  }

  private void addText(int start, int end) {
    if (end > start) {
      lexer.tokens.add(Kind.F_MIDDLE, start, end);
    }
  }

  private void closeText(int start, int end, int quoteAt) {
    addText(start, end);
    if (levels[depth - 1] == SPECIFICATION) {
      lexer.tokens.addError("expecting '}' in an f-string", quoteAt, quoteAt + 1);
      abandon(quoteAt);
      return;
    }
    int behind = quoteAt + (areTriple[depth - 1] ? 3 : 1);
    lexer.tokens.add(Kind.F_END, quoteAt, behind);
    depth--;
    lexer.at = behind;
  }

  private void endText(int start, int end, int braceAt, char brace) {
    addText(start, end);
    lexer.at = braceAt + 1;
    if (brace == '{') {
      openField(braceAt);
    } else if (levels[depth - 1] == SPECIFICATION) {
      depth--;
      closeField(braceAt);
    } else {
      lexer.tokens.addError("f-string: single '}' is not allowed", braceAt, braceAt + 1);
    }
  }

  private void openField(int braceAt) {
    int token = lexer.tokens.count;
    lexer.tokens.add(Kind.FIELD_OPEN, braceAt, braceAt + 1);
    if (depth + 2 > MAX_LEVELS
        || fields() == MAX_FIELDS
        || !lexer.brackets.open(Brackets.FIELD, token)) {
      lexer.tokens.addError("f-string: expressions nested too deeply", braceAt, braceAt + 1);
      abandon(braceAt);
      return;
    }
    push(FIELD);
    bases[depth - 1] = lexer.brackets.depth();
  }

  /// How many fields of the string at hand are open, each in the specification of the one before.
  private int fields() {
    int fields = 0;
    for (int i = depth - 1; i > 0 && levels[i] == SPECIFICATION; i -= 2) {
      fields++;
    }
    return fields;
  }

  /// Whether the reading is within a field and within no bracket of it.
  boolean isDirectlyInField() {
    return depth > 0 && levels[depth - 1] == FIELD && bases[depth - 1] == lexer.brackets.depth();
  }

  void closeField(int braceAt) {
    lexer.tokens.add(Kind.FIELD_CLOSE, braceAt, braceAt + 1);
    lexer.brackets.close();
    depth--;
    lexer.at = braceAt + 1;
  }

  /// Begins a format specification behind its colon.
  void beginSpecification(int colonAt) {
    lexer.tokens.add(Kind.FIELD_COLON, colonAt, colonAt + 1);
    push(SPECIFICATION);
    lexer.at = colonAt + 1;
  }

  private void unterminatedText(int end) {
    if (end == lexer.length && areTriple[depth - 1] && endlessFrom < 0) {
      endlessFrom = lexer.tokens.starts[outermostToken];
    }
    lexer.tokens.addError("unterminated f-string literal", lexer.at, end);
    abandon(end);
  }

  /// Leaves an f-string that cannot be read; the rest of its line goes with it.
  private void abandon(int from) {
    for (int i = 0; i < depth; i++) {
      if (levels[i] == FIELD) {
        lexer.brackets.reduceTo(bases[i] - 1);
        break;
      }
    }
    clear();
    lexer.at = lexer.lineEnd(from);
  }
}
