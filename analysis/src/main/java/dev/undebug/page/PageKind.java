package dev.undebug.page;

/// The kinds of debug page that are told apart.
public enum PageKind {
  /// An exception left a view: the page shows nearly everything.
  TECHNICAL_500("technical-500", Framework.DJANGO),
  /// The same page for a `SuspiciousOperation` of any kind (`DisallowedHost` included) or a
  /// `BadRequest`, whatever the status.
  TECHNICAL_400("technical-400", Framework.DJANGO),
  /// No route matched, or a view raised `Http404`.
  TECHNICAL_404("technical-404", Framework.DJANGO),
  /// The report for clients that do not ask for HTML.
  TEXT_500("text-500", Framework.DJANGO),
  /// The explained refusal of a POST without its token.
  CSRF_403("csrf-403", Framework.DJANGO),
  /// The rocket of a fresh project.
  WELCOME("welcome", Framework.DJANGO),
  DEBUG_TOOLBAR("debug-toolbar", Framework.DEBUG_TOOLBAR),
  SILK("silk", Framework.SILK),
  GRAPHIQL("graphiql", Framework.GRAPHIQL),
  WERKZEUG_DEBUGGER("werkzeug-debugger", Framework.WERKZEUG),
  WERKZEUG_CONSOLE("werkzeug-console", Framework.WERKZEUG),
  STARLETTE("starlette", Framework.STARLETTE),
  TORNADO("tornado", Framework.TORNADO),
  WEB_PY("web.py", Framework.WEB_PY),
  RAILS("rails", Framework.RAILS),
  LARAVEL("laravel", Framework.LARAVEL),
  IGNITION("ignition", Framework.LARAVEL),
  WHOOPS("whoops", Framework.WHOOPS),
  SYMFONY("symfony", Framework.SYMFONY),
  PHP("php", Framework.PHP),
  SPRING_BOOT("spring-boot", Framework.SPRING_BOOT),
  TOMCAT("tomcat", Framework.TOMCAT),
  ASP_NET("asp.net", Framework.ASP_NET),
  EXPRESS("express", Framework.EXPRESS),
  PHOENIX("phoenix", Framework.PHOENIX);

  private final String word;
  private final Framework framework;

  PageKind(String word, Framework framework) {
    this.word = word;
    this.framework = framework;
  }

  /// The word that reports use.
  public String word() {
    return word;
  }

  public Framework framework() {
    return framework;
  }

  /// Whether the page is one of Django's own, which are taken apart; of the others the name is
  /// told.
  public boolean isDjango() {
    return framework == Framework.DJANGO;
  }

  @Override
  public String toString() {
    return word;
  }
}
