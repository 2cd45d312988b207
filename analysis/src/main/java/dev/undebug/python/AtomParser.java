package dev.undebug.python;

import dev.undebug.python.Expression.Attribute;
import dev.undebug.python.Expression.Call;
import dev.undebug.python.Expression.Constant;
import dev.undebug.python.Expression.ListComp;
import dev.undebug.python.Expression.ListDisplay;
import dev.undebug.python.Expression.Name;
import dev.undebug.python.Expression.Slice;
import dev.undebug.python.Expression.Starred;
import dev.undebug.python.Expression.Subscript;
import dev.undebug.source.Span;
import java.util.List;

/// Reads names, literals, displays, and what follows them: attributes, calls and subscripts.
final class AtomParser {

  private static final Literal TRUE = new Literal.Bool(true);
  private static final Literal FALSE = new Literal.Bool(false);

  /// By kind: whether an expression is at its end before such a token, whatever it is.
  private static final boolean[] ENDS_EXPRESSION = new boolean[Kind.COUNT];

  static {
    for (int kind :
        new int[] {
          Kind.COMMA,
          Kind.R_PAREN,
          Kind.R_BRACKET,
          Kind.R_BRACE,
          Kind.NEWLINE,
          Kind.COLON,
          Kind.EQUAL,
          Kind.SEMICOLON,
          Kind.FIELD_CLOSE
        }) {
      ENDS_EXPRESSION[kind] = true;
    }
  }

  private final Cursor c;
  private final ExpressionParser expressions;
  private final ComprehensionParser comprehensions;
  private final ArgumentParser arguments;
  private final StringParser strings;

  AtomParser(Cursor cursor, ExpressionParser expressions) {
    c = cursor;
    this.expressions = expressions;
    comprehensions = new ComprehensionParser(cursor, expressions);
    arguments = new ArgumentParser(cursor, expressions, comprehensions);
    strings = new StringParser(cursor, expressions);
  }

  ArgumentParser arguments() {
    return arguments;
  }

  StringParser strings() {
    return strings;
  }

  /// Whether the token at hand is an expression by itself.
  boolean isLoneLeaf() {
    if (!ENDS_EXPRESSION[c.next()]) {
      return false;
    }
    return switch (c.kind()) {
      case Kind.NAME, Kind.NUMBER, Kind.STRING, Kind.NONE, Kind.TRUE, Kind.FALSE -> true;
      default -> false;
    };
  }

  /// A name or a literal of one token.
  Expression leaf() {
    return switch (c.kind()) {
      case Kind.NAME -> name();
      case Kind.STRING -> strings.strings();
      case Kind.NUMBER -> number();
      case Kind.NONE -> constant(Literal.Singleton.NONE);
      case Kind.TRUE -> constant(TRUE);
      case Kind.FALSE -> constant(FALSE);
      case Kind.ELLIPSIS -> constant(Literal.Singleton.ELLIPSIS);
      default -> throw c.fail("expected an expression");
    };
  }

  private Expression name() {
    int start = c.start();
    String id = c.name();
    return new Name(id, new Span(start, c.lastEnd()));
  }

  private Expression constant(Literal value) {
    int start = c.start();
    c.advance();
    return new Constant(value, new Span(start, c.lastEnd()));
  }

  Expression number() {
    int start = c.start();
    int end = c.tokens.ends[c.at()];
    c.advance();
    return new Constant(Numbers.value(c.tokens.text, start, end, c.dialect), new Span(start, end));
  }

  /// `primary`.
  Expression primary() {
    int start = c.start();
    Expression read = atom();
    while (true) {
      switch (c.kind()) {
        case Kind.DOT -> {
          c.advance();
          String name = c.name();
          c.grow();
          read = new Attribute(read, name, c.spanFrom(start));
        }
        case Kind.L_PAREN -> read = call(start, read);
        case Kind.L_BRACKET -> read = subscript(start, read);
        default -> {
          return read;
        }
      }
    }
  }

  private Expression call(int start, Expression function) {
    c.enter();
    var read = arguments.inBrackets(true);
    c.leave();
    c.grow();
    return new Call(function, read.positional(), read.keywords(), c.spanFrom(start));
  }

