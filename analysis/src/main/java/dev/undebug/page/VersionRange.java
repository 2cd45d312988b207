package dev.undebug.page;

/// Which Django made a page, as far as the page tells.
public sealed interface VersionRange {

  /// The first series that can have made the page.
  Series from();

  /// The last series that can have made the page; [Series#NEWEST] when nothing speaks against newer
  /// ones.
  Series to();

  /// The page prints its version.
  record Exact(String version) implements VersionRange {

    public Exact {
      Series.of(version);
    }

    @Override
    public Series from() {
      return Series.of(version);
    }

    @Override
    public Series to() {
      return Series.of(version);
    }

    @Override
    public String toString() {
      return version;
    }
  }

  /// The narrowest range that fits what the page looks like.
  record Between(Series from, Series to) implements VersionRange {

    public Between {
      if (to.compareTo(from) < 0) {
        throw new IllegalArgumentException("%s to %s is not a range".formatted(from, to));
      }
    }

    @Override
    public String toString() {
      return from.equals(to) ? from.toString() : from + " to " + to;
    }
  }

  /// Whether a version lies in the range.
  default boolean holds(String version) {
    var series = Series.of(version);
    return switch (this) {
      case Exact(var exact) -> exact.equals(version);
      case Between(var first, var last) ->
          first.compareTo(series) <= 0 && series.compareTo(last) <= 0;
    };
  }
}
