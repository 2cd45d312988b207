package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Replit's `.replit`: what `[deployment]` runs. The `run` above it is the workspace's button,
/// which its author alone presses while working; it deploys nothing, and so it is not read.
record ReplitFiles(Tree tree, Exports exports) {

  private static final String OWNER = "Replit's Secrets";

  List<Launched> launched() {
    var all = new ArrayList<Launched>();
    for (String path : tree.files()) {
      if (TreePaths.name(path).equals(".replit")) {
        tree.text(path)
            .flatMap(text -> TomlFile.read(text, tree))
            .flatMap(file -> launched(path, file))
            .ifPresent(all::add);
      }
    }
    return all;
  }

  private Optional<Launched> launched(String path, TomlFile file) {
    var deployment = file.table("deployment");
    if (deployment.isEmpty() || deployment.get().text("deploymentTarget").equals("static")) {
      return Optional.empty();
    }
    var place = deployment.get().place("run");
    String line = deployment.get().text("run");
    List<String> words = line.isEmpty() ? deployment.get().words("run") : List.of("sh", "-c", line);
    if (words.isEmpty()) {
      return Optional.empty();
    }
    String folder = TreePaths.parent(path);
    var view = FileView.of(tree);
    var environment = exports.over(path, environment(file, place));
    return Optional.of(
        new Launched(
            Kind.REPLIT,
            path,
            place,
            folder,
            view,
            environment,
            new Launch(tree, view).start(words, new Launch.From(environment, folder, place)),
            List.of(path)));
  }

  /// What Replit sets for what is deployed; `[env]` is of the workspace, and may not get there.
  private static Environment environment(TomlFile file, Place place) {
    var environment = Environment.EMPTY;
    for (String name : List.of("REPL_ID", "REPL_OWNER", "REPL_SLUG", "REPLIT_DOMAINS", "PORT")) {
      environment =
          environment.with(name, new Variable.Free("Replit", "its runtime sets it", place));
    }
    var workspace = file.table("env").map(TomlFile::texts).orElse(Map.of());
    for (var entry : workspace.entrySet()) {
      var set = entry.getValue();
      environment =
          environment.with(
              entry.getKey(),
              new Variable.Free(
                  OWNER,
                  "`.replit` sets it for the workspace",
                  List.of(set.text()),
                  set.place(),
                  List.of()));
    }
    return environment
        .with("REPLIT_DEPLOYMENT", new Variable.Set("1", place))
        .openTo(
            new Environment.Owner(
                OWNER, "they are not in the tree", place, Environment.Nature.PLATFORM));
  }
}
