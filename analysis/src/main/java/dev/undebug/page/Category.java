package dev.undebug.page;

/// What sort of thing a disclosure gives away.
public enum Category {
  SOURCE_CODE("source-code"),
  LOCAL_VARIABLE("local-variable"),
  DATABASE_QUERY("database-query"),
  SETTING("setting"),
  ENVIRONMENT("environment"),
  PACKAGE("package"),
  REQUEST("request"),
  TEMPLATE_CONTEXT("template-context"),
  URL_PATTERN("url-pattern"),
  PATH("path"),
  VERSION("version"),
  USER("user");

  private final String word;

  Category(String word) {
    this.word = word;
  }

  /// The word that reports use.
  public String word() {
    return word;
  }

  @Override
  public String toString() {
    return word;
  }
}
