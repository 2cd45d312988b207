package dev.undebug.python.evaluate.machine;

import java.util.ArrayList;
import java.util.List;

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

  static boolean isTainted(Value value) {
    return value instanceof Value.Heap heap && !heap.isKnown();
  }

  /// Parts every object from what is not known of it, each under its own guard.
  static List<Diagram.Reached> split(Diagram diagram, List<Diagram.Reached> all) {
    var split = new ArrayList<Diagram.Reached>();
    for (var one : all) {
      if (one.value() instanceof Value.Heap heap && isTainted(heap)) {
        Cases clean = diagram.andNot(one.guard(), heap.taint().when());
        Cases dirty = diagram.and(one.guard(), heap.taint().when());
        if (clean != diagram.never) {
          split.add(new Diagram.Reached(heap, clean));
        }
        if (dirty != diagram.never) {
          split.add(new Diagram.Reached(heap.taint().content(), dirty));
        }
      } else {
        split.add(one);
      }
    }
    return split;
  }

  public void add(Diagram diagram, Cases guard, Value.Opaque why) {
    when = diagram.or(when, guard);
    content = why;
  }
}
