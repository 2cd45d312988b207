package dev.undebug.lab;

/// A series of Django that the lab knows.
public enum Series {
  DJANGO_2_2("2.2", false),
  DJANGO_3_2("3.2", true),
  DJANGO_4_2("4.2", true),
  DJANGO_5_2("5.2", true),
  /// The newest Django of the sixth series, whichever it is.
  DJANGO_6("6.x", false);

  private final String id;
  private final boolean isRequired;

  Series(String id, boolean isRequired) {
    this.id = id;
    this.isRequired = isRequired;
  }

  /// The name that `lab/provision` knows it by, such as `5.2`.
  public String id() {
    return id;
  }

  /// Whether the tests must run on it; the others are used where an interpreter for them is at
  /// hand.
  public boolean isRequired() {
    return isRequired;
  }

  @Override
  public String toString() {
    return "Django " + id;
  }
}
