package dev.undebug.rule;

import dev.undebug.code.CodeFile;
import dev.undebug.code.Scene;
import dev.undebug.python.Expression;
import dev.undebug.python.Keyword;
import dev.undebug.python.Literal;
import dev.undebug.python.Node;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.SettingsRule.Range;
import dev.undebug.rule.SettingsRule.Telling;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Defence in depth of what frameworks upon Django offer: who may use an API, and what explores it.
final class FrameworkRules {

  private static final String REST = "REST_FRAMEWORK";
  private static final String ALLOW_ANY = "rest_framework.permissions.AllowAny";
  private static final String BROWSABLE = "rest_framework.renderers.BrowsableAPIRenderer";

  static final List<Rule> ALL =
      List.of(
          new SettingsRule(
              "UDB033",
              "api-open-by-default",
              Severity.LOW,
              Range.EVERY,
              v ->
                  installed(v)
                      .and(option(v, "DEFAULT_PERMISSION_CLASSES", FrameworkRules::allowsAny)),
              new Telling(
                  REST + "|INSTALLED_APPS",
                  "whoever asks may use every API view that names no permission_classes",
                  "set DEFAULT_PERMISSION_CLASSES to IsAuthenticated, and open views one by one")),
          new SettingsRule(
              "UDB034",
              "browsable-api",
              Severity.NOTE,
              Range.EVERY,
              FrameworkRules::isBrowsable,
              new Telling(
                  REST + "|INSTALLED_APPS",
                  "browsers get the browsable API: forms, fields and documentation of every view",
                  "set DEFAULT_RENDERER_CLASSES to JSONRenderer in production")));

  static final List<CodeRule> OF_CODE =
      List.of(
          new CodeRule(
              "UDB035",
              "graphiql-on",
              Severity.LOW,
              List.of("graphiql"),
              FrameworkRules::graphiql));

  private FrameworkRules() {}

  /// Whether it is installed, and any code makes a view of it.
  private static Answer installed(Values values) {
    return RestViews.areThere(values.evaluated().project().modules().tree())
        ? values.contains("INSTALLED_APPS", "rest_framework")
        : Answer.NO;
  }

  /// Whether browsers get pages of the framework.
  static Answer isBrowsable(Values values) {
    return installed(values)
        .and(
            option(values, "DEFAULT_RENDERER_CLASSES", value -> Values.contains(value, BROWSABLE)));
  }

  /// Asks of an option of Django REST framework; where the project leaves it out, its default
  /// holds, which is open and browsable.
  private static Answer option(Values values, String name, Function<Datum, Answer> question) {
    if (values.settings().find(REST).isEmpty()) {
      return Answer.YES;
    }
    return values.ask(
        REST,
        options -> {
          if (!(options instanceof Datum.Mapping(var entries))) {
            return Answer.UNKNOWN;
          }
          boolean isClear =
              entries.stream()
                  .allMatch(entry -> entry.isAlways() && entry.key() instanceof Datum.Text);
          List<Datum> found = Parts.of(options, name);
          if (found.isEmpty()) {
            return Answer.of(isClear).or(Answer.UNKNOWN);
          }
          return found.size() == 1 ? Values.ask(found.getFirst(), question) : Answer.UNKNOWN;
        });
  }

  private static Answer allowsAny(Datum classes) {
    boolean isEmpty = classes instanceof Datum.Sequence(_, var elements) && elements.isEmpty();
    return isEmpty ? Answer.YES : Values.contains(classes, ALLOW_ANY);
  }

  /// `graphiql=True` of graphene's and strawberry's views, and `graphql_ide="graphiql"`.
  private static void graphiql(Node node, Scene scene, CodeRule.Seen seen) {
    if (!(node instanceof Expression.Call call)
        || !CodeFile.dotted(call.function())
            .filter(name -> name.matches("(.*\\.)?\\w*GraphQL\\w*View(\\.as_view)?"))
            .isPresent()) {
      return;
    }
    Optional<Keyword> on = call.keywords().stream().filter(FrameworkRules::turnsOn).findFirst();
    on.ifPresent(
        keyword ->
            seen.add(
                Severity.LOW,
                Confidence.HIGH,
                keyword,
                "visitors get GraphiQL, which explores the schema for them",
                "leave it to development: graphiql=settings.DEBUG"));
  }

  private static boolean turnsOn(Keyword keyword) {
    if (!(keyword.value() instanceof Expression.Constant(var value, _))) {
      return false;
    }
    return switch (keyword.name()) {
      case "graphiql" -> value.equals(new Literal.Bool(true));
      case "graphql_ide" -> value instanceof Literal.Text(var text, _) && text.equals("graphiql");
      default -> false;
    };
  }
}
