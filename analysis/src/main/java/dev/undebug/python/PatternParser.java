package dev.undebug.python;

import dev.undebug.python.Expression.Attribute;
import dev.undebug.python.Expression.BinOp;
import dev.undebug.python.Expression.Constant;
import dev.undebug.python.Expression.Name;
import dev.undebug.python.Expression.UnaryOp;
import dev.undebug.python.Pattern.MatchAny;
import dev.undebug.python.Pattern.MatchAs;
import dev.undebug.python.Pattern.MatchCapture;
import dev.undebug.python.Pattern.MatchClass;
import dev.undebug.python.Pattern.MatchMapping;
import dev.undebug.python.Pattern.MatchOr;
import dev.undebug.python.Pattern.MatchSequence;
import dev.undebug.python.Pattern.MatchSingleton;
import dev.undebug.python.Pattern.MatchStar;
import dev.undebug.python.Pattern.MatchValue;
import java.util.ArrayList;
import java.util.List;

/// Reads the patterns of `case`.
final class PatternParser {

  private final Cursor c;
  private final ExpressionParser expressions;

  PatternParser(Cursor cursor, ExpressionParser expressions) {
    c = cursor;
    this.expressions = expressions;
  }

  /// `patterns`: with commas a sequence without brackets.
  Pattern patterns() {
    int start = c.start();
    Pattern first = maybeStar();
    if (!c.is(Kind.COMMA)) {
      if (first instanceof MatchStar) {
        throw c.fail("expected ','");
      }
      return first;
    }
    int mark = c.gathered();
    c.gather(first);
    while (c.accept(Kind.COMMA) && !c.is(Kind.COLON) && !c.is(Kind.IF)) {
      c.gather(maybeStar());
    }
    return new MatchSequence(c.take(mark), c.spanFrom(start));
  }

  private Pattern maybeStar() {
    if (!c.is(Kind.STAR)) {
      return pattern();
    }
    int start = c.start();
    c.advance();
    String name = c.name();
    return new MatchStar(name.equals("_") ? "" : name, c.spanFrom(start));
  }

  /// `pattern`, with its `as`.
  private Pattern pattern() {
    c.enter();
    int start = c.start();
    Pattern read = alternatives();
    c.leave();
    if (!c.accept(Kind.AS)) {
      return read;
    }
    if (c.isWord("_")) {
      throw c.fail("cannot use '_' as a target");
    }
    String name = c.name();
    return new MatchAs(read, name, c.spanFrom(start));
  }

  private Pattern alternatives() {
    int start = c.start();
    Pattern first = closed();
    if (!c.is(Kind.PIPE)) {
      return first;
    }
    int mark = c.gathered();
    c.gather(first);
    while (c.accept(Kind.PIPE)) {
      c.gather(closed());
    }
    return new MatchOr(c.take(mark), c.spanFrom(start));
  }

  private Pattern closed() {
    int start = c.start();
    return switch (c.kind()) {
      case Kind.NAME -> named(start);
      case Kind.NONE, Kind.TRUE, Kind.FALSE -> {
        var constant = (Constant) expressions.atoms().leaf();
        yield new MatchSingleton(constant.value(), c.spanFrom(start));
      }
      case Kind.NUMBER, Kind.MINUS -> new MatchValue(number(), c.spanFrom(start));
      case Kind.STRING, Kind.F_START -> new MatchValue(string(), c.spanFrom(start));
      case Kind.L_PAREN -> bracketed(start);
      case Kind.L_BRACKET -> {
        c.advance();
        List<Pattern> elements = elements(Kind.R_BRACKET, "',' or ']'");
        yield new MatchSequence(elements, c.spanFrom(start));
      }
      case Kind.L_BRACE -> mapping(start);
      default -> throw c.fail("expected a pattern");
    };
  }

  private Pattern named(int start) {
    boolean isAttribute = c.next() == Kind.DOT;
    boolean isCall = c.next() == Kind.L_PAREN;
    if (!isAttribute && !isCall) {
      String name = c.name();
      return name.equals("_")
          ? new MatchAny(c.spanFrom(start))
          : new MatchCapture(name, c.spanFrom(start));
    }
    Expression value = dotted(start);
    if (c.is(Kind.L_PAREN)) {
      return ofClass(start, value);
    }
    return new MatchValue(value, c.spanFrom(start));
  }

  private Expression dotted(int start) {
    int outer = c.open();
    String first = c.name();
    Expression value = new Name(first, c.spanFrom(start));
    while (c.accept(Kind.DOT)) {
      String name = c.name();
      c.grow();
      value = new Attribute(value, name, c.spanFrom(start));
    }
    c.close(outer);
    return value;
  }

