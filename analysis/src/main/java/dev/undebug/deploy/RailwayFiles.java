package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Railway's own files and those of its builders, Nixpacks and Railpack: the command that starts an
/// application. It wins over a Procfile and over the image's own; variables are Railway's.
final class RailwayFiles {

  private static final List<String> NAMES =
      List.of("railway.json", "railway.toml", "railpack.json", "railpack.toml", "nixpacks.toml");

  private final Tree tree;
  private final Dockerfiles dockerfiles;

  RailwayFiles(Tree tree, Dockerfiles dockerfiles) {
    this.tree = tree;
    this.dockerfiles = dockerfiles;
  }

  /// A line that starts a process.
  private record Start(String line, String dockerfile, Place place) {}

  /// The file of a folder that names a command to start.
  static Optional<String> beside(Tree tree, String folder) {
    var files = new RailwayFiles(tree, new Dockerfiles(tree));
    return NAMES.stream()
        .map(name -> TreePaths.join(folder, name))
        .filter(path -> files.start(path).filter(start -> !start.line.isEmpty()).isPresent())
        .findFirst();
  }

  List<Launched> launched() {
    var all = new ArrayList<Launched>();
    for (String path : tree.files()) {
      start(path)
          .filter(start -> !start.line.isEmpty())
          .ifPresent(start -> all.add(launched(path, start)));
    }
    return all;
  }

  private Optional<Start> start(String path) {
    return switch (TreePaths.name(path)) {
      case "railway.json", "railpack.json" ->
          tree.text(path).stream()
              .flatMap(text -> Yaml.documents(text, tree).stream())
              .flatMap(
                  document ->
                      document.at("deploy", "startCommand").stream()
                          .map(
                              line ->
                                  new Start(
                                      line.scalar().orElse(""),
                                      document
                                          .at("build", "dockerfilePath")
                                          .flatMap(Yaml::scalar)
                                          .orElse(""),
                                      line.place())))
              .findFirst();
      case "railway.toml", "railpack.toml" -> toml(path, "deploy", "startCommand");
      case "nixpacks.toml" -> toml(path, "start", "cmd");
      default -> Optional.empty();
    };
  }

  private Optional<Start> toml(String path, String section, String key) {
    Optional<TomlFile> file = tree.text(path).flatMap(text -> TomlFile.read(text, tree));
    String dockerfile =
        file.flatMap(toml -> toml.table("build"))
            .map(build -> build.text("dockerfilePath"))
            .orElse("");
    return file.flatMap(toml -> toml.table(section))
        .map(table -> new Start(table.text(key), dockerfile, table.place(key)));
  }

  private Launched launched(String path, Start start) {
    String folder = TreePaths.parent(path);
    Optional<Image> image =
        TreePaths.resolve(folder, start.dockerfile.isEmpty() ? "Dockerfile" : start.dockerfile)
            .flatMap(found -> dockerfiles.image(found, folder, "", Map.of()));
    var place = Place.ofFile(path);
    var environment =
        image
            .map(Image::environment)
            .orElse(Environment.EMPTY)
            .with("RAILWAY_ENVIRONMENT_NAME", free("RAILWAY_ENVIRONMENT_NAME", place))
            .with("RAILWAY_PUBLIC_DOMAIN", free("RAILWAY_PUBLIC_DOMAIN", place))
            .with("PORT", free("PORT", place))
            .openTo(
                new Environment.Owner(
                    "Railway's variables",
                    "they are not in the tree",
                    place,
                    Environment.Nature.PLATFORM));
    environment = dockerfiles.exports().over(path, environment);
    var view =
        image.map(built -> dockerfiles.view(built, folder)).orElseGet(() -> FileView.of(tree));
    var from = new Launch.From(environment, image.map(Image::folder).orElse(folder), start.place);
    return new Launched(
        Kind.RAILWAY,
        path,
        start.place,
        folder,
        view,
        environment,
        new Launch(tree, view).start(List.of("sh", "-c", start.line), from),
        List.of(path));
  }

  /// https://docs.railway.com/reference/variables names those that Railway provides.
  private static Variable free(String name, Place place) {
    return new Variable.Free("Railway", "it provides " + name, place);
  }
}
