package dev.undebug.source;

/// A half-open range of one text, in UTF-16 code units from its start.
///
/// @param start the first code unit
/// @param end one past the last code unit
public record Span(int start, int end) implements Comparable<Span> {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span [%d, %d) is not a range".formatted(start, end));
    }
  }

  /// The smallest span that holds both.
  public static Span around(Span first, Span last) {
    return new Span(Math.min(first.start, last.start), Math.max(first.end, last.end));
  }

  public int length() {
    return end - start;
  }

  @Override
  public int compareTo(Span other) {
    int byStart = Integer.compare(start, other.start);
    return byStart != 0 ? byStart : Integer.compare(end, other.end);
  }
}
