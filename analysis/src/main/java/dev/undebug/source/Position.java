package dev.undebug.source;

/// A place in a text as people count it.
///
/// @param line from 1
/// @param column from 1, in UTF-16 code units (what editors and SARIF count)
public record Position(int line, int column) implements Comparable<Position> {

  public Position {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("position %d:%d is not in a text".formatted(line, column));
    }
  }

  @Override
  public int compareTo(Position other) {
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return line + ":" + column;
  }
}
