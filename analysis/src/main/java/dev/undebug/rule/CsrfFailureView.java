package dev.undebug.rule;

import dev.undebug.python.Children;
import dev.undebug.python.Expression;
import dev.undebug.python.Module;
import dev.undebug.python.Node;
import dev.undebug.python.Parameter;
import dev.undebug.python.Parameters;
import dev.undebug.python.Statement;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Place;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The view that answers failed CSRF checks cannot be called: `check_csrf_failure_view` of
/// `django/core/checks/security/csrf.py`, as far as the tree has the view.
final class CsrfFailureView implements Rule {

  private static final String SETTING = "CSRF_FAILURE_VIEW";

  /// `failure = other`, and so on.
  private static final int MAX_NAMES = 5;

  @Override
  public String id() {
    return "UDB941";
  }

  @Override
  public String name() {
    return "csrf-failure-view-signature";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    return application.meant().stream()
        .filter(evaluated -> evaluated.deployment().serves() && isChecked(evaluated))
        .filter(evaluated -> isWrong(evaluated))
        .map(
            evaluated ->
                evaluated.sighting(
                    severity(),
                    place(evaluated).orElseGet(() -> evaluated.placeOf(SETTING)),
                    "the view for failed CSRF checks does not take (request, reason): they end in"
                        + " a TypeError",
                    "declare it as (request, reason=\"\")"));
  }

  private static boolean isChecked(Evaluated evaluated) {
    var values = new Values(evaluated);
    return !values.isIdle() && values.isAtLeast(3, 2);
  }

  private static boolean isWrong(Evaluated evaluated) {
    return view(evaluated).filter(found -> !takesReason(found.parameters())).isPresent();
  }

  private static Optional<Place> place(Evaluated evaluated) {
    return Modules.text(evaluated, SETTING)
        .flatMap(view -> module(evaluated, view))
        .flatMap(
            module ->
                view(evaluated)
                    .map(
                        function -> {
                          var source = module.source();
                          int line = source.line(function.span().start());
                          int start = source.lineStart(line);
                          return source.place(
                              new Span(
                                  function.span().start(), start + source.lineText(line).length()));
                        }));
  }

  private static Optional<Module> module(Evaluated evaluated, String view) {
    int dot = view.lastIndexOf('.');
    return dot < 0 ? Optional.empty() : Modules.read(evaluated, view.substring(0, dot));
  }

  /// The function that the setting names, where nothing else in its module has the name.
  private static Optional<Statement.FunctionDef> view(Evaluated evaluated) {
    return Modules.text(evaluated, SETTING)
        .flatMap(
            view -> {
              String name = view.substring(view.lastIndexOf('.') + 1);
              return module(evaluated, view).flatMap(module -> only(module, name, 0));
            });
  }

  private static Optional<Statement.FunctionDef> only(Module module, String name, int renamed) {
    var binding =
        module.body().stream().filter(statement -> mentions(statement, name)).limit(2).toList();
    if (binding.size() != 1 || renamed > MAX_NAMES) {
      return Optional.empty();
    }
    return switch (binding.getFirst()) {
      case Statement.FunctionDef function when function.decorators().isEmpty() ->
          Optional.of(function);
      case Statement.Assign(var targets, Expression.Name(var other, _), _)
          when targets.size() == 1 && targets.getFirst() instanceof Expression.Name ->
          only(module, other, renamed + 1);
      default -> Optional.empty();
    };
  }

  /// Whether a statement may give the name something else.
  private static boolean mentions(Statement statement, String name) {
    return switch (statement) {
      case Statement.FunctionDef function -> function.name().equals(name);
      case Statement.ClassDef type -> type.name().equals(name);
      case Statement.ExpressionStatement _, Statement.Import _ -> false;
      case Statement.Assign(var targets, _, _) ->
          targets.stream().anyMatch(target -> holds(target, name, 0));
      case Statement.ImportFrom from ->
          from.names().stream()
              .anyMatch(
                  one ->
                      one.name().equals("*")
                          || one.name().equals(name)
                          || one.asName().equals(name));
      default -> holds(statement, name, 0);
    };
  }

  private static boolean holds(Node node, String name, int depth) {
    return depth > 60
        || (node instanceof Expression.Name(var id, _) && id.equals(name))
        || (node instanceof Statement.FunctionDef function && function.name().equals(name))
        || Children.of(node).stream().anyMatch(child -> holds(child, name, depth + 1));
  }

  /// Python's `signature(view).bind(None, reason=None)`.
  static boolean takesReason(Parameters declared) {
    var first = new ArrayList<Parameter>(declared.positionalOnly());
    first.addAll(declared.positional());
    boolean takesAny = !declared.variadicKeyword().isEmpty();
    if (first.isEmpty() && declared.variadic().isEmpty()) {
      return false;
    }
    List<Parameter> rest = first.isEmpty() ? List.of() : first.subList(1, first.size());
    boolean isTaken =
        !first.isEmpty()
            && declared.positionalOnly().isEmpty()
            && first.getFirst().name().equals("reason");
    boolean isNamed =
        Stream.concat(
                rest.stream().filter(one -> !declared.positionalOnly().contains(one)),
                declared.keywordOnly().stream())
            .anyMatch(one -> one.name().equals("reason"));
    boolean isWhole =
        Stream.concat(rest.stream(), declared.keywordOnly().stream())
            .allMatch(
                one ->
                    !(one.defaultValue() instanceof Expression.Absent)
                        || (one.name().equals("reason")
                            && !declared.positionalOnly().contains(one)));
    return !isTaken && isWhole && (isNamed || takesAny);
  }
}
