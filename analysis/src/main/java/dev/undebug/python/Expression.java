package dev.undebug.python;

import dev.undebug.source.Span;
import java.util.List;

/// A Python expression.
public sealed interface Expression extends Node {

  /// Where the grammar lets a writer leave an expression out, and the writer did: the value of a
  /// bare `return`, the lower bound in `x[:3]`. Its span is empty.
  record Absent(Span span) implements Expression {}

  /// `a and b and c`: the operands of one run of the same operator.
  record BoolOp(Operator.Logical operator, List<Expression> operands, Span span)
      implements Expression {}

  /// `target := value`.
  record NamedExpr(Expression target, Expression value, Span span) implements Expression {}

  record BinOp(Expression left, Operator.Binary operator, Expression right, Span span)
      implements Expression {}

  record UnaryOp(Operator.Unary operator, Expression operand, Span span) implements Expression {}

  record Lambda(Parameters parameters, Expression body, Span span) implements Expression {}

  record IfExp(Expression test, Expression body, Expression orElse, Span span)
      implements Expression {}

  /// `{key: value, **other}`.
  ///
  /// @param keys one per value; `Absent` where the entry is `**value`
  record Dict(List<Expression> keys, List<Expression> values, Span span) implements Expression {}

  record Set(List<Expression> elements, Span span) implements Expression {}

  record ListComp(Expression element, List<Comprehension> generators, Span span)
      implements Expression {}

  record SetComp(Expression element, List<Comprehension> generators, Span span)
      implements Expression {}

  record DictComp(Expression key, Expression value, List<Comprehension> generators, Span span)
      implements Expression {}

  record GeneratorExp(Expression element, List<Comprehension> generators, Span span)
      implements Expression {}

  record Await(Expression value, Span span) implements Expression {}

  record Yield(Expression value, Span span) implements Expression {}

  record YieldFrom(Expression value, Span span) implements Expression {}

  /// `left op1 first op2 second …`.
  record Compare(
      Expression left, List<Operator.Comparison> operators, List<Expression> comparators, Span span)
      implements Expression {}

  record Call(Expression function, List<Expression> arguments, List<Keyword> keywords, Span span)
      implements Expression {}

  /// A replacement field of an f-string.
  ///
  /// @param conversion `s`, `r` or `a`, or a space when none is written
  /// @param formatSpec a `JoinedStr`, or `Absent`
  record FormattedValue(Expression value, char conversion, Expression formatSpec, Span span)
      implements Expression {}

  /// An f-string, with the literals joined to it.
  record JoinedStr(List<Expression> values, Span span) implements Expression {}

  /// A replacement field of a t-string (PEP 750).
  ///
  /// @param text the source between the braces, as `str` of the interpolation gives it
  record Interpolation(
      Expression value, String text, char conversion, Expression formatSpec, Span span)
      implements Expression {}

  /// A t-string (PEP 750).
  record TemplateStr(List<Expression> values, Span span) implements Expression {}

  record Constant(Literal value, Span span) implements Expression {}

  record Attribute(Expression value, String name, Span span) implements Expression {}

  record Subscript(Expression value, Expression index, Span span) implements Expression {}

  record Starred(Expression value, Span span) implements Expression {}

  record Name(String id, Span span) implements Expression {}

  record ListDisplay(List<Expression> elements, Span span) implements Expression {}

  record Tuple(List<Expression> elements, Span span) implements Expression {}

  /// `lower:upper:step`, each of them `Absent` where it is left out.
  record Slice(Expression lower, Expression upper, Expression step, Span span)
      implements Expression {}

  /// Python 2: `` `value` ``.
  record Repr(Expression value, Span span) implements Expression {}

  /// What could not be read.
  record Broken(String message, Span span) implements Expression {}
}
