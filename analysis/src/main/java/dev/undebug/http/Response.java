package dev.undebug.http;

/// What a server answered.
///
/// @param status the three digits; 0 when a capture holds the body alone
/// @param body with transfer and content encodings taken off
public record Response(int status, Headers headers, Body body) {

  public Response {
    if (status != 0 && (status < 100 || status > 999)) {
      throw new IllegalArgumentException("%d is not an HTTP status".formatted(status));
    }
  }

  public boolean hasStatus() {
    return status != 0;
  }
}
