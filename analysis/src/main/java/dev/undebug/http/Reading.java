package dev.undebug.http;

/// What came of reading a raw exchange.
public sealed interface Reading {

  /// The bytes are an exchange.
  record Whole(Exchange exchange) implements Reading {}

  /// They are none, or one that cannot be read.
  ///
  /// @param why one clause, without the file's name
  record Broken(String why) implements Reading {}
}
