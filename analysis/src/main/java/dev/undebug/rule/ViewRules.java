package dev.undebug.rule;

import dev.undebug.code.CodeFile;
import dev.undebug.code.Scene;
import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.python.Node;
import dev.undebug.python.Statement;
import dev.undebug.rule.Application.Evaluated;
import java.util.List;
import java.util.regex.Pattern;

/// Defence in depth that views, forms and addresses show.
final class ViewRules {

  private static final List<String> EXEMPT = List.of("django.views.decorators.csrf.csrf_exempt");
  private static final List<String> METHOD_DECORATOR =
      List.of("django.utils.decorators.method_decorator");
  private static final List<String> ADDRESSES =
      List.of("django.urls.path", "django.urls.re_path", "django.conf.urls.url");

  /// What is called by machines that prove themselves otherwise.
  private static final Pattern MACHINES =
      Pattern.compile(
          "(?i)web_?hook|callback|notify|notification|ipn|stripe|paypal|github|gitlab|slack|twilio"
              + "|saml|acs|oauth|token|api|rpc|xmlrpc|graphql|sns|report|beacon|hmac|signature");

  static final List<CodeRule> ALL =
      List.of(
          new CodeRule(
              "UDB023", "csrf-exempt", Severity.LOW, List.of("csrf_exempt"), ViewRules::exempt),
          new CodeRule(
              "UDB030", "all-fields-bound", Severity.LOW, List.of("__all__"), BoundFields::look),
          new CodeRule(
              "UDB032",
              "admin-at-usual-address",
              Severity.NOTE,
              List.of("admin.site.urls"),
              ViewRules::admin));

  private ViewRules() {}

  private static void exempt(Node node, Scene scene, CodeRule.Seen seen) {
    List<Expression> decorators =
        switch (node) {
          case Statement.FunctionDef function -> function.decorators();
          case Statement.ClassDef type -> type.decorators();
          default -> List.of();
        };
    if (decorators.isEmpty()
        || MACHINES.matcher(scene.file().text(node)).find()
        || MACHINES.matcher(scene.file().path()).find()
        || Preflighted.isSafe(node, scene, seen.tree())) {
      return;
    }
    for (Expression decorator : decorators) {
      boolean isWrapped =
          decorator instanceof Expression.Call call
              && scene.file().means(call.function(), METHOD_DECORATOR)
              && !call.arguments().isEmpty()
              && scene.file().means(call.arguments().getFirst(), EXEMPT);
      if (isWrapped || scene.file().means(decorator, EXEMPT)) {
        seen.add(
            Severity.LOW,
            Confidence.MEDIUM,
            decorator,
            "other sites can make a visitor's browser send this",
            "leave the check on, and send the token with the form or as X-CSRFToken");
      }
    }
  }

  private static void admin(Node node, Scene scene, CodeRule.Seen seen) {
    if (node instanceof Expression.Call call
        && scene.file().means(call.function(), ADDRESSES)
        && call.arguments().size() > 1
        && call.arguments().getFirst()
            instanceof Expression.Constant(Literal.Text(var address, _), _)
        && address.matches("\\^?admin/?\\$?")
        && isAdministration(call.arguments().get(1))
        && isInstalled(seen.deployments())) {
      seen.add(
          Severity.NOTE,
          Confidence.HIGH,
          call,
          "the administration answers where everybody looks for it",
          "limit it by address or a second factor; another path keeps the noise out");
    }
  }

  /// `admin.site.urls`, or `include(admin.site.urls)` of old.
  private static boolean isAdministration(Expression target) {
    return switch (target) {
      case Expression.Call(Expression.Name(var function, _), var arguments, _, _)
          when function.equals("include") && !arguments.isEmpty() ->
          isAdministration(arguments.getFirst());
      default ->
          CodeFile.dotted(target).filter(name -> name.endsWith("admin.site.urls")).isPresent();
    };
  }

  /// Whether any deployment may have the administration installed; of none, nothing is known.
  private static boolean isInstalled(List<Evaluated> deployments) {
    return deployments.isEmpty() || deployments.stream().anyMatch(AdminRoutes::isInstalled);
  }
}
