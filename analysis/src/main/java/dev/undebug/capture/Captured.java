package dev.undebug.capture;

import dev.undebug.http.Exchange;

/// What came of one source of captured answers. Of a source that can be read, its exchanges come
/// first, each as a [Whole], and then one [Read].
public sealed interface Captured {

  /// Where the capture comes from: a path as given, below a folder with forward slashes, or `-` for
  /// standard input; of one of many exchanges in a file with `#` and its number, from 1.
  String source();

  /// An exchange, or a bare body.
  record Whole(String source, Carrier carrier, Exchange exchange) implements Captured {}

  /// A source was read to its end.
  ///
  /// @param exchanges how many it held
  record Read(String source, int exchanges) implements Captured {}

  /// A file of a folder that holds no capture.
  record Skipped(String source, String why) implements Captured {}

  /// A source, or one part of it, that should hold a capture and cannot be read.
  record Failed(String source, String why) implements Captured {}

  /// What brought a page here.
  enum Carrier {
    /// The answer of a server.
    ANSWER,
    /// A mail: Django sends its error pages to `ADMINS` whatever DEBUG is.
    MAIL
  }
}
