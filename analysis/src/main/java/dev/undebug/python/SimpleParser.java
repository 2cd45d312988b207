package dev.undebug.python;

import dev.undebug.python.Expression.Name;
import dev.undebug.python.Statement.AnnAssign;
import dev.undebug.python.Statement.Assert;
import dev.undebug.python.Statement.Assign;
import dev.undebug.python.Statement.AugAssign;
import dev.undebug.python.Statement.Break;
import dev.undebug.python.Statement.Continue;
import dev.undebug.python.Statement.Delete;
import dev.undebug.python.Statement.ExpressionStatement;
import dev.undebug.python.Statement.Global;
import dev.undebug.python.Statement.Nonlocal;
import dev.undebug.python.Statement.Pass;
import dev.undebug.python.Statement.Return;
import dev.undebug.python.Statement.TypeAlias;
import java.util.List;

/// Reads the statements of one line.
final class SimpleParser {

  private static final Operator.Binary[] BINARY = Operator.Binary.values();

  private final Cursor c;
  private final ExpressionParser expressions;
  private final ImportParser imports;
  private final Python2Statements python2;
  private final TypeParameterParser typeParameters;

  SimpleParser(Cursor cursor, ExpressionParser expressions) {
    c = cursor;
    this.expressions = expressions;
    python2 = new Python2Statements(cursor, expressions);
    imports = new ImportParser(cursor, python2);
    typeParameters = new TypeParameterParser(cursor, expressions);
  }

  Statement statement() {
    int start = c.start();
    return switch (c.kind()) {
      case Kind.NAME -> ofName(start);
      case Kind.RETURN -> {
        c.advance();
        yield new Return(optionalValue(), c.spanFrom(start));
      }
      case Kind.IMPORT -> imports.ofImport();
      case Kind.FROM -> imports.ofFrom();
      case Kind.RAISE -> python2.raise();
      case Kind.PASS -> {
        c.advance();
        yield new Pass(c.spanFrom(start));
      }
      case Kind.BREAK -> {
        c.advance();
        yield new Break(c.spanFrom(start));
      }
      case Kind.CONTINUE -> {
        c.advance();
        yield new Continue(c.spanFrom(start));
      }
      case Kind.DEL -> delete(start);
      case Kind.ASSERT -> assertion(start);
      case Kind.GLOBAL -> new Global(names(), c.spanFrom(start));
      case Kind.NONLOCAL -> new Nonlocal(names(), c.spanFrom(start));
      case Kind.YIELD -> {
        Expression value = expressions.yielded();
        yield c.is(Kind.EQUAL)
            ? throwAssigned(value)
            : new ExpressionStatement(value, c.spanFrom(start));
      }
      default -> ofExpression(start);
    };
  }

  private static Statement throwAssigned(Expression value) {
    throw Cursor.failAt("cannot assign to this expression", value.span());
  }

  private Statement ofName(int start) {
    if (c.isPython2 && python2.isNext()) {
      return python2.statement();
    }
    boolean isAlias =
        !c.isPython2
            && c.next() == Kind.NAME
            && c.isWord("type")
            && (c.kindOf(c.at() + 2) == Kind.EQUAL || c.kindOf(c.at() + 2) == Kind.L_BRACKET);
    return isAlias ? typeAlias(start) : ofExpression(start);
  }

  private Statement typeAlias(int start) {
    c.advance();
    int nameStart = c.start();
    String id = c.name();
    var name = new Name(id, c.spanFrom(nameStart));
    List<TypeParameter> parameters = typeParameters.optional();
    c.expect(Kind.EQUAL, "'='");
    Expression value = expressions.expression();
    return new TypeAlias(name, parameters, value, c.spanFrom(start));
  }

  private Expression optionalValue() {
    return ExpressionParser.beginsExpression(c.kind()) ? expressions.starExpressions() : c.absent();
  }

  private Statement delete(int start) {
    c.advance();
    int mark = c.gathered();
    do {
      c.gather(Targets.checkDeleted(expressions.target()));
    } while (c.accept(Kind.COMMA) && ExpressionParser.beginsExpression(c.kind()));
    return new Delete(c.take(mark), c.spanFrom(start));
  }

  private Statement assertion(int start) {
    c.advance();
    Expression test = expressions.expression();
    Expression message = c.accept(Kind.COMMA) ? expressions.expression() : c.absent();
    return new Assert(test, message, c.spanFrom(start));
  }

  private List<String> names() {
    c.advance();
    int mark = c.gathered();
    do {
      c.gather(c.name());
    } while (c.accept(Kind.COMMA));
    return c.take(mark);
  }

  private Statement ofExpression(int start) {
    boolean isBracketed = c.is(Kind.L_PAREN);
    Expression first = expressions.starExpressions();
    int kind = c.kind();
    if (kind == Kind.EQUAL) {
      return assign(start, first);
    }
    if (kind == Kind.COLON) {
      return annotated(start, first, isBracketed);
    }
    if (kind >= Kind.FIRST_AUGMENTED && kind <= Kind.LAST_AUGMENTED) {
      Targets.checkSingle(first);
      c.advance();
      Expression value = expressions.yieldOrStarExpressions();
      Operator.Binary operator = BINARY[kind - Kind.FIRST_AUGMENTED];
      return new AugAssign(first, operator, value, c.spanFrom(start));
    }
    return new ExpressionStatement(first, c.spanFrom(start));
  }

  private Statement assign(int start, Expression first) {
    int mark = c.gathered();
    c.gather(Targets.check(first));
    c.advance();
    Expression value = expressions.yieldOrStarExpressions();
    while (c.is(Kind.EQUAL)) {
      c.gather(Targets.check(value));
      c.advance();
      value = expressions.yieldOrStarExpressions();
    }
    return new Assign(c.take(mark), value, c.spanFrom(start));
  }

  private Statement annotated(int start, Expression target, boolean isBracketed) {
    Targets.checkSingle(target);
    c.needsPython3("an annotation", start);
    c.advance();
    Expression annotation = expressions.expression();
    Expression value = c.accept(Kind.EQUAL) ? expressions.yieldOrStarExpressions() : c.absent();
    boolean isSimple = target instanceof Name && !isBracketed;
    return new AnnAssign(target, annotation, value, isSimple, c.spanFrom(start));
  }
}
