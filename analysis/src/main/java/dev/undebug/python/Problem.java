package dev.undebug.python;

import dev.undebug.source.Span;

/// A place where a file is not valid Python.
///
/// @param message one line
public record Problem(String message, Span span) {}
