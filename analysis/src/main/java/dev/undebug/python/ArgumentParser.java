package dev.undebug.python;

import dev.undebug.python.Expression.Starred;
import java.util.ArrayList;
import java.util.List;

/// Reads the arguments of calls, and the bases of classes.
final class ArgumentParser {

  /// What stands between the brackets.
  record Arguments(List<Expression> positional, List<Keyword> keywords) {}

  private final Cursor c;
  private final ExpressionParser expressions;
  private final ComprehensionParser comprehensions;

  ArgumentParser(Cursor cursor, ExpressionParser expressions, ComprehensionParser comprehensions) {
    c = cursor;
    this.expressions = expressions;
    this.comprehensions = comprehensions;
  }

  /// Reads from the opening to the closing bracket.
  ///
  /// @param isCall whether a generator may stand there without brackets of its own
  Arguments inBrackets(boolean isCall) {
    int open = c.start();
    c.advance();
    int mark = c.gathered();
    List<Keyword> keywords = List.of();
    boolean isBehindUnpacked = false;
    boolean isBehindStar = false;
    while (!c.is(Kind.R_PAREN)) {
      if (isBehindUnpacked || (isBehindStar && (c.is(Kind.STAR) || !isKeywordNext()))) {
        c.needsPython3("an argument behind '*' or '**'", c.start());
      }
      isBehindStar |= c.is(Kind.STAR);
      if (isKeywordNext()) {
        keywords = keywords.isEmpty() ? new ArrayList<>() : keywords;
        isBehindUnpacked |= c.is(Kind.DOUBLE_STAR);
        keywords.add(keyword());
      } else if (isCall && c.gathered() == mark && keywords.isEmpty()) {
        Expression first = positional();
        if (comprehensions.isNext() && !(first instanceof Starred)) {
          return lone(open, first);
        }
        c.gather(first);
      } else {
        c.gather(later(keywords, isBehindUnpacked));
      }
      if (!c.accept(Kind.COMMA)) {
        break;
      }
      if ((isBehindStar || isBehindUnpacked) && c.is(Kind.R_PAREN)) {
        c.needsPython3("a comma behind '*' or '**'", c.start());
      }
    }
    c.expect(Kind.R_PAREN, "',' or ')'");
    return new Arguments(c.take(mark), List.copyOf(keywords));
  }

  private boolean isKeywordNext() {
    return c.is(Kind.DOUBLE_STAR) || (c.is(Kind.NAME) && c.next() == Kind.EQUAL);
  }

  private Keyword keyword() {
    int start = c.start();
    if (c.accept(Kind.DOUBLE_STAR)) {
      Expression value = expressions.expression();
      return new Keyword("", value, c.spanFrom(start));
    }
    String name = c.name();
    c.advance();
    Expression value = expressions.expression();
    if (comprehensions.isNext()) {
      throw c.fail("a generator must stand in brackets of its own");
    }
    return new Keyword(name, value, c.spanFrom(start));
  }

  private Expression positional() {
    if (!c.is(Kind.STAR)) {
      return expressions.namedExpression();
    }
    int start = c.start();
    c.advance();
    int outer = c.open();
    Expression value = expressions.expression();
    c.grow();
    c.close(outer);
    return new Starred(value, c.spanFrom(start));
  }

  private Expression later(List<Keyword> keywords, boolean isBehindUnpacked) {
    Expression argument = positional();
    boolean isStarred = argument instanceof Starred;
    if (isStarred ? isBehindUnpacked && !c.isPython2 : !keywords.isEmpty()) {
      throw Cursor.failAt("a positional argument follows a keyword argument", argument.span());
    }
    if (comprehensions.isNext()) {
      throw c.fail("a generator must stand in brackets of its own");
    }
    return argument;
  }

  private Arguments lone(int open, Expression element) {
    Expression generator = comprehensions.generator(open, element);
    return new Arguments(List.of(generator), List.of());
  }
}
