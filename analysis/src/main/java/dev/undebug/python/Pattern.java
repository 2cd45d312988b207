package dev.undebug.python;

import dev.undebug.source.Span;
import java.util.List;

/// A pattern of a `match` statement (PEP 634).
public sealed interface Pattern extends Node {

  record MatchValue(Expression value, Span span) implements Pattern {}

  /// `None`, `True` or `False`.
  record MatchSingleton(Literal value, Span span) implements Pattern {}

  record MatchSequence(List<Pattern> patterns, Span span) implements Pattern {}

  /// `{key: pattern, **rest}`.
  ///
  /// @param rest the name behind `**`, or empty
  record MatchMapping(List<Expression> keys, List<Pattern> patterns, String rest, Span span)
      implements Pattern {}

  record MatchClass(
      Expression type,
      List<Pattern> patterns,
      List<String> keywordNames,
      List<Pattern> keywordPatterns,
      Span span)
      implements Pattern {}

  /// `*name` in a sequence.
  ///
  /// @param name the name behind `*`, or empty for `*_`
  record MatchStar(String name, Span span) implements Pattern {}

  /// `pattern as name`.
  record MatchAs(Pattern pattern, String name, Span span) implements Pattern {}

  /// A bare name, which takes any value.
  record MatchCapture(String name, Span span) implements Pattern {}

  /// `_`.
  record MatchAny(Span span) implements Pattern {}

  record MatchOr(List<Pattern> patterns, Span span) implements Pattern {}
}
