package dev.undebug.python;

import dev.undebug.source.Span;
import java.util.List;

/// `for target in iterable if condition …` in a comprehension.
public record Comprehension(
    Expression target, Expression iterable, List<Expression> conditions, boolean isAsync, Span span)
    implements Node {}
