package dev.undebug.python;

import dev.undebug.source.Span;

/// `context as target`.
///
/// @param target `Absent` where no `as` is written
public record WithItem(Expression context, Expression target, Span span) implements Node {}
