package dev.undebug.python;

import dev.undebug.source.Span;

/// A declared parameter.
///
/// @param annotation `Absent` where none is written
/// @param defaultValue `Absent` where none is written
/// @param span of the name and its annotation, as CPython's `ast.arg`
public record Parameter(String name, Expression annotation, Expression defaultValue, Span span)
    implements Node {}
