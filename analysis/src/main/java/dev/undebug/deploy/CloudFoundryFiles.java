package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Cloud Foundry's `manifest.yml`: applications, each started by its `command`, or else by the line
/// for `web` of the Procfile in its folder. What `cf set-env` holds is not in the tree, and wins.
record CloudFoundryFiles(Tree tree, Exports exports) {

  private static final String OWNER = "`cf set-env`";

  private static final Pattern NAME =
      Pattern.compile("([\\w-]{1,40}[_.-])?manifest([_.-][\\w-]{1,40}){0,3}\\.ya?ml");

  /// A scalar with `((name))` is filled in by `cf push --var`.
  private static final String FILLED_IN = "((";

  /// Manifests that inherit from each other, at most.
  private static final int MAX_INHERITED = 20;

  /// Set by Cloud Foundry itself:
  /// https://docs.cloudfoundry.org/devguide/deploy-apps/environment-variable.html.
  private static final List<String> OWN =
      List.of(
          "CF_INSTANCE_INDEX",
          "DATABASE_URL",
          "PORT",
          "VCAP_APPLICATION",
          "VCAP_APP_PORT",
          "VCAP_SERVICES");

  /// What shows that a folder holds the application itself.
  private static final List<String> OF_AN_APPLICATION =
      List.of("manage.py", "Procfile", "requirements.txt", "runtime.txt", "Pipfile");

  /// An application of a manifest.
  ///
  /// @param above what it inherits, the furthest manifest first; its own manifest is the last
  /// @param folder whose files are pushed
  private record Application(String path, List<Yaml> above, Yaml yaml, String folder) {

    String name() {
      return yaml.text("name");
    }

    /// What its own entry or else a manifest says of all its applications.
    Optional<Yaml> get(String key) {
      return yaml.get(key)
          .or(() -> above.reversed().stream().flatMap(one -> one.get(key).stream()).findFirst());
    }

    /// `null` and `default` leave the command to the buildpack and the Procfile.
    Optional<Procfiles.Line> command() {
      return get("command")
          .filter(Yaml::isScalar)
          .map(line -> new Procfiles.Line(line.scalar().orElse(""), line.place()))
          .filter(line -> !line.text().matches("(null|default|~)?"));
    }
  }

  List<Launched> launched() {
    var all = new ArrayList<Launched>();
    for (String path : tree.files()) {
      for (Application application : applications(path)) {
        var web =
            application
                .command()
                .or(
                    () ->
                        application.get("docker").isPresent()
                            ? Optional.empty()
                            : Procfiles.line(tree, application.folder, "web"));
        var processes = application.yaml.get("processes").map(Yaml::items).orElse(List.of());
        if (web.isPresent() || processes.isEmpty()) {
          all.add(launched(application, "", web));
        }
        for (Yaml process : processes) {
          process
              .get("command")
              .filter(Yaml::isScalar)
              .map(line -> new Procfiles.Line(line.scalar().orElse(""), line.place()))
              .ifPresent(
                  line -> all.add(launched(application, process.text("type"), Optional.of(line))));
        }
      }
    }
    return all;
  }

  /// The manifest that starts what lies in a folder, other than for development.
  static Optional<String> beside(Tree tree, String folder) {
    var files = new CloudFoundryFiles(tree, Exports.NONE);
    return tree.files().stream()
        .filter(
            path ->
                files.applications(path).stream()
                    .filter(one -> one.folder.equals(folder))
                    .anyMatch(one -> Purpose.development(List.of(path, one.name())).isEmpty()))
        .findFirst();
  }

  private List<Application> applications(String path) {
    if (!NAME.matcher(TreePaths.name(path)).matches()) {
      return List.of();
    }
    var all = new ArrayList<Application>();
    for (Yaml document : documents(path)) {
      var above = inherited(path, document);
      for (Yaml yaml : document.get("applications").map(Yaml::items).orElse(List.of())) {
        if (yaml.isMapping()) {
          all.add(new Application(path, above, yaml, folder(path, yaml.text("path"))));
        }
      }
    }
    return all;
  }

  private List<Yaml> documents(String path) {
    Optional<SourceText> text = tree.text(path);
    return text.map(found -> Yaml.documents(found, tree)).orElse(List.of());
  }

  /// `inherit: base.yml`, which old manifests have.
  private List<Yaml> inherited(String path, Yaml document) {
    var above = new ArrayList<Yaml>(List.of(document));
    String from = path;
    String next = document.text("inherit");
    while (!next.isEmpty() && above.size() < MAX_INHERITED) {
      var base = TreePaths.resolve(TreePaths.parent(from), next).filter(tree::hasFile);
      var read = base.map(this::documents).orElse(List.of());
      if (read.isEmpty()) {
        break;
      }
      above.addFirst(read.getFirst());
      from = base.orElse(from);
      next = read.getFirst().text("inherit");
    }
    return above;
  }

  /// A path is seen from the manifest; without one, it is where `cf push` is called.
  private String folder(String path, String written) {
    String here = TreePaths.parent(path);
    if (!written.isEmpty()) {
      return TreePaths.resolve(here, written).orElse(here);
    }
    return OF_AN_APPLICATION.stream().anyMatch(name -> tree.hasFile(TreePaths.join(here, name)))
        ? here
        : "";
  }

  private Launched launched(
      Application application, String process, Optional<Procfiles.Line> line) {
    var at = application.yaml;
    String part =
        application.name() + (process.isEmpty() || process.equals("web") ? "" : "/" + process);
    String name = application.path + (part.isEmpty() ? "" : "#" + part);
    var environment = exports.over(name, environment(application));
    var view = FileView.of(tree);
    List<Started> started =
        line.map(
                found ->
                    new Launch(tree, view)
                        .startText(
                            found.text(),
                            new Launch.From(environment, application.folder, found.place())))
            .orElse(List.of());
    return new Launched(
        Kind.CLOUD_FOUNDRY,
        name,
        at.place(),
        application.folder,
        view,
        environment,
        started,
        List.of(application.path, part));
  }

  private static Environment environment(Application application) {
    Place place = application.yaml.place();
    var environment = Environment.EMPTY;
    for (String name : OWN) {
      environment =
          environment.with(name, new Variable.Free("Cloud Foundry", "its runtime sets it", place));
    }
    environment =
        environment.openTo(
            new Environment.Owner(
                OWNER, "it may set more than the file names", place, Environment.Nature.PLATFORM));
    for (Yaml above : application.above) {
      environment = with(environment, above.get("env"));
    }
    return with(environment, application.yaml.get("env"));
  }

  private static Environment with(Environment under, Optional<Yaml> mapping) {
    var environment = under;
    for (var entry : mapping.map(Yaml::entries).orElse(Map.of()).entrySet()) {
      environment = environment.with(entry.getKey(), variable(entry.getValue()));
    }
    return environment;
  }

  private static Variable variable(Yaml yaml) {
    String text = yaml.scalar().orElse("");
    if (yaml.isUndecided()) {
      return yaml.rendered();
    }
    if (!yaml.isScalar() || yaml.isNull() || text.contains(FILLED_IN)) {
      return new Variable.Free(OWNER, "it is filled in when it is pushed", yaml.place());
    }
    // The command line of Cloud Foundry is a program in Go.
    return new Variable.Set(yaml.printedByGo(), yaml.place());
  }
}
