package dev.undebug.python;

import dev.undebug.python.Expression.Name;
import dev.undebug.python.Statement.Try;
import java.util.List;

/// Reads `try` and its clauses.
final class TryParser {

  private final Cursor c;
  private final ExpressionParser expressions;
  private final StatementParser statements;

  TryParser(Cursor cursor, ExpressionParser expressions, StatementParser statements) {
    c = cursor;
    this.expressions = expressions;
    this.statements = statements;
  }

  Statement statement() {
    int start = c.start();
    c.advance();
    List<Statement> body = statements.body("try");
    int mark = c.gathered();
    boolean isStar = c.is(Kind.EXCEPT) && c.next() == Kind.STAR;
    while (c.is(Kind.EXCEPT)) {
      if ((c.next() == Kind.STAR) != isStar) {
        c.note("cannot have both 'except' and 'except*' on the same 'try'", c.here());
      }
      c.gather(handler());
    }
    List<ExceptHandler> handlers = c.take(mark);
    List<Statement> orElse = List.of();
    if (!handlers.isEmpty() && c.accept(Kind.ELSE)) {
      orElse = statements.bodyOfClause("else");
    }
    List<Statement> finalBody =
        c.accept(Kind.FINALLY) ? statements.bodyOfClause("finally") : List.of();
    if (handlers.isEmpty() && finalBody.isEmpty()) {
      c.note("expected 'except' or 'finally' block", c.here());
    }
    return new Try(body, handlers, orElse, finalBody, isStar, c.spanFrom(start));
  }

  private ExceptHandler handler() {
    int start = c.start();
    c.advance();
    boolean isStar = c.accept(Kind.STAR);
    if (isStar) {
      c.needsPython3("'except*'", start);
    }
    Expression type = c.absent();
    Expression target = c.absent();
    if (isStar || !c.is(Kind.COLON)) {
      type = statements.readOrBroken(this::type);
      target = type instanceof Expression.Broken ? type : statements.readOrBroken(this::target);
    }
    List<Statement> body = statements.bodyBehind(target, "except");
    return new ExceptHandler(type, target, body, c.spanFrom(start));
  }

  /// One exception; without brackets several (PEP 758).
  private Expression type() {
    int start = c.start();
    Expression first = expressions.expression();
    if (c.isPython2 || !c.is(Kind.COMMA)) {
      return first;
    }
    int mark = c.gathered();
    c.gather(first);
    while (c.accept(Kind.COMMA) && ExpressionParser.beginsExpression(c.kind())) {
      c.gather(expressions.expression());
    }
    var several = new Expression.Tuple(c.take(mark), c.spanFrom(start));
    if (c.is(Kind.AS)) {
      throw c.fail("several exception types must stand in brackets before 'as'");
    }
    return several;
  }

  private Expression target() {
    if (c.isPython2 && (c.accept(Kind.COMMA) || c.accept(Kind.AS))) {
      return Targets.check(expressions.expression());
    }
    if (!c.accept(Kind.AS)) {
      return c.absent();
    }
    int start = c.start();
    String name = c.name();
    return new Name(name, c.spanFrom(start));
  }
}
