package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The Dockerfiles of a tree, and the images that their stages make.
final class Dockerfiles {

  /// By their own names, and by what an image made of one of the larger is called after.
  private static final Pattern SERVICES =
      Pattern.compile(
          "([\\w.:-]+/)*((postgres|postgis|pgbouncer|pgadmin4?|mysql|mariadb|redis|redis-stack(-server)?|valkey"
              + "|memcached|mongo|opensearch|nginx|traefik|caddy|haproxy|minio"
              + "|localstack|mailhog|mailpit|adminer|flower|clamav)"
              + "|[\\w.-]*(elasticsearch|rabbitmq|kibana|logstash|zookeeper|kafka|solr)[\\w.-]*)(:[^/]*)?(@.*)?");

  private static final Pattern DOCKERFILE =
      Pattern.compile("(?i)(dockerfile|containerfile)([-._][\\w.-]+)?|[\\w.-]+\\.dockerfile");

  private static final Pattern OTHER =
      Pattern.compile("(?i).*\\.(j2|tpl|tmpl|dockerignore|sh|py|md|ya?ml|json|txt|bak|in)");

  private final Tree tree;
  private final Map<String, List<String>> byName;
  private final List<String> dockerfiles;
  private final Exports exports;

  Dockerfiles(Tree tree) {
    this(tree, Exports.NONE);
  }

  /// @param exports what is known of the environments of running deployments
  Dockerfiles(Tree tree, Exports exports) {
    this.tree = tree;
    this.exports = exports;
    this.byName = tree.files().stream().collect(Collectors.groupingBy(TreePaths::name));
    this.dockerfiles = tree.files().stream().filter(Dockerfiles::isDockerfile).toList();
  }

  Exports exports() {
    return exports;
  }

  static boolean isDockerfile(String path) {
    String name = TreePaths.name(path);
    return DOCKERFILE.matcher(name).matches() && !OTHER.matcher(name).matches();
  }

  List<Launched> launched() {
    var all = new ArrayList<Launched>();
    for (String path : dockerfiles) {
      tree.text(path).ifPresent(text -> all.addAll(launched(path, Slips.dockerfile(tree, text))));
    }
    return all;
  }

  private List<Launched> launched(String path, Dockerfile file) {
    String context = context(path, file);
    var images = ImageBuild.build(tree, file, context, Map.of());
    var all = new ArrayList<Launched>();
    var commands = new HashSet<Place>();
    for (int i = images.size() - 1; i >= 0; i--) {
      Image image = images.get(i);
      boolean isLast = i == images.size() - 1;
      boolean isNamed = !image.stage().matches("[0-9]+");
      boolean isNew = commands.add(image.start().place());
      // Earlier stages count when somebody could ask for them: they have a name and start something
      // of their own.
      if (isLast || (isNamed && isNew && !image.start().words().isEmpty())) {
        String name = isLast ? path : path + "#" + image.stage();
        var words = new ArrayList<>(List.of(path));
        if (isNamed) {
          words.add(image.stage());
        }
        var launched = launched(Kind.DOCKERFILE, name, image, context, words);
        all.add(
            startsNothing(image)
                ? launched.supersededBy("it starts nothing: it has no CMD and no ENTRYPOINT")
                : launched);
      }
    }
    return all.reversed();
  }

  /// Whether neither it nor an image below it, of which the tree knows all that matters, says what
  /// to start.
  private static boolean startsNothing(Image image) {
    return image.start().words().isEmpty()
        && image.environment().open().stream()
            .noneMatch(owner -> owner.nature() == Environment.Nature.IMAGE);
  }

  private Launched launched(
      Kind kind, String name, Image image, String context, List<String> words) {
    var view = view(image, context);
    var environment = exports.over(name, image.environment());
    var start = image.start();
    var place = start.words().isEmpty() ? image.place() : start.place();
    var started =
        new Launch(tree, view)
            .start(start.words(), new Launch.From(environment, image.folder(), place));
    return new Launched(kind, name, place, context, view, environment, started, words)
        .inOwnNetwork();
  }

  /// Whether the image of a Dockerfile starts a server that may be Django's.
  boolean serves(String path) {
    return tree.text(path).stream()
        .flatMap(text -> launched(path, Slips.dockerfile(tree, text)).stream())
        .filter(launched -> launched.name().equals(path))
        .flatMap(launched -> launched.started().stream())
        .anyMatch(one -> Commands.read(one.words(), one.place()).command().server().serves());
  }

  /// What a process in a container sees.
  FileView view(Image image, String context) {
    return new ImageView(tree, image, context, byName);
  }

  /// What the last stage of a Dockerfile makes.
  Optional<Image> image(String path) {
    var text = tree.text(path);
    return text.flatMap(
        found ->
            image(
                path,
                context(path, Slips.dockerfile(tree, found)),
                "",
                Map.<String, Variable>of()));
  }

  /// An image of a Dockerfile.
  ///
  /// @param target the stage; empty for the last
  Optional<Image> image(
      String path, String context, String target, Map<String, Variable> arguments) {
    var text = tree.text(path);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var images = ImageBuild.build(tree, Slips.dockerfile(tree, text.get()), context, arguments);
    if (target.isEmpty()) {
      return images.isEmpty() ? Optional.empty() : Optional.of(images.getLast());
    }
    return images.stream().filter(image -> image.stage().equalsIgnoreCase(target)).findFirst();
  }

  /// Whether an image is one of what applications use: those run no Django, whatever environment
  /// they share with one.
  static boolean isOfService(String image) {
    return SERVICES.matcher(image).matches();
  }

  /// The folder that the Dockerfile was written for: the one, from its own upwards, that has most
  /// of what it copies.
  String context(String path, Dockerfile file) {
    String best = TreePaths.parent(path);
    int most = -1;
    for (String folder = best; ; folder = TreePaths.parent(folder)) {
      int has = 0;
      for (var instruction : file.instructions()) {
        if (instruction.keyword().equals("COPY") || instruction.keyword().equals("ADD")) {
          has += present(instruction, folder, file.escape());
        }
      }
      if (has > most) {
        most = has;
        best = folder;
      }
      if (folder.isEmpty()) {
        return best;
      }
    }
  }

  private int present(Dockerfile.Instruction instruction, String folder, char escape) {
    var words = DockerfileReader.words(instruction.text(), escape);
    int present = 0;
    for (int i = 0; i < words.size() - 1; i++) {
      String written = words.get(i).written();
      if (written.startsWith("--from=")) {
        return 0;
      }
      String plain = written.replaceAll("[\\[\\]\",]", "").replaceFirst("^/", "");
      var resolved = TreePaths.resolve(folder, plain);
      boolean isThere =
          resolved.isPresent()
              && !resolved.get().equals(folder)
              && (tree.hasFile(resolved.get()) || tree.hasFolder(resolved.get()));
      present += isThere ? 1 : 0;
    }
    return present;
  }
}
