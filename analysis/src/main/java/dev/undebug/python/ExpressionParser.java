package dev.undebug.python;

import dev.undebug.python.Expression.Await;
import dev.undebug.python.Expression.BinOp;
import dev.undebug.python.Expression.BoolOp;
import dev.undebug.python.Expression.Compare;
import dev.undebug.python.Expression.IfExp;
import dev.undebug.python.Expression.Lambda;
import dev.undebug.python.Expression.Name;
import dev.undebug.python.Expression.NamedExpr;
import dev.undebug.python.Expression.Starred;
import dev.undebug.python.Expression.UnaryOp;
import dev.undebug.python.Expression.Yield;
import dev.undebug.python.Expression.YieldFrom;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;

/// Reads expressions: what binds loosest first. A method's name is that of CPython's grammar rule
/// where there is one.
final class ExpressionParser {

  /// By kind: how tightly a binary operator binds, or 0.
  private static final byte[] BINDING = new byte[Kind.COUNT];

  private static final Operator.Binary[] BINARY = new Operator.Binary[Kind.COUNT];

  static {
    bind(1, Kind.PIPE, Operator.Binary.BIT_OR);
    bind(2, Kind.CARET, Operator.Binary.BIT_XOR);
    bind(3, Kind.AMPERSAND, Operator.Binary.BIT_AND);
    bind(4, Kind.L_SHIFT, Operator.Binary.L_SHIFT);
    bind(4, Kind.R_SHIFT, Operator.Binary.R_SHIFT);
    bind(5, Kind.PLUS, Operator.Binary.ADD);
    bind(5, Kind.MINUS, Operator.Binary.SUB);
    bind(6, Kind.STAR, Operator.Binary.MULT);
    bind(6, Kind.SLASH, Operator.Binary.DIV);
    bind(6, Kind.DOUBLE_SLASH, Operator.Binary.FLOOR_DIV);
    bind(6, Kind.PERCENT, Operator.Binary.MOD);
    bind(6, Kind.AT, Operator.Binary.MAT_MULT);
  }

  private final Cursor c;
  private final AtomParser atoms;
  private final ParameterParser parameters;

  ExpressionParser(Cursor cursor) {
    c = cursor;
    atoms = new AtomParser(cursor, this);
    parameters = new ParameterParser(cursor, this);
  }

  private static void bind(int strength, int kind, Operator.Binary operator) {
    BINDING[kind] = (byte) strength;
    BINARY[kind] = operator;
  }

  AtomParser atoms() {
    return atoms;
  }

  ParameterParser parameters() {
    return parameters;
  }

  /// `expression`: no star, no walrus, no comma.
  Expression expression() {
    if (atoms.isLoneLeaf()) {
      return atoms.leaf();
    }
    c.enter();
    int outer = c.open();
    Expression read = c.is(Kind.LAMBDA) ? lambda() : conditional();
    c.close(outer);
    c.leave();
    return read;
  }

  private Expression conditional() {
    int start = c.start();
    Expression body = disjunction();
    if (!c.accept(Kind.IF)) {
      return body;
    }
    Expression test = disjunction();
    c.expect(Kind.ELSE, "'else' after 'if' in an expression");
    Expression orElse = expression();
    c.grow();
    return new IfExp(test, body, orElse, c.spanFrom(start));
  }

  private Expression lambda() {
    int start = c.start();
    c.advance();
    Parameters declared = parameters.ofLambda();
    c.expect(Kind.COLON, "':'");
    Expression body = expression();
    c.grow();
    return new Lambda(declared, body, c.spanFrom(start));
  }

  /// Python 2's lambda before `for` and `if` of a comprehension: its body has no `if`.
  Expression oldLambda() {
    int start = c.start();
    c.advance();
    c.enter();
    Parameters declared = parameters.ofLambda();
    c.expect(Kind.COLON, "':'");
    Expression body = c.is(Kind.LAMBDA) ? oldLambda() : disjunction();
    c.leave();
    c.grow();
    return new Lambda(declared, body, c.spanFrom(start));
  }

