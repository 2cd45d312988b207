package dev.undebug.python;

/// The Python language a file is written in.
public enum Dialect {
  PYTHON_2,
  PYTHON_3
}
