package dev.undebug.python;

import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;

/// Reads the declared parameters of functions and lambdas.
final class ParameterParser {

  private final Cursor c;
  private final ExpressionParser expressions;

  ParameterParser(Cursor cursor, ExpressionParser expressions) {
    c = cursor;
    this.expressions = expressions;
  }

  /// The parameters up to the closing bracket, which is not read.
  Parameters ofFunction() {
    return read(Kind.R_PAREN, true);
  }

  /// The parameters up to the colon, which is not read.
  Parameters ofLambda() {
    return read(Kind.COLON, false);
  }

  /// The groups, as far as they are read.
  private static final class Groups {
    List<Parameter> positionalOnly = List.of();
    final List<Parameter> positional = new ArrayList<>();
    final List<Parameter> variadic = new ArrayList<>();
    final List<Parameter> keywordOnly = new ArrayList<>();
    final List<Parameter> variadicKeyword = new ArrayList<>();
    final List<Expression> unpacked = new ArrayList<>();
    boolean isBehindStar;
    boolean isBehindDefault;
    int count;

    Parameters all() {
      return new Parameters(
          positionalOnly,
          List.copyOf(positional),
          List.copyOf(variadic),
          List.copyOf(keywordOnly),
          List.copyOf(variadicKeyword),
          List.copyOf(unpacked));
    }
  }

  private Parameters read(int end, boolean isAnnotated) {
    var groups = new Groups();
    while (!c.is(end)) {
      one(groups, end, isAnnotated);
      if (!c.accept(Kind.COMMA)) {
        break;
      }
      if (c.is(end) && !(groups.variadic.isEmpty() && groups.variadicKeyword.isEmpty())) {
        c.needsPython3("a comma behind '*' or '**'", c.start());
      }
    }
    if (!c.is(end)) {
      throw c.fail("expected a parameter, ',' or the end of the parameters");
    }
    return groups.all();
  }

  private void one(Groups groups, int end, boolean isAnnotated) {
    if (!groups.variadicKeyword.isEmpty()) {
      throw c.fail("nothing can follow the parameter with '**'");
    }
    switch (c.kind()) {
      case Kind.SLASH -> slash(groups);
      case Kind.STAR -> star(groups, end, isAnnotated);
      case Kind.DOUBLE_STAR -> {
        c.advance();
        Parameter read = parameter(isAnnotated, false);
        if (!(read.defaultValue() instanceof Expression.Absent)) {
          throw Cursor.failAt("a parameter with '**' cannot have a default", read.span());
        }
        groups.variadicKeyword.add(read);
      }
      case Kind.L_PAREN -> unpacked(groups);
      default -> plain(groups, isAnnotated);
    }
  }

  private void slash(Groups groups) {
    if (groups.isBehindStar || !groups.positionalOnly.isEmpty() || groups.positional.isEmpty()) {
      throw c.fail("'/' must stand once, behind a parameter and before '*'");
    }
    c.needsPython3("'/' among parameters", c.start());
    c.advance();
    groups.positionalOnly = List.copyOf(groups.positional);
    groups.positional.clear();
  }

  private void star(Groups groups, int end, boolean isAnnotated) {
    if (groups.isBehindStar) {
      throw c.fail("'*' must stand once");
    }
    groups.isBehindStar = true;
    c.advance();
    if (!c.is(Kind.COMMA)) {
      groups.variadic.add(parameter(isAnnotated, true));
      if (c.is(Kind.EQUAL)) {
        throw c.fail("a parameter with '*' cannot have a default");
      }
    } else if (c.isPython2) {
      c.needsPython3("a bare '*'", c.start());
    } else if (c.next() == end || c.next() == Kind.DOUBLE_STAR) {
      throw c.fail("named parameters must follow a bare '*'");
    }
  }

  private void plain(Groups groups, boolean isAnnotated) {
    Parameter read = parameter(isAnnotated, false);
    boolean hasDefault = !(read.defaultValue() instanceof Expression.Absent);
    groups.count++;
    if (groups.isBehindStar) {
      c.needsPython3("a parameter behind '*'", read.span().start());
      groups.keywordOnly.add(read);
      return;
    }
    if (!hasDefault && groups.isBehindDefault) {
      throw Cursor.failAt("a parameter without a default follows one with a default", read.span());
    }
    groups.isBehindDefault |= hasDefault;
    groups.positional.add(read);
  }

  private Parameter parameter(boolean isAnnotated, boolean isVariadic) {
    int start = c.start();
    String name = c.name();
    Expression.Absent none = c.absent();
    Expression annotation = none;
    if (isAnnotated && c.accept(Kind.COLON)) {
      c.needsPython3("an annotation", start);
      annotation = isVariadic ? expressions.starExpression() : expressions.expression();
    }
    Span span = c.spanFrom(start);
    Expression defaultValue = none;
    if (!isVariadic && c.accept(Kind.EQUAL)) {
      defaultValue = expressions.expression();
    }
    return new Parameter(name, annotation, defaultValue, span);
  }

  /// Python 2: `(a, b)` in the place of a parameter.
  private void unpacked(Groups groups) {
    if (!c.isPython2) {
      throw c.fail("a parameter cannot stand in brackets");
    }
    int start = c.start();
    Expression target = Targets.check(expressions.atoms().primary());
    Span span = c.spanFrom(start);
    Expression.Absent none = c.absent();
    Expression defaultValue = c.accept(Kind.EQUAL) ? expressions.expression() : none;
    if (target instanceof Expression.Name name) {
      groups.positional.add(new Parameter(name.id(), none, defaultValue, name.span()));
    } else {
      String hidden = "." + groups.count;
      groups.positional.add(new Parameter(hidden, none, defaultValue, span));
      groups.unpacked.add(target);
    }
    groups.count++;
  }
}
