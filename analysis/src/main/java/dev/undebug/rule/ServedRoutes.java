package dev.undebug.rule;

import dev.undebug.python.Children;
import dev.undebug.python.Expression;
import dev.undebug.python.Keyword;
import dev.undebug.python.Literal;
import dev.undebug.python.Module;
import dev.undebug.python.Node;
import dev.undebug.python.Statement;
import dev.undebug.source.Place;
import java.util.List;
import java.util.stream.Stream;

/// Routes that hand `MEDIA_ROOT` to Django's view `serve`, under no condition.
final class ServedRoutes {

  private static final int MAX_DEPTH = 60;

  private ServedRoutes() {}

  /// The places of the calls of `path()`, `re_path()` and `url()`, in their order.
  static List<Place> of(Module routes) {
    return routes.body().stream()
        .filter(
            statement ->
                statement instanceof Statement.Assign || statement instanceof Statement.AugAssign)
        .flatMap(statement -> calls(statement, 0))
        .map(call -> routes.source().place(call.span()))
        .toList();
  }

  private static Stream<Expression.Call> calls(Node node, int depth) {
    if (depth > MAX_DEPTH || node instanceof Expression.IfExp) {
      return Stream.empty();
    }
    return node instanceof Expression.Call call && isOfMedia(call)
        ? Stream.of(call)
        : Children.of(node).stream().flatMap(child -> calls(child, depth + 1));
  }

  /// `re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})`.
  private static boolean isOfMedia(Expression.Call call) {
    return call.arguments().size() >= 2
        && isServe(call.arguments().get(1))
        && Stream.concat(
                call.arguments().stream().skip(2), call.keywords().stream().map(Keyword::value))
            .anyMatch(ServedRoutes::isRooted);
  }

  private static boolean isServe(Expression view) {
    return switch (view) {
      case Expression.Name(var name, _) -> name.equals("serve");
      case Expression.Attribute(_, var name, _) -> name.equals("serve");
      default -> false;
    };
  }

  private static boolean isRooted(Expression options) {
    if (!(options instanceof Expression.Dict(var keys, var values, _))) {
      return false;
    }
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i) instanceof Expression.Constant(Literal.Text(var key, _), _)
          && key.equals("document_root")
          && values.get(i) instanceof Expression.Attribute(_, var setting, _)) {
        return setting.equals("MEDIA_ROOT");
      }
    }
    return false;
  }
}
