package dev.undebug.python;

/// The kinds of tokens: small numbers, because a file has millions of them.
///
/// Not an enum: the kinds are kept in an array of bytes, and looked up in tables by their number.
final class Kind {

  static final int END = 0;
  static final int NEWLINE = 1;
  static final int INDENT = 2;
  static final int DEDENT = 3;
  static final int NAME = 4;
  static final int NUMBER = 5;
  static final int STRING = 6;

  /// The prefix and the opening quotes of an f-string or a t-string.
  static final int F_START = 7;

  /// The literal text between two replacement fields, or in a format specification.
  static final int F_MIDDLE = 8;

  /// The closing quotes.
  static final int F_END = 9;

  /// `{` and `}` around a replacement field.
  static final int FIELD_OPEN = 10;

  static final int FIELD_CLOSE = 11;

  /// The `:` before a format specification.
  static final int FIELD_COLON = 12;

  /// The `!` before a conversion.
  static final int BANG = 13;

  /// What is no token; its value is the number of the problem that says why.
  static final int ERROR = 14;

  static final int L_PAREN = 15;
  static final int R_PAREN = 16;
  static final int L_BRACKET = 17;
  static final int R_BRACKET = 18;
  static final int L_BRACE = 19;
  static final int R_BRACE = 20;
  static final int COMMA = 21;
  static final int COLON = 22;
  static final int DOT = 23;
  static final int SEMICOLON = 24;
  static final int AT = 25;
  static final int EQUAL = 26;
  static final int ARROW = 27;
  static final int WALRUS = 28;
  static final int ELLIPSIS = 29;
  static final int BACKTICK = 30;
  static final int PLUS = 31;
  static final int MINUS = 32;
  static final int STAR = 33;
  static final int SLASH = 34;
  static final int DOUBLE_SLASH = 35;
  static final int PERCENT = 36;
  static final int DOUBLE_STAR = 37;
  static final int L_SHIFT = 38;
  static final int R_SHIFT = 39;
  static final int PIPE = 40;
  static final int CARET = 41;
  static final int AMPERSAND = 42;
  static final int TILDE = 43;
  static final int EQ = 44;
  static final int NOT_EQ = 45;
  static final int LT = 46;
  static final int LT_E = 47;
  static final int GT = 48;
  static final int GT_E = 49;

  /// `+=` and its kin, in the order of `Operator.Binary`.
  static final int FIRST_AUGMENTED = 50;

  static final int LAST_AUGMENTED = 62;

  static final int FALSE = 64;
  static final int NONE = 65;
  static final int TRUE = 66;
  static final int AND = 67;
  static final int AS = 68;
  static final int ASSERT = 69;
  static final int ASYNC = 70;
  static final int AWAIT = 71;
  static final int BREAK = 72;
  static final int CLASS = 73;
  static final int CONTINUE = 74;
  static final int DEF = 75;
  static final int DEL = 76;
  static final int ELIF = 77;
  static final int ELSE = 78;
  static final int EXCEPT = 79;
  static final int FINALLY = 80;
  static final int FOR = 81;
  static final int FROM = 82;
  static final int GLOBAL = 83;
  static final int IF = 84;
  static final int IMPORT = 85;
  static final int IN = 86;
  static final int IS = 87;
  static final int LAMBDA = 88;
  static final int NONLOCAL = 89;
  static final int NOT = 90;
  static final int OR = 91;
  static final int PASS = 92;
  static final int RAISE = 93;
  static final int RETURN = 94;
  static final int TRY = 95;
  static final int WHILE = 96;
  static final int WITH = 97;
  static final int YIELD = 98;

  /// One more than the largest kind.
  static final int COUNT = 99;

  /// The reserved words, from `FALSE` on, in the order of their kinds.
  private static final String[] KEYWORDS =
      """
      False None True and as assert async await break class continue def del elif else except \
      finally for from global if import in is lambda nonlocal not or pass raise return try while \
      with yield"""
          .split(" ");

  private Kind() {}

  static int keywords() {
    return KEYWORDS.length;
  }

  static String keyword(int number) {
    return KEYWORDS[number];
  }

  /// Whether a kind of Python 3's reserved words is an ordinary name in Python 2.
  static boolean isNameInPython2(int kind) {
    return switch (kind) {
      case TRUE, FALSE, ASYNC, AWAIT, NONLOCAL -> true;
      default -> false;
    };
  }

  /// Whether a reserved word begins the header of a block.
  static boolean hasBlock(int kind) {
    return switch (kind) {
      case ASYNC, CLASS, DEF, ELIF, ELSE, EXCEPT, FINALLY, FOR, IF, TRY, WHILE, WITH -> true;
      default -> false;
    };
  }

  /// Whether a reserved word begins a statement, or a clause of one, and stands nowhere else: a
  /// bracket that is still open before such a word will never be closed.
  static boolean beginsStatementOnly(int kind) {
    return switch (kind) {
      case ASSERT, BREAK, CLASS, CONTINUE, DEF, DEL, ELIF, EXCEPT, FINALLY, GLOBAL -> true;
      case IMPORT, PASS, RAISE, RETURN, TRY, WHILE, WITH -> true;
      default -> false;
    };
  }
}
