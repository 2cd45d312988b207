package dev.undebug.rule;

import dev.undebug.code.CodeFile;
import dev.undebug.code.Scene;
import dev.undebug.python.Expression;
import dev.undebug.python.Keyword;
import dev.undebug.python.Literal;
import dev.undebug.python.Node;
import dev.undebug.python.Operator;
import dev.undebug.python.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Who gets into a view, as far as its own lines say it before it does anything else.
enum Viewers {
  ANYBODY,
  STAFF,
  SUPERUSERS;

  /// A check may stand behind a documentation string and a line or two.
  private static final int MAX_LINES = 4;

  private static final Pattern STAFF_FLAG =
      Pattern.compile("(?:self\\.)?request\\.user\\.is_staff");
  private static final Pattern SUPERUSER_FLAG =
      Pattern.compile("(?:self\\.)?request\\.user\\.is_superuser");

  /// Those of the view that a node stands in.
  static Viewers of(Node node, Scene scene) {
    if (scene.function().isEmpty()) {
      return ANYBODY;
    }
    Statement.FunctionDef function = scene.function().get();
    Viewers found = strictest(function.decorators().stream().map(Viewers::letIn));
    boolean hasOwn =
        function.decorators().stream()
            .anyMatch(one -> one instanceof Expression.Call call && hasPermissions(call));
    if (found == ANYBODY && !hasOwn && scene.types().size() == 1) {
      found = ofClass(scene.types().getFirst(), function.name());
    }
    return found == ANYBODY ? checked(node, function) : found;
  }

  private static Viewers strictest(Stream<Viewers> all) {
    return all.reduce(ANYBODY, (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  private static boolean hasPermissions(Expression.Call call) {
    return last(call.function()).equals("permission_classes")
        || call.keywords().stream().map(Keyword::name).anyMatch("permission_classes"::equals);
  }

  private static String last(Expression name) {
    return CodeFile.dotted(name).map(text -> text.substring(text.lastIndexOf('.') + 1)).orElse("");
  }

  private static Viewers letIn(Expression decorator) {
    if (!(decorator instanceof Expression.Call call)) {
      return byName(last(decorator));
    }
    Stream<Viewers> byKeyword =
        call.keywords().stream()
            .filter(one -> one.name().equals("permission_classes"))
            .map(one -> permitted(one.value()));
    Viewers byFunction =
        switch (last(call.function())) {
          case "permission_classes" -> permitted(first(call));
          case "user_passes_test" ->
              first(call) instanceof Expression.Lambda(_, var body, _) ? held(body) : ANYBODY;
          case "method_decorator" -> letIn(first(call));
          default -> byName(last(call.function()));
        };
    return strictest(Stream.concat(byKeyword, Stream.of(byFunction)));
  }

  private static Expression first(Expression.Call call) {
    return call.arguments().isEmpty()
        ? new Expression.Absent(call.span())
        : call.arguments().getFirst();
  }

  private static Viewers byName(String name) {
    return switch (name) {
      case "staff_member_required" -> STAFF;
      case "superuser_required" -> SUPERUSERS;
      default -> ANYBODY;
    };
  }

  /// All permissions of a list have to be held.
  private static Viewers permitted(Expression permissions) {
    List<Expression> elements =
        switch (permissions) {
          case Expression.ListDisplay(var some, _) -> some;
          case Expression.Tuple(var some, _) -> some;
          default -> List.of();
        };
    return elements.stream().anyMatch(one -> last(one).equals("IsAdminUser")) ? STAFF : ANYBODY;
  }

  /// `u.is_superuser`, alone or with more that has to hold.
  private static Viewers held(Expression test) {
    return switch (test) {
      case Expression.Attribute(_, var name, _) when name.equals("is_superuser") -> SUPERUSERS;
      case Expression.Attribute(_, var name, _) when name.equals("is_staff") -> STAFF;
      case Expression.BoolOp(var operator, var operands, _) when operator == Operator.Logical.AND ->
          strictest(operands.stream().map(Viewers::held));
      default -> ANYBODY;
    };
  }

  private static Viewers ofClass(Statement.ClassDef type, String method) {
    boolean isDecided =
        type.body().stream()
            .anyMatch(
                one ->
                    one instanceof Statement.FunctionDef function
                        && function.name().equals("get_permissions"));
    Stream<Viewers> permitted =
        type.body().stream()
            .map(
                one ->
                    one instanceof Statement.Assign(var targets, var value, _)
                            && targets.getFirst() instanceof Expression.Name(var name, _)
                            && name.equals("permission_classes")
                            && !isDecided
                        ? permitted(value)
                        : ANYBODY);
    Stream<Viewers> decorated =
        type.decorators().stream()
            .map(
                one ->
                    one instanceof Expression.Call call && isOf(call, method)
                        ? letIn(one)
                        : ANYBODY);
    return strictest(Stream.concat(permitted, decorated));
  }

  /// `@method_decorator(…, name="dispatch")`.
  private static boolean isOf(Expression.Call call, String method) {
    return call.keywords().stream()
        .filter(one -> one.name().equals("name"))
        .anyMatch(
            one ->
                one.value() instanceof Expression.Constant(Literal.Text(var text, _), _)
                    && (text.equals("dispatch") || text.equals(method)));
  }

  /// Whether the function first turns all others away.
  private static Viewers checked(Node node, Statement.FunctionDef function) {
    return strictest(
        function.body().stream()
            .limit(MAX_LINES)
            .filter(one -> one.span().end() <= node.span().start())
            .map(
                one ->
                    one instanceof Statement.If(var test, var body, _, _)
                            && (body.getLast() instanceof Statement.Return
                                || body.getLast() instanceof Statement.Raise)
                        ? turnedAway(test)
                        : ANYBODY));
  }

  private static Viewers turnedAway(Expression test) {
    return switch (test) {
      case Expression.UnaryOp(var operator, var operand, _) when operator == Operator.Unary.NOT ->
          flag(operand);
      case Expression.BoolOp(var operator, var operands, _) when operator == Operator.Logical.OR ->
          strictest(operands.stream().map(Viewers::turnedAway));
      default -> ANYBODY;
    };
  }

  private static Viewers flag(Expression operand) {
    if (operand instanceof Expression.BoolOp(var operator, var operands, _)
        && operator == Operator.Logical.AND) {
      return strictest(operands.stream().map(Viewers::flag));
    }
    Optional<String> name = CodeFile.dotted(operand);
    if (name.filter(SUPERUSER_FLAG.asMatchPredicate()).isPresent()) {
      return SUPERUSERS;
    }
    return name.filter(STAFF_FLAG.asMatchPredicate()).isPresent() ? STAFF : ANYBODY;
  }
}