  private Pattern ofClass(int start, Expression type) {
    c.advance();
    var positional = new ArrayList<Pattern>();
    var names = new ArrayList<String>();
    var keywords = new ArrayList<Pattern>();
    while (!c.is(Kind.R_PAREN)) {
      if (c.is(Kind.NAME) && c.next() == Kind.EQUAL) {
        names.add(c.name());
        c.advance();
        keywords.add(pattern());
      } else if (names.isEmpty()) {
        positional.add(pattern());
      } else {
        throw c.fail("positional patterns follow keyword patterns");
      }
      if (!c.accept(Kind.COMMA)) {
        break;
      }
    }
    c.expect(Kind.R_PAREN, "',' or ')'");
    return new MatchClass(
        type,
        List.copyOf(positional),
        List.copyOf(names),
        List.copyOf(keywords),
        c.spanFrom(start));
  }

  /// `signed_number` or `complex_number`.
  private Expression number() {
    int start = c.start();
    Expression real = signed();
    if (!c.is(Kind.PLUS) && !c.is(Kind.MINUS)) {
      return real;
    }
    var operator = c.is(Kind.PLUS) ? Operator.Binary.ADD : Operator.Binary.SUB;
    c.advance();
    if (!c.is(Kind.NUMBER)) {
      throw c.fail("expected an imaginary number");
    }
    Expression imaginary = expressions.atoms().number();
    if (!isImaginary(imaginary) || isImaginary(real)) {
      throw Cursor.failAt("a real and an imaginary number are expected", imaginary.span());
    }
    return new BinOp(real, operator, imaginary, c.spanFrom(start));
  }

  private static boolean isImaginary(Expression number) {
    return switch (number) {
      case UnaryOp unary -> isImaginary(unary.operand());
      case Constant constant -> constant.value() instanceof Literal.Imaginary;
      default -> false;
    };
  }

  private Expression signed() {
    int start = c.start();
    if (!c.accept(Kind.MINUS)) {
      return expressions.atoms().number();
    }
    if (!c.is(Kind.NUMBER)) {
      throw c.fail("expected a number");
    }
    Expression operand = expressions.atoms().number();
    return new UnaryOp(Operator.Unary.USUB, operand, c.spanFrom(start));
  }

  private Expression string() {
    Expression read = expressions.atoms().strings().strings();
    if (!(read instanceof Constant)) {
      throw Cursor.failAt("patterns may only match literals and attribute lookups", read.span());
    }
    return read;
  }

  private List<Pattern> elements(int end, String closing) {
    int mark = c.gathered();
    while (!c.is(end)) {
      c.gather(maybeStar());
      if (!c.accept(Kind.COMMA)) {
        break;
      }
    }
    c.expect(end, closing);
    return c.take(mark);
  }

  /// A group, or a sequence.
  private Pattern bracketed(int start) {
    c.advance();
    int before = c.at();
    List<Pattern> elements = elements(Kind.R_PAREN, "',' or ')'");
    boolean isSequence =
        elements.size() != 1
            || c.kindOf(c.at() - 2) == Kind.COMMA
            || elements.getFirst() instanceof MatchStar;
    if (!isSequence && c.at() > before) {
      return elements.getFirst();
    }
    if (elements.size() == 1 && c.kindOf(c.at() - 2) != Kind.COMMA) {
      throw c.fail("a starred pattern cannot stand alone");
    }
    return new MatchSequence(elements, c.spanFrom(start));
  }

  private Pattern mapping(int start) {
    c.advance();
    var keys = new ArrayList<Expression>();
    var values = new ArrayList<Pattern>();
    String rest = "";
    while (!c.is(Kind.R_BRACE)) {
      if (!rest.isEmpty()) {
        throw c.fail("nothing can follow the pattern with '**'");
      }
      if (c.accept(Kind.DOUBLE_STAR)) {
        if (c.isWord("_")) {
          throw c.fail("cannot use '_' here");
        }
        rest = c.name();
      } else {
        keys.add(key());
        c.expect(Kind.COLON, "':'");
        values.add(pattern());
      }
      if (!c.accept(Kind.COMMA)) {
        break;
      }
    }
    c.expect(Kind.R_BRACE, "',' or '}'");
    return new MatchMapping(List.copyOf(keys), List.copyOf(values), rest, c.spanFrom(start));
  }

  private Expression key() {
    int start = c.start();
    return switch (c.kind()) {
      case Kind.NUMBER, Kind.MINUS -> number();
      case Kind.STRING, Kind.F_START -> string();
      case Kind.NONE, Kind.TRUE, Kind.FALSE -> expressions.atoms().leaf();
      case Kind.NAME -> {
        Expression key = dotted(start);
        if (key instanceof Name) {
          throw Cursor.failAt("a key is a literal or an attribute", key.span());
        }
        yield key;
      }
      default -> throw c.fail("expected a key");
    };
  }
}
