package dev.undebug.code;

import dev.undebug.page.Category;
import dev.undebug.python.Children;
import dev.undebug.python.Expression;
import dev.undebug.python.Keyword;
import dev.undebug.python.Module;
import dev.undebug.python.Node;
import dev.undebug.python.Parameter;
import dev.undebug.python.Parameters;
import dev.undebug.python.Statement;
import dev.undebug.secret.Secrets;
import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Finds the variables of functions that hold a literal text, a setting, or what credentials come
/// from: the technical page prints them in the clear, whatever they are called.
public final class Locals {

  /// Functions in functions deeper than this are left out.
  private static final int MAX_DEPTH = 40;

  /// Expressions in expressions deeper than this are left out.
  private static final int MAX_NESTING = 60;

  /// What is called with the variables of a template.
  private static final Set<String> RENDERS =
      Set.of(
          "render",
          "render_to_response",
          "render_to_string",
          "TemplateResponse",
          "SimpleTemplateResponse");

  /// What is run by hand, and what tries things.
  private static final Pattern BY_HAND =
      Pattern.compile("(^|/)management/commands/|(^|/)(test|conftest)[^/]*$");

  private final SourceText source;
  private final List<Local> found = new ArrayList<>();

  private Locals(SourceText source) {
    this.source = source;
  }

  /// The words of files that may have such a variable; one that holds none is not looked into.
  public static Set<String> words() {
    var words = new TreeSet<>(Secrets.words());
    words.addAll(List.of("settings.", "environ", "getenv"));
    return words;
  }

  /// Whether functions of a file can run inside a request.
  public static boolean areServed(String path) {
    return !BY_HAND.matcher(path).find();
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
      if (isFunction && !(statement instanceof Statement.FunctionDef)) {
        calls(statement, owner, 0);
      }
      switch (statement) {
        case Statement.FunctionDef function -> {
          String name = qualified(owner, function.name());
          parameters(function.parameters(), name);
          walk(function.body(), name, true, depth + 1);
        }
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
    switch (target) {
      case Expression.Name(var name, _) when isContext(name) && value instanceof Expression.Dict ->
          context(value, function);
      case Expression.Name(var name, _) ->
          Flow.of(value).ifPresent(from -> add(function, name, from, target, value));
      case Expression.Subscript(Expression.Name(var name, _), var key, _) when isContext(name) ->
          Flow.constant(key).ifPresent(word -> inContext(function, word, key, value));
      default -> {}
    }
  }

  private void add(
      String function, String name, Local.Source from, Expression target, Expression value) {
    found.add(new Local(function, name, from, place(target, value)));
  }

  private Place place(Node first, Node last) {
    return source.place(Span.around(first.span(), last.span()));
  }

  private static boolean isContext(String name) {
    return name.equals("context") || name.equals("ctx");
  }

  /// The variables that a dictionary gives a template.
  private void context(Expression value, String function) {
    if (value instanceof Expression.Dict(var keys, var values, _)) {
      for (int i = 0; i < keys.size(); i++) {
        Expression key = keys.get(i);
        Expression held = values.get(i);
        Flow.constant(key).ifPresent(word -> inContext(function, word, key, held));
      }
    }
  }

  private void inContext(String function, String word, Expression key, Expression value) {
    Flow.of(value)
        .ifPresent(
            from ->
                found.add(
                    new Local(function, word, from, place(key, value), Category.TEMPLATE_CONTEXT)));
  }

  /// Passwords that a function is called with.
  private void parameters(Parameters declared, String function) {
    for (var group :
        List.of(declared.positionalOnly(), declared.positional(), declared.keywordOnly())) {
      for (Parameter one : group) {
        if (Flow.isPassword(one.name())) {
          found.add(
              new Local(
                  function, one.name(), new Local.Source.Argument(), source.place(one.span())));
        }
      }
    }
  }

  /// What the calls of a statement are given by name: it is a variable of the frame that is called.
  private void calls(Node node, String owner, int depth) {
    if (depth > MAX_NESTING) {
      return;
    }
    for (Node child : Children.of(node)) {
      if (child instanceof Expression.Call call) {
        called(call, owner);
      }
      if (!(child instanceof Statement)) {
        calls(child, owner, depth + 1);
      }
    }
  }

  private void called(Expression.Call call, String owner) {
    String name = Flow.dotted(call.function(), 0);
    String last = name.substring(name.lastIndexOf('.') + 1);
    if (RENDERS.contains(last)) {
      call.arguments().forEach(argument -> context(argument, owner));
    }
    for (Keyword keyword : call.keywords()) {
      if (RENDERS.contains(last) && keyword.name().equals("context")) {
        context(keyword.value(), owner);
      } else if (last.equals("get_context_data") && !keyword.name().isEmpty()) {
        Flow.of(keyword.value())
            .ifPresent(
                from ->
                    found.add(
                        new Local(
                            owner,
                            keyword.name(),
                            from,
                            source.place(keyword.span()),
                            Category.TEMPLATE_CONTEXT)));
      } else if (!name.isEmpty()) {
        argument(name, keyword);
      }
    }
  }

  /// What a visitor sends is told where a variable gets it, and not at every call again.
  private void argument(String called, Keyword keyword) {
    if (Secrets.promised(keyword.name()).isPresent()) {
      Flow.of(keyword.value())
          .filter(from -> !(from instanceof Local.Source.OfVisitor))
          .ifPresent(
              from ->
                  found.add(new Local(called, keyword.name(), from, source.place(keyword.span()))));
    }
  }
}
