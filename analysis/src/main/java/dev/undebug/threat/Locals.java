package dev.undebug.threat;

import dev.undebug.python.Dialect;
import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.python.Module;
import dev.undebug.python.Python;
import dev.undebug.python.Statement;
import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the variables of functions that hold a literal text or a setting: the technical page
/// prints them in the clear, whatever they are called.
public final class Locals {

  /// Functions in functions deeper than this are left out.
  private static final int MAX_DEPTH = 40;

  /// Modules that are looked into; what a larger project has more is left out, and said.
  private static final int MAX_MODULES = 2_000;

  private static final Pattern NEVER_SERVED =
      Pattern.compile("(^|/)(tests?|migrations|management/commands)/|(^|/)(test|conftest)[^/]*$");

  private final SourceText source;
  private final List<Local> found = new ArrayList<>();

  private Locals(SourceText source) {
    this.source = source;
  }

  /// The variables of the functions that can run inside a request: those of every module of a tree
  /// but tests, migrations and commands.
  ///
  /// @param dialect that of the project
  public static List<Local> of(Tree tree, Dialect dialect) {
    var locals = new ArrayList<Local>();
    int modules = 0;
    for (String path : tree.files()) {
      if (!path.endsWith(".py") || NEVER_SERVED.matcher(path).find()) {
        continue;
      }
      if (++modules > MAX_MODULES) {
        tree.failed(path, "not looked into: more than %,d modules".formatted(MAX_MODULES));
        break;
      }
      tree.bytes(path).ifPresent(bytes -> locals.addAll(of(Python.read(path, bytes, dialect))));
    }
    return List.copyOf(locals);
  }

  /// The variables of every function of a module, in the order of the text.
  public static List<Local> of(Module module) {
    var locals = new Locals(module.source());
    locals.walk(module.body(), "", false, 0);
    return List.copyOf(locals.found);
  }

  private void walk(List<Statement> body, String owner, boolean isFunction, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    for (Statement statement : body) {
      switch (statement) {
        case Statement.FunctionDef function ->
            walk(function.body(), qualified(owner, function.name()), true, depth + 1);
        case Statement.ClassDef type ->
            walk(type.body(), qualified(owner, type.name()), false, depth + 1);
        case Statement.Assign assign when isFunction ->
            assign.targets().forEach(target -> assigned(target, assign.value(), owner));
        case Statement.AnnAssign assign when isFunction ->
            assigned(assign.target(), assign.value(), owner);
        default -> blocks(statement).forEach(block -> walk(block, owner, isFunction, depth + 1));
      }
    }
  }

  private static String qualified(String owner, String name) {
    return owner.isEmpty() ? name : owner + "." + name;
  }

  /// The blocks inside a statement.
  private static List<List<Statement>> blocks(Statement statement) {
    return switch (statement) {
      case Statement.For loop -> List.of(loop.body(), loop.orElse());
      case Statement.While loop -> List.of(loop.body(), loop.orElse());
      case Statement.If choice -> List.of(choice.body(), choice.orElse());
      case Statement.With with -> List.of(with.body());
      case Statement.BrokenStatement broken -> List.of(broken.body());
      case Statement.Try attempt -> {
        var blocks = new ArrayList<List<Statement>>();
        blocks.add(attempt.body());
        attempt.handlers().forEach(handler -> blocks.add(handler.body()));
        blocks.add(attempt.orElse());
        blocks.add(attempt.finalBody());
        yield blocks;
      }
      case Statement.Match match -> {
        var blocks = new ArrayList<List<Statement>>();
        match.cases().forEach(one -> blocks.add(one.body()));
        yield blocks;
      }
      default -> List.of();
    };
  }

  private void assigned(Expression target, Expression value, String function) {
    if (!(target instanceof Expression.Name(var name, _))) {
      return;
    }
    var from = text(value).or(() -> setting(value));
    if (from.isPresent()) {
      var place = source.place(dev.undebug.source.Span.around(target.span(), value.span()));
      found.add(new Local(function, name, from.get(), place));
    }
  }

  private static Optional<Local.Source> text(Expression value) {
    return value instanceof Expression.Constant(Literal.Text(var text, _), _)
        ? Optional.of(new Local.Source.Literal(text))
        : Optional.empty();
  }

  /// `settings.NAME`, `settings.NAME["key"]["key"]`.
  private static Optional<Local.Source> setting(Expression value) {
    return path(value, 0).map(Local.Source.OfSettings::new);
  }

  private static Optional<String> path(Expression value, int depth) {
    return switch (value) {
      case Expression.Attribute(Expression.Name(var owner, _), var name, _)
          when owner.equals("settings") && name.equals(name.toUpperCase(java.util.Locale.ROOT)) ->
          Optional.of(name);
      case Expression.Subscript(var inner, Expression.Constant(Literal.Text(var key, _), _), _)
          when depth < MAX_DEPTH ->
          path(inner, depth + 1).map(path -> path + "['" + key + "']");
      default -> Optional.empty();
    };
  }
}
