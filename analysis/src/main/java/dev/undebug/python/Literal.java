package dev.undebug.python;

import java.math.BigInteger;

/// The value of a literal.
public sealed interface Literal {

  /// `str`; in Python 2 also an unprefixed literal.
  ///
  /// @param value UTF-16, where a lone surrogate stands for itself
  /// @param prefixU whether it is written `u"…"`
  record Text(String value, boolean prefixU) implements Literal {}

  /// `bytes`, each as a char from 0 to 255.
  record Bytes(String value) implements Literal {}

  record Int(BigInteger value) implements Literal {}

  record Real(double value) implements Literal {}

  /// `2j`: the real part is zero.
  record Imaginary(double value) implements Literal {}

  record Bool(boolean value) implements Literal {}

  enum Singleton implements Literal {
    NONE,
    ELLIPSIS
  }
}
