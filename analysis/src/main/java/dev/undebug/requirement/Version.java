package dev.undebug.requirement;

import dev.undebug.source.Place;
import java.util.Locale;

/// Which version of something a project runs on, and how that is known.
///
/// @param text a version such as `4.2.16`, or the range as written, or empty when unknown
/// @param place where it is written; the project's folder when it is unknown
public record Version(String text, Knowledge knowledge, Place place) {

  /// How a version is known, best first.
  public enum Knowledge {
    /// Written by a package manager's lock file.
    LOCKED,
    /// One exact version is asked for.
    PINNED,
    /// Several versions would do.
    RANGE,
    /// It is asked for without a version, or not at all.
    UNKNOWN;

    /// The word used in reports.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Whether one exact version is known.
  public boolean isExact() {
    return knowledge == Knowledge.LOCKED || knowledge == Knowledge.PINNED;
  }
}
