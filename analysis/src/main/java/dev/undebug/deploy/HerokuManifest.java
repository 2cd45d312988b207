package dev.undebug.deploy;

import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `heroku.yml`: the images that Heroku builds from a repository, and what it runs in them. Config
/// vars win over what an image sets.
///
/// @param platform the environment that Heroku holds
record HerokuManifest(Tree tree, Dockerfiles dockerfiles, Environment platform) {

  /// The processes; nothing when the file builds no image, as then a Procfile says what runs.
  List<Launched> launched(String path) {
    var all = new ArrayList<Launched>();
    for (Yaml document :
        tree.text(path).map(text -> Yaml.documents(text, tree)).orElse(List.of())) {
      var run = document.get("run").map(Yaml::entries).orElse(Map.of());
      for (var built :
          document.at("build", "docker").map(Yaml::entries).orElse(Map.of()).entrySet()) {
        String process = built.getKey();
        var yaml = built.getValue();
        String folder = TreePaths.parent(path);
        String file = yaml.scalar().orElse(yaml.text("dockerfile"));
        var image =
            TreePaths.resolve(folder, file)
                .flatMap(
                    found ->
                        dockerfiles.image(
                            found, TreePaths.parent(found), yaml.text("target"), config(document)));
        if (image.isPresent()) {
          all.add(process(path, process, yaml, image.get(), run));
          run.forEach(
              (name, command) -> {
                boolean isShared = command.text("image").equals(process);
                if (isShared && !name.equals(process)) {
                  all.add(process(path, name, command, image.get(), run));
                }
              });
        }
      }
    }
    return all;
  }

  /// `build.config`: arguments of the build, nothing of which is there at run time.
  private static Map<String, Variable> config(Yaml document) {
    var arguments = new LinkedHashMap<String, Variable>();
    document
        .at("build", "config")
        .map(Yaml::entries)
        .orElse(Map.of())
        .forEach(
            (name, value) ->
                arguments.put(name, new Variable.Set(value.scalar().orElse(""), value.place())));
    return arguments;
  }

  private Launched process(String path, String name, Yaml at, Image image, Map<String, Yaml> run) {
    var written = run.get(name);
    var command =
        written == null || written.isScalar() ? written : written.get("command").orElse(null);
    var start = image.start();
    if (command != null) {
      String line = String.join(" ", command.strings());
      start = new Image.Words(List.of("/bin/sh", "-c", line), true, command.place());
    }
    var environment =
        dockerfiles.exports().over(path + "#" + name, image.environment().with(platform));
    var view = dockerfiles.view(image, TreePaths.parent(path));
    var place = start.words().isEmpty() ? at.place() : start.place();
    var started =
        new Launch(tree, view)
            .start(start.words(), new Launch.From(environment, image.folder(), place));
    return new Launched(
        Kind.HEROKU,
        path + "#" + name,
        at.place(),
        TreePaths.parent(path),
        view,
        environment,
        started,
        List.of(path, name));
  }
}
