package dev.undebug.threat;

import dev.undebug.source.Place;

/// A variable of a function that gets a text of the code, or a setting.
///
/// @param function the function's name, with its class
/// @param name the variable
/// @param source what it gets
/// @param place the assignment
public record Local(String function, String name, Source source, Place place) {

  /// What a variable gets.
  public sealed interface Source {

    /// A literal text.
    record Literal(String text) implements Source {}

    /// A setting, or a part of one.
    ///
    /// @param path as Python writes it: `PAYMENT['merchant']`
    record OfSettings(String path) implements Source {}
  }
}
