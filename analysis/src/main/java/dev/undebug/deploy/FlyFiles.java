package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fly.io's `fly.toml`: its `[env]` over the image's, its `[processes]` instead of the image's
/// command. Secrets win over `[env]` and are not in the tree.
final class FlyFiles {

  private final Tree tree;
  private final Dockerfiles dockerfiles;

  FlyFiles(Tree tree, Dockerfiles dockerfiles) {
    this.tree = tree;
    this.dockerfiles = dockerfiles;
  }

  List<Launched> launched() {
    var all = new ArrayList<Launched>();
    for (String path : tree.files()) {
      if (TreePaths.name(path).matches("fly([._-][\\w-]+)*\\.toml")) {
        tree.text(path)
            .flatMap(text -> TomlFile.read(text, tree))
            .ifPresent(file -> all.addAll(launched(path, file)));
      }
    }
    return all;
  }

  private List<Launched> launched(String path, TomlFile toml) {
    String folder = TreePaths.parent(path);
    var build = toml.table("build");
    String written = build.map(table -> table.text("dockerfile")).orElse("");
    String file = written.isEmpty() ? "Dockerfile" : written;
    String target = build.map(table -> table.text("build-target")).orElse("");
    var arguments =
        build
            .flatMap(table -> table.table("args"))
            .<Map<String, Variable>>map(table -> Map.copyOf(table.texts()))
            .orElse(Map.of());
    Optional<Image> built =
        TreePaths.resolve(folder, file)
            .flatMap(found -> dockerfiles.image(found, folder, target, arguments));
    var owner =
        new Environment.Owner(
            "Fly secrets",
            "they are not in the tree",
            Place.ofFile(path),
            Environment.Nature.PLATFORM);
    String named = build.map(table -> table.text("image")).orElse("");
    var image = built.orElseGet(() -> Image.elsewhere(named, Place.ofFile(path)));
    var environment = image.environment().openTo(owner);
    for (var entry : texts(toml, "env").entrySet()) {
      environment = environment.with(entry.getKey(), entry.getValue());
    }
    var view = dockerfiles.view(image, folder);
    var all = new ArrayList<Launched>();
    var shared = environment;
    for (var process : texts(toml, "processes").entrySet()) {
      var words =
          ShellLexer.words(process.getValue().text()).stream().map(Shell.Word::plain).toList();
      var start =
          Image.start(
              image.entrypoint(), new Image.Words(words, false, process.getValue().place()));
      environment = dockerfiles.exports().over(path + "#" + process.getKey(), shared);
      var from = new Launch.From(environment, image.folder(), process.getValue().place());
      all.add(
          of(
              path,
              process.getKey(),
              view,
              environment,
              new Launch(tree, view).start(start.words(), from)));
    }
    if (all.isEmpty()) {
      var start = image.start();
      environment = dockerfiles.exports().over(path, shared);
      var from = new Launch.From(environment, image.folder(), Place.ofFile(path));
      all.add(of(path, "", view, environment, new Launch(tree, view).start(start.words(), from)));
    }
    return all;
  }

  private static Map<String, Variable.Set> texts(TomlFile toml, String section) {
    return toml.table(section).map(TomlFile::texts).orElse(Map.of());
  }

  private static Launched of(
      String path, String part, FileView view, Environment environment, List<Started> started) {
    return new Launched(
        Kind.FLY,
        part.isEmpty() ? path : path + "#" + part,
        Place.ofFile(path),
        TreePaths.parent(path),
        view,
        environment,
        started,
        List.of(path, part));
  }
}
