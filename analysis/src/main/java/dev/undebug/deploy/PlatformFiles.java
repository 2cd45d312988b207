package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files of hosting platforms in YAML and JSON: Render, App Engine, DigitalOcean, Zappa,
/// Serverless. What their dashboards and secret stores hold is not in the tree.
final class PlatformFiles {

  /// Stages that extend each other, at most.
  private static final int MAX_EXTENDED = 20;

  private final Tree tree;
  private final Dockerfiles dockerfiles;

  PlatformFiles(Tree tree, Dockerfiles dockerfiles) {
    this.tree = tree;
    this.dockerfiles = dockerfiles;
  }

  List<Launched> launched() {
    var all = new ArrayList<Launched>();
    for (String path : tree.files()) {
      String name = TreePaths.name(path);
      boolean isDigitalOcean = TreePaths.name(TreePaths.parent(path)).equals(".do");
      if (name.matches("render\\.ya?ml")) {
        documents(path).forEach(document -> all.addAll(render(document)));
      } else if (isDigitalOcean && name.matches(".*\\.ya?ml")) {
        documents(path).forEach(document -> all.addAll(digitalOcean(document)));
      } else if (name.matches("app([-_.].*)?\\.ya?ml|[\\w-]*[-_.]?app\\.ya?ml")) {
        documents(path).forEach(document -> appEngine(document).ifPresent(all::add));
      } else if (name.equals("zappa_settings.json") || name.matches("zappa_settings\\.ya?ml")) {
        documents(path).forEach(document -> all.addAll(zappa(document)));
      } else if (name.matches("serverless([-_.].*)?\\.ya?ml")) {
        documents(path).forEach(document -> serverless(document).ifPresent(all::add));
      }
    }
    return all;
  }

  private List<Yaml> documents(String path) {
    return tree.text(path).map(text -> Yaml.documents(text, tree)).orElse(List.of());
  }

  private static Environment open(Environment environment, String owner, Yaml at) {
    return environment.openTo(
        new Environment.Owner(
            owner, "it may set more than the file names", at.place(), Environment.Nature.PLATFORM));
  }

  /// A service of a platform, its command given as one line or by an image.
  private Launched service(
      Kind kind, String part, Yaml at, Command command, Environment environment) {
    var image = command.image();
    var view =
        image.isPresent() ? dockerfiles.view(image.get(), command.folder()) : FileView.of(tree);
    String folder = image.isPresent() ? image.get().folder() : command.folder();
    String name = at.path() + (part.isEmpty() ? "" : "#" + part);
    var whole =
        dockerfiles
            .exports()
            .over(
                name,
                image.isPresent() ? image.get().environment().with(environment) : environment);
    var start =
        image.isPresent() && command.line().isEmpty()
            ? image.get().start()
            : new Image.Words(List.of("sh", "-c", command.line()), true, at.place());
    var place = start.words().isEmpty() ? at.place() : start.place();
    boolean isNothing = image.isEmpty() && command.line().isEmpty();
    List<Started> started =
        isNothing
            ? List.of()
            : new Launch(tree, view).start(start.words(), new Launch.From(whole, folder, place));
    return new Launched(
        kind, name, at.place(), command.folder(), view, whole, started, List.of(at.path(), part));
  }

  /// What a platform runs.
  ///
  /// @param folder of the tree
  private record Command(String line, Optional<Image> image, String folder) {}

  private Optional<Image> image(String dockerfile, String folder) {
    return TreePaths.resolve(folder, dockerfile)
        .flatMap(path -> dockerfiles.image(path, folder, "", java.util.Map.of()));
  }

