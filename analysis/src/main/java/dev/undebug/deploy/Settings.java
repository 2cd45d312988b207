package dev.undebug.deploy;

import dev.undebug.source.Place;
import java.util.List;

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
  /// @param modules those of the tree that may be meant, the likeliest first; empty where that is
  ///   no question of names
  /// @param fallback the one that is loaded when nobody names any; empty for none
  /// @param owner who is to name one; empty where that is not known
  record Unknown(String why, Place place, List<String> modules, String fallback, String owner)
      implements Settings {
    public Unknown {
      modules = List.copyOf(modules);
    }

    /// Nobody is known who is to name one.
    public Unknown(String why, Place place, List<String> modules, String fallback) {
      this(why, place, modules, fallback, "");
    }

    Unknown(String why, Place place) {
      this(why, place, List.of(), "");
    }
  }

  /// The entry point decides while it runs: by a condition, or by computing the name.
  ///
  /// @param why one sentence
  record Computed(String why, Place place) implements Settings {}
}