  private Expression subscript(int start, Expression value) {
    c.advance();
    c.enter();
    int first = c.start();
    Expression index = slice();
    if (c.is(Kind.COMMA) || index instanceof Starred) {
      int mark = c.gathered();
      c.gather(index);
      while (c.accept(Kind.COMMA) && !c.is(Kind.R_BRACKET)) {
        c.gather(slice());
      }
      index = new Expression.Tuple(c.take(mark), c.spanFrom(first));
      c.grow();
    }
    c.expect(Kind.R_BRACKET, "']'");
    c.leave();
    c.grow();
    return new Subscript(value, index, c.spanFrom(start));
  }

  private Expression slice() {
    if (c.is(Kind.STAR)) {
      return expressions.starNamedExpression();
    }
    int start = c.start();
    if (!c.is(Kind.COLON)) {
      Expression lower = expressions.namedExpression();
      return c.is(Kind.COLON) ? sliceFrom(start, lower) : lower;
    }
    return sliceFrom(start, new Expression.Absent(c.here()));
  }

  private Expression sliceFrom(int start, Expression lower) {
    c.advance();
    Expression upper = bound();
    Expression step = c.accept(Kind.COLON) ? bound() : c.absent();
    return new Slice(lower, upper, step, c.spanFrom(start));
  }

  private Expression bound() {
    return switch (c.kind()) {
      case Kind.COLON, Kind.COMMA, Kind.R_BRACKET -> c.absent();
      default -> expressions.expression();
    };
  }

  private Expression atom() {
    return switch (c.kind()) {
      case Kind.STRING, Kind.F_START -> strings.strings();
      case Kind.L_PAREN -> inside(Kind.R_PAREN, "')'");
      case Kind.L_BRACKET -> inside(Kind.R_BRACKET, "']'");
      case Kind.L_BRACE -> inside(Kind.R_BRACE, "'}'");
      case Kind.BACKTICK -> inside(Kind.BACKTICK, "'`'");
      default -> leaf();
    };
  }

  private Expression inside(int end, String closing) {
    int start = c.start();
    c.advance();
    c.enter();
    int outer = c.open();
    Expression read =
        switch (end) {
          case Kind.R_PAREN -> parenthesised(start);
          case Kind.R_BRACKET -> list(start, closing);
          case Kind.R_BRACE -> comprehensions.dictOrSet(start);
          default -> repr(start, closing);
        };
    c.close(outer);
    c.leave();
    return read;
  }

  private Expression repr(int start, String closing) {
    Expression value = expressions.starExpressions();
    c.expect(Kind.BACKTICK, closing);
    c.grow();
    return new Expression.Repr(value, c.spanFrom(start));
  }

  private Expression parenthesised(int start) {
    if (c.accept(Kind.R_PAREN)) {
      return new Expression.Tuple(List.of(), c.spanFrom(start));
    }
    if (c.is(Kind.YIELD)) {
      Expression read = expressions.yielded();
      c.expect(Kind.R_PAREN, "')'");
      return read;
    }
    Expression first = expressions.starNamedExpression();
    if (c.is(Kind.COMMA)) {
      return tuple(start, first);
    }
    if (first instanceof Starred starred) {
      throw Cursor.failAt("a starred expression cannot stand alone", starred.span());
    }
    if (comprehensions.isNext()) {
      return comprehensions.generator(start, first);
    }
    c.expect(Kind.R_PAREN, "',' or ')'");
    return first;
  }

  private Expression tuple(int start, Expression first) {
    int mark = c.gathered();
    c.gather(first);
    while (c.accept(Kind.COMMA) && !c.is(Kind.R_PAREN)) {
      c.gather(expressions.starNamedExpression());
    }
    c.expect(Kind.R_PAREN, "',' or ')'");
    c.grow();
    return new Expression.Tuple(c.take(mark), c.spanFrom(start));
  }

  private Expression list(int start, String closing) {
    int mark = c.gathered();
    while (!c.is(Kind.R_BRACKET)) {
      Expression element = expressions.starNamedExpression();
      if (c.gathered() == mark && comprehensions.isNext() && !(element instanceof Starred)) {
        var generators = comprehensions.clauses(c.isPython2);
        c.expect(Kind.R_BRACKET, closing);
        c.grow();
        return new ListComp(element, generators, c.spanFrom(start));
      }
      c.gather(element);
      if (!c.accept(Kind.COMMA)) {
        break;
      }
    }
    c.expect(Kind.R_BRACKET, "',' or ']'");
    c.grow();
    return new ListDisplay(c.take(mark), c.spanFrom(start));
  }
}
