package dev.undebug.python;

import java.util.Locale;
import java.util.regex.Pattern;

/// Finds where three quotes are missing, in a file whose last string of three quotes never ends.
///
/// From the place of the mistake on, code is taken for strings and the text of strings for code.
/// That shows: such a string stands directly behind or before a word, or there is code in it. The
/// string from which on most of them show it is the one whose quotes are not to be believed.
final class TripleQuotes {

  /// The beginnings of lines that are rare in prose.
  private static final Pattern CODE =
      Pattern.compile(
          "[ \\t]*+(?:(?:async )?def \\w++\\(|class \\w++[(:]|@\\w|return(?: |$)|raise \\w++\\("
              + "|import \\w++$|from [\\w.]++ import |self\\.\\w++(?: = |\\()|(?:el)?if [^:]*+:$"
              + "|else:$|try:$|except\\b.*:$|for \\w++ in .*:$|with .*:$|\\w++ = )");

  private final Tokens tokens;
  private final int length;
  private final boolean isPython2;

  TripleQuotes(Lexer lexer) {
    tokens = lexer.tokens;
    length = lexer.length;
    isPython2 = lexer.dialect == Dialect.PYTHON_2;
  }

  /// Where three quotes stand within a part of the text, or its end: an apostrophe in what should
  /// be a string must not hide where that string ends.
  static int within(char[] text, int start, int end) {
    for (int i = start; i + 3 <= end; i++) {
      char c = text[i];
      if ((c == '"' || c == '\'') && text[i + 1] == c && text[i + 2] == c) {
        return i;
      }
    }
    return end;
  }

  /// Where the string begins that shows the mistake, or -1.
  ///
  /// @param before where the string begins that never ends
  int mistaken(int before) {
    String quotes = String.valueOf(tokens.text[before + prefixOf(before)]).repeat(3);
    int mistaken = hasFields(before) ? before : -1;
    int signs = 0;
    int mostSigns = 0;
    for (int i = tokens.count - 1; i >= 0; i--) {
      if (tokens.kinds[i] == Kind.STRING && tokens.starts[i] < before && isIn(quotes, i)) {
        signs += signs(i);
        if (signs > 0 && signs >= mostSigns) {
          mostSigns = signs;
          mistaken = tokens.starts[i];
        }
      }
    }
    return mistaken;
  }

  /// Whether a string has replacement fields: one that never ends takes the rest of the file along.
  private boolean hasFields(int start) {
    String prefix = new String(tokens.text, start, prefixOf(start)).toLowerCase(Locale.ROOT);
    return prefix.contains("f") || prefix.contains("t");
  }

  private int prefixOf(int start) {
    int prefix = 0;
    while (Lexer.isNamePart(tokens.text[start + prefix])) {
      prefix++;
    }
    return prefix;
  }

  private boolean isIn(String quotes, int token) {
    int start = tokens.starts[token];
    int open = start + prefixOf(start);
    return tokens.ends[token] - open >= 6 && quotes.equals(String.valueOf(tokens.text, open, 3));
  }

  /// How much speaks for a string's being none, less what speaks against it.
  private int signs(int token) {
    int before = token == 0 ? Kind.NEWLINE : tokens.kinds[token - 1];
    if (endsOperand(before) || beginsWord(tokens.ends[token])) {
      return 3;
    }
    boolean isStatement = before >= Kind.NEWLINE && before <= Kind.DEDENT;
    if (hasCode(token)) {
      return isStatement ? 2 : 0;
    }
    return isStatement ? -1 : -2;
  }

  /// Whether a token cannot stand before a string.
  private boolean endsOperand(int kind) {
    return switch (kind) {
      case Kind.NAME -> !isPython2;
      case Kind.NUMBER, Kind.DOT, Kind.ERROR -> true;
      case Kind.R_PAREN, Kind.R_BRACKET, Kind.R_BRACE -> true;
      default -> false;
    };
  }

  /// Whether a word stands directly behind the string, as behind quotes that open one.
  private boolean beginsWord(int end) {
    return end < length && Lexer.isNamePart(tokens.text[end]);
  }

  private boolean hasCode(int token) {
    int start = tokens.starts[token];
    String content = new String(tokens.text, start, tokens.ends[token] - start);
    return content.lines().skip(1).anyMatch(line -> CODE.matcher(line).lookingAt());
  }
}
