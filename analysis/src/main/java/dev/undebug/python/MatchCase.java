package dev.undebug.python;

import dev.undebug.source.Span;
import java.util.List;

/// `case pattern if guard:`.
///
/// @param guard `Absent` where none is written
public record MatchCase(Pattern pattern, Expression guard, List<Statement> body, Span span)
    implements Node {}
