package dev.undebug.probe;

import java.time.Duration;

/// How much a probe may ask of a site, and how long it waits.
///
/// @param requests how many requests at most
/// @param pause between two requests
/// @param perRequest until the whole answer is there
/// @param bodyBytes of one answer's body; the rest is not read. Django's largest debug page
///   measured had 3.5 MB (a RecursionError on 3.2 and 5.2)
public record Limits(int requests, Duration pause, Duration perRequest, int bodyBytes) {

  /// Gentle: a handful of requests, paced.
  public static final Limits GENTLE =
      new Limits(12, Duration.ofMillis(250), Duration.ofSeconds(20), 8 << 20);

  /// The same for a smaller body.
  Limits ofBytes(int most) {
    return new Limits(requests, pause, perRequest, Math.min(bodyBytes, most));
  }
}
