package dev.undebug.rule;

import dev.undebug.code.CodeFile;
import dev.undebug.code.Scene;
import dev.undebug.python.Children;
import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.python.Node;
import dev.undebug.python.Operator;
import dev.undebug.python.Statement;
import dev.undebug.source.Tree;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Views that do nothing on the only method that another site can have a visitor's browser send and
/// that changes anything, POST: before PATCH, PUT and DELETE a browser asks, and is not allowed.
final class Preflighted {

  /// What answers other origins, or takes one method for another.
  private static final Pattern ALLOWS =
      Pattern.compile(
          "(?i)corsheaders|cors_|access-control-allow|method[-_]override|httpmethodoverride");

  /// Those that Django's check lets through, and those that browsers ask about.
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PATCH", "PUT", "DELETE");

  private static final Set<String> ANSWERS =
      Set.of(
          "HttpResponse",
          "JsonResponse",
          "HttpResponseBadRequest",
          "HttpResponseNotAllowed",
          "HttpResponseNotFound",
          "HttpResponseForbidden",
          "Http404",
          "Response",
          "redirect",
          "render");

  private static final Set<String> MODULES =
      Set.of("django.views.View", "django.views.generic.View");

  private Preflighted() {}

  /// Whether no other site can have a browser send what the view acts on.
  static boolean isSafe(Node view, Scene scene, Tree tree) {
    boolean isPlain =
        switch (view) {
          case Statement.FunctionDef function ->
              scene.types().isEmpty() && isPlain(function.body());
          case Statement.ClassDef type -> isPlain(type, scene.file());
          default -> false;
        };
    return isPlain && !CodeTexts.any(tree, ALLOWS);
  }

  /// Whether a class answers POST with nothing: Django says 405 for it.
  private static boolean isPlain(Statement.ClassDef type, CodeFile file) {
    return !type.bases().isEmpty()
        && type.bases().stream()
            .allMatch(base -> file.meaning(base).filter(MODULES::contains).isPresent())
        && type.body().stream()
            .noneMatch(
                one ->
                    one instanceof Statement.FunctionDef function
                        && Set.of("post", "dispatch", "http_method_not_allowed")
                            .contains(function.name()))
        && type.body().stream().noneMatch(Statement.Assign.class::isInstance);
  }

  /// Whether these lines act in branches for such methods alone.
  private static boolean isPlain(List<Statement> body) {
    for (Statement statement : body) {
      if (turnsAway(statement)) {
        return true;
      }
      boolean isPlain =
          switch (statement) {
            case Statement.If(var test, _, var orElse, _) -> isFor(test, true) && isPlain(orElse);
            case Statement.Return(var value, _) -> isAnswer(value);
            case Statement.Raise(var value, _, _, _) -> isAnswer(value);
            case Statement.ExpressionStatement(var value, _) ->
                value instanceof Expression.Constant;
            case Statement.Pass _ -> true;
            default -> false;
          };
      if (!isPlain) {
        return false;
      }
    }
    return true;
  }

  /// `if request.method != "PATCH": return …`.
  private static boolean turnsAway(Statement statement) {
    return statement instanceof Statement.If(var test, var body, _, _)
        && isFor(test, false)
        && body.size() == 1
        && body.getFirst() instanceof Statement.Return(var value, _)
        && isAnswer(value);
  }

  private static boolean isFor(Expression test, boolean isSame) {
    return test
            instanceof
            Expression.Compare(
                Expression.Attribute(Expression.Name(var request, _), var attribute, _),
                var operators,
                var comparators,
                _)
        && request.equals("request")
        && attribute.equals("method")
        && operators.equals(List.of(isSame ? Operator.Comparison.EQ : Operator.Comparison.NOT_EQ))
        && comparators.getFirst() instanceof Expression.Constant(Literal.Text(var method, _), _)
        && METHODS.contains(method);
  }

  /// Whether a value is an answer that is made of nothing that runs.
  private static boolean isAnswer(Expression value) {
    return value instanceof Expression.Absent
        || value instanceof Expression.Constant
        || (value instanceof Expression.Call call
            && CodeFile.dotted(call.function())
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .filter(ANSWERS::contains)
                .isPresent()
            && call.arguments().stream().noneMatch(Preflighted::runs)
            && call.keywords().stream().noneMatch(one -> runs(one.value())));
  }

  private static boolean runs(Node node) {
    return node instanceof Expression.Call
        || Children.of(node).stream().anyMatch(Preflighted::runs);
  }
}
