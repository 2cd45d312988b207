package dev.undebug.python;

import dev.undebug.source.Span;

/// A type parameter (PEP 695) with its default (PEP 696).
public record TypeParameter(
    Form form, String name, Expression bound, Expression defaultValue, Span span) implements Node {

  public enum Form {
    TYPE_VAR,
    TYPE_VAR_TUPLE,
    PARAM_SPEC
  }
}
