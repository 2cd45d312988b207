package dev.undebug.rule;

import dev.undebug.code.CodeFile;
import dev.undebug.code.Origin;
import dev.undebug.code.Scene;
import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.python.Node;
import dev.undebug.python.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A view keeps a visitor's credential in a local variable that nothing stars.
final class SensitiveLocals {

  static final List<CodeRule> ALL =
      List.of(
          new CodeRule(
              "UDB408",
              "credential-in-local",
              Severity.NOTE,
              List.of("assw", "assphrase", "cvv", "cvc", "card_number"),
              SensitiveLocals::look));

  /// Fields that visitors type a secret into.
  private static final Pattern FIELD =
      Pattern.compile("(?i)(\\w+_)?(pass(word|wd|phrase)\\d?|cvv|cvc|card_number)");

  /// `django/views/decorators/debug.py`.
  private static final List<String> STARRING =
      List.of("django.views.decorators.debug.sensitive_variables");

  private static final List<String> METHOD_DECORATOR =
      List.of("django.utils.decorators.method_decorator");

  private static final Pattern CLEANED = Pattern.compile("(.*\\.)?(cleaned|validated)_data");

  private SensitiveLocals() {}

  private static void look(Node node, Scene scene, CodeRule.Seen seen) {
    if (node instanceof Statement.Assign(var targets, var value, _)
        && targets.size() == 1
        && targets.getFirst() instanceof Expression.Name(var name, _)
        && scene.function().isPresent()
        && field(value).filter(key -> FIELD.matcher(key).matches()).isPresent()
        && isOfVisitor(value, scene)
        && scene.function().get().decorators().stream()
            .noneMatch(decorator -> stars(decorator, name, scene))) {
      seen.add(
          Severity.NOTE,
          Confidence.HIGH,
          node,
          "what a visitor typed as a secret is kept in %s, which error trackers and HTML error mails show"
              .formatted(name),
          "decorate the function with @sensitive_variables(\"%s\"); while DEBUG is on, that stars nothing"
              .formatted(name));
    }
  }

  /// The field of `data["password"]` and `data.get("password")`.
  private static Optional<String> field(Expression value) {
    return switch (value) {
      case Expression.Subscript(_, var index, _) -> text(index);
      case Expression.Call(Expression.Attribute(_, var method, _), var arguments, _, _)
          when method.equals("get") && !arguments.isEmpty() ->
          text(arguments.getFirst());
      default -> Optional.empty();
    };
  }

  private static boolean isOfVisitor(Expression value, Scene scene) {
    Expression data =
        switch (value) {
          case Expression.Subscript(var from, _, _) -> from;
          case Expression.Call(Expression.Attribute(var from, _, _), _, _, _) -> from;
          default -> value;
        };
    return CodeFile.dotted(data).filter(name -> CLEANED.matcher(name).matches()).isPresent()
        || scene.origins(value).contains(Origin.REQUEST)
        || scene.origins(value).contains(Origin.REQUEST_FIRST);
  }

  /// Whether a decorator stars a variable, or all of them.
  private static boolean stars(Expression decorator, String name, Scene scene) {
    if (!(decorator instanceof Expression.Call call)) {
      return false;
    }
    if (scene.file().means(call.function(), METHOD_DECORATOR)) {
      return call.arguments().stream().anyMatch(inner -> stars(inner, name, scene));
    }
    return scene.file().means(call.function(), STARRING)
        && (call.arguments().isEmpty()
            || call.arguments().stream()
                .anyMatch(one -> text(one).filter(name::equals).isPresent()));
  }

  private static Optional<String> text(Expression expression) {
    return expression instanceof Expression.Constant(Literal.Text(var text, _), _)
        ? Optional.of(text)
        : Optional.empty();
  }
}
