package dev.undebug.page;

/// Whose debug page it is.
public enum Framework {
  DJANGO("django"),
  DJANGO_REST_FRAMEWORK("django-rest-framework"),
  DEBUG_TOOLBAR("django-debug-toolbar"),
  SILK("django-silk"),
  GRAPHENE("graphene"),
  WERKZEUG("werkzeug"),
  STARLETTE("starlette"),
  TORNADO("tornado"),
  PYRAMID("pyramid"),
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
