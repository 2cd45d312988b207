package dev.undebug.python;

import dev.undebug.python.Statement.With;
import java.util.List;

/// Reads `with`, whose items may stand in brackets of their own.
final class WithParser {

  private final Cursor c;
  private final ExpressionParser expressions;
  private final StatementParser statements;

  WithParser(Cursor cursor, ExpressionParser expressions, StatementParser statements) {
    c = cursor;
    this.expressions = expressions;
    this.statements = statements;
  }

  Statement statement(int start, boolean isAsync) {
    c.advance();
    List<WithItem> items = areItemsInBrackets() ? itemsInBrackets() : items();
    List<Statement> body = statements.body("with");
    return new With(items, body, isAsync, c.spanFrom(start));
  }

  /// Whether the bracket at hand is closed right before the colon, and may hold items.
  private boolean areItemsInBrackets() {
    if (c.isPython2 || !c.is(Kind.L_PAREN)) {
      return false;
    }
    int depth = 0;
    boolean isOther = false;
    for (int i = c.at(); ; i++) {
      switch (c.kindOf(i)) {
        case Kind.L_PAREN, Kind.L_BRACKET, Kind.L_BRACE, Kind.FIELD_OPEN -> depth++;
        case Kind.R_PAREN, Kind.R_BRACKET, Kind.R_BRACE, Kind.FIELD_CLOSE -> {
          if (--depth == 0) {
            return c.kindOf(i + 1) == Kind.COLON && i > c.at() + 1 && !isOther;
          }
        }
        case Kind.STAR, Kind.WALRUS, Kind.YIELD, Kind.FOR -> {
          isOther |= depth == 1 && isOnlyOfExpressions(i);
        }
        case Kind.NEWLINE, Kind.END, Kind.ERROR -> {
          return false;
        }
        default -> {}
      }
    }
  }

  /// Whether a token shows that the bracket holds no items but a tuple, a generator, a `yield` or a
  /// walrus. A star does so only at the beginning of an element.
  private boolean isOnlyOfExpressions(int token) {
    if (c.kindOf(token) != Kind.STAR) {
      return true;
    }
    int before = c.kindOf(token - 1);
    return before == Kind.COMMA || before == Kind.L_PAREN;
  }

  private List<WithItem> itemsInBrackets() {
    c.advance();
    int mark = c.gathered();
    do {
      c.gather(item());
    } while (c.accept(Kind.COMMA) && !c.is(Kind.R_PAREN));
    c.expect(Kind.R_PAREN, "',' or ')'");
    return c.take(mark);
  }

  private List<WithItem> items() {
    int mark = c.gathered();
    do {
      c.gather(item());
    } while (c.accept(Kind.COMMA));
    return c.take(mark);
  }

  private WithItem item() {
    int start = c.start();
    Expression context = expressions.expression();
    Expression target = c.accept(Kind.AS) ? Targets.check(expressions.target()) : c.absent();
    return new WithItem(context, target, c.spanFrom(start));
  }
}
