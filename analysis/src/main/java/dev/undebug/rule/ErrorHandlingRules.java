package dev.undebug.rule;

import dev.undebug.code.CodeFile;
import dev.undebug.code.CodeWalk;
import dev.undebug.code.Origin;
import dev.undebug.code.Scene;
import dev.undebug.python.ExceptHandler;
import dev.undebug.python.Expression;
import dev.undebug.python.Keyword;
import dev.undebug.python.Literal;
import dev.undebug.python.Node;
import dev.undebug.python.Operator;
import dev.undebug.python.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Mitigation 4, as far as code shows it: what becomes of an error.
final class ErrorHandlingRules {

  /// What sends its arguments to the visitor.
  private static final List<String> RESPONSES =
      List.of(
          "django.http.HttpResponse",
          "django.http.HttpResponseBadRequest",
          "django.http.HttpResponseForbidden",
          "django.http.HttpResponseNotFound",
          "django.http.HttpResponseServerError",
          "django.http.JsonResponse",
          "django.http.response.HttpResponse",
          "django.http.response.JsonResponse",
          // Modules that have these by an import of their own.
          "django.shortcuts.HttpResponse",
          "django.template.response.HttpResponse",
          "django.shortcuts.render",
          "django.template.response.TemplateResponse",
          "django.contrib.messages.error",
          "django.contrib.messages.warning",
          "rest_framework.response.Response",
          "ninja.errors.HttpError");

  private static final List<String> RESPONSE_WORDS =
      List.of(
          "Response",
          "_response(",
          "render(",
          "messages.",
          "HttpError",
          "format_error",
          "graphql_error",
          "error_formatter");

  private static final Set<String> BROAD = Set.of("BaseException", "Exception", "StandardError");

  private static final Pattern COMMAND = Pattern.compile("(^|/)management/commands/");

  static final List<CodeRule> ALL =
      List.of(
          new CodeRule(
              "UDB401",
              "traceback-in-response",
              Severity.HIGH,
              List.of("traceback", "exc_info"),
              ErrorHandlingRules::traceback),
          new CodeRule(
              "UDB402",
              "exception-in-response",
              Severity.MEDIUM,
              RESPONSE_WORDS,
              ErrorHandlingRules::exception),
          new CodeRule(
              "UDB403",
              "exception-swallowed",
              Severity.NOTE,
              List.of("except"),
              ErrorHandlingRules::swallowed),
          new CodeRule(
              "UDB404",
              "lookup-unhandled",
              Severity.LOW,
              List.of(".objects.get("),
              ErrorHandlingRules::lookup),
          new CodeRule(
              "UDB405",
              "field-taken-for-granted",
              Severity.LOW,
              List.of(".POST[", ".GET[", ".session["),
              TakenFields::look),
          new CodeRule(
              "UDB406",
              "secret-setting-in-local",
              Severity.LOW,
              List.of("settings."),
              ErrorHandlingRules::secret),
          new CodeRule(
              "UDB407",
              "division-by-length",
              Severity.NOTE,
              List.of("/ len("),
              ErrorHandlingRules::division));

  private static final List<String> FEEDS =
      List.of("django.contrib.syndication.views.Feed", "django.contrib.gis.feeds.Feed");

  private ErrorHandlingRules() {}

  static boolean isServed(Scene scene) {
    return !COMMAND.matcher(scene.file().path()).find();
  }

  /// Whether this stands in a view that no address leads to: a dead copy, or what was left behind.
  static boolean isUnrouted(Scene scene, CodeRule.Seen seen) {
    return NamedViews.of(seen.tree()).isUnrouted(scene);
  }

  /// What a call sends to the visitor comes from there.
  private static boolean sends(Node node, Scene scene, Origin origin) {
    if (node instanceof Statement.Return returned && scene.formatsErrors() && isServed(scene)) {
      return scene.origins(returned.value()).contains(origin);
    }
    if (!(node instanceof Expression.Call call)
        || !isServed(scene)
        || !(scene.file().means(call.function(), RESPONSES) || isNinjas(call))) {
      return false;
    }
    var origins = EnumSet.noneOf(Origin.class);
    call.arguments().forEach(argument -> origins.addAll(scene.origins(argument)));
    for (Keyword keyword : call.keywords()) {
      if (!keyword.name().equals("status")) {
        origins.addAll(scene.origins(keyword.value()));
      }
    }
    return origins.contains(origin);
  }

  /// `api.create_response(request, data, status=…)`.
  private static boolean isNinjas(Expression.Call call) {
    return call.function() instanceof Expression.Attribute(_, var name, _)
        && name.equals("create_response")
        && call.arguments().size() > 1;
  }

  private static void traceback(Node node, Scene scene, CodeRule.Seen seen) {
    if (sends(node, scene, Origin.TRACEBACK) && !isUnrouted(scene, seen)) {
      boolean isRare = Middlewares.catchesViews(node, scene);
      seen.add(
          isRare ? Severity.NOTE : Severity.HIGH,
          Confidence.HIGH,
          node,
          isRare
              ? "the visitor is sent a stack trace where DEBUG_PROPAGATE_EXCEPTIONS is on"
              : "the visitor is sent a stack trace, whatever DEBUG is",
          "log it with logger.exception(), and send the visitor a sentence that says nothing of it");
    }
  }

