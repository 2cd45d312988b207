package dev.undebug.python;

import dev.undebug.source.SourceText;
import java.util.List;

/// A Python file, read.
///
/// @param source the text it was read from
/// @param dialect the language it was read as
/// @param body its statements; what could not be read stands among them as `BrokenStatement`
/// @param comments every comment, in order
/// @param problems what could not be read, in order; empty for a file that CPython accepts
public record Module(
    SourceText source,
    Dialect dialect,
    List<Statement> body,
    List<Comment> comments,
    List<Problem> problems) {}
