package dev.undebug.front;

import dev.undebug.source.Place;

/// What a server before Django answers an address with.
public sealed interface Answer {

  /// A file.
  ///
  /// @param path of the file, absolute, on the machine that the server runs on
  /// @param said what of the configuration says so
  record File(String path, Place said) implements Answer {}

  /// Something else: the application's answer, a redirect, an error, or a password asked for.
  record Other() implements Answer {}

  /// The configuration is not followed here.
  record Unknown(String why) implements Answer {}
}
