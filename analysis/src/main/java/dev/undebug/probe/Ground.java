package dev.undebug.probe;

import dev.undebug.http.Body;
import dev.undebug.http.Headers;
import dev.undebug.http.Request;
import java.util.ArrayList;
import java.util.List;

/// What the requests of one run are made from.
///
/// @param staticPath where the site serves its static files, with a slash at both ends
record Ground(Target target, Visitor visitor, String staticPath) {

  /// What startproject's settings have.
  static final String USUAL_STATIC_PATH = "/static/";

  Ground at(Target other) {
    return new Ground(other, visitor, staticPath);
  }

  /// The word that a debug page echoes.
  String nonce() {
    return visitor.nonce();
  }

  Request get(String uri, String... more) {
    return new Request("GET", uri, headers(more), Body.EMPTY);
  }

  /// A form that was filled in with nothing.
  Request post(String uri) {
    return new Request(
        "POST", uri, headers("Content-Type", "application/x-www-form-urlencoded"), Body.EMPTY);
  }

  /// The named page with one more parameter in its query.
  String pageWithNonce() {
    String page = target.pathAndQuery();
    return page + (page.contains("?") ? "&" : "?") + "undebug=" + nonce();
  }

  private Headers headers(String... more) {
    var fields = new ArrayList<Headers.Field>();
    var own = Headers.of(more);
    fields.add(new Headers.Field("User-Agent", visitor.userAgent()));
    if (!visitor.headers().has("Accept") && !own.has("Accept")) {
      fields.add(new Headers.Field("Accept", "text/html"));
    }
    for (Headers.Field field : visitor.headers().fields()) {
      if (!own.has(field.name())) {
        fields.add(field);
      }
    }
    fields.addAll(List.copyOf(own.fields()));
    return new Headers(fields);
  }
}
