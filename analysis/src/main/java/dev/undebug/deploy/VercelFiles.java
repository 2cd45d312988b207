package dev.undebug.deploy;

import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Vercel's `vercel.json`: the Python files that its builders load as functions. What its dashboard
/// holds is not in the tree, and wins.
record VercelFiles(Tree tree, Exports exports) {

  private static final String OWNER = "the Vercel dashboard";

  List<Launched> launched() {
    var all = new ArrayList<Launched>();
    for (String path : tree.files()) {
      if (TreePaths.name(path).equals("vercel.json")) {
        for (Yaml document :
            tree.text(path).map(text -> Yaml.documents(text, tree)).orElse(List.of())) {
          all.addAll(launched(path, document));
        }
      }
    }
    return all;
  }

  private List<Launched> launched(String path, Yaml document) {
    var all = new ArrayList<Launched>();
    var builds = new ArrayList<Map.Entry<String, Yaml>>();
    for (Yaml build : document.get("builds").map(Yaml::items).orElse(List.of())) {
      if (build.text("use").startsWith("@vercel/python") || build.text("use").contains("wsgi")) {
        builds.add(Map.entry(build.text("src"), build));
      }
    }
    document
        .get("functions")
        .map(Yaml::entries)
        .orElse(Map.of())
        .forEach((source, function) -> builds.add(Map.entry(source, function)));
    String folder = TreePaths.parent(path);
    for (var build : builds) {
      String source = TreePaths.join(folder, build.getKey());
      if (source.endsWith(".py") && tree.hasFile(source)) {
        all.add(launched(path, document, build.getKey(), build.getValue()));
      }
    }
    return all;
  }

  private Launched launched(String path, Yaml document, String source, Yaml build) {
    String name = path + "#" + source;
    var environment =
        environment(document, build)
            .openTo(
                new Environment.Owner(
                    OWNER,
                    "it may set more than the file names",
                    document.place(),
                    Environment.Nature.PLATFORM));
    environment = exports.over(name, environment);
    String folder = TreePaths.parent(path);
    // The builder imports the file, and looks for `app` in it.
    var words =
        List.of("waitress-serve", source.replaceFirst("\\.py$", "").replace('/', '.') + ":app");
    return new Launched(
        Kind.VERCEL,
        name,
        build.place(),
        folder,
        FileView.of(tree),
        environment,
        List.of(new Started(words, environment, folder, true, build.place())),
        List.of(path));
  }

  /// Vercel's own variables:
  /// https://vercel.com/docs/environment-variables/system-environment-variables.
  private static Environment environment(Yaml document, Yaml build) {
    var environment = Environment.EMPTY.with("VERCEL", new Variable.Set("1", document.place()));
    for (String set : List.of("VERCEL_ENV", "VERCEL_URL", "VERCEL_REGION")) {
      environment =
          environment.with(
              set, new Variable.Free("Vercel", "its runtime sets it", document.place()));
    }
    for (Yaml holder : List.of(document, build)) {
      for (var entry : holder.get("env").map(Yaml::entries).orElse(Map.of()).entrySet()) {
        String text = entry.getValue().scalar().orElse("");
        environment =
            environment.with(
                entry.getKey(),
                text.startsWith("@") || text.startsWith("$")
                    ? new Variable.Free(
                        OWNER, "the file names it without a value", entry.getValue().place())
                    : new Variable.Set(text, entry.getValue().place()));
      }
    }
    return environment;
  }
}
