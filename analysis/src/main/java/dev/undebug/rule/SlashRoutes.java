package dev.undebug.rule;

import dev.undebug.code.CodeFile;
import dev.undebug.python.Children;
import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.python.Module;
import dev.undebug.python.Node;
import dev.undebug.python.Statement;
import dev.undebug.rule.Application.Evaluated;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Looks whether any route but those of pages for people ends in a slash: where none does, there is
/// no address to which APPEND_SLASH redirects.
final class SlashRoutes {

  private static final Set<String> ROUTES = Set.of("path", "re_path", "url");

  /// Pages for people: the administration, and documents of the API; and websockets, which no
  /// middleware of Django sees.
  private static final Pattern PAGES =
      Pattern.compile(
          "(?i).*(?:site\\.urls|swagger|redoc|schema|rapidoc|consumer|as_asgi).*", Pattern.DOTALL);

  private static final Pattern ENDS = Pattern.compile(".*/(?:\\$|\\\\Z)?", Pattern.DOTALL);

  /// Deeper nesting is that of no module of routes.
  private static final int MAX_DEPTH = 12;

  /// Modules that are read, one that is included twice counted twice.
  private static final int MAX_MODULES = 200;

  private final Evaluated evaluated;
  private int read;
  private boolean isKnown = true;
  private boolean isOne;
  private boolean isSlashed;

  private SlashRoutes(Evaluated evaluated) {
    this.evaluated = evaluated;
  }

  /// Whether all routes are known, at least one leads to a view, and none of them ends in a slash.
  static boolean areNone(Evaluated evaluated) {
    var routes = new SlashRoutes(evaluated);
    routes.module("", Modules.text(evaluated, "ROOT_URLCONF"));
    return routes.isKnown && routes.isOne && !routes.isSlashed;
  }

  private void module(String prefix, Optional<String> name) {
    var module = name.flatMap(one -> Modules.read(evaluated, one));
    if (module.isEmpty() || ++read > MAX_MODULES) {
      isKnown = false;
      return;
    }
    for (Statement statement : module.get().body()) {
      visit(module.get(), prefix, statement, 0);
    }
  }

  private void visit(Module module, String prefix, Node node, int depth) {
    if (!isKnown || isSlashed) {
      return;
    }
    if (depth > MAX_DEPTH || bringsOthers(node)) {
      isKnown = false;
      return;
    }
    if (node instanceof Expression.Call call
        && CodeFile.dotted(call.function()).filter(ROUTES::contains).isPresent()) {
      route(module, prefix, call);
      return;
    }
    for (Node child : Children.of(node)) {
      visit(module, prefix, child, depth + 1);
    }
  }

  /// Whether routes come from where they are not looked for: a router, another module's list.
  private static boolean bringsOthers(Node node) {
    return switch (node) {
      case Statement.ImportFrom from ->
          from.names().stream()
              .anyMatch(alias -> alias.name().equals("*") || alias.name().contains("patterns"));
      case Expression.Attribute(_, var name, _) -> Set.of("urls", "urlpatterns").contains(name);
      default -> false;
    };
  }

  private void route(Module module, String prefix, Expression.Call call) {
    List<Expression> arguments = call.arguments();
    if (arguments.size() < 2
        || !(arguments.getFirst() instanceof Expression.Constant(Literal.Text(var route, _), _))) {
      isKnown = false;
      return;
    }
    Expression view = arguments.get(1);
    if (view instanceof Expression.Call included
        && CodeFile.dotted(included.function()).filter("include"::equals).isPresent()) {
      module(prefix + route, name(included));
    } else if (!PAGES.matcher(module.source().slice(view.span())).matches()) {
      isOne = true;
      isSlashed |= ENDS.matcher(prefix + route).matches();
    }
  }

  /// The module that is included; empty where that is none by its name.
  private static Optional<String> name(Expression.Call included) {
    return !included.arguments().isEmpty()
            && included.arguments().getFirst()
                instanceof Expression.Constant(Literal.Text(var name, _), _)
        ? Optional.of(name)
        : Optional.empty();
  }
}