  Expression disjunction() {
    int start = c.start();
    Expression first = conjunction();
    if (!c.is(Kind.OR)) {
      return first;
    }
    int mark = c.gathered();
    c.gather(first);
    while (c.accept(Kind.OR)) {
      int outer = c.open();
      c.gather(conjunction());
      c.close(outer);
    }
    c.grow();
    return new BoolOp(Operator.Logical.OR, c.take(mark), c.spanFrom(start));
  }

  private Expression conjunction() {
    int start = c.start();
    Expression first = inversion();
    if (!c.is(Kind.AND)) {
      return first;
    }
    int mark = c.gathered();
    c.gather(first);
    while (c.accept(Kind.AND)) {
      int outer = c.open();
      c.gather(inversion());
      c.close(outer);
    }
    c.grow();
    return new BoolOp(Operator.Logical.AND, c.take(mark), c.spanFrom(start));
  }

  private Expression inversion() {
    if (!c.is(Kind.NOT)) {
      return comparison();
    }
    int start = c.start();
    c.advance();
    c.enter();
    Expression operand = inversion();
    c.leave();
    c.grow();
    return new UnaryOp(Operator.Unary.NOT, operand, c.spanFrom(start));
  }

  private Expression comparison() {
    int start = c.start();
    Expression left = binary(1);
    int tokens = comparisonTokens();
    if (tokens == 0) {
      return left;
    }
    int mark = c.gathered();
    var operators = new ArrayList<Operator.Comparison>(2);
    while (tokens > 0) {
      operators.add(comparisonOperator(tokens));
      c.moveTo(c.at() + tokens);
      int outer = c.open();
      c.gather(binary(1));
      c.close(outer);
      tokens = comparisonTokens();
    }
    c.grow();
    return new Compare(left, List.copyOf(operators), c.take(mark), c.spanFrom(start));
  }

  /// How many tokens the comparison operator at hand has.
  private int comparisonTokens() {
    return switch (c.kind()) {
      case Kind.EQ, Kind.NOT_EQ, Kind.LT, Kind.LT_E, Kind.GT, Kind.GT_E, Kind.IN -> 1;
      case Kind.IS -> c.next() == Kind.NOT ? 2 : 1;
      case Kind.NOT -> c.next() == Kind.IN ? 2 : 0;
      default -> 0;
    };
  }

  private Operator.Comparison comparisonOperator(int tokens) {
    return switch (c.kind()) {
      case Kind.EQ -> Operator.Comparison.EQ;
      case Kind.NOT_EQ -> Operator.Comparison.NOT_EQ;
      case Kind.LT -> Operator.Comparison.LT;
      case Kind.LT_E -> Operator.Comparison.LT_E;
      case Kind.GT -> Operator.Comparison.GT;
      case Kind.GT_E -> Operator.Comparison.GT_E;
      case Kind.IN -> Operator.Comparison.IN;
      case Kind.NOT -> Operator.Comparison.NOT_IN;
      default -> tokens == 2 ? Operator.Comparison.IS_NOT : Operator.Comparison.IS;
    };
  }

  /// `bitwise_or`, the operand of a comparison.
  Expression bitwiseOr() {
    return binary(1);
  }

  private Expression binary(int weakest) {
    int start = c.start();
    Expression left = factor();
    while (true) {
      int kind = c.kind();
      int strength = BINDING[kind];
      if (strength < weakest || strength == 0) {
        return left;
      }
      c.advance();
      if (kind == Kind.AT) {
        c.needsPython3("the operator '@'", start);
      }
      int outer = c.open();
      Expression right = binary(strength + 1);
      c.close(outer);
      c.grow();
      left = new BinOp(left, BINARY[kind], right, c.spanFrom(start));
    }
  }

  private Expression factor() {
    return switch (c.kind()) {
      case Kind.MINUS -> unary(Operator.Unary.USUB);
      case Kind.PLUS -> unary(Operator.Unary.UADD);
      case Kind.TILDE -> unary(Operator.Unary.INVERT);
      default -> power();
    };
  }

  private Expression unary(Operator.Unary operator) {
    int start = c.start();
    c.advance();
    c.enter();
    Expression operand = factor();
    c.leave();
    c.grow();
    return new UnaryOp(operator, operand, c.spanFrom(start));
  }

