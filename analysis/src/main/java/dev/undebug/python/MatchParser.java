package dev.undebug.python;

import dev.undebug.python.Statement.BrokenStatement;
import dev.undebug.python.Statement.Match;
import dev.undebug.source.Span;
import java.util.List;

/// Reads `match` statements; `match` and `case` are words only there.
final class MatchParser {

  private final Cursor c;
  private final ExpressionParser expressions;
  private final StatementParser statements;
  private final PatternParser patterns;

  /// The end of the line that was looked at last.
  private int lineEnd = -1;

  MatchParser(Cursor cursor, ExpressionParser expressions, StatementParser statements) {
    c = cursor;
    this.expressions = expressions;
    this.statements = statements;
    patterns = new PatternParser(cursor, expressions);
  }

  /// Whether the name at hand is `match`, its line ends in a colon, and a block follows: no other
  /// statement that begins with a name looks so.
  boolean isNext() {
    if (c.isPython2 || !c.isWord("match") || !mayBeSubject(c.next())) {
      return false;
    }
    if (lineEnd < c.at()) {
      lineEnd = c.at();
      while (c.kindOf(lineEnd) != Kind.NEWLINE && c.kindOf(lineEnd) != Kind.END) {
        lineEnd++;
      }
    }
    return c.kindOf(lineEnd - 1) == Kind.COLON && c.kindOf(lineEnd + 1) == Kind.INDENT;
  }

  private static boolean mayBeSubject(int kind) {
    return ExpressionParser.beginsExpression(kind) || kind == Kind.STAR;
  }

  Statement statement() {
    int start = c.start();
    c.advance();
    Expression subject = subject();
    c.expect(Kind.COLON, "':'");
    c.expect(Kind.NEWLINE, "a line end");
    c.expect(Kind.INDENT, "an indented block");
    int mark = c.gathered();
    while (!c.is(Kind.DEDENT) && !c.is(Kind.END)) {
      one();
    }
    c.accept(Kind.DEDENT);
    List<MatchCase> cases = c.take(mark);
    return new Match(subject, cases, c.spanFrom(start));
  }

  private Expression subject() {
    int start = c.start();
    Expression first = expressions.starNamedExpression();
    if (!c.is(Kind.COMMA)) {
      if (first instanceof Expression.Starred) {
        throw c.fail("expected ','");
      }
      return first;
    }
    int mark = c.gathered();
    c.gather(first);
    while (c.accept(Kind.COMMA) && ExpressionParser.beginsExpression(c.kind())) {
      c.gather(expressions.starNamedExpression());
    }
    return new Expression.Tuple(c.take(mark), c.spanFrom(start));
  }

  /// One case; one that cannot be read becomes a case for anything, with its statements marked.
  private void one() {
    int start = c.start();
    int nesting = c.nesting();
    int gathered = c.gathered();
    try {
      if (!c.isWord("case")) {
        throw c.fail("expected 'case'");
      }
      c.advance();
      Pattern pattern = patterns.patterns();
      Expression guard = c.accept(Kind.IF) ? expressions.namedExpression() : c.absent();
      c.expect(Kind.COLON, "':'");
      List<Statement> body = statements.block("case");
      c.gather(new MatchCase(pattern, guard, body, c.spanFrom(start)));
    } catch (Unreadable unreadable) {
      c.restore(nesting, gathered);
      BrokenStatement broken = statements.broken(unreadable, start);
      Span span = broken.span();
      var nowhere = new Span(span.start(), span.start());
      c.gather(
          new MatchCase(
              new Pattern.MatchAny(nowhere),
              new Expression.Broken(broken.message(), nowhere),
              List.of(broken),
              span));
    }
  }
}
