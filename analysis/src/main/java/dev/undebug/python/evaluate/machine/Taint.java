package dev.undebug.python.evaluate.machine;

/// When an object's content is not known, because code that cannot be followed had it in hand.
public final class Taint {
  private Cases when;
  private Value.Opaque content;

  Taint(Cases never, Value.Opaque content) {
    this.when = never;
    this.content = content;
  }

  Cases when() {
    return when;
  }

  Value.Opaque content() {
    return content;
  }

  public void add(Diagram diagram, Cases guard, Value.Opaque why) {
    when = diagram.or(when, guard);
    content = why;
  }
}
