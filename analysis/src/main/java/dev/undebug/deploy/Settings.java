package dev.undebug.deploy;

import dev.undebug.source.Place;

/// Which settings module a deployment loads.
public sealed interface Settings {

  /// Where that is decided.
  Place place();

  /// This one.
  ///
  /// @param module the dotted name
  /// @param because one sentence
  record Named(String module, String because, Place place) implements Settings {}

  /// It cannot be told from the tree alone.
  ///
  /// @param why one sentence that names the owner
  record Unknown(String why, Place place) implements Settings {}

  /// The entry point decides while it runs: by a condition, or by computing the name.
  ///
  /// @param why one sentence
  record Computed(String why, Place place) implements Settings {}
}
