package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an operator exported of a running deployment's environment: `docker inspect`, `kubectl get
/// -o json`, `heroku config --json`, `systemctl show`, or `env`.
///
/// @param deployment the name of the deployment
/// @param source the file's name
/// @param variables the variables, each with its place in the file
/// @param open who still may set more
/// @param reach how much of the environment the export holds
public record Export(
    String deployment,
    String source,
    Map<String, Variable> variables,
    List<Environment.Owner> open,
    Reach reach) {

  /// How much of an environment an export holds.
  public enum Reach {
    /// All of it: what is not named is not set.
    WHOLE,
    /// All that a platform adds to the image or the buildpack.
    PLATFORM,
    /// What is named; the image may have more.
    PART
  }

  /// What the formats are, for people.
  public static final String FORMATS =
      "the output of docker inspect, kubectl get -o json, heroku config --json, systemctl show or"
          + " env";

  public Export {
    variables = Map.copyOf(variables);
    open = List.copyOf(open);
  }

  /// Reads an exported file; empty when it is in none of the formats.
  ///
  /// @param deployment whose environment it is
  public static Optional<Export> read(String deployment, SourceText source) {
    String text = source.text().strip();
    if (text.startsWith("{") || text.startsWith("[")) {
      var problems = Tree.of(Map.of(source.path(), ""));
      var documents = Yaml.documents(source, problems);
      return documents.size() == 1
          ? json(deployment, source, documents.getFirst())
          : Optional.empty();
    }
    if (text.lines().anyMatch(line -> line.startsWith("Environment="))) {
      return Optional.of(systemctl(deployment, source));
    }
    var lines = lines(source);
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(new Export(deployment, source.path(), lines, List.of(), Reach.WHOLE));
  }

  private static Optional<Export> json(String deployment, SourceText source, Yaml document) {
    var first =
        document.isSequence() ? document.items().stream().findFirst() : Optional.of(document);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    var environment = first.get().at("Config", "Env");
    if (environment.isPresent()) {
      return Optional.of(docker(deployment, source, environment.get()));
    }
    if (!first.get().text("kind").isEmpty()) {
      return KubernetesExport.read(deployment, source, first.get());
    }
    boolean isFlat =
        document.isMapping() && document.entries().values().stream().allMatch(Yaml::isScalar);
    if (!isFlat) {
      return Optional.empty();
    }
    var variables = new LinkedHashMap<String, Variable>();
    document
        .entries()
        .forEach(
            (name, value) ->
                variables.put(name, new Variable.Set(value.scalar().orElse(""), value.place())));
    return Optional.of(new Export(deployment, source.path(), variables, List.of(), Reach.PLATFORM));
  }

  private static Export docker(String deployment, SourceText source, Yaml list) {
    var variables = new LinkedHashMap<String, Variable>();
    for (Yaml item : list.items()) {
      put(item.scalar().orElse(""), item.place(), variables);
    }
    return new Export(deployment, source.path(), variables, List.of(), Reach.WHOLE);
  }

  private static void put(String pair, Place place, Map<String, Variable> into) {
    int equals = pair.indexOf('=');
    if (equals > 0) {
      into.put(pair.substring(0, equals), new Variable.Set(pair.substring(equals + 1), place));
    }
  }

  /// `Environment=A=b "C=d e"`, quoted as `systemctl show` does; `EnvironmentFiles=` names files
  /// whose contents it does not show.
  private static Export systemctl(String deployment, SourceText source) {
    var variables = new LinkedHashMap<String, Variable>();
    var open = new ArrayList<Environment.Owner>();
    for (int line = 1; line <= source.lineCount(); line++) {
      String text = source.lineText(line);
      int start = source.lineStart(line);
      var place = source.place(new Span(start, start + text.length()));
      if (text.startsWith("Environment=")) {
        for (var word : ShellLexer.words(text.substring("Environment=".length()))) {
          put(word.plain(), place, variables);
        }
      } else if (text.startsWith("EnvironmentFiles=/")) {
        String file = text.substring("EnvironmentFiles=".length()).replaceFirst(" \\(.*", "");
        open.add(new Environment.Owner(file, "systemctl does not show what it holds", place));
      }
    }
    return new Export(deployment, source.path(), variables, open, Reach.PART);
  }

  /// `NAME=value`, ended by lines or, as in `/proc/PID/environ`, by zero bytes; a line that begins
  /// no name goes on with the value before.
  private static Map<String, Variable> lines(SourceText source) {
    var variables = new LinkedHashMap<String, Variable>();
    String text = source.text();
    char end = text.indexOf('\0') >= 0 ? '\0' : '\n';
    String last = "";
    int at = 0;
    while (at < text.length()) {
      int stop = text.indexOf(end, at);
      stop = stop < 0 ? text.length() : stop;
      String line = text.substring(at, stop);
      int equals = line.indexOf('=');
      var place = source.place(new Span(at, stop));
      if (equals > 0 && TemplateReader.nameEnd(line, 0) == equals) {
        last = line.substring(0, equals);
        variables.put(last, new Variable.Set(line.substring(equals + 1), place));
      } else if (last.isEmpty() && !line.isBlank()) {
        return Map.of();
      } else if (variables.get(last) instanceof Variable.Set(var value, var first, _)
          && !line.isBlank()) {
        variables.put(last, new Variable.Set(value + end + line, first));
      }
      at = stop + 1;
    }
    return variables;
  }

  /// The environment with what was exported on top, and without what is now known not to be there.
  Environment over(Environment under) {
    var environment = under;
    for (var entry : variables.entrySet()) {
      environment = environment.with(entry.getKey(), entry.getValue());
    }
    var place = Place.ofFile(source);
    for (String name : under.variables().keySet()) {
      boolean isFree = under.find(name).orElseThrow() instanceof Variable.Free;
      if (!variables.containsKey(name) && (reach == Reach.WHOLE || isFree) && reach != Reach.PART) {
        environment =
            environment.with(name, new Variable.Unset(source + " does not have it", place));
      }
    }
    var owners = new ArrayList<Environment.Owner>(open);
    for (Environment.Owner owner : under.open()) {
      boolean isClosed = reach == Reach.WHOLE || (reach == Reach.PLATFORM && owner.isPlatform());
      if (!isClosed) {
        owners.add(owner);
      }
    }
    return new Environment(environment.variables(), owners, environment.built());
  }
}
