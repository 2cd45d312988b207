package dev.undebug.python;

import dev.undebug.source.Span;

/// A keyword argument.
///
/// @param name empty for `**value`
public record Keyword(String name, Expression value, Span span) implements Node {}
