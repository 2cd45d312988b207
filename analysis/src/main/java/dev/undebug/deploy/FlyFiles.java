package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fly.io's `fly.toml`: its `[env]` over the image's, its `[processes]` instead of the image's
/// command. Secrets win over `[env]` and are not in the tree.
final class FlyFiles {

  private static final Pattern SECTION =
      Pattern.compile("^\\s*\\[+\\s*([\\w.\"-]+)\\s*]+\\s*(#.*)?$");

  /// The flat `key = value` lines that the file consists of; TOML's other forms do not occur in it.
  private static final Pattern PAIR =
      Pattern.compile(
          "^\\s*[\"']?([\\w.-]+)[\"']?\\s*=\\s*(\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|([^#\\s]+)).*$");

  private final Tree tree;
  private final Dockerfiles dockerfiles;

  FlyFiles(Tree tree, Dockerfiles dockerfiles) {
    this.tree = tree;
    this.dockerfiles = dockerfiles;
  }

  private record Pair(String text, Place place) {}

  List<Launched> launched() {
    var all = new ArrayList<Launched>();
    for (String path : tree.files()) {
      if (TreePaths.name(path).matches("fly([._-][\\w-]+)*\\.toml")) {
        tree.text(path).ifPresent(text -> all.addAll(launched(path, read(text))));
      }
    }
    return all;
  }

  private static Map<String, Map<String, Pair>> read(SourceText source) {
    var sections = new LinkedHashMap<String, Map<String, Pair>>();
    String section = "";
    for (int line = 1; line <= source.lineCount(); line++) {
      String text = source.lineText(line);
      Matcher header = SECTION.matcher(text);
      Matcher pair = PAIR.matcher(text);
      if (header.matches()) {
        section = header.group(1);
      } else if (pair.matches()) {
        int start = source.lineStart(line);
        String value =
            pair.group(3) == null ? pair.group(4) : pair.group(3).replaceAll("\\\\(.)", "$1");
        var place = source.place(new Span(start + pair.start(2), start + pair.end(2)));
        sections
            .computeIfAbsent(section, _ -> new LinkedHashMap<>())
            .put(pair.group(1), new Pair(value == null ? pair.group(5) : value, place));
      }
    }
    return sections;
  }

  private List<Launched> launched(String path, Map<String, Map<String, Pair>> sections) {
    String folder = TreePaths.parent(path);
    var build = sections.getOrDefault("build", Map.of());
    String file = build.containsKey("dockerfile") ? text(build, "dockerfile") : "Dockerfile";
    String target = text(build, "build-target");
    Optional<Image> built =
        TreePaths.resolve(folder, file)
            .flatMap(found -> dockerfiles.image(found, folder, target, Map.of()));
    var owner =
        new Environment.Owner("Fly secrets", "they are not in the tree", Place.ofFile(path));
    var image = built.orElseGet(() -> Image.elsewhere(text(build, "image"), Place.ofFile(path)));
    var environment = image.environment().openTo(owner);
    for (var entry : sections.getOrDefault("env", Map.of()).entrySet()) {
      environment =
          environment.with(
              entry.getKey(), new Variable.Set(entry.getValue().text(), entry.getValue().place()));
    }
    var view = dockerfiles.view(image, folder);
    var all = new ArrayList<Launched>();
    for (var process : sections.getOrDefault("processes", Map.of()).entrySet()) {
      var words =
          ShellLexer.words(process.getValue().text()).stream().map(Shell.Word::plain).toList();
      var start =
          Image.start(
              image.entrypoint(), new Image.Words(words, false, process.getValue().place()));
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
      var from = new Launch.From(environment, image.folder(), Place.ofFile(path));
      all.add(of(path, "", view, environment, new Launch(tree, view).start(start.words(), from)));
    }
    return all;
  }

  private static String text(Map<String, Pair> section, String key) {
    var pair = section.get(key);
    return pair == null ? "" : pair.text();
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
