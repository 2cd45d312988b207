package dev.undebug.deploy;

import dev.undebug.source.GitIgnore;
import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The compose files of a tree: which of them are laid over which, and what their services start.
final class ComposeFiles {

  private static final List<String> BASES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");

  private static final Pattern NAME =
      Pattern.compile(
          "(?i).*compose.*\\.ya?ml|(local|prod|production|staging|dev|development|test)\\.ya?ml"
              + "|(docker-)?stack([-_.].*)?\\.ya?ml|docker-swarm.*\\.ya?ml");

  /// What the comment at the head of a file says of all of it.
  private static final Pattern NOT_FOR_PRODUCTION =
      Pattern.compile(
          "(?i)\\bnot (?:suitable |meant |intended |ready )?for (?:use in )?prod(?:uction)?\\b"
              + "|\\bdevelopment (?:purposes |use )?only\\b"
              + "|\\bdo(?: not|n't) (?:use this in|run) prod(?:uction)?\\b");

  /// Variables that say where an application runs, and what says that it is for development.
  private static final Pattern STAGE =
      Pattern.compile("(?i)([a-z0-9]+_)?(ENV|ENVIRONMENT|STAGE|DEPLOYMENT|RUN_ENV)");

  /// Arguments of a build that turn it into one for developers.
  private static final Pattern FOR_DEVELOPMENT =
      Pattern.compile("(?i)(IS_|BUILD_|INSTALL_)?DEV(ELOP(MENT)?)?(_DEPS|_DEPENDENCIES)?");

  private static final Pattern YES = Pattern.compile("(?i)true|1|yes|on");

  private static final Pattern LOCAL =
      Pattern.compile("(?i)local(host|dev|development)?|dev(el|elop|elopment)?");

  private final Tree tree;
  private final Dockerfiles dockerfiles;

  ComposeFiles(Tree tree, Dockerfiles dockerfiles) {
    this.tree = tree;
    this.dockerfiles = dockerfiles;
  }

  List<Launched> launched() {
    var byFolder = new TreeMap<String, List<String>>();
    for (String path : tree.files()) {
      if (isOne(path)) {
        byFolder.computeIfAbsent(TreePaths.parent(path), _ -> new ArrayList<>()).add(path);
      }
    }
    var all = new ArrayList<Launched>();
    byFolder.forEach((folder, paths) -> all.addAll(launched(folder, paths)));
    return all;
  }

  /// Whether a file is called as compose files are.
  static boolean isOne(String path) {
    return NAME.matcher(TreePaths.name(path)).matches() && !path.contains("/templates/");
  }

  private List<Launched> launched(String folder, List<String> paths) {
    var base = base(folder);
    var all = new ArrayList<Launched>();
    for (String path : paths) {
      var file = ComposeReader.read(tree, path, folder);
      if (file.isEmpty()) {
        continue;
      }
      boolean isOverlay =
          base.isPresent() && !base.get().path().equals(path) && isOverlay(file.get(), base.get());
      // Of files that are merged, the first one's folder is where relative paths begin.
      var over =
          isOverlay
              ? ComposeReader.read(tree, path, base.get().folder())
              : Optional.<ComposeFile>empty();
      all.addAll(launched(over.isPresent() ? base.get().with(over.get()) : file.get(), path));
    }
    return all;
  }

  /// The file that compose reads when it is told none: in this folder, else in the nearest above.
  private Optional<ComposeFile> base(String folder) {
    for (String at = folder; ; at = TreePaths.parent(at)) {
      for (String name : BASES) {
        var file = ComposeReader.read(tree, TreePaths.join(at, name), at);
        if (file.isPresent()) {
          return file;
        }
      }
      if (at.isEmpty()) {
        return Optional.empty();
      }
    }
  }

  /// A file that leaves to another what its services are made of.
  private static boolean isOverlay(ComposeFile file, ComposeFile base) {
    boolean isOverride = TreePaths.name(file.path()).contains("override");
    return isOverride
        || file.services().values().stream()
            .anyMatch(service -> !service.isWhole() && base.services().containsKey(service.name()));
  }

