package dev.undebug.threat;

import dev.undebug.source.Place;
import java.util.List;

/// What a deployment's files say about one variable of its environment.
///
/// @param use what becomes of it
/// @param value as it may be shown; empty unless it is set to a text
/// @param says how it stands, in one phrase: `set to "0"`, `set by Heroku config vars`
/// @param shadowed what it won over, nearest first
public record Given(
    String name, Use use, String value, String says, Place place, List<Lost> shadowed) {

  /// What becomes of a variable.
  public enum Use {
    /// It names the settings module.
    SETTINGS,
    /// DEBUG is decided by it.
    DECIDES,
    /// It is set, and nobody reads it.
    DECOY,
    /// A file of the tree sets it that nothing loads, such as a `.env` for one's own machine.
    UNLOADED,
    /// It is set only while the image is built, and nothing of it is there at run time.
    BUILD_ONLY;

    /// The word used in reports.
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /// A value that does not count.
  ///
  /// @param value as it may be shown; empty unless it is a text
  public record Lost(String value, String says, Place place) {}

  public Given {
    shadowed = List.copyOf(shadowed);
  }
}
