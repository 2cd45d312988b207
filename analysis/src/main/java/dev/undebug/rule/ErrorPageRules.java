package dev.undebug.rule;

import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import dev.undebug.template.BlankPage;
import dev.undebug.template.FilterExpression;
import dev.undebug.template.TemplateCheck;
import dev.undebug.template.TemplateNode;
import dev.undebug.template.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Mitigation 5: the pages that visitors get when something fails.
final class ErrorPageRules {

  static final List<Rule> ALL =
      List.of(
          new ErrorPageRule("UDB501", "error-page-missing", Severity.LOW, ErrorPageRules::missing),
          new ErrorPageRule(
              "UDB502", "error-page-can-fail", Severity.MEDIUM, ErrorPageRules::failing),
          new ErrorPageRule("UDB503", "error-page-leaks", Severity.LOW, ErrorPageRules::leaking),
          new ErrorPageRule(
              "UDB505", "error-handler-missing", Severity.MEDIUM, ErrorPageRules::handlers));

  private static final Pattern HANDLER =
      Pattern.compile(
          "(?m)^handler(400|403|404|500)[ \\t]*(?::[^=\\n]{1,80})?=[ \\t]*(?:[\"']([\\w.]+)[\"'])?");

  private static final Pattern ROUTES = Pattern.compile("(?m)^urlpatterns\\b[^\\n]*");

  /// Names of `django.contrib.auth.urls`, of the admin and of what else Django routes.
  private static final Set<String> DJANGOS =
      Set.of(
          "login",
          "logout",
          "password_change",
          "password_change_done",
          "password_reset",
          "password_reset_done",
          "password_reset_confirm",
          "password_reset_complete",
          "set_language",
          "javascript-catalog",
          "jsi18n",
          "index");

  /// Blocks that show whatever they hold.
  private static final Set<String> PLAIN_BLOCKS =
      Set.of("block", "with", "spaceless", "autoescape");

  private static final int MAX_DEPTH = 60;

  private ErrorPageRules() {}

  private record Seen(Place place, String message, String help, boolean isAbsence) {}

  private record ErrorPageRule(String id, String name, Severity severity, Look look)
      implements Rule {

    /// Looks at the error pages of one deployment.
    private interface Look {
      List<Seen> at(Evaluated evaluated);
    }

    @Override
    public Stream<Sighting> check(Application application) {
      return application.meant().stream()
          .filter(one -> one.deployment().serves() && !new Values(one).isIdle())
          .flatMap(
              evaluated ->
                  look.at(evaluated).stream()
                      .map(
                          seen -> {
                            var one =
                                evaluated.sighting(
                                    severity, seen.place(), seen.message(), seen.help());
                            return seen.isAbsence() ? one.asAbsence() : one;
                          }));
    }
  }

  /// The module that routes, where the settings surely name it.
  private static Optional<SourceText> routes(Evaluated evaluated) {
    return Modules.text(evaluated, "ROOT_URLCONF")
        .flatMap(evaluated.project().modules()::find)
        .flatMap(found -> tree(evaluated).text(found.path()));
  }

  private static Tree tree(Evaluated evaluated) {
    return evaluated.project().modules().tree();
  }

  private static List<Seen> missing(Evaluated evaluated) {
    var routes = routes(evaluated);
    boolean hasPages =
        tree(evaluated).files().stream()
            .map(TreePaths::name)
            .anyMatch(name -> name.matches("(404|500)\\.(html|jinja2?|j2|txt)"));
    boolean hasTemplates =
        tree(evaluated).files().stream()
            .anyMatch(path -> path.endsWith(".html") && path.contains("templates/"));
    if (routes.isEmpty()
        || hasPages
        || !hasTemplates
        || routes.get().text().matches("(?s).*\\bhandler(404|500)\\b.*")) {
      return List.of();
    }
    var place = ROUTES.matcher(routes.get().text());
    return place.find()
        ? List.of(
            new Seen(
                routes.get().place(new Span(place.start(), place.end())),
                "there is no page of the application's own for 404 and 500",
                "write templates 404.html and 500.html that need nothing",
                true))
        : List.of();
  }