  private List<Launched> launched(ComposeFile file, String path) {
    var all = new ArrayList<Launched>();
    for (var service : file.services().values()) {
      if (service.build().isThere() || !Dockerfiles.isOfService(service.image())) {
        all.add(launched(file, service, path));
      }
    }
    return all;
  }

  private Launched launched(ComposeFile file, ComposeFile.Service service, String path) {
    var image = image(file, service);
    String context = service.build().isThere() ? service.build().folder() : file.folder();
    var view = dockerfiles.view(image, context);
    var environment =
        dockerfiles
            .exports()
            .over(path + "#" + service.name(), environment(service, image.environment()));
    var entrypoint =
        service.entrypoint().isThere() ? words(service.entrypoint()) : image.entrypoint();
    var imageCommand = service.entrypoint().isThere() ? Image.none(path) : image.command();
    var command = service.command().isThere() ? words(service.command()) : imageCommand;
    var start = Image.start(entrypoint, command);
    String folder =
        service.folder().isEmpty() ? image.folder() : Launch.folder("/", service.folder());
    Place place = start.words().isEmpty() ? service.place() : start.place();
    var started =
        new Launch(tree, view).start(start.words(), new Launch.From(environment, folder, place));
    var words = new ArrayList<>(List.of(path, service.name()));
    words.addAll(service.profiles());
    words.add(service.build().target());
    var launched =
        new Launched(
            Kind.COMPOSE,
            path + "#" + service.name(),
            service.place(),
            context,
            view,
            environment,
            started,
            words);
    var own = service.sharesNetwork() ? launched : launched.inOwnNetwork();
    return standing(path, service, environment).map(own::supersededBy).orElse(own);
  }

  /// What speaks against production; empty for nothing.
  private Optional<String> standing(
      String path, ComposeFile.Service service, Environment environment) {
    if (isNotForProduction(path)) {
      return Optional.of("its first comment says that it is not for production");
    }
    var unpublished = unpublished(path);
    if (unpublished.isPresent()) {
      return Optional.of(".gitignore names another for production: " + unpublished.get());
    }
    for (var entry : environment.variables().entrySet()) {
      if (STAGE.matcher(entry.getKey()).matches()
          && entry.getValue() instanceof Variable.Set(var text, _, _)
          && LOCAL.matcher(text).matches()) {
        return Optional.of("%s=%s says so".formatted(entry.getKey(), text));
      }
    }
    for (var entry : service.build().arguments().entrySet()) {
      if (FOR_DEVELOPMENT.matcher(entry.getKey()).matches()
          && entry.getValue() instanceof Variable.Set(var text, _, _)
          && YES.matcher(text).matches()) {
        return Optional.of("it is built with %s=%s".formatted(entry.getKey(), text));
      }
    }
    return mountsSource(service)
        ? Optional.of(
            Standings.UNLESS_ALONE + "it runs the source folder itself, mounted into the container")
        : Optional.empty();
  }

  /// The compose file for production that somebody keeps out of the tree; empty where this one is
  /// called after production itself.
  private Optional<String> unpublished(String path) {
    return Purpose.production(List.of(path)).isPresent()
        ? Optional.empty()
        : Stream.of("", TreePaths.parent(path))
            .flatMap(folder -> GitIgnore.names(tree, folder))
            .filter(name -> NAME.matcher(name).matches())
            .filter(name -> Purpose.production(List.of(name)).isPresent())
            .filter(
                name -> tree.files().stream().noneMatch(file -> TreePaths.name(file).equals(name)))
            .findFirst();
  }

  private boolean isNotForProduction(String path) {
    String comment =
        tree.text(path).stream()
            .flatMap(text -> text.text().lines())
            .takeWhile(line -> line.startsWith("#") || line.isBlank())
            .collect(Collectors.joining(" "));
    return NOT_FOR_PRODUCTION.matcher(comment.replaceAll("[#\\s]+", " ")).find();
  }

