package dev.undebug.python;

/// Cuts operators, brackets and punctuation.
final class Operators {

  private Operators() {}

  static void read(Lexer lexer) {
    char[] text = lexer.text;
    int start = lexer.at;
    char c = text[start];
    switch (c) {
      case '(' -> open(lexer, Kind.L_PAREN, ')');
      case '[' -> open(lexer, Kind.L_BRACKET, ']');
      case '{' -> open(lexer, Kind.L_BRACE, '}');
      case ')' -> close(lexer, Kind.R_PAREN, c);
      case ']' -> close(lexer, Kind.R_BRACKET, c);
      case '}' -> closeBrace(lexer, c);
      case ',' -> add(lexer, Kind.COMMA, 1);
      case ';' -> add(lexer, Kind.SEMICOLON, 1);
      case '~' -> add(lexer, Kind.TILDE, 1);
      case ':' -> colon(lexer);
      case '.' -> {
        boolean isEllipsis = text[start + 1] == '.' && text[start + 2] == '.';
        add(lexer, isEllipsis ? Kind.ELLIPSIS : Kind.DOT, isEllipsis ? 3 : 1);
      }
      case '=' -> choose(lexer, Kind.EQ, Kind.EQUAL);
      case '!' -> exclamation(lexer);
      case '+' -> choose(lexer, augmented(0), Kind.PLUS);
      case '-' -> {
        if (text[start + 1] == '>') {
          add(lexer, Kind.ARROW, 2);
        } else {
          choose(lexer, augmented(1), Kind.MINUS);
        }
      }
      case '*' -> doubled(lexer, c, Kind.STAR, Kind.DOUBLE_STAR);
      case '/' -> doubled(lexer, c, Kind.SLASH, Kind.DOUBLE_SLASH);
      case '%' -> choose(lexer, augmented(5), Kind.PERCENT);
      case '@' -> choose(lexer, augmented(3), Kind.AT);
      case '|' -> choose(lexer, augmented(9), Kind.PIPE);
      case '^' -> choose(lexer, augmented(10), Kind.CARET);
      case '&' -> choose(lexer, augmented(11), Kind.AMPERSAND);
      case '<' -> less(lexer);
      case '>' -> {
        if (text[start + 1] == '>') {
          shift(lexer, Kind.R_SHIFT, augmented(8));
        } else {
          choose(lexer, Kind.GT_E, Kind.GT);
        }
      }
      default -> other(lexer, c);
    }
  }

  private static int augmented(int binary) {
    return Kind.FIRST_AUGMENTED + binary;
  }

  private static void add(Lexer lexer, int kind, int characters) {
    int start = lexer.at;
    lexer.tokens.add(kind, start, start + characters);
    lexer.at = start + characters;
  }

  /// One kind where `=` follows, another where it does not.
  private static void choose(Lexer lexer, int withEqual, int without) {
    boolean isWithEqual = lexer.text[lexer.at + 1] == '=';
    add(lexer, isWithEqual ? withEqual : without, isWithEqual ? 2 : 1);
  }

  private static void doubled(Lexer lexer, char c, int single, int twice) {
    boolean isStar = single == Kind.STAR;
    if (lexer.text[lexer.at + 1] == c) {
      shift(lexer, twice, augmented(isStar ? 6 : 12));
    } else {
      choose(lexer, augmented(isStar ? 2 : 4), single);
    }
  }

  private static void shift(Lexer lexer, int kind, int withEqual) {
    boolean isWithEqual = lexer.text[lexer.at + 2] == '=';
    add(lexer, isWithEqual ? withEqual : kind, isWithEqual ? 3 : 2);
  }

  private static void less(Lexer lexer) {
    char next = lexer.text[lexer.at + 1];
    if (next == '<') {
      shift(lexer, Kind.L_SHIFT, augmented(7));
    } else if (next == '>' && lexer.dialect == Dialect.PYTHON_2) {
      add(lexer, Kind.NOT_EQ, 2);
    } else {
      choose(lexer, Kind.LT_E, Kind.LT);
    }
  }

  private static void colon(Lexer lexer) {
    if (lexer.strings.isDirectlyInField()) {
      lexer.strings.beginSpecification(lexer.at);
    } else if (lexer.dialect == Dialect.PYTHON_2) {
      add(lexer, Kind.COLON, 1);
    } else {
      choose(lexer, Kind.WALRUS, Kind.COLON);
    }
  }

  private static void exclamation(Lexer lexer) {
    if (lexer.text[lexer.at + 1] == '=') {
      add(lexer, Kind.NOT_EQ, 2);
    } else if (lexer.strings.isDirectlyInField()) {
      add(lexer, Kind.BANG, 1);
    } else {
      other(lexer, '!');
    }
  }

  private static void open(Lexer lexer, int kind, char closing) {
    int token = lexer.tokens.count;
    if (lexer.brackets.open(closing, token)) {
      add(lexer, kind, 1);
    } else {
      error(lexer, "too many nested brackets");
      lexer.at = lexer.lineEnd(lexer.at);
    }
  }

  private static void close(Lexer lexer, int kind, char closing) {
    if (lexer.brackets.innermost() == closing) {
      lexer.brackets.close();
      add(lexer, kind, 1);
      return;
    }
    lexer.brackets.closeOuter(closing);
    error(lexer, "'%c' closes no bracket".formatted(closing));
  }

  private static void closeBrace(Lexer lexer, char closing) {
    if (lexer.strings.isDirectlyInField()) {
      lexer.strings.closeField(lexer.at);
    } else {
      close(lexer, Kind.R_BRACE, closing);
    }
  }

  private static void other(Lexer lexer, char c) {
    if (c == '`' && lexer.dialect == Dialect.PYTHON_2) {
      add(lexer, Kind.BACKTICK, 1);
    } else if (c == 0) {
      error(lexer, "a source file cannot contain null bytes");
    } else if (c > ' ' && c < 127) {
      error(lexer, "invalid character '%c'".formatted(c));
    } else {
      error(lexer, "invalid character U+%04X".formatted((int) c));
    }
  }

  /// Random bytes would give an error each: those that touch are told once.
  private static void error(Lexer lexer, String message) {
    int start = lexer.at;
    lexer.at = start + 1;
    int last = lexer.tokens.count - 1;
    boolean isTold = last >= 0 && lexer.tokens.kinds[last] == Kind.ERROR;
    if (!isTold || lexer.tokens.ends[last] != start) {
      lexer.tokens.addError(message, start, start + 1);
    } else {
      lexer.tokens.ends[last] = start + 1;
    }
  }
}
