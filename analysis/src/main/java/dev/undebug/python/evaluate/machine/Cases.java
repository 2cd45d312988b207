package dev.undebug.python.evaluate.machine;

/// What a value is, case by case: a decision diagram over predicates. Equal diagrams are one
/// object.
///
/// A truth is a diagram whose leaves are `True` and `False`; a guard is a truth.
public sealed interface Cases {

  /// A value that no longer depends on anything.
  final class Leaf implements Cases {
    final Value value;

    Leaf(Value value) {
      this.value = value;
    }

    public Value value() {
      return value;
    }
  }

  /// A predicate decides.
  final class Fork implements Cases {
    final Predicate predicate;
    final Cases no;
    final Cases yes;

    Fork(Predicate predicate, Cases no, Cases yes) {
      this.predicate = predicate;
      this.no = no;
      this.yes = yes;
    }
  }
}
