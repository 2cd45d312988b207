package dev.undebug.python.evaluate.machine;

import java.math.BigInteger;
import java.util.List;

/// A Python value in one case.
public sealed interface Value {

  /// Values that are only themselves.
  enum Singleton implements Value {
    NONE,
    ELLIPSIS,
    NOT_IMPLEMENTED,
    /// A name, key or attribute that is not there.
    ABSENT,
    /// Stands where another module is loaded than the one that was asked for.
    ELSEWHERE,
    /// Stands where a guard says that nobody looks.
    UNREACHED
  }

  record Bool(boolean value) implements Value {
    public static final Bool TRUE = new Bool(true);
    public static final Bool FALSE = new Bool(false);

    public static Bool of(boolean value) {
      return value ? TRUE : FALSE;
    }
  }

  record Int(BigInteger value) implements Value {
    public static Int of(long value) {
      return new Int(BigInteger.valueOf(value));
    }
  }

  record Real(double value) implements Value {}

  record Text(String value) implements Value {}

  record Bytes(String value) implements Value {}

  /// A tuple; an element may be there only under a guard.
  record Tuple(List<Item> items) implements Value {
    public Tuple {
      items = List.copyOf(items);
    }
  }

  /// An element of a sequence.
  record Item(Cases guard, Cases value) {}

  record Slice(Cases lower, Cases upper, Cases step) implements Value {}

  /// A path of `pathlib`, normalised as `pathlib` does.
  record FilePath(String text) implements Value {}

  /// A `datetime.timedelta`.
  record Duration(BigInteger microseconds) implements Value {}

  /// What a pipeline makes of an atom's text.
  record Symbol(Atom atom, List<Op> after, Type type) implements Value {
    /// What the pipeline yields.
    public enum Type {
      TEXT,
      INT,
      REAL,
      /// An immutable view of a list of texts.
      TEXTS
    }
  }

  /// Not known.
  ///
  /// @param number tells it from every other
  record Opaque(int number, String why, String owner) implements Value {}

  /// Stands for the exception that a module ends with.
  record Failure(String type, String message, dev.undebug.source.Place place) implements Value {}

  /// A built-in function, or a method of a built-in type that was looked up.
  record Native(String name, Callable body) implements Value {
    /// What it does.
    @FunctionalInterface
    public interface Callable {
      Cases call(Machine machine, Arguments arguments);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /// A method with the object it was looked up on.
  record Bound(Value receiver, Value function) implements Value {}

  /// `staticmethod`, `classmethod`, `property`.
  record Descriptor(Kind kind, Cases function) implements Value {
    public enum Kind {
      STATIC,
      CLASS,
      PROPERTY
    }
  }

  /// `globals()`, `vars()`: a namespace as a dictionary.
  record Namespace(Scope scope) implements Value {}

  /// `super()`.
  record Super(ClassObject from, Value receiver) implements Value {}

  /// An object with identity.
  non-sealed interface Heap extends Value {
    Taint taint();

    /// Whether its content is known in every environment.
    default boolean isKnown() {
      return taint().when() instanceof Cases.Leaf leaf && leaf.value.equals(Bool.FALSE);
    }
  }
}
