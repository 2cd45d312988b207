package dev.undebug.probe;

import dev.undebug.http.Response;

/// What came of one request.
public sealed interface Answer {

  /// The server answered.
  ///
  /// @param isCut whether the body was longer than was read
  record Answered(Response response, boolean isCut) implements Answer {}

  /// There was no answer.
  ///
  /// @param why one line
  record Failed(String why) implements Answer {}
}
