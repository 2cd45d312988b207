package dev.undebug.python;

import dev.undebug.source.Span;

/// One name of an import.
///
/// @param name dotted, or `*`
/// @param asName empty where no `as` is written
public record Alias(String name, String asName, Span span) implements Node {}
