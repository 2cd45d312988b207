package dev.undebug.deploy;

import dev.undebug.project.EntryPoint;
import dev.undebug.project.Project;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells which deployments count as production, by what the tree calls them and what they run.
final class Standings {

  /// Begins the evidence that holds only where the tree offers something better.
  static final String UNLESS_ALONE = "unless alone: ";

  /// A library of somebody else, with folders of its own.
  private static final Pattern VENDORED =
      Pattern.compile("(?i)(^|/)(vendor(ed|s)?|third_?party|site-packages|node_modules)/[^/]+/.*/");

  /// What `startproject --template` and cookiecutter copy.
  private static final Pattern TEMPLATE =
      Pattern.compile("(?i)(^|/)(project|app|site)[_-]?templates?/|(^|/)[^/]*\\{\\{[^/]*/");

  private final List<Assembly.Part> parts;
  private final Overrides overrides;
  private final Map<String, Project> projects = new HashMap<>();

  Standings(List<Assembly.Part> parts, List<Project> projects, Overrides overrides) {
    this.parts = parts;
    this.overrides = overrides;
    projects.forEach(project -> this.projects.put(project.root(), project));
  }

  List<Deployment> decide() {
    var own = new ArrayList<Deployment>();
    for (Assembly.Part part : parts) {
      if (!part.deployment().kind().isDefault()) {
        var said = overrides.of(part.deployment());
        own.add(part.deployment().standing(said.orElseGet(() -> byEvidence(part))));
      }
    }
    var alone = new ArrayList<Deployment>();
    for (Deployment deployment : own) {
      alone.add(deployment.standing(unlessAlone(deployment, own)));
    }
    var decided = new ArrayList<Deployment>();
    for (Deployment deployment : alone) {
      var said = overrides.of(deployment);
      decided.add(deployment.standing(said.orElseGet(() -> withItsFile(deployment, alone))));
    }
    var builders = new ImageBuilders(parts, decided);
    decided.replaceAll(
        deployment ->
            overrides.of(deployment).isPresent()
                ? deployment
                : deployment.standing(builders.standing(deployment)));
    var shipped = List.copyOf(decided);
    for (Assembly.Part part : parts) {
      if (part.deployment().kind().isDefault()) {
        var said = overrides.of(part.deployment());
        var deployment = part.deployment().standing(said.orElseGet(() -> byUse(part, shipped)));
        decided.add(deployment.production() ? judged(deployment) : deployment);
      }
    }
    decided.sort(Comparator.comparing(Deployment::name));
    return decided;
  }

  private Deployment.Standing byEvidence(Assembly.Part part) {
    var deployment = part.deployment();
    var command = deployment.command();
    var development = Purpose.development(part.words());
    var production = Purpose.production(part.words());
    if (command.server() == Server.MANAGE) {
      return new Deployment.Standing(
          false, "`%s` runs and ends, it answers nobody".formatted(command.line()));
    }
    if (part.supersededBy().equals(Loopback.BECAUSE)
        || part.supersededBy().equals(KubernetesFiles.RUNS_AND_ENDS)) {
      return new Deployment.Standing(false, part.supersededBy());
    }
    boolean isWeak = part.supersededBy().startsWith(UNLESS_ALONE);
    if (deployment.kind() == Kind.COMPOSE && !part.supersededBy().isEmpty() && !isWeak) {
      // It says so itself, whatever it is called.
      return new Deployment.Standing(false, part.supersededBy());
    }
    if (development.isPresent() && production.isEmpty()) {
      return new Deployment.Standing(false, "`%s` in its name".formatted(development.get()));
    }
    if (production.isPresent()) {
      return new Deployment.Standing(true, "`%s` in its name".formatted(production.get()));
    }
    if (!part.supersededBy().isEmpty() && !isWeak) {
      return new Deployment.Standing(false, part.supersededBy());
    }
    if (command.words().contains("--reload") || command.words().contains("watchmedo")) {
      return new Deployment.Standing(
          false, command.server().word() + " reloads changed code, which is for development");
    }
    if (command.server() == Server.RUNSERVER && module(deployment).isPresent()) {
      return new Deployment.Standing(
          false,
          "runserver is for development, and so are settings called `"
              + module(deployment).get()
              + "`");
    }
    if (isWeak) {
      return new Deployment.Standing(false, part.supersededBy());
    }
    var chosen = settings(deployment);
    if (chosen.isPresent()) {
      return new Deployment.Standing(
          false, UNLESS_ALONE + "it chooses settings called `" + chosen.get() + "`");
    }
    if (deployment.kind().isOfFunctions()) {
      return new Deployment.Standing(true, "the platform's functions serve it");
    }
    if (command.server().isForProduction()) {
      return new Deployment.Standing(true, command.server().word() + " serves it");
    }
    if (command.server() == Server.RUNSERVER) {
      return deployment.kind().isOfPlatform() || asksForPort(deployment)
          ? new Deployment.Standing(true, "a platform runs it for visitors")
          : new Deployment.Standing(false, UNLESS_ALONE + "runserver is for development");
    }
    return new Deployment.Standing(true, "nothing says that it is for development");
  }

