package dev.undebug.code;

import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.python.Operator;
import dev.undebug.python.Parameter;
import dev.undebug.python.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Functions that are given whatever exception a view let through: a middleware's
/// `process_exception`, Django REST framework's handlers, those of Django Ninja and of GraphQL
/// views.
final class ErrorHandlers {

  /// What GraphQL views call for each error, and send what it returns: graphene's `format_error`,
  /// Ariadne's `error_formatter`.
  private static final Pattern FORMATTERS =
      Pattern.compile("(\\w+_)?(format(_graphql)?_error|error_formatter)");

  private static final Set<String> NAMES = Set.of("exc", "exception", "error", "err", "e", "ex");

  private ErrorHandlers() {}

  /// The parameter that is such an exception; empty for other functions.
  static Optional<String> exception(Statement.FunctionDef function) {
    List<String> names = names(function);
    if (isFormatter(function)) {
      return formatted(function);
    }
    if (names.size() == 2
        && (function.name().equals("process_exception")
            || function.decorators().stream().anyMatch(ErrorHandlers::takesAll))) {
      return Optional.of(names.getLast());
    }
    boolean isHandler =
        (function.name().contains("exception_handler")
                && names.size() == 2
                && names.getLast().equals("context"))
            || (function.name().equals("handle_exception") && names.size() == 1);
    return isHandler ? Optional.of(names.getFirst()).filter(NAMES::contains) : Optional.empty();
  }

  /// Whether a GraphQL view sends what the function returns.
  static boolean isFormatter(Statement.FunctionDef function) {
    return FORMATTERS.matcher(function.name()).matches() && formatted(function).isPresent();
  }

  private static Optional<String> formatted(Statement.FunctionDef function) {
    List<String> names = names(function);
    boolean isOne = names.size() == 1 || (names.size() == 2 && names.getLast().equals("debug"));
    return isOne ? Optional.of(names.getFirst()).filter(NAMES::contains) : Optional.empty();
  }

  private static List<String> names(Statement.FunctionDef function) {
    return Stream.of(function.parameters().positionalOnly(), function.parameters().positional())
        .flatMap(List::stream)
        .map(Parameter::name)
        .filter(name -> !name.equals("self") && !name.equals("cls"))
        .toList();
  }

  /// `@api.exception_handler(Exception)`.
  private static boolean takesAll(Expression decorator) {
    return decorator
            instanceof Expression.Call(Expression.Attribute(_, var name, _), var arguments, _, _)
        && name.equals("exception_handler")
        && arguments.size() == 1
        && CodeFile.dotted(arguments.getFirst()).filter(CodeWalk::isTelling).isPresent();
  }

  /// The name of an exception of which a test says that it is one of the expected ones.
  static Optional<String> expected(Expression test, Optional<Statement.FunctionDef> function) {
    Optional<String> handled = function.flatMap(ErrorHandlers::exception);
    return switch (test) {
      case Expression.Call(Expression.Name(var called, _), var arguments, _, _)
          when called.equals("isinstance")
              && arguments.size() == 2
              && arguments.getFirst() instanceof Expression.Name
              && types(arguments.getLast()).noneMatch(CodeWalk::isTelling) ->
          Optional.of(((Expression.Name) arguments.getFirst()).id());
      // REST framework's own handler answers its own exceptions alone, and gives None for others.
      case Expression.Name(var id, _) when id.equals("response") -> handled;
      case Expression.Compare(Expression.Name(var id, _), var operators, var others, _)
          when id.equals("response")
              && operators.equals(List.of(Operator.Comparison.IS_NOT))
              && isNone(others.getFirst()) ->
          handled;
      default -> Optional.empty();
    };
  }

  /// The name of an exception of which a test says that it is none of the expected ones.
  static Optional<String> unexpected(Expression test, Optional<Statement.FunctionDef> function) {
    return switch (test) {
      case Expression.UnaryOp(var operator, var operand, _) when operator == Operator.Unary.NOT ->
          expected(operand, function);
      case Expression.Compare(Expression.Name(var id, _), var operators, var others, _)
          when id.equals("response")
              && operators.equals(List.of(Operator.Comparison.IS))
              && isNone(others.getFirst()) ->
          function.flatMap(ErrorHandlers::exception);
      default -> Optional.empty();
    };
  }

  private static boolean isNone(Expression value) {
    return value instanceof Expression.Constant(var constant, _)
        && constant.equals(Literal.Singleton.NONE);
  }

  private static Stream<String> types(Expression written) {
    return written instanceof Expression.Tuple(var elements, _)
        ? elements.stream().flatMap(ErrorHandlers::types)
        : CodeFile.dotted(written).stream();
  }
}
