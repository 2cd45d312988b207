package dev.undebug.page;

/// Whose debug page it is.
public enum Framework {
  DJANGO("django"),
  DEBUG_TOOLBAR("django-debug-toolbar"),
  SILK("django-silk"),
  GRAPHIQL("graphiql"),
  WERKZEUG("werkzeug"),
  STARLETTE("starlette"),
  TORNADO("tornado"),
  WEB_PY("web.py"),
  RAILS("rails"),
  LARAVEL("laravel"),
  WHOOPS("whoops"),
  SYMFONY("symfony"),
  PHP("php"),
  SPRING_BOOT("spring-boot"),
  TOMCAT("tomcat"),
  ASP_NET("asp.net"),
  EXPRESS("express"),
  PHOENIX("phoenix");

  private final String word;

  Framework(String word) {
    this.word = word;
  }

  /// Whether its pages tell which Django is behind them, if only by what that looks like.
  public boolean tellsDjango() {
    return this == DJANGO || this == DEBUG_TOOLBAR || this == SILK || this == WERKZEUG;
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