  /// A line of a Procfile that takes its port from the platform: `0.0.0.0:$PORT`, of which nobody
  /// in the tree knows what stands behind the colon.
  private static boolean asksForPort(Deployment deployment) {
    return deployment.kind() == Kind.PROCFILE
        && deployment.command().words().stream().anyMatch(word -> word.endsWith(":"));
  }

  /// The word for development in the settings module that the deployment itself chooses.
  private Optional<String> settings(Deployment deployment) {
    boolean isChosen =
        !SettingsChoice.isFallback(
            deployment.settings(),
            deployment.entry(),
            Optional.ofNullable(projects.get(deployment.project())));
    return isChosen ? module(deployment) : Optional.empty();
  }

  /// The word for development in the settings module, whoever chooses it.
  private static Optional<String> module(Deployment deployment) {
    return deployment.settings() instanceof Settings.Named(var module, _, _)
        ? Purpose.development(List.of(module))
        : Optional.empty();
  }

  /// What looks like development counts as production all the same when the tree offers nothing
  /// else.
  private Deployment.Standing unlessAlone(Deployment deployment, List<Deployment> all) {
    String because = deployment.standing().because();
    if (!because.startsWith(UNLESS_ALONE)) {
      return deployment.standing();
    }
    String weak = because.substring(UNLESS_ALONE.length());
    var project = projects.get(deployment.project());
    for (Deployment other : all) {
      if (other.project().equals(deployment.project()) && other.production() && other.serves()) {
        return new Deployment.Standing(false, weak + ", and " + other.name() + " serves otherwise");
      }
    }
    if (project != null
        && !Purpose.settingsForProduction(project).isEmpty()
        && !isStartedForProduction(deployment, project)) {
      return new Deployment.Standing(
          false,
          "%s, and the tree has settings for production: %s"
              .formatted(weak, Purpose.settingsForProduction(project).getFirst()));
    }
    return Deployment.Standing.forWant(weak);
  }

  /// Whether it loads settings for production itself, or a server for production runs it without
  /// naming settings for development: that the tree has others says nothing against it then.
  private static boolean isStartedForProduction(Deployment deployment, Project project) {
    boolean isNamed =
        deployment.settings() instanceof Settings.Named(var module, _, _)
            && Purpose.settingsForProduction(project).contains(module);
    return isNamed
        || (deployment.command().server().isForProduction() && module(deployment).isEmpty());
  }

  /// A worker belongs to the web process beside it: what serves nobody in a file whose servers are
  /// all for development is for development too.
  private static Deployment.Standing withItsFile(Deployment deployment, List<Deployment> all) {
    if (deployment.production() && deployment.command().line().isEmpty()) {
      for (Deployment other : all) {
        boolean isServed =
            other.production()
                && other.command().server().serves()
                && other.kind() == deployment.kind()
                && other.project().equals(deployment.project())
                && file(other).equals(file(deployment));
        if (isServed && deployment.kind() == Kind.COMPOSE) {
          return new Deployment.Standing(
              false, "nothing tells what it runs, and %s serves beside it".formatted(other.name()));
        }
      }
    }
    if (!deployment.production() || deployment.serves()) {
      return deployment.standing();
    }
    Deployment beside = null;
    for (Deployment other : all) {
      boolean isBeside =
          other.serves()
              && other.kind() == deployment.kind()
              && other.project().equals(deployment.project())
              && file(other).equals(file(deployment));
      if (isBeside && other.production()) {
        return deployment.standing();
      }
      beside = isBeside ? other : beside;
    }
    return beside == null
        ? deployment.standing()
        : new Deployment.Standing(
            false, "it works for %s, which is for development".formatted(beside.name()));
  }

  private static String file(Deployment deployment) {
    return deployment.name().replaceFirst("#.*", "");
  }

