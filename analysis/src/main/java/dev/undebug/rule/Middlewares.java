package dev.undebug.rule;

import dev.undebug.code.CodeFile;
import dev.undebug.code.Scene;
import dev.undebug.python.Children;
import dev.undebug.python.Expression;
import dev.undebug.python.Node;
import dev.undebug.python.Statement;
import java.util.Set;

/// What a middleware catches: Django makes a response of every exception of what a middleware calls
/// (`convert_exception_to_response` of `django/core/handlers/exception.py`), so nothing is raised
/// there unless DEBUG_PROPAGATE_EXCEPTIONS is on.
final class Middlewares {

  private static final int MAX_DEPTH = 60;

  private static final Set<String> CALLED = Set.of("__call__", "__acall__");

  private Middlewares() {}

  /// Whether a node stands where a middleware caught what `get_response` raised.
  static boolean catchesViews(Node node, Scene scene) {
    return scene
        .function()
        .filter(function -> CALLED.contains(function.name()) && !scene.types().isEmpty())
        .filter(function -> function.body().stream().anyMatch(one -> isCaught(one, node, 0)))
        .isPresent();
  }

  private static boolean isCaught(Node outer, Node node, int depth) {
    if (depth > MAX_DEPTH || !holds(outer, node)) {
      return false;
    }
    boolean isHere =
        outer instanceof Statement.Try attempt
            && attempt.handlers().stream().anyMatch(handler -> holds(handler, node))
            && attempt.body().stream().anyMatch(one -> asksOn(one, 0));
    return isHere
        || Children.of(outer).stream().anyMatch(child -> isCaught(child, node, depth + 1));
  }

  private static boolean holds(Node outer, Node node) {
    return outer.span().start() <= node.span().start() && node.span().end() <= outer.span().end();
  }

  private static boolean asksOn(Node node, int depth) {
    return depth <= MAX_DEPTH
        && ((node instanceof Expression.Call call
                && CodeFile.dotted(call.function()).filter("self.get_response"::equals).isPresent())
            || Children.of(node).stream().anyMatch(child -> asksOn(child, depth + 1)));
  }
}