  private List<Launched> render(Yaml document) {
    var all = new ArrayList<Launched>();
    for (Yaml service : document.get("services").map(Yaml::items).orElse(List.of())) {
      // Render sets it for all runtimes: https://render.com/docs/environment-variables.
      var render = Environment.EMPTY.with("RENDER", new Variable.Set("true", service.place()));
      var environment = open(render, "the Render dashboard", service);
      var variables = service.get("envVars").map(Yaml::items).orElse(List.of());
      for (Yaml group : document.get("envVarGroups").map(Yaml::items).orElse(List.of())) {
        boolean isUsed =
            variables.stream().anyMatch(v -> v.text("fromGroup").equals(group.text("name")));
        if (isUsed) {
          environment = pairs(environment, group.get("envVars"), "the Render dashboard");
        }
      }
      environment = pairs(environment, service.get("envVars"), "the Render dashboard");
      String folder = TreePaths.resolve("", service.text("rootDir")).orElse("");
      boolean isDocker = (service.text("env") + service.text("runtime")).contains("docker");
      String file = service.text("dockerfilePath");
      Optional<Image> image =
          isDocker ? image(file.isEmpty() ? "Dockerfile" : file, folder) : Optional.empty();
      String line = service.text(isDocker ? "dockerCommand" : "startCommand");
      all.add(
          service(
              Kind.RENDER,
              service.text("name"),
              service,
              new Command(line, image, folder),
              environment));
    }
    return all;
  }

  /// `- key: NAME`, `value: text`; without a value somebody else holds it.
  private static Environment pairs(Environment under, Optional<Yaml> list, String owner) {
    var environment = under;
    for (Yaml item : list.map(Yaml::items).orElse(List.of())) {
      String name = item.text("key");
      var value = item.get("value");
      if (name.isEmpty()) {
        continue;
      }
      boolean isSecret = item.text("type").equals("SECRET");
      boolean isFilledIn = value.flatMap(Yaml::scalar).orElse("").contains("${");
      Variable variable =
          isFilledIn
              ? new Variable.Free(owner, "it is filled in when it is deployed", item.place())
              : value.isPresent() && !isSecret
                  ? value(value.get())
                  : new Variable.Free(owner, "the file names it without a value", item.place());
      environment =
          item.text("scope").equals("BUILD_TIME")
              ? environment.built(name, variable)
              : environment.with(name, variable);
    }
    return environment;
  }

  private static Variable value(Yaml yaml) {
    return yaml.isUndecided()
        ? yaml.rendered()
        : new Variable.Set(yaml.scalar().orElse(""), yaml.place());
  }

  /// `NAME: value`.
  private static Environment mapping(Environment under, Optional<Yaml> mapping, String owner) {
    var environment = under;
    if (mapping.isEmpty()) {
      return environment;
    }
    for (var entry : mapping.get().entries().entrySet()) {
      var yaml = entry.getValue();
      boolean isReference = !yaml.isScalar() || yaml.scalar().orElse("").contains("${");
      environment =
          environment.with(
              entry.getKey(),
              isReference
                  ? new Variable.Free(owner, "it is filled in when it is deployed", yaml.place())
                  : value(yaml));
    }
    return environment;
  }

  private List<Launched> digitalOcean(Yaml document) {
    var spec = document.get("spec").orElse(document);
    String owner = "DigitalOcean's app settings";
    var shared = pairs(open(Environment.EMPTY, owner, spec), spec.get("envs"), owner);
    var all = new ArrayList<Launched>();
    for (String key : List.of("services", "workers", "jobs")) {
      for (Yaml service : spec.get(key).map(Yaml::items).orElse(List.of())) {
        String folder =
            TreePaths.resolve("", service.text("source_dir").replaceFirst("^/", "")).orElse("");
        String file = service.text("dockerfile_path");
        all.add(
            service(
                Kind.DIGITAL_OCEAN,
                service.text("name"),
                service,
                new Command(
                    service.text("run_command"),
                    file.isEmpty() ? Optional.empty() : image(file, ""),
                    folder),
                pairs(shared, service.get("envs"), owner)));
      }
    }
    return all;
  }

  private Optional<Launched> appEngine(Yaml document) {
    if (!document.text("runtime").startsWith("python") && !document.text("env").equals("flex")) {
      return Optional.empty();
    }
    String folder = TreePaths.parent(document.path());
    String line = document.text("entrypoint");
    var environment =
        mapping(byAppEngine(document.place()), document.get("env_variables"), "App Engine");
    // Without an entrypoint App Engine starts gunicorn with `app` of main.py.
    return Optional.of(
        service(
            Kind.APP_ENGINE,
            "",
            document,
            new Command(line.isEmpty() ? "gunicorn main:app" : line, Optional.empty(), folder),
            environment));
  }

