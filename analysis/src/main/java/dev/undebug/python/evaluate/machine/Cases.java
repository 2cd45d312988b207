package dev.undebug.python.evaluate.machine;

/// What a value is, case by case: a decision diagram over predicates. Equal diagrams are one
/// object.
///
/// A truth is a diagram whose leaves are `True` and `False`; a guard is a truth.
public sealed interface Cases {

  /// Tells it from every other diagram of its evaluation.
  int number();

  /// A value that no longer depends on anything.
  final class Leaf implements Cases {
    final Value value;
    final int number;

    Leaf(Value value, int number) {
      this.value = value;
      this.number = number;
    }

    @Override
    public int number() {
      return number;
    }

    public Value value() {
      return value;
    }

    @Override
    public int hashCode() {
      return number;
    }
  }

  /// A predicate decides.
  final class Fork implements Cases {
    final Predicate predicate;
    final Cases no;
    final Cases yes;
    final int number;

    Fork(Predicate predicate, Cases no, Cases yes, int number) {
      this.number = number;
      this.predicate = predicate;
      this.no = no;
      this.yes = yes;
    }

    @Override
    public int number() {
      return number;
    }

    @Override
    public int hashCode() {
      return number;
    }
  }
}
