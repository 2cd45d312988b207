package dev.undebug.probe;

import dev.undebug.http.Body;
import dev.undebug.http.Headers;
import dev.undebug.http.Request;
import java.util.ArrayList;
import java.util.List;

/// One gentle question to a site. Every rung is a GET, and none of them can change state.
enum Rung {
  /// The page that the owner named, as any visitor asks for it.
  THE_PAGE("the page itself") {
    @Override
    Request request(Target target, Visitor visitor) {
      return get(pathAndQuery(target), visitor, List.of());
    }
  },
  /// No route matches: Django lists its URL patterns, and nothing else, while DEBUG is on.
  UNKNOWN_PATH("a path that does not exist") {
    @Override
    Request request(Target target, Visitor visitor) {
      return get(UNKNOWN_PREFIX + visitor.nonce(), visitor, List.of());
    }
  },
  /// A host name that cannot be one: Django 1.9 to 6.1 answers with the whole technical page, even
  /// with `ALLOWED_HOSTS = ["*"]` and with a catch-all route, and runs no view (measured).
  INVALID_HOST("a Host header that is not a host name") {
    @Override
    Request request(Target target, Visitor visitor) {
      return get("/", visitor, List.of(new Headers.Field("Host", "undebug_" + visitor.nonce())));
    }
  };

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
  /// @param visitor whose nonce goes into what a debug page echoes, so that it can be told from a
  ///   copy
  abstract Request request(Target target, Visitor visitor);

  private static Request get(String uri, Visitor visitor, List<Headers.Field> more) {
    var fields = new ArrayList<Headers.Field>();
    fields.add(new Headers.Field("User-Agent", visitor.userAgent()));
    if (!visitor.headers().has("Accept")) {
      fields.add(new Headers.Field("Accept", "text/html"));
    }
    fields.addAll(visitor.headers().fields());
    fields.addAll(more);
    return new Request("GET", uri, new Headers(fields), Body.EMPTY);
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
