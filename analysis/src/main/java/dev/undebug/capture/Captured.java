package dev.undebug.capture;

import dev.undebug.http.Exchange;

/// What came of one source of captured answers.
public sealed interface Captured {

  /// Where the capture comes from: a path as given, below a folder with forward slashes, or `-` for
  /// standard input.
  String source();

  /// An exchange, or a bare body.
  record Whole(String source, Exchange exchange) implements Captured {}

  /// A file of a folder that holds no capture.
  record Skipped(String source, String why) implements Captured {}

  /// A source that should hold a capture and cannot be read.
  record Failed(String source, String why) implements Captured {}
}
