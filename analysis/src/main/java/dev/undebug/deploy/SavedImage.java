package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An image that was saved to a file.
///
/// @param tree its small files of text, by their absolute path without the first slash
/// @param links its links to folders, and where they lead
/// @param configuration its configuration, JSON
/// @param isPartial whether a layer could not be read
public record SavedImage(
    Tree tree, Map<String, String> links, SourceText configuration, boolean isPartial) {

  /// Links within links that are followed; more are a circle.
  private static final int MAX_LINKS = 16;

  public SavedImage {
    links = Map.copyOf(links);
  }

  /// What the image starts.
  Launched launched() {
    var problems = Tree.of(Map.of());
    var config =
        Yaml.documents(configuration, problems).stream()
            .findFirst()
            .flatMap(document -> document.get("config"));
    Place place = config.map(Yaml::place).orElse(Place.ofFile(configuration.path()));
    var environment = Environment.EMPTY;
    for (Yaml pair : list(config, "Env")) {
      environment = ServerFiles.with(environment, pair.scalar().orElse(""), pair.place());
    }
    if (isPartial) {
      environment =
          environment.openTo(
              new Environment.Owner(configuration.path(), "a layer could not be read", place));
    }
    String folder = config.map(found -> found.text("WorkingDir")).orElse("");
    var start = Image.start(words(config, "Entrypoint", place), words(config, "Cmd", place));
    FileView view =
        (path, from) -> {
          String absolute = Launch.folder(from.isEmpty() ? "/" : from, path);
          return Optional.of(followed(absolute.replaceFirst("^/", "")))
              .filter(found -> tree.hasFile(found) || tree.hasFolder(found));
        };
    var started =
        new Launch(tree, view)
            .start(
                start.words(),
                new Launch.From(environment, folder.isEmpty() ? "/" : folder, place));
    return new Launched(
        Kind.IMAGE,
        configuration.path(),
        place,
        followed(folder.replaceFirst("^/", "")),
        view,
        environment,
        started,
        List.of());
  }

  /// A path without links to folders.
  private String followed(String path) {
    String at = path;
    for (int i = 0; i < MAX_LINKS; i++) {
      String before = at;
      for (String up = at; !up.isEmpty(); up = TreePaths.parent(up)) {
        String target = links.get(up);
        if (target != null) {
          at = target + at.substring(up.length());
          break;
        }
      }
      if (at.equals(before)) {
        break;
      }
    }
    return at;
  }

  private static List<Yaml> list(Optional<Yaml> config, String key) {
    return config.flatMap(found -> found.get(key)).map(Yaml::items).orElse(List.of());
  }

  private static Image.Words words(Optional<Yaml> config, String key, Place place) {
    var words = list(config, key).stream().map(word -> word.scalar().orElse("")).toList();
    return new Image.Words(words, false, place);
  }
}
