package dev.undebug.fix;

import dev.undebug.python.Children;
import dev.undebug.python.Expression;
import dev.undebug.python.Module;
import dev.undebug.python.Node;
import dev.undebug.python.Statement;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.rule.Edit;
import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Optional;

/// The statement that decides a setting: `NAME = value`.
///
/// @param source its file
/// @param value what it assigns
record Assigned(SourceText source, Expression value) {

  private static final int MAX_DEPTH = 8;

  /// Where a deployment's setting is decided; empty where that is no assignment to the name alone.
  static Optional<Assigned> find(Broken broken, Evaluated evaluated, String setting) {
    var decided =
        evaluated
            .settings()
            .find(setting)
            .filter(found -> !found.isDefault())
            .flatMap(found -> found.decidedAt())
            .filter(place -> broken.tree().hasFile(place.path()));
    return decided.flatMap(
        place ->
            broken
                .tree()
                .text(place.path())
                .flatMap(broken::parse)
                .filter(module -> module.problems().isEmpty())
                .flatMap(module -> find(module, place, setting)));
  }

  private static Optional<Assigned> find(Module module, Place place, String setting) {
    for (Statement statement : module.body()) {
      var found = find(statement, module.source(), place, setting, 0);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Assigned> find(
      Node node, SourceText source, Place place, String setting, int depth) {
    if (node instanceof Statement.Assign(var targets, var value, var span)
        && targets.size() == 1
        && targets.getFirst() instanceof Expression.Name(var id, _)
        && id.equals(setting)
        && source.position(span.start()).equals(place.start())) {
      return Optional.of(new Assigned(source, value));
    }
    if (node instanceof Expression || depth > MAX_DEPTH) {
      return Optional.empty();
    }
    for (Node child : Children.of(node)) {
      var found = find(child, source, place, setting, depth + 1);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /// Another value.
  List<Edit> replace(String text) {
    return List.of(new Edit(source.place(value.span()), text));
  }

  /// Whether a comment stands in the value, which a replacement would lose.
  boolean hasComment() {
    return source.slice(value.span()).contains("#");
  }

  /// More elements, in a statement behind an empty list.
  List<Edit> extend(String name, String more) {
    boolean isEmpty = value instanceof Expression.ListDisplay(var all, _) && all.isEmpty();
    int line = source.line(value.span().end());
    String first = source.lineText(source.line(value.span().start()));
    String indent = first.substring(0, first.length() - first.stripLeading().length());
    return isEmpty && line < source.lineCount()
        ? List.of(
            Broken.before(source.path(), line + 1, "%s%s += %s\n".formatted(indent, name, more)))
        : List.of();
  }

  /// The elements of a list or a tuple that is written out.
  Optional<List<Expression>> elements() {
    return switch (value) {
      case Expression.ListDisplay(var elements, _) -> Optional.of(elements);
      case Expression.Tuple(var elements, var span)
          when source.text().charAt(span.start()) == '(' ->
          Optional.of(elements);
      default -> Optional.empty();
    };
  }

  /// A text put into a list of texts that is written out: behind one of them, else in front.
  ///
  /// @param behind the element that it follows, where the list has it
  List<Edit> put(String element, String behind) {
    var elements = elements();
    if (elements.isEmpty() || elements.get().isEmpty()) {
      return List.of();
    }
    for (Expression one : elements.get()) {
      if (source
          .slice(one.span())
          .matches("[\"']" + java.util.regex.Pattern.quote(behind) + "[\"']")) {
        return after(one, element);
      }
    }
    return before(elements.get().getFirst(), element);
  }

  /// A text put at the end of a list of texts that is written out.
  List<Edit> append(String element) {
    return elements()
        .filter(elements -> !elements.isEmpty())
        .map(elements -> after(elements.getLast(), element))
        .orElse(List.of());
  }

  private List<Edit> before(Expression first, String element) {
    return List.of(
        new Edit(
            source.place(new Span(first.span().start(), first.span().start())),
            quoted(first, element) + (isAlone(first) ? ",\n" + indent(first) : ", ")));
  }

  private List<Edit> after(Expression one, String element) {
    int end = one.span().end();
    if (!isAlone(one)) {
      return List.of(new Edit(source.place(new Span(end, end)), ", " + quoted(one, element)));
    }
    int line = source.line(end);
    int lineEnd = source.lineStart(line) + source.lineText(line).length();
    String rest = source.text().substring(end, lineEnd);
    String added = "\n" + indent(one) + quoted(one, element);
    if (rest.matches("\\s*,\\s*(#.*)?")) {
      return List.of(new Edit(source.place(new Span(lineEnd, lineEnd)), added + ","));
    }
    // The last of a list without a comma behind it.
    return rest.isBlank()
        ? List.of(new Edit(source.place(new Span(end, end)), "," + added))
        : List.of();
  }

  /// Whether an element has its line for itself.
  private boolean isAlone(Expression element) {
    int start = source.lineStart(source.line(element.span().start()));
    return source.text().substring(start, element.span().start()).isBlank();
  }

  private String indent(Expression element) {
    int start = source.lineStart(source.line(element.span().start()));
    return source.text().substring(start, element.span().start());
  }

  private String quoted(Expression like, String element) {
    char quote = source.text().charAt(like.span().start());
    char used = quote == '\'' ? '\'' : '"';
    return used + element + used;
  }
}
