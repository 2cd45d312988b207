package dev.undebug.python;

import dev.undebug.source.Span;
import java.util.List;

/// A Python statement.
public sealed interface Statement extends Node {

  /// A function; `async def` when `isAsync`.
  ///
  /// @param parameters the declared parameters, in source order of their groups
  /// @param span from `def` (or `async`), without the decorators, as in CPython since 3.8
  record FunctionDef(
      String name,
      List<TypeParameter> typeParameters,
      Parameters parameters,
      List<Expression> decorators,
      Expression returns,
      List<Statement> body,
      boolean isAsync,
      Span span)
      implements Statement {}

  record ClassDef(
      String name,
      List<TypeParameter> typeParameters,
      List<Expression> bases,
      List<Keyword> keywords,
      List<Expression> decorators,
      List<Statement> body,
      Span span)
      implements Statement {}

  record Return(Expression value, Span span) implements Statement {}

  record Delete(List<Expression> targets, Span span) implements Statement {}

  record Assign(List<Expression> targets, Expression value, Span span) implements Statement {}

  record TypeAlias(Expression name, List<TypeParameter> typeParameters, Expression value, Span span)
      implements Statement {}

  record AugAssign(Expression target, Operator.Binary operator, Expression value, Span span)
      implements Statement {}

  /// `target: annotation = value`.
  ///
  /// @param isSimple whether the target is a bare name without parentheses
  record AnnAssign(
      Expression target, Expression annotation, Expression value, boolean isSimple, Span span)
      implements Statement {}

  record For(
      Expression target,
      Expression iterable,
      List<Statement> body,
      List<Statement> orElse,
      boolean isAsync,
      Span span)
      implements Statement {}

  record While(Expression test, List<Statement> body, List<Statement> orElse, Span span)
      implements Statement {}

  /// An `elif` is an `If` alone in `orElse`, as in CPython.
  record If(Expression test, List<Statement> body, List<Statement> orElse, Span span)
      implements Statement {}

  record With(List<WithItem> items, List<Statement> body, boolean isAsync, Span span)
      implements Statement {}

  record Match(Expression subject, List<MatchCase> cases, Span span) implements Statement {}

  /// `raise exception from cause`.
  ///
  /// @param cause what stands behind `from`
  /// @param legacy Python 2's second and third expression: `raise E, value, traceback`
  record Raise(Expression exception, Expression cause, List<Expression> legacy, Span span)
      implements Statement {}

  /// `try`, with its clauses.
  ///
  /// @param isStar whether the handlers are `except*`
  record Try(
      List<Statement> body,
      List<ExceptHandler> handlers,
      List<Statement> orElse,
      List<Statement> finalBody,
      boolean isStar,
      Span span)
      implements Statement {}

  record Assert(Expression test, Expression message, Span span) implements Statement {}

  record Import(List<Alias> names, Span span) implements Statement {}

  /// `from module import names`.
  ///
  /// @param module the dotted name behind `from`, empty for `from . import x`
  /// @param level the number of leading dots
  record ImportFrom(String module, List<Alias> names, int level, Span span) implements Statement {}

  record Global(List<String> names, Span span) implements Statement {}

  record Nonlocal(List<String> names, Span span) implements Statement {}

  /// An expression that stands alone; CPython's `ast.Expr`.
  record ExpressionStatement(Expression value, Span span) implements Statement {}

  record Pass(Span span) implements Statement {}

  record Break(Span span) implements Statement {}

  record Continue(Span span) implements Statement {}

  /// Python 2: `print >>destination, values,`.
  ///
  /// @param hasNewline false when the statement ends in a comma
  record Print(Expression destination, List<Expression> values, boolean hasNewline, Span span)
      implements Statement {}

  /// Python 2: `exec body in globals, locals`.
  record Exec(Expression body, Expression globals, Expression locals, Span span)
      implements Statement {}

  /// What could not be read.
  ///
  /// @param message what CPython's reader would want there, in one line
  /// @param body the statements below a broken header, which could be read
  record BrokenStatement(String message, List<Statement> body, Span span) implements Statement {}
}
