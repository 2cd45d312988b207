package dev.undebug.python;

import java.text.Normalizer;

/// Which letters may stand in a name.
final class Letters {

  private Letters() {}

  /// Whether a letter, and its normal form (NFKC), may stand in a name.
  static boolean isNamePart(int letter, boolean isFirst) {
    if (letter == '_' || (letter < 128 && Character.isLetter(letter))) {
      return true;
    }
    if (!isAllowed(letter, isFirst)) {
      return false;
    }
    String normal = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKC);
    for (int i = 0; i < normal.length(); ) {
      int part = normal.codePointAt(i);
      if (!isAllowed(part, isFirst && i == 0)) {
        return false;
      }
      i += Character.charCount(part);
    }
    return true;
  }

  /// Whether a character may stand in `\N{…}`.
  static boolean isNameOfLetterPart(char c) {
    return (c < 128 && Lexer.isNamePart(c) && c != '_') || c == ' ' || c == '-';
  }

  private static boolean isAllowed(int letter, boolean isFirst) {
    if (letter == '_') {
      return true;
    }
    return isFirst
        ? Character.isUnicodeIdentifierStart(letter)
        : Character.isUnicodeIdentifierPart(letter) && !Character.isIdentifierIgnorable(letter);
  }
}
