package dev.undebug.python;

import dev.undebug.source.Span;

/// A comment.
///
/// @param span from `#` to the end of the line, without the line end
public record Comment(Span span) {}
