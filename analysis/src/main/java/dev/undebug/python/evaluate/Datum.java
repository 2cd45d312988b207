package dev.undebug.python.evaluate;

import java.math.BigInteger;
import java.util.List;

/// A Python value as it leaves the evaluator: a plain tree, cut at a depth, never cyclic.
public sealed interface Datum {

  record None() implements Datum {}

  record Bool(boolean value) implements Datum {}

  record Int(BigInteger value) implements Datum {}

  record Real(double value) implements Datum {}

  record Text(String value) implements Datum {}

  /// Each byte as a char from 0 to 255.
  record Bytes(String value) implements Datum {}

  /// A `list`, `tuple`, `set` or `frozenset`.
  record Sequence(Form form, List<Element> elements) implements Datum {

    /// Which of Python's collections it is.
    public enum Form {
      LIST,
      TUPLE,
      SET
    }
  }

  /// A `dict`, in its order.
  record Mapping(List<Entry> entries) implements Datum {}

  /// Decided by an environment variable's text.
  ///
  /// @param variable the variable
  /// @param after the operations on its text; empty for the text itself
  record FromVariable(String variable, List<String> after) implements Datum {}

  /// One of several values.
  record OneOf(List<Case> cases) implements Datum {}

  /// A path, as `pathlib` knows it.
  record PathOf(String text) implements Datum {}

  /// An object of a class; also a class, a function or a module itself.
  record Thing(String description) implements Datum {}

  /// Not known, and why.
  ///
  /// @param owner who or what decides: a package, a file, a variable
  record Unknown(String why, String owner) implements Datum {}

  /// An unset variable, in tests.
  record Unset() implements Datum {}

  /// An element of a collection.
  ///
  /// @param when the conditions under which it is there; an empty list for never, one alternative
  ///   without parts for always
  record Element(List<Alternative> when, Datum value) {
    public boolean isAlways() {
      return when.stream().anyMatch(Alternative::isAlways);
    }
  }

  /// An entry of a dictionary.
  record Entry(List<Alternative> when, Datum key, Datum value) {
    public boolean isAlways() {
      return when.stream().anyMatch(Alternative::isAlways);
    }
  }
}