  private Expression power() {
    int start = c.start();
    Expression base = awaited();
    if (!c.accept(Kind.DOUBLE_STAR)) {
      return base;
    }
    c.enter();
    int outer = c.open();
    Expression exponent = factor();
    c.close(outer);
    c.leave();
    c.grow();
    return new BinOp(base, Operator.Binary.POW, exponent, c.spanFrom(start));
  }

  private Expression awaited() {
    if (!c.is(Kind.AWAIT)) {
      return atoms.primary();
    }
    int start = c.start();
    c.advance();
    Expression value = atoms.primary();
    c.grow();
    return new Await(value, c.spanFrom(start));
  }

  /// `named_expression`: with a walrus, no star.
  Expression namedExpression() {
    if (!c.is(Kind.NAME) || c.next() != Kind.WALRUS) {
      Expression read = expression();
      if (c.is(Kind.WALRUS)) {
        throw c.fail("only a name can be assigned by ':='");
      }
      return read;
    }
    int start = c.start();
    var target = new Name(c.name(), c.spanFrom(start));
    c.advance();
    int outer = c.open();
    Expression value = expression();
    c.grow();
    c.close(outer);
    return new NamedExpr(target, value, c.spanFrom(start));
  }

  /// `star_named_expression`: an element of a display.
  Expression starNamedExpression() {
    return c.is(Kind.STAR) ? starred() : namedExpression();
  }

  /// `star_expression`.
  Expression starExpression() {
    return c.is(Kind.STAR) ? starred() : expression();
  }

  private Expression starred() {
    int start = c.start();
    c.advance();
    int outer = c.open();
    Expression value = bitwiseOr();
    c.needsPython3("a star here", start);
    c.grow();
    c.close(outer);
    return new Starred(value, c.spanFrom(start));
  }

  /// `star_expressions`: with commas a tuple.
  Expression starExpressions() {
    int start = c.start();
    Expression first = starExpression();
    return c.is(Kind.COMMA) ? restOfTuple(start, first) : first;
  }

  private Expression restOfTuple(int start, Expression first) {
    int mark = c.gathered();
    c.gather(first);
    while (c.accept(Kind.COMMA) && beginsExpression(c.kind())) {
      c.gather(starExpression());
    }
    c.grow();
    return new Expression.Tuple(c.take(mark), c.spanFrom(start));
  }

  /// `yield_expr` or `star_expressions`: what may stand behind `=`.
  Expression yieldOrStarExpressions() {
    return c.is(Kind.YIELD) ? yielded() : starExpressions();
  }

  Expression yielded() {
    int start = c.start();
    c.advance();
    if (c.accept(Kind.FROM)) {
      c.needsPython3("'yield from'", start);
      Expression value = expression();
      c.grow();
      return new YieldFrom(value, c.spanFrom(start));
    }
    Expression value = beginsExpression(c.kind()) ? starExpressions() : c.absent();
    c.grow();
    return new Yield(value, c.spanFrom(start));
  }

  /// Whether an expression, or a starred one, may begin with a token.
  static boolean beginsExpression(int kind) {
    return switch (kind) {
      case Kind.NAME, Kind.NUMBER, Kind.STRING, Kind.F_START, Kind.ERROR, Kind.ELLIPSIS -> true;
      case Kind.L_PAREN, Kind.L_BRACKET, Kind.L_BRACE, Kind.BACKTICK, Kind.STAR -> true;
      case Kind.PLUS, Kind.MINUS, Kind.TILDE, Kind.NOT, Kind.LAMBDA, Kind.AWAIT -> true;
      case Kind.NONE, Kind.TRUE, Kind.FALSE -> true;
      default -> false;
    };
  }

  /// A list of targets as they stand before `in` (`star_targets`).
  Expression targets() {
    int start = c.start();
    Expression first = target();
    if (!c.is(Kind.COMMA)) {
      return Targets.check(first);
    }
    int mark = c.gathered();
    c.gather(first);
    while (c.accept(Kind.COMMA) && beginsExpression(c.kind())) {
      c.gather(target());
    }
    Span span = c.spanFrom(start);
    return Targets.check(new Expression.Tuple(c.take(mark), span));
  }

  Expression target() {
    if (c.is(Kind.STAR)) {
      return starred();
    }
    int outer = c.open();
    Expression target = bitwiseOr();
    c.close(outer);
    return target;
  }
}
