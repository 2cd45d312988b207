package dev.undebug.rule;

import dev.undebug.code.CodeFile;
import dev.undebug.python.Children;
import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.python.Module;
import dev.undebug.python.Node;
import dev.undebug.python.Operator;
import dev.undebug.python.Statement;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Tree;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A folder that the routes of an application may hand to Django's view `serve`, which serves it
/// whatever DEBUG is: `django/views/static.py`.
enum ServedFolder {
  STATIC("(?i)static|assets"),
  MEDIA("(?i)media|upload");

  private static final int MAX_DEPTH = 60;

  /// Modules that are read.
  private static final int MAX_MODULES = 200;

  private static final Set<String> ROUTES = Set.of("path", "re_path", "url");

  /// A view of the application's own that hands on to Django's.
  private static final Pattern HANDS_ON = Pattern.compile("(?m)^[^#\\n]*\\bserve\\(\\s*request\\b");

  /// What the folder's address and setting are called.
  private final Pattern word;

  ServedFolder(String word) {
    this.word = Pattern.compile(word);
  }

  /// Whether a route to it is not kept to DEBUG, in the root module of routes or in one that is
  /// included.
  boolean isServed(Evaluated evaluated) {
    Tree tree = evaluated.project().modules().tree();
    var waiting = new ArrayDeque<String>();
    var known = new HashSet<String>();
    Modules.text(evaluated, "ROOT_URLCONF").ifPresent(waiting::add);
    while (!waiting.isEmpty() && known.size() < MAX_MODULES) {
      String name = waiting.remove();
      Optional<Module> module =
          known.add(name) ? Modules.read(evaluated, name) : Optional.<Module>empty();
      if (module.isPresent()) {
        if (module.get().body().stream().anyMatch(one -> serves(one, module.get(), 0))) {
          return true;
        }
        module.get().body().stream().flatMap(one -> included(one, 0)).forEach(waiting::add);
      }
    }
    return CodeTexts.any(tree, HANDS_ON);
  }

  private boolean serves(Node node, Module module, int depth) {
    if (depth > MAX_DEPTH) {
      return false;
    }
    Stream<? extends Node> parts =
        switch (node) {
          case Statement.If(var test, _, var orElse, _) when asksDebug(test) -> orElse.stream();
          case Expression.IfExp(var test, _, var orElse, _) when asksDebug(test) ->
              Stream.of(orElse);
          default -> Children.of(node).stream();
        };
    return (node instanceof Expression.Call call && isRoute(call, module))
        || parts.anyMatch(part -> serves(part, module, depth + 1));
  }

  /// `re_path(r"^static/(?P<path>.*)$", serve, {"document_root": settings.STATIC_ROOT})`. The view
  /// of `django.contrib.staticfiles` needs `insecure` where DEBUG is off.
  private boolean isRoute(Expression.Call call, Module module) {
    String text = module.source().slice(call.span());
    return CodeFile.dotted(call.function()).filter(ROUTES::contains).isPresent()
        && text.contains("serve")
        && (text.contains("document_root") || text.contains("insecure"))
        && word.matcher(text.replace("static.serve", "")).find();
  }

  /// Whether what follows is for DEBUG alone.
  private static boolean asksDebug(Expression test) {
    return switch (test) {
      case Expression.Name(var name, _) -> name.equals("DEBUG");
      case Expression.Attribute(_, var name, _) -> name.equals("DEBUG");
      case Expression.Compare(var left, _, var others, _) ->
          asksDebug(left)
              && others.getLast() instanceof Expression.Constant(Literal.Bool(var isTrue), _)
              && isTrue;
      case Expression.BoolOp(var operator, var operands, _) ->
          operator == Operator.Logical.AND && operands.stream().anyMatch(ServedFolder::asksDebug);
      default -> false;
    };
  }

  private static Stream<String> included(Node node, int depth) {
    if (depth > MAX_DEPTH) {
      return Stream.empty();
    }
    boolean isInclude =
        node instanceof Expression.Call call
            && CodeFile.dotted(call.function()).filter("include"::equals).isPresent();
    return Children.of(node).stream()
        .flatMap(part -> isInclude ? names(part, depth + 1) : included(part, depth + 1));
  }

  /// The texts in what is included: a module by its name, or that and its namespace.
  private static Stream<String> names(Node node, int depth) {
    if (depth > MAX_DEPTH) {
      return Stream.empty();
    }
    return node instanceof Expression.Constant(Literal.Text(var name, _), _)
        ? Stream.of(name)
        : Children.of(node).stream().flatMap(part -> names(part, depth + 1));
  }
}
