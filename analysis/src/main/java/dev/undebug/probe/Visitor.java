package dev.undebug.probe;

import dev.undebug.http.Headers;

/// Who asks a site.
///
/// @param userAgent says what is asking, and where to read about it
/// @param nonce an unguessable word for this run, in letters and digits
/// @param headers what the site's owner wants sent with every request, such as a cookie
public record Visitor(String userAgent, String nonce, Headers headers) {

  public Visitor {
    if (headers.has("Host") || headers.has("User-Agent")) {
      throw new IllegalArgumentException("Host and User-Agent are the probe's own");
    }
  }
}
