package dev.undebug.python.evaluate.machine;

import dev.undebug.python.Dialect;
import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.python.Operator;
import dev.undebug.python.Python;
import dev.undebug.python.Statement;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `ast.literal_eval` of a text that is known.
public final class LiteralText {
  /// A longer text is data, and not a setting.
  private static final int MAX_CHARACTERS = 200_000;

  private static final int MAX_DEPTH = 50;

  private LiteralText() {}

  /// The value of the literals in a text; raises as CPython does where there is anything else.
  public static Cases evaluate(Machine m, String text) {
    if (text.length() > MAX_CHARACTERS) {
      return m.opaque("literal_eval of a text that is too long", "undebug");
    }
    // Since Python 3.10 blanks and tabs in front do not matter.
    int start = 0;
    while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
      start++;
    }
    if (start > 0 && m.pythonMinor < 10) {
      return m.opaque("literal_eval of an indented text", "undebug");
    }
    byte[] bytes = text.substring(start).getBytes(StandardCharsets.UTF_8);
    var module = Python.read("literal", bytes, Dialect.PYTHON_3);
    List<Statement> body = module.body();
    if (!module.problems().isEmpty() || body.isEmpty()) {
      return m.raise("SyntaxError", "invalid syntax");
    }
    if (body.size() != 1
        || !(body.getFirst() instanceof Statement.ExpressionStatement(var expression, _))) {
      return m.raise("SyntaxError", "invalid syntax");
    }
    return switch (kind(expression, 0)) {
      case LITERAL -> m.expressions.eval(expression);
      case OTHER -> m.raise("ValueError", "malformed node or string");
      case UNSURE -> m.escaped(m.unknown("a literal that is not modelled", "undebug"));
    };
  }

  private enum Kind {
    LITERAL,
    OTHER,
    /// Complex numbers, `set()`, and what is too deep.
    UNSURE;

    Kind and(Kind other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  private static Kind kind(Expression expression, int depth) {
    if (depth > MAX_DEPTH) {
      return Kind.UNSURE;
    }
    return switch (expression) {
      case Expression.Constant(Literal.Imaginary _, _) -> Kind.UNSURE;
      case Expression.Constant _ -> Kind.LITERAL;
      case Expression.Tuple(var elements, _) -> all(elements, depth);
      case Expression.ListDisplay(var elements, _) -> all(elements, depth);
      case Expression.Set(var elements, _) -> all(elements, depth);
      case Expression.Dict(var keys, var values, _) -> all(keys, depth).and(all(values, depth));
      case Expression.UnaryOp(var operator, Expression.Constant(var literal, _), _)
          when operator == Operator.Unary.UADD || operator == Operator.Unary.USUB ->
          literal instanceof Literal.Int || literal instanceof Literal.Real
              ? Kind.LITERAL
              : literal instanceof Literal.Imaginary ? Kind.UNSURE : Kind.OTHER;
      case Expression.BinOp _, Expression.Call _ -> Kind.UNSURE;
      default -> Kind.OTHER;
    };
  }

  private static Kind all(List<Expression> expressions, int depth) {
    Kind all = Kind.LITERAL;
    for (Expression one : expressions) {
      // `{**other}` has no key.
      all = all.and(one instanceof Expression.Absent ? Kind.OTHER : kind(one, depth + 1));
    }
    return all;
  }
}
