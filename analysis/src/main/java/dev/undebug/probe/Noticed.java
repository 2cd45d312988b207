package dev.undebug.probe;

/// Something that a site's ordinary answers show.
///
/// @param because one clause with the evidence
public record Noticed(Sign sign, String because) {

  /// What can be seen without an error.
  public enum Sign {
    RUNSERVER("development-server", "Django's development server answers visitors"),
    RUNSERVER_PLUS("development-server", "Werkzeug's development server answers visitors"),
    DEBUG_TOOLBAR("debug-toolbar", "the debug toolbar answers visitors"),
    SILK("silk", "django-silk, which records every request, answers visitors"),
    CONSOLE("werkzeug-console", "a Python console answers visitors, behind a PIN only"),
    GRAPHIQL("graphiql", "GraphiQL, which shows the whole schema, answers visitors"),
    BROWSABLE_API("browsable-api", "the browsable API answers visitors"),
    SERVED_FILE("served-file", "a file that is nobody's business is served"),
    WITHOUT_TLS("without-tls", "pages are served without TLS"),
    NO_HSTS("no-hsts", "browsers are not told to stay with TLS"),
    NO_NOSNIFF("no-nosniff", "browsers may guess content types"),
    NO_FRAME_GUARD("no-frame-guard", "other sites may show the pages in a frame"),
    NO_REFERRER_POLICY("no-referrer-policy", "other sites may learn whole addresses"),
    COOKIE_NOT_SECURE("cookie-not-secure", "a cookie also travels without TLS"),
    SESSION_READABLE("session-readable", "scripts can read the session's cookie");

    private final String word;
    private final String words;

    Sign(String word, String words) {
      this.word = word;
      this.words = words;
    }

    /// The word that reports use.
    public String word() {
      return word;
    }

    /// One clause, without the evidence.
    public String words() {
      return words;
    }
  }
}