  /// What the runtime sets itself; Google's "Runtime environment" for Python on App Engine.
  private static Environment byAppEngine(Place place) {
    var environment = Environment.EMPTY;
    for (String name :
        List.of(
            "GAE_APPLICATION",
            "GAE_DEPLOYMENT_ID",
            "GAE_ENV",
            "GAE_INSTANCE",
            "GAE_MEMORY_MB",
            "GAE_RUNTIME",
            "GAE_SERVICE",
            "GAE_VERSION",
            "GOOGLE_CLOUD_PROJECT",
            "PORT")) {
      environment =
          environment.with(name, new Variable.Free("App Engine", "its runtime sets it", place));
    }
    return environment;
  }

  private List<Launched> zappa(Yaml document) {
    var all = new ArrayList<Launched>();
    String folder = TreePaths.parent(document.path());
    for (var stage : document.entries().entrySet()) {
      var yaml = stage.getValue();
      var stages = extended(document, yaml);
      var named =
          stages.stream().flatMap(one -> one.get("django_settings").stream()).reduce((_, b) -> b);
      String settings = named.flatMap(Yaml::scalar).orElse("");
      if (settings.isEmpty()) {
        continue;
      }
      String owner = "the Lambda function's configuration";
      var environment = open(Environment.EMPTY, owner, yaml);
      for (Yaml one : stages) {
        environment = mapping(environment, one.get("aws_environment_variables"), owner);
      }
      // Zappa's own handler sets these when it starts, over what Lambda has set.
      for (Yaml one : stages) {
        environment = mapping(environment, one.get("environment_variables"), owner);
        if (!one.text("remote_env").isEmpty()) {
          environment = open(environment, one.text("remote_env"), one);
        }
      }
      environment =
          environment.with(
              "DJANGO_SETTINGS_MODULE",
              new Variable.Set(settings, named.map(Yaml::place).orElse(yaml.place())));
      all.add(
          service(
              Kind.ZAPPA,
              stage.getKey(),
              yaml,
              new Command("", Optional.empty(), folder),
              environment));
    }
    return all;
  }

  /// A stage of Zappa and those it extends, the furthest first; Zappa merges their mappings.
  private static List<Yaml> extended(Yaml document, Yaml stage) {
    var stages = new ArrayList<Yaml>(List.of(stage));
    String above = stage.text("extends");
    while (!above.isEmpty() && stages.size() < MAX_EXTENDED) {
      var next = document.get(above);
      if (next.isEmpty()) {
        break;
      }
      stages.addFirst(next.get());
      above = next.get().text("extends");
    }
    return stages;
  }

  private Optional<Launched> serverless(Yaml document) {
    var application = document.at("custom", "wsgi", "app").flatMap(Yaml::scalar);
    if (application.isEmpty()) {
      return Optional.empty();
    }
    String owner = "the Lambda function's configuration";
    var environment =
        mapping(
            open(Environment.EMPTY, owner, document),
            document.at("provider", "environment"),
            owner);
    for (Yaml function :
        document.get("functions").map(Yaml::entries).orElse(java.util.Map.of()).values()) {
      if (function.text("handler").startsWith("wsgi")) {
        environment = mapping(environment, function.get("environment"), owner);
      }
    }
    String module = application.get().replaceFirst("\\.(\\w+)$", ":$1");
    var place = document.at("custom", "wsgi", "app").map(Yaml::place).orElse(document.place());
    var words = List.of("waitress-serve", module);
    String folder = TreePaths.parent(document.path());
    var view = FileView.of(tree);
    environment = dockerfiles.exports().over(document.path(), environment);
    var started = new Started(words, environment, folder, true, place);
    return Optional.of(
        new Launched(
            Kind.SERVERLESS,
            document.path(),
            place(document, place),
            folder,
            view,
            environment,
            List.of(started),
            List.of(document.path())));
  }

  private static Place place(Yaml document, Place place) {
    return place.path().isEmpty() ? document.place() : place;
  }
}
