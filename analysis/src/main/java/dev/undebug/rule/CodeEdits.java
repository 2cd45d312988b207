package dev.undebug.rule;

import dev.undebug.code.CodeFile;
import dev.undebug.python.Alias;
import dev.undebug.python.Children;
import dev.undebug.python.Expression;
import dev.undebug.python.Node;
import dev.undebug.python.Statement;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Replacements in the code of views that a machine can be sure of; none for code that is written
/// in another way.
final class CodeEdits {

  private static final int MAX_DEPTH = 60;

  private CodeEdits() {}

  /// `yaml.load(file, Loader=yaml.Loader)` as `yaml.safe_load(file)`.
  static List<Edit> safeLoad(CodeFile file, Expression.Call call) {
    return call.function() instanceof Expression.Attribute(var owner, var method, _)
            && !call.arguments().isEmpty()
        ? List.of(
            new Edit(
                file.place(call),
                "%s.%s(%s)"
                    .formatted(
                        file.text(owner),
                        method.endsWith("_all") ? "safe_load_all" : "safe_load",
                        file.text(call.arguments().getFirst()))))
        : List.of();
  }

  /// `Order.objects.get(pk=pk)` as `get_object_or_404(Order, pk=pk)`.
  static List<Edit> found(CodeFile file, Expression.Call call) {
    if (!(call.function()
            instanceof
            Expression.Attribute(
                Expression.Attribute(Expression.Name(var model, _), var objects, _),
                _,
                _))
        || !objects.equals("objects")
        || isSpread(file, call)) {
      return List.of();
    }
    var imported = importing(file, "django.shortcuts", "get_object_or_404");
    var source = file.module().source();
    int open = call.function().span().end();
    String arguments = source.text().substring(open, call.span().end()).strip();
    if (imported.isEmpty() || !arguments.startsWith("(") || arguments.length() < 3) {
      return List.of();
    }
    var edits = new ArrayList<Edit>(imported.get());
    edits.add(
        new Edit(
            file.place(call), "get_object_or_404(%s, %s".formatted(model, arguments.substring(1))));
    return List.copyOf(edits);
  }

  /// The edits that import a name; none where it is imported, empty where nobody can be sure how.
  private static Optional<List<Edit>> importing(CodeFile file, String module, String name) {
    boolean isAnothers =
        !file.imported().getOrDefault(name, module + "." + name).equals(module + "." + name);
    if (isAnothers || imports(file, module, name)) {
      return isAnothers ? Optional.empty() : Optional.of(List.of());
    }
    SourceText source = file.module().source();
    Pattern line = Pattern.compile("from %s import \\w+(, \\w+)*".formatted(Pattern.quote(module)));
    for (Statement statement : file.module().body()) {
      if (statement instanceof Statement.ImportFrom(var from, var names, _, var span)
          && from.equals(module)
          && line.matcher(source.slice(span)).matches()) {
        var before = names.stream().filter(one -> one.name().compareTo(name) > 0).findFirst();
        String next = before.map(Alias::name).orElse("");
        int at = span.end();
        if (!next.isEmpty()) {
          Matcher word = word(next).matcher(source.text());
          at = word.find(span.start() + 5 + module.length()) ? word.start() : at;
        }
        var place = source.place(new Span(at, at));
        return Optional.of(List.of(new Edit(place, next.isEmpty() ? ", " + name : name + ", ")));
      }
    }
    return Optional.empty();
  }

  /// Whether a file imports a name for all of it: an import inside a function is that function's.
  private static boolean imports(CodeFile file, String module, String name) {
    return file.module().body().stream()
        .anyMatch(
            statement ->
                statement instanceof Statement.ImportFrom(var from, var names, _, _)
                    && from.equals(module)
                    && names.stream()
                        .anyMatch(one -> one.name().equals(name) && one.asName().isEmpty()));
  }

  /// The only statement of a function that gives a name a value.
  static Optional<Statement.Assign> onlyAssignment(Statement.FunctionDef function, String name) {
    var found = new ArrayList<Statement.Assign>();
    function.body().forEach(statement -> collect(statement, name, found, 0));
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static void collect(Node node, String name, List<Statement.Assign> found, int depth) {
    if (node instanceof Statement.Assign assign
        && assign.targets().size() == 1
        && assign.targets().getFirst() instanceof Expression.Name(var id, _)
        && id.equals(name)) {
      found.add(assign);
    }
    if (depth < MAX_DEPTH && !(node instanceof Expression)) {
      Children.of(node).forEach(child -> collect(child, name, found, depth + 1));
    }
  }

  private static boolean isSpread(CodeFile file, Expression.Call call) {
    SourceText source = file.module().source();
    return source.line(call.span().start()) != source.line(call.span().end());
  }

  private static Pattern word(String name) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
  }
}
