package dev.undebug.probe;

import dev.undebug.http.Body;
import dev.undebug.http.Headers;
import dev.undebug.http.Request;

/// One gentle question to a site. Every rung is a GET, and none of them can change state.
enum Rung {
  /// The page that the owner named, as any visitor asks for it.
  THE_PAGE("the page itself") {
    @Override
    Request request(Target target, String nonce, String userAgent) {
      return get(pathAndQuery(target), Headers.of("User-Agent", userAgent, "Accept", HTML));
    }
  },
  /// No route matches: Django lists its URL patterns, and nothing else, while DEBUG is on.
  UNKNOWN_PATH("a path that does not exist") {
    @Override
    Request request(Target target, String nonce, String userAgent) {
      return get(UNKNOWN_PREFIX + nonce, Headers.of("User-Agent", userAgent, "Accept", HTML));
    }
  },
  /// A host name that cannot be one: Django 1.9 to 6.1 answers with the whole technical page, even
  /// with `ALLOWED_HOSTS = ["*"]` and with a catch-all route, and runs no view (measured).
  INVALID_HOST("a Host header that is not a host name") {
    @Override
    Request request(Target target, String nonce, String userAgent) {
      return get(
          "/", Headers.of("User-Agent", userAgent, "Accept", HTML, "Host", "undebug_" + nonce));
    }
  };

  private static final String HTML = "text/html";

  /// How the path begins that no route of an application matches.
  static final String UNKNOWN_PREFIX = "/undebug-";

  private final String words;

  Rung(String words) {
    this.words = words;
  }

  /// What is asked, for a reader.
  String words() {
    return words;
  }

  /// The request.
  ///
  /// @param nonce goes into what a debug page echoes, so that its page can be told from a copy
  abstract Request request(Target target, String nonce, String userAgent);

  private static Request get(String uri, Headers headers) {
    return new Request("GET", uri, headers, Body.EMPTY);
  }

  private static String pathAndQuery(Target target) {
    String query = target.uri().getRawQuery();
    return target.uri().getRawPath() + (query == null ? "" : "?" + query);
  }

  /// Whether a debug page that answers this rung must hold the nonce.
  boolean isEchoed() {
    return this != THE_PAGE;
  }
}
