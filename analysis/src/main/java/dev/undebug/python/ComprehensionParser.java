package dev.undebug.python;

import dev.undebug.python.Expression.Dict;
import dev.undebug.python.Expression.DictComp;
import dev.undebug.python.Expression.GeneratorExp;
import dev.undebug.python.Expression.SetComp;
import dev.undebug.python.Expression.Starred;
import java.util.ArrayList;
import java.util.List;

/// Reads comprehensions, and the displays in braces.
final class ComprehensionParser {

  private final Cursor c;
  private final ExpressionParser expressions;

  ComprehensionParser(Cursor cursor, ExpressionParser expressions) {
    c = cursor;
    this.expressions = expressions;
  }

  /// Whether a `for` follows.
  boolean isNext() {
    return c.is(Kind.FOR) || (c.is(Kind.ASYNC) && c.next() == Kind.FOR);
  }

  /// The rest of a generator, its closing bracket included.
  Expression generator(int start, Expression element) {
    List<Comprehension> generators = clauses(false);
    c.expect(Kind.R_PAREN, "')'");
    c.grow();
    return new GeneratorExp(element, generators, c.spanFrom(start));
  }

  /// The clauses from `for` on.
  ///
  /// @param mayListWithoutBrackets Python 2's `[x for x in 1, 2]`
  List<Comprehension> clauses(boolean mayListWithoutBrackets) {
    int mark = c.gathered();
    while (isNext()) {
      c.gather(clause(mayListWithoutBrackets));
    }
    return c.take(mark);
  }

  private Comprehension clause(boolean mayListWithoutBrackets) {
    int start = c.start();
    boolean isAsync = c.accept(Kind.ASYNC);
    c.advance();
    Expression target = expressions.targets();
    c.expect(Kind.IN, "'in'");
    Expression iterable = mayListWithoutBrackets ? oldIterable() : measuredDisjunction();
    int mark = c.gathered();
    while (c.accept(Kind.IF)) {
      c.gather(c.isPython2 ? oldCondition() : condition());
    }
    List<Expression> conditions = c.take(mark);
    return new Comprehension(target, iterable, conditions, isAsync, c.spanFrom(start));
  }

  private Expression measuredDisjunction() {
    int outer = c.open();
    Expression read = expressions.disjunction();
    c.close(outer);
    return read;
  }

  private Expression condition() {
    if (c.is(Kind.NAME) && c.next() == Kind.WALRUS) {
      throw c.fail("':=' must stand in brackets here");
    }
    return measuredDisjunction();
  }

  private Expression oldCondition() {
    return c.is(Kind.LAMBDA) ? expressions.oldLambda() : measuredDisjunction();
  }

  private Expression oldIterable() {
    int start = c.start();
    Expression first = oldCondition();
    if (!c.is(Kind.COMMA)) {
      return first;
    }
    var elements = new ArrayList<Expression>();
    elements.add(first);
    while (c.accept(Kind.COMMA) && ExpressionParser.beginsExpression(c.kind())) {
      elements.add(oldCondition());
    }
    return new Expression.Tuple(List.copyOf(elements), c.spanFrom(start));
  }

  /// What stands in braces, behind the opening one.
  Expression dictOrSet(int start) {
    if (c.accept(Kind.R_BRACE)) {
      return new Dict(List.of(), List.of(), c.spanFrom(start));
    }
    if (c.is(Kind.DOUBLE_STAR)) {
      return dict(start);
    }
    if (c.is(Kind.STAR)) {
      return set(start, expressions.starNamedExpression());
    }
    Expression first = expressions.namedExpression();
    if (!c.is(Kind.COLON)) {
      return set(start, first);
    }
    c.advance();
    Expression value = expressions.expression();
    if (isNext()) {
      List<Comprehension> generators = clauses(false);
      c.expect(Kind.R_BRACE, "'}'");
      c.grow();
      return new DictComp(first, value, generators, c.spanFrom(start));
    }
    return restOfDict(start, first, value);
  }

  private Expression set(int start, Expression first) {
    if (isNext() && !(first instanceof Starred)) {
      List<Comprehension> generators = clauses(false);
      c.expect(Kind.R_BRACE, "'}'");
      c.grow();
      return new SetComp(first, generators, c.spanFrom(start));
    }
    int mark = c.gathered();
    c.gather(first);
    while (c.accept(Kind.COMMA) && !c.is(Kind.R_BRACE)) {
      c.gather(expressions.starNamedExpression());
    }
    c.expect(Kind.R_BRACE, "',' or '}'");
    c.grow();
    return new Expression.Set(c.take(mark), c.spanFrom(start));
  }

  private Expression dict(int start) {
    Expression none = new Expression.Absent(c.here());
    return restOfDict(start, none, unpacked());
  }

  private Expression unpacked() {
    c.needsPython3("'**' in a dict", c.start());
    c.advance();
    int outer = c.open();
    Expression value = expressions.bitwiseOr();
    c.close(outer);
    return value;
  }

  private Expression restOfDict(int start, Expression key, Expression value) {
    var keys = new ArrayList<Expression>();
    var values = new ArrayList<Expression>();
    keys.add(key);
    values.add(value);
    while (c.accept(Kind.COMMA) && !c.is(Kind.R_BRACE)) {
      if (c.is(Kind.DOUBLE_STAR)) {
        keys.add(new Expression.Absent(c.here()));
        values.add(unpacked());
      } else {
        keys.add(expressions.expression());
        c.expect(Kind.COLON, "':' after a key");
        values.add(expressions.expression());
      }
    }
    c.expect(Kind.R_BRACE, "',' or '}'");
    c.grow();
    return new Dict(List.copyOf(keys), List.copyOf(values), c.spanFrom(start));
  }
}