  private static void exception(Node node, Scene scene, CodeRule.Seen seen) {
    if (sends(node, scene, Origin.EXCEPTION)
        && !sends(node, scene, Origin.TRACEBACK)
        && !isUnrouted(scene, seen)) {
      Viewers viewers = Viewers.of(node, scene);
      seen.add(
          // A message is shown to the one who did it, who is mostly known.
          viewers != Viewers.ANYBODY || scene.file().text(node).startsWith("messages.")
              ? Severity.LOW
              : Severity.MEDIUM,
          Confidence.MEDIUM,
          node,
          switch (viewers) {
            case ANYBODY -> "the visitor is sent the text of the exception";
            case STAFF -> "a member of the staff is sent the text of the exception";
            case SUPERUSERS -> "a superuser is sent the text of the exception";
          },
          "log it with logger.exception(), and send the visitor a sentence of your own");
    }
  }

  private static void swallowed(Node node, Scene scene, CodeRule.Seen seen) {
    if (node instanceof ExceptHandler handler
        && isServed(scene)
        && scene.function().isPresent()
        && CodeWalk.names(handler).stream().anyMatch(BROAD::contains)
        && handler.body().size() == 1
        && isNothing(handler.body().getFirst())) {
      seen.add(
          Severity.NOTE,
          Confidence.HIGH,
          handler.body().getFirst(),
          "any error here passes without a trace",
          "catch what is expected, and log the rest with logger.exception()");
    }
  }

  private static boolean isNothing(Statement statement) {
    return statement instanceof Statement.Pass
        || (statement
                instanceof
                Statement.ExpressionStatement(Expression.Constant(Literal.Singleton constant, _), _)
            && constant == Literal.Singleton.ELLIPSIS);
  }

  private static void lookup(Node node, Scene scene, CodeRule.Seen seen) {
    boolean isLookup =
        node instanceof Expression.Call call
            && CodeFile.dotted(call.function())
                .filter(name -> name.endsWith(".objects.get"))
                .isPresent()
            && call.keywords().stream().anyMatch(one -> isSent(scene, one.value()));
    if (isLookup
        && isServed(scene)
        && isPlainView(scene)
        && !isOfFeed(scene)
        && !scene.isCaught("DoesNotExist", "ObjectDoesNotExist")
        && !isUnrouted(scene, seen)) {
      seen.mending(CodeEdits.found(scene.file(), (Expression.Call) node))
          .add(
              Severity.LOW,
              Confidence.MEDIUM,
              node,
              "a visitor who asks for what is not there meets an error page: DoesNotExist is not caught",
              "use get_object_or_404()");
    }
  }

  /// Whether what a view raises is Django's to answer: a class of the project or of another package
  /// may answer it itself.
  private static boolean isPlainView(Scene scene) {
    return scene.types().stream()
        .flatMap(type -> type.bases().stream())
        .allMatch(
            base ->
                scene.file().meaning(base).filter(name -> name.startsWith("django.")).isPresent());
  }

  /// A feed of Django's answers 404 itself, when its `get_object` finds nothing.
  private static boolean isOfFeed(Scene scene) {
    return scene.function().filter(one -> one.name().equals("get_object")).isPresent()
        && scene.types().stream()
            .flatMap(type -> type.bases().stream())
            .anyMatch(base -> scene.file().means(base, FEEDS));
  }

  private static boolean isSent(Scene scene, Expression value) {
    Set<Origin> origins = scene.origins(value);
    return origins.contains(Origin.REQUEST) || origins.contains(Origin.ADDRESS);
  }

  private static void secret(Node node, Scene scene, CodeRule.Seen seen) {
    if (node instanceof Statement.Assign(var targets, Expression.Attribute value, _)
        && targets.size() == 1
        && targets.getFirst() instanceof Expression.Name
        && scene.function().isPresent()
        && isServed(scene)
        && scene.file().meaning(value.value()).filter("django.conf.settings"::equals).isPresent()
        && seen.isSecret(value.name())) {
      seen.add(
          Severity.LOW,
          Confidence.HIGH,
          node,
          "the setting %s is copied into a local variable, which an error page shows unmasked"
              .formatted(value.name()),
          "use settings.%s where it is needed".formatted(value.name()));
    }
  }

  /// A division by the length of what a caller hands in, where nothing asks whether it is empty.
  private static void division(Node node, Scene scene, CodeRule.Seen seen) {
    if (node instanceof Expression.BinOp(_, var operator, Expression.Call call, _)
        && (operator == Operator.Binary.DIV || operator == Operator.Binary.FLOOR_DIV)
        && call.function() instanceof Expression.Name(var function, _)
        && function.equals("len")
        && call.arguments().size() == 1
        && call.arguments().getFirst() instanceof Expression.Name(var divisor, _)
        && isServed(scene)
        && isHandedIn(scene, divisor)
        && !scene.isCaught("ZeroDivisionError", "ArithmeticError")) {
      seen.add(
          Severity.NOTE,
          Confidence.LOW,
          node,
          "where %s is empty, this divides by zero, and the visitor meets an error page"
              .formatted(divisor),
          "say what the answer is when there is nothing to divide by");
    }
  }

  /// Whether a name is a parameter that the function only uses, and neither tests nor assigns.
  private static boolean isHandedIn(Scene scene, String name) {
    if (scene.function().isEmpty()) {
      return false;
    }
    var parameters = scene.function().get().parameters();
    boolean isParameter =
        Stream.concat(parameters.positionalOnly().stream(), parameters.positional().stream())
            .anyMatch(parameter -> parameter.name().equals(name));
    String word = "\\b" + Pattern.quote(name) + "\\b";
    Pattern tested =
        Pattern.compile(
            "\\b(if|elif|while|assert|not|or|and)\\b[^\\n]*%1$s|%1$s[^\\n]*\\b(or|and|else)\\b"
                    .formatted(word)
                + "|(?m)^[ \\t]*%s\\s*(:[^=\\n]*)?=[^=]".formatted(word));
    return isParameter && !tested.matcher(scene.file().text(scene.function().get())).find();
  }
}
