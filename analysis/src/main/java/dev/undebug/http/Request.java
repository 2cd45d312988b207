package dev.undebug.http;

/// What a client asked.
///
/// @param method in capitals; empty when a capture holds the answer alone
/// @param uri as on the request line: a path with its query, or an absolute address
public record Request(String method, String uri, Headers headers, Body body) {

  /// The request of a capture that holds the answer alone.
  public static final Request UNKNOWN = new Request("", "", Headers.NONE, Body.EMPTY);

  public boolean isKnown() {
    return !method.isEmpty();
  }
}
