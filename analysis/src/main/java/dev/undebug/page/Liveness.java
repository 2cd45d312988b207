package dev.undebug.page;

/// Whether the page is the answer of a running application, or shown by another one.
public enum Liveness {
  LIVE("live"),
  QUOTED("quoted"),
  UNSURE("unsure");

  private final String word;

  Liveness(String word) {
    this.word = word;
  }

  /// The word that reports use.
  public String word() {
    return word;
  }

  @Override
  public String toString() {
    return word;
  }
}
