package dev.undebug.rule;

import dev.undebug.project.Project;
import dev.undebug.project.ProjectDialect;
import dev.undebug.python.Children;
import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.python.Module;
import dev.undebug.python.Node;
import dev.undebug.python.ParsedFiles;
import dev.undebug.python.Statement;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An entry of a list of settings that is not what was meant: two texts without a comma between
/// them are one text in Python, and what is no dotted name nothing can import.
final class SettingsEntryMalformed implements Rule {

  private static final int MAX_DEPTH = 60;

  /// Characters of an entry that a message shows.
  private static final int MAX_QUOTED = 90;

  /// What Django imports of each when it starts, or with the first request.
  private static final Set<String> IMPORTED =
      Set.of("INSTALLED_APPS", "MIDDLEWARE", "MIDDLEWARE_CLASSES", "AUTHENTICATION_BACKENDS");

  private static final Map<String, String> REFUSED =
      Map.of(
          "ALLOWED_HOSTS", "requests for either host are answered with 400",
          "CSRF_TRUSTED_ORIGINS", "forms sent from either origin are refused",
          "CORS_ALLOWED_ORIGINS", "neither origin is allowed");

  private static final Pattern DOTTED = Pattern.compile("\\w+(?:\\.\\w+)*");

  /// The end of one text and the begin of the next; who cuts a name at its dot means to.
  private static final Pattern SEAM =
      Pattern.compile("[^.'\"]['\"](?:[\\s\\\\]++|#[^\\n]*+)*+[uUrR]?['\"](?![.'\"])");

  @Override
  public String id() {
    return "UDB124";
  }

  @Override
  public String name() {
    return "settings-entry-malformed";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    return application
        .production()
        .filter(evaluated -> evaluated.deployment().serves() && !new Values(evaluated).isIdle())
        .flatMap(evaluated -> Stream.concat(fused(evaluated), unnamed(evaluated)));
  }

  /// What is no dotted name.
  private Stream<Sighting> unnamed(Evaluated evaluated) {
    return IMPORTED.stream()
        .sorted()
        .flatMap(
            setting ->
                entries(evaluated, setting)
                    .filter(entry -> !DOTTED.matcher(entry).matches())
                    .map(
                        entry ->
                            evaluated.sighting(
                                severity(),
                                Literals.statement(evaluated, setting, entry),
                                "%s has an entry that is no dotted name, %s: Django does not start"
                                    .formatted(setting, quoted(entry)),
                                "write the module and the name in it with dots between")));
  }

  private static String quoted(String entry) {
    String line = entry.strip().lines().findFirst().orElse("");
    return line.length() > MAX_QUOTED
        ? "'" + line.substring(0, MAX_QUOTED) + "…'"
        : "'" + line + "'";
  }

  /// The texts that a list surely has.
  private static Stream<String> entries(Evaluated evaluated, String setting) {
    return new Values(evaluated)
        .find(setting).stream()
            .filter(found -> !found.isDefault())
            .flatMap(found -> found.value().stream())
            .flatMap(
                value ->
                    value instanceof Datum.Sequence(_, var elements)
                        ? elements.stream()
                        : Stream.empty())
            .filter(Datum.Element::isAlways)
            .flatMap(
                element ->
                    element.value() instanceof Datum.Text(var text)
                        ? Stream.of(text)
                        : Stream.empty());
  }

  /// What two texts make that stand side by side.
  private Stream<Sighting> fused(Evaluated evaluated) {
    var values = new Values(evaluated);
    return modules(evaluated)
        .flatMap(
            module ->
                module.body().stream()
                    .flatMap(statement -> assigned(statement, 0))
                    .flatMap(
                        assigned ->
                            texts(assigned.value(), 0)
                                .filter(
                                    text ->
                                        values.contains(assigned.setting(), text.value()).isYes())
                                .flatMap(
                                    text ->
                                        sighting(evaluated, module, assigned.setting(), text)
                                            .stream())));
  }

  private Optional<Sighting> sighting(
      Evaluated evaluated, Module module, String setting, Text text) {
    var seam = SEAM.matcher(module.source().slice(text.span()));
    if (!seam.find()) {
      return Optional.empty();
    }
    int end = text.span().start() + seam.start() + 2;
    String effect = REFUSED.getOrDefault(setting, "Django does not start");
    return Optional.of(
        evaluated
            .sighting(
                severity(),
                module.source().place(new Span(text.span().start(), end)),
                "a comma is missing: %s has one entry here, %s, where two were meant: %s"
                    .formatted(setting, quoted(text.value()), effect),
                "put a comma between the two texts")
            .mending(List.of(new Edit(module.source().place(new Span(end, end)), ","))));
  }

  /// The settings modules that a deployment's settings are made of, as far as they are known.
  private static Stream<Module> modules(Evaluated evaluated) {
    Project project = evaluated.project();
    var paths = new TreeSet<String>();
    project.settings().forEach(settings -> paths.add(settings.path()));
    for (String setting : IMPORTED) {
      evaluated.decidedAt(setting).ifPresent(place -> paths.add(place.path()));
    }
    var parsed = ParsedFiles.of(project.modules().tree());
    return paths.stream().flatMap(path -> parsed.read(path, ProjectDialect.of(project)).stream());
  }

  private record Assigned(String setting, Expression value) {}

  private static Stream<Assigned> assigned(Statement statement, int depth) {
    if (depth > MAX_DEPTH) {
      return Stream.empty();
    }
    return switch (statement) {
      case Statement.Assign(var targets, var value, _) ->
          targets.stream().flatMap(target -> assigned(target, value));
      case Statement.AugAssign(var target, _, var value, _) -> assigned(target, value);
      case Statement.AnnAssign assign -> assigned(assign.target(), assign.value());
      default ->
          Children.of(statement).stream()
              .flatMap(
                  child ->
                      child instanceof Statement inner
                          ? assigned(inner, depth + 1)
                          : Stream.empty());
    };
  }

  private static Stream<Assigned> assigned(Expression target, Expression value) {
    return target instanceof Expression.Name(var name, _)
            && (IMPORTED.contains(name) || REFUSED.containsKey(name))
        ? Stream.of(new Assigned(name, value))
        : Stream.empty();
  }

  private record Text(String value, Span span) {}

  /// The texts that are entries of a list.
  private static Stream<Text> texts(Node node, int depth) {
    List<Expression> elements =
        switch (node) {
          case Expression.ListDisplay(var all, _) -> all;
          case Expression.Tuple(var all, _) -> all;
          default -> List.of();
        };
    var own =
        elements.stream()
            .flatMap(
                element ->
                    element instanceof Expression.Constant(Literal.Text(var text, _), var span)
                        ? Stream.of(new Text(text, span))
                        : Stream.empty());
    return depth > MAX_DEPTH
        ? own
        : Stream.concat(own, Children.of(node).stream().flatMap(child -> texts(child, depth + 1)));
  }
}