  /// Whether changes of the code are seen at once: a folder with manage.py is mounted.
  private boolean mountsSource(ComposeFile.Service service) {
    return service.mounts().stream()
        .anyMatch(mount -> tree.hasFile(TreePaths.join(mount.from(), "manage.py")));
  }

  private static Image.Words words(ComposeFile.Words words) {
    return new Image.Words(words.words(), false, words.place());
  }

  /// The image that a service runs: built here, or by another service under the same name, or made
  /// elsewhere.
  private Image image(ComposeFile file, ComposeFile.Service service) {
    var build = service.build();
    if (!build.isThere()) {
      for (var other : file.services().values()) {
        if (other.build().isThere()
            && !service.image().isEmpty()
            && other.image().equals(service.image())) {
          build = other.build();
        }
      }
    }
    Optional<Image> built =
        build.isThere()
            ? dockerfiles.image(build.file(), build.folder(), build.target(), build.arguments())
            : Optional.empty();
    return built.orElseGet(() -> named(file, service)).mounted(service.mounts());
  }

  private Image named(ComposeFile file, ComposeFile.Service service) {
    var names = new NamedImages(tree, dockerfiles);
    // What it builds from somewhere that is not in the tree, no Dockerfile of the tree makes.
    return service.build().isThere()
        ? names.elsewhere(service.image(), service.place())
        : names.ofService(
            service.image(), service.place(), image -> isRun(image, service.image(), file));
  }

  /// Whether a service of a name's image runs a script that an image has, which is then that image.
  private boolean isRun(Image image, String name, ComposeFile file) {
    return file.services().values().stream()
        .filter(service -> service.image().equals(name) && !service.build().isThere())
        .flatMap(service -> Stream.of(service.entrypoint(), service.command()))
        .flatMap(words -> words.words().stream().limit(2))
        .filter(word -> word.startsWith("/"))
        .anyMatch(word -> image.locate(word, "/", tree).filter(tree::hasFile).isPresent());
  }

  /// Image, then the files of `env_file` in their order, then `environment`.
  private Environment environment(ComposeFile.Service service, Environment image) {
    var environment = image;
    for (var file : service.environmentFiles()) {
      environment = withFile(environment, file);
    }
    for (Map.Entry<String, Variable> entry : service.environment().entrySet()) {
      environment = environment.with(entry.getKey(), entry.getValue());
    }
    return environment;
  }

  private Environment withFile(Environment under, ComposeFile.EnvironmentFile file) {
    var text = tree.text(file.path());
    var environment = under;
    if (text.isEmpty()) {
      String owner = file.path() + " (not in the tree)";
      var examples = EnvExamples.of(file.path(), tree);
      for (var example : examples.entrySet()) {
        environment =
            environment.with(example.getKey(), EnvExamples.free(file.path(), example.getValue()));
      }
      return environment.openTo(
          new Environment.Owner(
              owner,
              "compose reads it as env_file",
              file.place(),
              examples.isEmpty() ? Environment.Nature.OTHER : Environment.Nature.DESCRIBED));
    }
    var scope = ComposeScope.of(tree, TreePaths.parent(file.place().path()));
    var dialect = file.isRaw() ? EnvFile.Dialect.RAW : EnvFile.Dialect.COMPOSE;
    for (var entry : EnvFile.read(text.get(), dialect, Slips.of(tree, text.get()))) {
      var earlier = environment;
      Template.Scope both =
          name -> scope.find(name).isPresent() ? scope.find(name) : earlier.find(name);
      environment =
          environment.with(
              entry.name(),
              entry.isTemplated()
                  ? entry.rendered()
                  : entry.isBare() ? bare(entry, file.path(), scope) : entry.variable(both));
    }
    return environment;
  }

  /// A name without a value is passed on from where compose runs, as far as we see that.
  private static Variable bare(EnvFile.Entry entry, String path, ComposeScope scope) {
    return scope
        .find(entry.name())
        .orElseGet(() -> new Variable.Unset("no value in " + path, entry.place()));
  }
}
