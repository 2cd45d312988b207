package dev.undebug.python;

import dev.undebug.python.TypeParameter.Form;
import java.util.List;

/// Reads type parameters: `[T: bound = default, *Ts, **P]`.
final class TypeParameterParser {

  private final Cursor c;
  private final ExpressionParser expressions;

  TypeParameterParser(Cursor cursor, ExpressionParser expressions) {
    c = cursor;
    this.expressions = expressions;
  }

  /// The type parameters, if there are any.
  List<TypeParameter> optional() {
    if (!c.accept(Kind.L_BRACKET)) {
      return List.of();
    }
    c.needsPython3("a type parameter", c.start());
    int mark = c.gathered();
    do {
      c.gather(one());
    } while (c.accept(Kind.COMMA) && !c.is(Kind.R_BRACKET));
    c.expect(Kind.R_BRACKET, "',' or ']'");
    return c.take(mark);
  }

  private TypeParameter one() {
    int start = c.start();
    Form form = Form.TYPE_VAR;
    if (c.accept(Kind.STAR)) {
      form = Form.TYPE_VAR_TUPLE;
    } else if (c.accept(Kind.DOUBLE_STAR)) {
      form = Form.PARAM_SPEC;
    }
    String name = c.name();
    Expression bound = c.absent();
    if (form == Form.TYPE_VAR && c.accept(Kind.COLON)) {
      bound = expressions.expression();
    }
    Expression defaultValue = c.absent();
    if (c.accept(Kind.EQUAL)) {
      defaultValue =
          form == Form.TYPE_VAR_TUPLE ? expressions.starExpression() : expressions.expression();
    }
    return new TypeParameter(form, name, bound, defaultValue, c.spanFrom(start));
  }
}
