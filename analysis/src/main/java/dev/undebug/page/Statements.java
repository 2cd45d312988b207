package dev.undebug.page;

import java.util.regex.Pattern;

/// Tells statements of SQL from other texts.
final class Statements {

  private static final String STATEMENT =
      "(?:SELECT\\s(?=[^;]{0,2000}?\\sFROM\\s)|INSERT\\s+(?:\\w+\\s+){0,3}INTO\\s|REPLACE\\s+INTO\\s"
          + "|UPDATE\\s+[^\\s;]+\\s+SET\\s|DELETE\\s+FROM\\s|WITH\\s+(?:RECURSIVE\\s+)?[\\w\"`]+[^;]{0,200}?\\sAS\\s"
          + "|(?:CREATE|ALTER|DROP|TRUNCATE)\\s+(?:\\w+\\s+){0,3}(?:TABLE|INDEX|VIEW|SEQUENCE)\\s"
          + "|SAVEPOINT\\s|CALL\\s+[\\w.]+\\s*\\(|EXEC(?:UTE)?\\s+[\\w.]+\\s+@)";

  /// Behind the quotes and brackets of a `repr`, and a comment that tells where the query comes
  /// from.
  private static final Pattern BEGIN =
      Pattern.compile(
          "[\\[({\\s]{0,8}[urbURB]{0,2}['\"]{0,3}(?:\\s|\\\\n|\\()*(?:/\\*[^*]{0,500}\\*/\\s*)?"
              + STATEMENT,
          Pattern.CASE_INSENSITIVE);

  /// Inside another text; in small letters it would be prose.
  private static final Pattern WITHIN = Pattern.compile("(?<!\\w)" + STATEMENT);

  /// Characters of a text that are looked at.
  private static final int SEARCHED = 20_000;

  private Statements() {}

  /// Whether a text, or its `repr`, is a statement.
  static boolean begins(String text) {
    return BEGIN.matcher(head(text)).lookingAt();
  }

  /// Whether a text cites a statement.
  static boolean areIn(String text) {
    return WITHIN.matcher(head(text)).find();
  }

  private static String head(String text) {
    return text.length() > SEARCHED ? text.substring(0, SEARCHED) : text;
  }
}
