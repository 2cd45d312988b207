package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Procfiles, and the config vars that an `app.json` beside them names. What the platform holds is
/// not in the tree: the values of `app.json` are only what an application starts with.
final class Procfiles {

  private static final Pattern LINE = Pattern.compile("^([A-Za-z0-9_-]+):\\s*(.+)$");

  private final Tree tree;
  private final Dockerfiles dockerfiles;

  Procfiles(Tree tree, Dockerfiles dockerfiles) {
    this.tree = tree;
    this.dockerfiles = dockerfiles;
  }

  List<Launched> launched() {
    var all = new ArrayList<Launched>();
    for (String path : tree.files()) {
      if (TreePaths.name(path).matches("Procfile([._-][\\w.-]+)?")) {
        tree.text(path).ifPresent(text -> all.addAll(launched(path, text)));
      }
      if (TreePaths.name(path).equals("heroku.yml")) {
        all.addAll(new HerokuManifest(tree, dockerfiles, environment(path, "")).launched(path));
      }
    }
    return all;
  }

  private List<Launched> launched(String path, SourceText source) {
    String folder = TreePaths.parent(path);
    var view = FileView.of(tree);
    var environment = environment(path, folder);
    String manifest = TreePaths.join(folder, "heroku.yml");
    boolean isImage =
        !new HerokuManifest(tree, dockerfiles, environment).launched(manifest).isEmpty();
    String superseded =
        isImage
            ? manifest + " has Heroku build an image, which takes no Procfile"
            : RailwayFiles.beside(tree, folder)
                .map(file -> file + " starts it on Railway, whatever a Procfile says")
                .or(() -> onCloudFoundry(folder))
                .orElse("");
    var all = new ArrayList<Launched>();
    var slips = Slips.of(tree, source);
    for (int line = 1; line <= source.lineCount(); line++) {
      Matcher matcher = LINE.matcher(source.lineText(line));
      if (!matcher.matches()) {
        String written = source.lineText(line).strip();
        if (!written.isEmpty() && !written.startsWith("#")) {
          slips.at(
              line, "`%s` is no `NAME: COMMAND`; it is left out".formatted(Slips.shown(written)));
        }
        continue;
      }
      Place place = place(source, line, matcher);
      var given = dockerfiles.exports().over(path + "#" + matcher.group(1), environment);
      var started =
          new Launch(tree, view).startText(matcher.group(2), new Launch.From(given, folder, place));
      all.add(
          new Launched(
                  Kind.PROCFILE,
                  path + "#" + matcher.group(1),
                  place,
                  folder,
                  view,
                  given,
                  started,
                  List.of(path, matcher.group(1).equals("release") ? "" : matcher.group(1)))
              .supersededBy(superseded));
    }
    return all;
  }

  /// Heroku reads a Procfile as well, and shows by files of its own.
  private Optional<String> onCloudFoundry(String folder) {
    boolean isHeroku =
        Stream.of("app.json", "heroku.yml")
            .anyMatch(name -> tree.hasFile(TreePaths.join(folder, name)));
    return isHeroku
        ? Optional.empty()
        : CloudFoundryFiles.beside(tree, folder)
            .map(file -> file + " starts it on Cloud Foundry, and is judged itself");
  }

  /// What a line of a Procfile starts.
  record Line(String text, Place place) {}

  /// The line for a process of the Procfile in a folder.
  static Optional<Line> line(Tree tree, String folder, String process) {
    var text = tree.text(TreePaths.join(folder, "Procfile"));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var source = text.get();
    for (int line = 1; line <= source.lineCount(); line++) {
      Matcher matcher = LINE.matcher(source.lineText(line));
      if (matcher.matches() && matcher.group(1).equals(process)) {
        return Optional.of(new Line(matcher.group(2), place(source, line, matcher)));
      }
    }
    return Optional.empty();
  }

  private static Place place(SourceText source, int line, Matcher matcher) {
    int start = source.lineStart(line);
    return source.place(new Span(start + matcher.start(2), start + matcher.end(2)));
  }

  private Environment environment(String path, String folder) {
    String json = TreePaths.join(folder, "app.json");
    boolean isHeroku =
        tree.hasFile(json)
            || tree.hasFile(TreePaths.join(folder, "runtime.txt"))
            || tree.hasFile(TreePaths.join(folder, "heroku.yml"));
    String owner = isHeroku ? "Heroku config vars" : "config vars of the platform";
    var environment =
        Environment.EMPTY.openTo(
            new Environment.Owner(
                owner,
                "the platform holds the environment of a Procfile",
                Place.ofFile(path),
                Environment.Nature.PLATFORM));
    var text = tree.text(json);
    if (text.isEmpty()) {
      return environment;
    }
    // JSON is YAML, and so has places.
    for (Yaml document : Yaml.documents(text.get(), tree)) {
      for (var entry :
          document.get("env").map(Yaml::entries).orElse(java.util.Map.of()).entrySet()) {
        var value = entry.getValue();
        String written = value.scalar().orElse(value.text("value"));
        environment =
            environment.with(
                entry.getKey(),
                new Variable.Free(
                    owner,
                    json + " gives what a new application starts with",
                    written.isEmpty() ? List.of() : List.of(written),
                    value.place(),
                    List.of()));
      }
    }
    return environment;
  }
}
