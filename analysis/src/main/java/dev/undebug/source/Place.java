package dev.undebug.source;

/// A span of a file of the analysed tree, ready to be shown.
///
/// @param path relative to the root of the tree, with forward slashes
/// @param start where the span begins
/// @param end where the span ends, exclusive
public record Place(String path, Position start, Position end) implements Comparable<Place> {

  /// The place of a file as a whole: its first character.
  public static Place ofFile(String path) {
    var top = new Position(1, 1);
    return new Place(path, top, top);
  }

  @Override
  public int compareTo(Place other) {
    int byPath = path.compareTo(other.path);
    return byPath != 0 ? byPath : start.compareTo(other.start);
  }

  @Override
  public String toString() {
    return path + ":" + start;
  }
}
