package dev.undebug.python;

import dev.undebug.python.Statement.ClassDef;
import dev.undebug.python.Statement.For;
import dev.undebug.python.Statement.FunctionDef;
import dev.undebug.python.Statement.If;
import dev.undebug.python.Statement.While;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;

/// Reads statements that have blocks.
final class CompoundParser {

  private final Cursor c;
  private final ExpressionParser expressions;
  private final StatementParser statements;
  private final TypeParameterParser typeParameters;
  private final WithParser withs;
  private final TryParser tries;
  private final MatchParser matches;

  CompoundParser(Cursor cursor, ExpressionParser expressions, StatementParser statements) {
    c = cursor;
    this.expressions = expressions;
    this.statements = statements;
    typeParameters = new TypeParameterParser(cursor, expressions);
    withs = new WithParser(cursor, expressions, statements);
    tries = new TryParser(cursor, expressions, statements);
    matches = new MatchParser(cursor, expressions, statements);
  }

  boolean isNext() {
    return switch (c.kind()) {
      case Kind.IF, Kind.DEF, Kind.CLASS, Kind.FOR, Kind.WHILE, Kind.TRY, Kind.WITH -> true;
      case Kind.AT, Kind.ASYNC -> true;
      case Kind.NAME -> matches.isNext();
      default -> false;
    };
  }

  Statement statement() {
    int start = c.start();
    return switch (c.kind()) {
      case Kind.IF -> ifs();
      case Kind.DEF -> function(start, List.of(), false);
      case Kind.CLASS -> classDef(start, List.of());
      case Kind.FOR -> loop(start, false);
      case Kind.WHILE -> whiles(start);
      case Kind.TRY -> tries.statement();
      case Kind.WITH -> withs.statement(start, false);
      case Kind.AT -> decorated();
      case Kind.ASYNC -> async(start, List.of());
      default -> matches.statement();
    };
  }

  private List<Statement> body(String of) {
    return statements.body(of);
  }

  private List<Statement> bodyOf(Expression test, boolean isFirst, String word) {
    return isFirst ? body(word) : statements.bodyBehind(test, word);
  }

  private List<Statement> orElse() {
    return c.accept(Kind.ELSE) ? statements.bodyOfClause("else") : List.of();
  }

  /// One `if` or `elif` of a chain.
  private record Clause(int start, Expression test, List<Statement> body) {}

  private Statement ifs() {
    var clauses = new ArrayList<Clause>();
    do {
      int start = c.start();
      String word = c.is(Kind.IF) ? "if" : "elif";
      c.advance();
      c.enter();
      Expression test =
          clauses.isEmpty()
              ? expressions.namedExpression()
              : statements.readOrBroken(expressions::namedExpression);
      clauses.add(new Clause(start, test, bodyOf(test, clauses.isEmpty(), word)));
    } while (c.is(Kind.ELIF));
    List<Statement> orElse = orElse();
    for (int i = clauses.size() - 1; i >= 0; i--) {
      Clause clause = clauses.get(i);
      c.leave();
      Span span = c.spanFrom(clause.start());
      orElse = List.of(new If(clause.test(), clause.body(), orElse, span));
    }
    return orElse.getFirst();
  }

  private Statement whiles(int start) {
    c.advance();
    Expression test = expressions.namedExpression();
    List<Statement> body = body("while");
    List<Statement> orElse = orElse();
    return new While(test, body, orElse, c.spanFrom(start));
  }

  private Statement loop(int start, boolean isAsync) {
    c.advance();
    Expression target = expressions.targets();
    c.expect(Kind.IN, "'in'");
    Expression iterable = expressions.starExpressions();
    List<Statement> body = body("for");
    List<Statement> orElse = orElse();
    return new For(target, iterable, body, orElse, isAsync, c.spanFrom(start));
  }

  private Statement decorated() {
    int mark = c.gathered();
    while (c.accept(Kind.AT)) {
      Expression decorator = expressions.namedExpression();
      if (c.isPython2 && !isOldDecorator(decorator)) {
        c.needsPython3("a decorator that is more than a name and a call", decorator.span().start());
      }
      c.gather(decorator);
      c.expect(Kind.NEWLINE, "a line end after the decorator");
    }
    List<Expression> decorators = c.take(mark);
    int start = c.start();
    return switch (c.kind()) {
      case Kind.DEF -> function(start, decorators, false);
      case Kind.CLASS -> classDef(start, decorators);
      case Kind.ASYNC -> async(start, decorators);
      default -> throw c.fail("expected a function or a class after the decorator");
    };
  }

  private static boolean isOldDecorator(Expression decorator) {
    Expression name =
        decorator instanceof Expression.Call(var called, _, _, _) ? called : decorator;
    while (name instanceof Expression.Attribute(var value, _, _)) {
      name = value;
    }
    return name instanceof Expression.Name;
  }

  private Statement async(int start, List<Expression> decorators) {
    c.advance();
    if (c.is(Kind.DEF)) {
      return function(start, decorators, true);
    } else if (c.is(Kind.FOR) && decorators.isEmpty()) {
      return loop(start, true);
    } else if (c.is(Kind.WITH) && decorators.isEmpty()) {
      return withs.statement(start, true);
    }
    throw c.fail("expected 'def', 'for' or 'with' after 'async'");
  }

  private Statement function(int start, List<Expression> decorators, boolean isAsync) {
    c.advance();
    String name = c.name();
    List<TypeParameter> types = typeParameters.optional();
    c.expect(Kind.L_PAREN, "'('");
    Parameters parameters = expressions.parameters().ofFunction();
    c.advance();
    Expression returns = c.absent();
    if (c.accept(Kind.ARROW)) {
      c.needsPython3("an annotation", c.start());
      returns = expressions.expression();
    }
    List<Statement> body = body("def");
    Span span = c.spanFrom(start);
    return new FunctionDef(name, types, parameters, decorators, returns, body, isAsync, span);
  }

  private Statement classDef(int start, List<Expression> decorators) {
    c.advance();
    String name = c.name();
    List<TypeParameter> types = typeParameters.optional();
    List<Expression> bases = List.of();
    List<Keyword> keywords = List.of();
    if (c.is(Kind.L_PAREN)) {
      var arguments = expressions.atoms().arguments().inBrackets(false);
      bases = arguments.positional();
      keywords = arguments.keywords();
      if (!keywords.isEmpty()) {
        c.needsPython3("a keyword among the bases", keywords.getFirst().span().start());
      }
    }
    List<Statement> body = body("class");
    return new ClassDef(name, types, bases, keywords, decorators, body, c.spanFrom(start));
  }
}