  private static List<Seen> failing(Evaluated evaluated) {
    var engines = Engines.plain(evaluated);
    boolean isHandled =
        routes(evaluated).filter(text -> !text.text().contains("handler500")).isEmpty();
    if (engines.isEmpty() || isHandled) {
      return List.of();
    }
    Tree tree = tree(evaluated);
    var folders = evaluated.project().templates();
    var world =
        new BlankPage.World(
            tree,
            folders,
            engines.get().check(),
            engines.get().isClosed(),
            new BlankPage.Names(
                name -> hasAddress(tree, name),
                StaticManifest.of(evaluated, engines.get().isClosed())::mayHave));
    return TemplateCheck.file(tree, folders, "500.html")
        .flatMap(engines.get()::text)
        .flatMap(template -> BlankPage.failure(world, template))
        .map(
            failure ->
                new Seen(
                    failure.place(),
                    "500.html cannot be rendered: " + failure.message(),
                    "let the page of last resort need nothing: no addresses, no context",
                    false))
        .stream()
        .toList();
  }

  private static boolean hasAddress(Tree tree, String written) {
    String name = written.substring(written.lastIndexOf(':') + 1);
    return written.startsWith("admin:")
        || DJANGOS.contains(name)
        || tree.files().stream()
            .filter(path -> path.endsWith(".py"))
            .flatMap(path -> tree.text(path).stream())
            .anyMatch(
                text ->
                    text.text().contains("'" + name + "'")
                        || text.text().contains("\"" + name + "\""));
  }

  private static List<Seen> leaking(Evaluated evaluated) {
    var engines = Engines.plain(evaluated);
    if (engines.isEmpty()) {
      return List.of();
    }
    var check = engines.get().check();
    var seen = new ArrayList<Seen>();
    for (String page : List.of("403.html", "404.html")) {
      TemplateCheck.file(tree(evaluated), evaluated.project().templates(), page)
          .flatMap(engines.get()::text)
          .filter(template -> check.first(template).isEmpty())
          .ifPresent(
              template -> leaks(template, page, TemplateNode.read(template.text()), 0, seen));
    }
    return seen;
  }

  /// What is shown under a condition may be shown to those only who may see it.
  private static void leaks(
      SourceText template, String page, List<TemplateNode> nodes, int depth, List<Seen> seen) {
    for (TemplateNode node : nodes) {
      String shown = shown(node.token());
      if (!shown.isEmpty()) {
        seen.add(
            new Seen(
                template.place(node.token().span()),
                "%s shows %s".formatted(page, shown),
                "say in words of your own what a visitor can do",
                false));
      }
      if (PLAIN_BLOCKS.contains(node.token().tag()) && depth < MAX_DEPTH) {
        node.branches().forEach(one -> leaks(template, page, one.nodes(), depth + 1, seen));
      } else if (node.token().content().equals("if exception") && depth < MAX_DEPTH) {
        leaks(template, page, node.branches().getFirst().nodes(), depth + 1, seen);
      }
    }
  }

  private static String shown(Token token) {
    if (token.kind() != Token.Kind.VARIABLE) {
      return "";
    }
    return switch (FilterExpression.read(token.content())
        .map(FilterExpression::subject)
        .orElse("")) {
      case "exception", "exception.args" -> "the text of the exception";
      case "request.META", "request.environ" -> "the environment of the request";
      default -> "";
    };
  }

  /// Handlers that are named by a text whose module the tree has, and that are not in it.
  private static List<Seen> handlers(Evaluated evaluated) {
    var seen = new ArrayList<Seen>();
    routes(evaluated)
        .ifPresent(
            text -> {
              var handler = HANDLER.matcher(text.text());
              while (handler.find()) {
                String name = handler.group(2);
                if (name != null && isMissing(evaluated, name)) {
                  seen.add(
                      new Seen(
                          text.place(new Span(handler.start(), handler.end())),
                          "handler%s names %s, which is not there"
                              .formatted(handler.group(1), name),
                          "name a view that exists, or leave the handler out",
                          false));
                }
              }
            });
    return seen;
  }

  private static boolean isMissing(Evaluated evaluated, String handler) {
    int dot = handler.lastIndexOf('.');
    var module = dot < 0 ? Optional.<String>empty() : Optional.of(handler.substring(0, dot));
    return module
        .flatMap(evaluated.project().modules()::find)
        .flatMap(found -> tree(evaluated).text(found.path()))
        .filter(
            text ->
                !text.text().contains("import *")
                    && !Pattern.compile("\\b" + Pattern.quote(handler.substring(dot + 1)) + "\\b")
                        .matcher(text.text())
                        .find())
        .isPresent();
  }
}
