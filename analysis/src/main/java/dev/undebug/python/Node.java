package dev.undebug.python;

import dev.undebug.source.Span;

/// A part of a Python syntax tree.
///
/// The types, and the order and meaning of their components, are those of CPython's `ast` module
/// (its documentation is theirs); spans cover what `lineno` to `end_col_offset` cover there.
public sealed interface Node
    permits Statement,
        Expression,
        Pattern,
        Comprehension,
        Parameter,
        Keyword,
        Alias,
        WithItem,
        ExceptHandler,
        MatchCase,
        TypeParameter {

  /// Where the node stands in its file.
  Span span();
}
