package dev.undebug.python.evaluate.machine;

import java.util.List;

/// A way out of the statements that are being run, and when it is taken.
sealed interface Exit {
  Cases guard();

  record Raise(Cases guard, Cases exception, dev.undebug.source.Place place) implements Exit {}

  record Return(Cases guard, Cases value) implements Exit {}

  record Break(Cases guard) implements Exit {}

  record Continue(Cases guard) implements Exit {}

  /// What happens from here on cannot be known.
  record Lost(Cases guard, Value.Opaque why) implements Exit {}

  /// Django starts here, and loads its settings.
  record Begins(Cases guard) implements Exit {}

  /// Whether there are ways out, and all of them are exceptions.
  static boolean areRaises(List<Exit> ways) {
    return !ways.isEmpty() && ways.stream().allMatch(Exit.Raise.class::isInstance);
  }

  default Exit within(Cases other) {
    return switch (this) {
      case Raise(_, var exception, var place) -> new Raise(other, exception, place);
      case Return(_, var value) -> new Return(other, value);
      case Break _ -> new Break(other);
      case Continue _ -> new Continue(other);
      case Lost(_, var why) -> new Lost(other, why);
      case Begins _ -> new Begins(other);
    };
  }
}