  /// An entry point's default counts where nothing else decides.
  private Deployment.Standing byUse(Assembly.Part part, List<Deployment> shipped) {
    var deployment = part.deployment();
    String path = deployment.place().path();
    var development =
        Purpose.development(List.of(isPlain(path) ? TreePaths.parent(path) : named(path)));
    if (development.isPresent()) {
      return new Deployment.Standing(false, "`%s` in its path".formatted(development.get()));
    }
    if (VENDORED.matcher(path).find()) {
      return new Deployment.Standing(false, "it is of a library that lies in the tree");
    }
    if (TEMPLATE.matcher(path).find() && projects.size() > 1) {
      return new Deployment.Standing(false, "it is of a template that projects are made from");
    }
    if (deployment.kind() == Kind.SETTINGS) {
      var meant = Purpose.development(part.words());
      return meant.isPresent()
          ? new Deployment.Standing(false, "`%s` in its name".formatted(meant.get()))
          : new Deployment.Standing(true, "nothing in the tree says who loads it");
    }
    boolean isServed = false;
    for (Deployment other : shipped) {
      boolean isOther = !other.project().equals(deployment.project()) && !path.endsWith(".wsgi");
      if (isOther || !other.production()) {
        continue;
      }
      isServed |= other.serves();
      if (other.entry().equals(deployment.entry())) {
        return used(deployment, other);
      }
    }
    boolean isServerEntry = deployment.kind() == Kind.WSGI || deployment.kind() == Kind.ASGI;
    if (!isServerEntry) {
      return new Deployment.Standing(false, "no production deployment starts it");
    }
    if (isServed) {
      return new Deployment.Standing(false, "production is started in another way");
    }
    return managed(deployment)
        .map(
            module ->
                new Deployment.Standing(
                    false,
                    "manage.py names %s, which has an entry point of its own".formatted(module)))
        .orElseGet(
            () ->
                new Deployment.Standing(
                    true,
                    "nothing else in the tree says how it is served, and servers load this file"));
  }

  /// The settings that `manage.py` names, where they are another package's, which has an entry
  /// point for servers as well: what this one would serve is left over.
  private Optional<String> managed(Deployment deployment) {
    var project = projects.get(deployment.project());
    if (project == null) {
      return Optional.empty();
    }
    var points = project.entryPoints();
    var named =
        points.stream()
            .filter(point -> point.kind() == EntryPoint.Kind.MANAGE)
            .flatMap(point -> point.settingsDefault().stream())
            .map(EntryPoint.Write::text)
            .toList();
    var modules =
        points.stream()
            .filter(point -> point.kind() == EntryPoint.Kind.WSGI)
            .map(EntryPoint::module)
            .toList();
    return named.size() == 1
            && modules.stream().anyMatch(module -> isOfOne(module, named.getFirst()))
            && points.stream()
                .filter(point -> point.path().equals(deployment.entry()))
                .noneMatch(
                    point ->
                        isOfOne(point.module(), named.getFirst())
                            || point.settingsDefault().stream()
                                .anyMatch(write -> isOfOne(write.text(), named.getFirst())))
        ? Optional.of(named.getFirst())
        : Optional.empty();
  }

  /// Whether two modules lie in one package.
  private static boolean isOfOne(String one, String other) {
    return one.replaceFirst("\\..*", "").equals(other.replaceFirst("\\..*", ""));
  }

  private static boolean isPlain(String path) {
    return TreePaths.name(path).matches("(wsgi|asgi|manage|celery|__init__)\\.py");
  }

  private static String named(String path) {
    return path.replaceFirst("\\.py$", "");
  }

  /// Whoever starts an entry point brings an environment of their own, and is judged with it.
  private Deployment.Standing used(Deployment deployment, Deployment other) {
    return new Deployment.Standing(
        false,
        SettingsChoice.isFallback(
                other.settings(),
                deployment.entry(),
                Optional.ofNullable(projects.get(deployment.project())))
            ? other.name() + " relies on it, and is judged itself"
            : other.name() + " starts it with settings of its own choice");
  }

  /// Nothing in the tree starts it, so whoever does may name other settings; where the tree has
  /// settings for production that only they can name, the fallback says little.
  private Deployment judged(Deployment deployment) {
    var project = projects.get(deployment.project());
    return project == null
        ? deployment
        : deployment.with(
            SettingsChoice.ifNamedOutside(
                deployment.settings(), deployment.entry(), project, "whoever starts it"));
  }
}
