package dev.undebug.http;

/// One request and its answer.
public record Exchange(Request request, Response response) {

  /// A body of which nothing else is known.
  public static Exchange ofBody(Body body) {
    return new Exchange(Request.UNKNOWN, new Response(0, Headers.NONE, body));
  }
}
