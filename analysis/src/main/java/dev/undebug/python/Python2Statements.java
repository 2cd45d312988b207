package dev.undebug.python;

import dev.undebug.python.Statement.Exec;
import dev.undebug.python.Statement.Print;
import dev.undebug.python.Statement.Raise;
import java.util.List;

/// Reads the statements that Python 3 dropped, and the old forms of `raise`.
final class Python2Statements {

  private final Cursor c;
  private final ExpressionParser expressions;
  private boolean isPrintAFunction;

  Python2Statements(Cursor cursor, ExpressionParser expressions) {
    c = cursor;
    this.expressions = expressions;
  }

  /// `from __future__ import print_function` makes `print` a name.
  void noteFuture(String module, List<Alias> names) {
    if (module.equals("__future__")) {
      isPrintAFunction |= names.stream().anyMatch(name -> name.name().equals("print_function"));
      if (names.stream().anyMatch(name -> name.name().equals("unicode_literals"))) {
        c.useUnicodeLiterals();
      }
    }
  }

  /// Whether a `print` or an `exec` follows.
  boolean isNext() {
    return c.isWord("exec") || (c.isWord("print") && !isPrintAFunction);
  }

  Statement statement() {
    return c.isWord("exec") ? exec() : print();
  }

  private Statement print() {
    int start = c.start();
    c.advance();
    Expression destination = c.absent();
    int mark = c.gathered();
    boolean hasNewline = true;
    if (c.accept(Kind.R_SHIFT)) {
      destination = expressions.expression();
      hasNewline = !c.accept(Kind.COMMA);
      if (!hasNewline && !ExpressionParser.beginsExpression(c.kind())) {
        throw c.fail("expected what is printed");
      }
      hasNewline = true;
    }
    while (ExpressionParser.beginsExpression(c.kind()) && hasNewline) {
      c.gather(expressions.expression());
      hasNewline = !c.accept(Kind.COMMA);
      if (!hasNewline && ExpressionParser.beginsExpression(c.kind())) {
        hasNewline = true;
      }
    }
    return new Print(destination, c.take(mark), hasNewline, c.spanFrom(start));
  }

  private Statement exec() {
    int start = c.start();
    c.advance();
    Expression body = expressions.bitwiseOr();
    if (body instanceof Expression.Tuple(var parts, _) && !c.is(Kind.IN)) {
      // `exec(code, globals)`, the form of Python 3, means the same since 2.7.9.
      if (parts.size() == 2 || parts.size() == 3) {
        Expression locals = parts.size() == 3 ? parts.get(2) : c.absent();
        return new Exec(parts.get(0), parts.get(1), locals, c.spanFrom(start));
      }
    }
    Expression globals = c.accept(Kind.IN) ? expressions.expression() : c.absent();
    boolean hasLocals = !(globals instanceof Expression.Absent) && c.accept(Kind.COMMA);
    Expression locals = hasLocals ? expressions.expression() : c.absent();
    return new Exec(body, globals, locals, c.spanFrom(start));
  }

  /// `raise`, with `from` or with Python 2's commas.
  Statement raise() {
    int start = c.start();
    c.advance();
    Expression none = c.absent();
    if (!ExpressionParser.beginsExpression(c.kind())) {
      return new Raise(none, none, List.of(), c.spanFrom(start));
    }
    Expression exception = expressions.expression();
    if (c.accept(Kind.FROM)) {
      c.needsPython3("'raise' with 'from'", start);
      Expression cause = expressions.expression();
      return new Raise(exception, cause, List.of(), c.spanFrom(start));
    }
    int mark = c.gathered();
    while (c.isPython2 && c.gathered() < mark + 2 && c.accept(Kind.COMMA)) {
      c.gather(expressions.expression());
    }
    List<Expression> legacy = c.take(mark);
    return new Raise(exception, none, legacy, c.spanFrom(start));
  }
}
