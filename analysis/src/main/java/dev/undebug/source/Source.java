package dev.undebug.source;

import java.util.Locale;

/// What became of one file or folder that was, or should have been, looked at.
///
/// @param source the path relative to the root of the tree, with forward slashes
/// @param why one line; empty for what was read whole
public record Source(String source, Status status, String why) implements Comparable<Source> {

  /// How far the reading came.
  public enum Status {
    READ,
    SKIPPED,
    FAILED;

    /// The word used in reports.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public int compareTo(Source other) {
    int byName = source.compareTo(other.source);
    return byName != 0 ? byName : status.compareTo(other.status);
  }
}
