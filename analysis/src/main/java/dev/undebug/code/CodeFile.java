package dev.undebug.code;

import dev.undebug.python.Alias;
import dev.undebug.python.Children;
import dev.undebug.python.Expression;
import dev.undebug.python.Module;
import dev.undebug.python.Node;
import dev.undebug.python.Statement;
import dev.undebug.source.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A Python file that runs inside requests, and what its names stand for.
///
/// @param imported local names, and the dotted names that they were imported as
public record CodeFile(Module module, Map<String, String> imported) {

  /// Imports inside deeper blocks are not looked for.
  private static final int MAX_DEPTH = 6;

  public CodeFile {
    imported = Map.copyOf(imported);
  }

  /// A file with the names that its imports give it, wherever in the file they stand.
  public static CodeFile of(Module module) {
    var imported = new HashMap<String, String>();
    module.body().forEach(statement -> collect(statement, imported, 0));
    return new CodeFile(module, imported);
  }

  private static void collect(Node node, Map<String, String> imported, int depth) {
    switch (node) {
      case Statement.Import(var names, _) -> names.forEach(alias -> add(alias, imported));
      case Statement.ImportFrom(var from, var names, var level, _) ->
          names.forEach(alias -> imported.put(local(alias), member(level, from, alias.name())));
      case Expression _ -> {}
      default -> {
        if (depth < MAX_DEPTH) {
          Children.of(node).forEach(child -> collect(child, imported, depth + 1));
        }
      }
    }
  }

  /// `import a.b` names `a` alone.
  private static void add(Alias alias, Map<String, String> imported) {
    if (alias.asName().isEmpty()) {
      String head = alias.name().split("\\.", 2)[0];
      imported.put(head, head);
    } else {
      imported.put(alias.asName(), alias.name());
    }
  }

  private static String member(int level, String from, String name) {
    return ".".repeat(level) + (from.isEmpty() ? "" : from + ".") + name;
  }

  private static String local(Alias alias) {
    return alias.asName().isEmpty() ? alias.name() : alias.asName();
  }

  public String path() {
    return module.source().path();
  }

  public Place place(Node node) {
    return module.source().place(node.span());
  }

  /// The source of a node.
  public String text(Node node) {
    return module.source().slice(node.span());
  }

  /// What a name means: `HttpResponse` is `django.http.HttpResponse` where it was imported so.
  /// Empty for what is no dotted name.
  public Optional<String> meaning(Expression expression) {
    return dotted(expression)
        .map(
            name -> {
              String[] parts = name.split("\\.", 2);
              String head = imported.getOrDefault(parts[0], parts[0]);
              return parts.length == 1 ? head : head + "." + parts[1];
            });
  }

  /// Whether a name means one of these, or was imported from somewhere else under the last word of
  /// one: a project may hand Django's names on.
  public boolean means(Expression expression, List<String> names) {
    return meaning(expression)
        .filter(
            meaning -> names.contains(meaning) || names.stream().anyMatch(n -> ends(meaning, n)))
        .isPresent();
  }

  private static boolean ends(String meaning, String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return meaning.startsWith(".") && meaning.endsWith("." + last);
  }

  /// A name as it is written: `request.POST.get`; empty for anything else.
  public static Optional<String> dotted(Expression expression) {
    var parts = new StringBuilder();
    Expression at = expression;
    while (at instanceof Expression.Attribute(var value, var name, _)) {
      parts.insert(0, "." + name);
      at = value;
    }
    return at instanceof Expression.Name(var id, _)
        ? Optional.of(parts.insert(0, id).toString())
        : Optional.empty();
  }
}
