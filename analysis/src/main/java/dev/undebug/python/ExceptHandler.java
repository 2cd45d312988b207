package dev.undebug.python;

import dev.undebug.source.Span;
import java.util.List;

/// `except type as target:`.
///
/// @param type `Absent` for a bare `except:`
/// @param target a `Name`, in Python 2 any target, or `Absent`
public record ExceptHandler(Expression type, Expression target, List<Statement> body, Span span)
    implements Node {}
