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

  /// The word that reports use.
  public String word() {
    return word;
  }

  @Override
  public String toString() {
    return word;
  }
}
