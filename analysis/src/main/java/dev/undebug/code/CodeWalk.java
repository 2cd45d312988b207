package dev.undebug.code;

import dev.undebug.python.Children;
import dev.undebug.python.Comprehension;
import dev.undebug.python.ExceptHandler;
import dev.undebug.python.Expression;
import dev.undebug.python.Keyword;
import dev.undebug.python.Node;
import dev.undebug.python.Statement;
import dev.undebug.python.WithItem;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Walks through a file in the order in which its lines run, and says of each node what is known
/// there.
///
/// A branch is taken to run, a loop to run once: what a name holds is what was assigned last above.
public final class CodeWalk {

  private static final int MAX_DEPTH = 100;

  /// Exceptions whose text may be anything: SQL, paths, host names, credentials.
  private static final Set<String> TELLING =
      Set.of(
          "BaseException",
          "Exception",
          "StandardError",
          "EnvironmentError",
          "OSError",
          "IOError",
          "Error",
          "DatabaseError",
          "OperationalError",
          "ProgrammingError",
          "IntegrityError",
          "DataError",
          "InternalError",
          "InterfaceError",
          "ConnectionError",
          "RequestException",
          "HTTPError",
          "SMTPException",
          "CalledProcessError",
          "ImportError",
          "AttributeError",
          "TypeError");

  private final Visitor visitor;

  private CodeWalk(Visitor visitor) {
    this.visitor = visitor;
  }

  /// Sees every node.
  public interface Visitor {
    void see(Node node, Scene scene);
  }

  /// Shows a visitor every node of a file, what stands outside before what stands inside.
  public static void walk(CodeFile file, Visitor visitor) {
    var scene = new Scene(file, Optional.empty(), List.of(), Set.of(), false, new Origins());
    new CodeWalk(visitor).all(file.module().body(), scene, 0);
  }

  /// Whether a call makes an example: `OpenApiExample` of drf-spectacular, `openapi.Example`.
  private static boolean isExample(Expression.Call call) {
    return switch (call.function()) {
      case Expression.Name(var name, _) -> name.endsWith("Example");
      case Expression.Attribute(_, var name, _) -> name.endsWith("Example");
      default -> false;
    };
  }

  private void all(List<? extends Node> nodes, Scene scene, int depth) {
    nodes.forEach(node -> walk(node, scene, depth + 1));
  }

  private void walk(Node node, Scene scene, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    visitor.see(node, scene);
    switch (node) {
      case Statement.FunctionDef function -> {
        all(function.decorators(), scene, depth);
        all(function.body(), scene.within(function), depth);
      }
      case Statement.ClassDef type -> {
        all(type.decorators(), scene, depth);
        all(type.body(), scene.within(type), depth);
      }
      case Statement.Try attempt -> attempt(attempt, scene, depth);
      case Statement.Assign(var targets, var value, _) -> {
        walk(value, scene, depth + 1);
        all(targets, scene, depth);
        Set<Origin> origins = scene.origins(value);
        targets.forEach(target -> scene.origins().assign(target, origins));
      }
      case Statement.AnnAssign one -> {
        walk(one.value(), scene, depth + 1);
        scene.origins().assign(one.target(), scene.origins(one.value()));
      }
      case Statement.AugAssign(Expression.Name(var name, _), _, var value, _) -> {
        walk(value, scene, depth + 1);
        scene.origins().add(name, scene.origins(value));
      }
      case Statement.For loop -> {
        walk(loop.iterable(), scene, depth + 1);
        scene.origins().assign(loop.target(), scene.origins(loop.iterable()));
        all(loop.body(), scene, depth);
        all(loop.orElse(), scene, depth);
      }
      case Statement.If choice -> choice(choice, scene, depth);
      case Comprehension one -> {
        scene.origins().assign(one.target(), scene.origins(one.iterable()));
        all(Children.of(one), scene, depth);
      }
      case WithItem(var context, var target, _) -> {
        walk(context, scene, depth + 1);
        scene.origins().assign(target, scene.origins(context));
      }
      case Expression.NamedExpr(var target, var value, _) -> {
        walk(value, scene, depth + 1);
        scene.origins().assign(target, scene.origins(value));
      }
      case Expression.Call call when isExample(call) ->
          all(Children.of(call), scene.asExample(), depth);
      case Keyword(var name, var value, _) when name.equals("example") || name.equals("examples") ->
          walk(value, scene.asExample(), depth + 1);
      default -> all(Children.of(node), scene, depth);
    }
  }

  private void choice(Statement.If choice, Scene scene, int depth) {
    walk(choice.test(), scene, depth + 1);
    Origins.checks(choice.test()).forEach(scene.origins()::clear);
    Optional<String> expected = ErrorHandlers.expected(choice.test(), scene.function());
    Optional<String> unexpected = ErrorHandlers.unexpected(choice.test(), scene.function());
    Runnable body = () -> all(choice.body(), scene, depth);
    Runnable orElse = () -> all(choice.orElse(), scene, depth);
    expected.ifPresentOrElse(name -> scene.origins().without(name, body), body);
    unexpected.ifPresentOrElse(name -> scene.origins().without(name, orElse), orElse);
    boolean leaves =
        !choice.body().isEmpty()
            && (choice.body().getLast() instanceof Statement.Return
                || choice.body().getLast() instanceof Statement.Raise);
    if (leaves) {
      unexpected.ifPresent(scene.origins()::clear);
    }
  }

  private void attempt(Statement.Try attempt, Scene scene, int depth) {
    var caught = new HashSet<String>();
    attempt.handlers().forEach(handler -> caught.addAll(names(handler)));
    all(attempt.body(), scene.catching(caught), depth);
    for (ExceptHandler handler : attempt.handlers()) {
      visitor.see(handler, scene);
      boolean isTelling = names(handler).stream().anyMatch(CodeWalk::isTelling);
      scene.origins().assign(handler.target(), isTelling ? EnumSet.of(Origin.EXCEPTION) : Set.of());
      all(handler.body(), scene, depth);
    }
    all(attempt.orElse(), scene, depth);
    all(attempt.finalBody(), scene, depth);
  }

  /// Whether the text of such an exception may be anything.
  ///
  /// @param name of its class, dotted or not
  static boolean isTelling(String name) {
    return TELLING.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /// The last words of the names of what a handler catches.
  public static Set<String> names(ExceptHandler handler) {
    return switch (handler.type()) {
      case Expression.Absent _ -> Set.of("BaseException");
      case Expression.Tuple(var elements, _) -> {
        var all = new HashSet<String>();
        elements.forEach(element -> all.add(last(element)));
        yield all;
      }
      default -> Set.of(last(handler.type()));
    };
  }

  private static String last(Expression name) {
    return CodeFile.dotted(name).map(text -> text.substring(text.lastIndexOf('.') + 1)).orElse("?");
  }
}
