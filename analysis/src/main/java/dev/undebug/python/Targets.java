package dev.undebug.python;

/// What may be assigned to, and deleted.
final class Targets {

  private Targets() {}

  /// The expression, if it may stand before `=`.
  static Expression check(Expression target) {
    Expression wrong = wrongIn(target, true);
    if (!(wrong instanceof Expression.Absent)) {
      throw Cursor.failAt("cannot assign to this expression", wrong.span());
    }
    return target;
  }

  /// The expression, if it may stand behind `del`.
  static Expression checkDeleted(Expression target) {
    Expression wrong = wrongIn(target, false);
    if (!(wrong instanceof Expression.Absent)) {
      throw Cursor.failAt("cannot delete this expression", wrong.span());
    }
    return target;
  }

  /// The expression, if it may stand before `+=` or `: annotation`.
  static Expression checkSingle(Expression target) {
    return switch (target) {
      case Expression.Name _, Expression.Attribute _, Expression.Subscript _ -> target;
      default -> throw Cursor.failAt("cannot assign to this expression", target.span());
    };
  }

  private static Expression wrongIn(Expression target, boolean starAllowed) {
    return switch (target) {
      case Expression.Name _, Expression.Attribute _, Expression.Subscript _ -> fine(target);
      case Expression.Starred starred when starAllowed ->
          starred.value() instanceof Expression.Starred ? target : wrongIn(starred.value(), true);
      case Expression.Tuple tuple -> wrongAmong(tuple.elements(), starAllowed, target);
      case Expression.ListDisplay list -> wrongAmong(list.elements(), starAllowed, target);
      default -> target;
    };
  }

  private static Expression wrongAmong(
      Iterable<Expression> elements, boolean starAllowed, Expression whole) {
    for (Expression element : elements) {
      Expression wrong = wrongIn(element, starAllowed);
      if (!(wrong instanceof Expression.Absent)) {
        return wrong;
      }
    }
    return fine(whole);
  }

  private static Expression fine(Expression target) {
    return new Expression.Absent(target.span());
  }
}
