package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// systemd service units with their drop-ins. `EnvironmentFile=` wins over `Environment=`, wherever
/// they stand; of several files the last wins.
final class SystemdUnits {

  private final Tree tree;
  private final Exports exports;

  SystemdUnits(Tree tree, Exports exports) {
    this.tree = tree;
    this.exports = exports;
  }

  /// A setting and the file it stands in.
  private record Line(SourceText source, IniReader.Entry entry) {
    Place place() {
      return source.place(entry.span());
    }
  }

  List<Launched> launched() {
    var all = new ArrayList<Launched>();
    for (String path : tree.files()) {
      if (path.endsWith(".service") || path.endsWith(".service.j2")) {
        launched(path).ifPresent(all::add);
      }
    }
    return all;
  }

  private Optional<Launched> launched(String path) {
    var lines = lines(path);
    for (String file : tree.filesIn(path + ".d")) {
      if (file.endsWith(".conf")) {
        lines.addAll(lines(file));
      }
    }
    var commands = all(lines, "ExecStart");
    if (commands.isEmpty()) {
      return Optional.empty();
    }
    var view = FileView.of(tree);
    var written = all(lines, "WorkingDirectory");
    String folder =
        written.isEmpty() ? "/" : written.getLast().entry().value().replaceFirst("^[-~]", "");
    if (!folder.startsWith("/")) {
      folder = "/" + folder;
    }
    var environment = exports.over(path, environment(lines, folder, view));
    var started = new ArrayList<Started>();
    for (Line command : commands) {
      started.addAll(
          new Launch(tree, view)
              .start(
                  words(command.entry().value(), environment),
                  new Launch.From(environment, folder, command.place())));
    }
    return Optional.of(
        new Launched(
            Kind.SYSTEMD,
            path,
            commands.getLast().place(),
            view.locate(".", folder).orElse(""),
            view,
            environment,
            started,
            List.of(path)));
  }

  private List<Line> lines(String path) {
    var lines = new ArrayList<Line>();
    tree.text(path)
        .ifPresent(
            source -> {
              for (var entry : IniReader.read(source, IniReader.SYSTEMD, Slips.of(tree, source))) {
                if (entry.section().equals("Service")) {
                  lines.add(new Line(source, entry));
                }
              }
            });
    return lines;
  }

  /// Every line of a key; an empty value takes the earlier ones away.
  private static List<Line> all(List<Line> lines, String key) {
    var found = new ArrayList<Line>();
    for (Line line : lines) {
      if (line.entry().key().equals(key)) {
        if (line.entry().value().isEmpty()) {
          found.clear();
        } else {
          found.add(line);
        }
      }
    }
    return found;
  }

  private Environment environment(List<Line> lines, String folder, FileView view) {
    var environment = Environment.EMPTY;
    for (Line line : all(lines, "Environment")) {
      for (String word : SystemdText.words(line.entry().value())) {
        environment = with(environment, word, line.place());
      }
    }
    for (Line line : all(lines, "PassEnvironment")) {
      for (String name : line.entry().value().split("\\s+")) {
        environment =
            environment.with(
                name,
                new Variable.Free("the system manager", "systemd passes it on", line.place()));
      }
    }
    for (Line line : all(lines, "EnvironmentFile")) {
      environment = withFile(environment, line, folder, view);
    }
    for (Line line : all(lines, "UnsetEnvironment")) {
      for (String name : line.entry().value().split("\\s+")) {
        environment = environment.with(name, new Variable.Unset("UnsetEnvironment=", line.place()));
      }
    }
    return environment;
  }

  private Environment withFile(Environment under, Line line, String folder, FileView view) {
    String path = line.entry().value().replaceFirst("^-", "");
    // Only a file below the working directory is a file of the tree; another of the same name is
    // not.
    boolean isBelow = TreePaths.isWithin(path, folder) && !folder.equals("/");
    var file =
        isBelow
            ? view.locate(".", folder)
                .map(found -> TreePaths.join(found, path.substring(folder.length() + 1)))
            : Optional.<String>empty();
    var text = file.flatMap(tree::text);
    if (text.isEmpty()) {
      var environment = under;
      if (file.isPresent()) {
        for (var example : EnvExamples.of(file.get(), tree).entrySet()) {
          environment =
              environment.with(example.getKey(), EnvExamples.free(path, example.getValue()));
        }
      }
      return environment.openTo(
          new Environment.Owner(
              path + " (not in the tree)", "EnvironmentFile= reads it", line.place()));
    }
    var environment = under;
    for (var entry : SystemdText.environmentFile(text.get(), Slips.of(tree, text.get()))) {
      environment = environment.with(entry.name(), entry.variable(_ -> Optional.empty()));
    }
    return environment;
  }

  /// One `NAME=value`; what systemd takes for no name, it leaves out.
  private static Environment with(Environment under, String pair, Place place) {
    int equals = pair.indexOf('=');
    if (equals <= 0 || !SystemdText.isName(pair.substring(0, equals))) {
      return under;
    }
    String name = pair.substring(0, equals);
    var value = SystemdText.withoutSpecifiers(pair.substring(equals + 1));
    return under.with(
        name,
        value.isPresent()
            ? new Variable.Set(value.get(), place)
            : new Variable.Free("the system manager", "it fills in `" + pair + "`", place));
  }

  private static List<String> words(String command, Environment environment) {
    String plain = command.replaceFirst("^[-@:+!|]+", "");
    var words = new ArrayList<String>();
    for (Shell.Word word : ShellLexer.words(plain)) {
      if (word.plain().matches("\\$[A-Za-z_][A-Za-z0-9_]*")) {
        boolean isSet =
            environment.find(word.plain().substring(1)).orElse(null)
                    instanceof Variable.Set(var value, _, _)
                && words.addAll(List.of(value.strip().split("\\s+")));
        if (!isSet) {
          words.add(word.plain());
        }
        continue;
      }
      var template = TemplateReader.read(word.plain(), TemplateReader.Dialect.SYSTEMD);
      var place = Place.ofFile("");
      words.add(
          template.expand(environment::find, place) instanceof Template.Expansion.Known(var text)
              ? text
              : word.plain());
    }
    return words;
  }
}
