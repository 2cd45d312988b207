package dev.undebug.deploy;

import dev.undebug.project.EntryPoint;
import dev.undebug.project.ModulePaths;
import dev.undebug.project.Project;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the project, and the entry point, that a command starts.
record Pairing(Tree tree, List<Project> projects) {

  private static final Pattern LIST = Pattern.compile("(?i)\\s*(CMD|ENTRYPOINT)\\s*\\[");

  /// What a command starts.
  ///
  /// @param entry the file that is loaded; empty when it is not known
  /// @param doubt one sentence, when another project could be meant as well; mostly empty
  record Pair(Project project, String entry, String doubt) {
    Pair(Project project, String entry) {
      this(project, entry, "");
    }
  }

  Optional<Pair> pair(Command command, Started started, Launched launched) {
    var found = byApplication(command, started, launched);
    if (found.isPresent()) {
      return found;
    }
    var bySettings = bySettings(command, started, launched);
    if (bySettings.isPresent()) {
      return bySettings;
    }
    boolean isDjango =
        command.server() == Server.RUNSERVER
            || command.server() == Server.MANAGE
            || command.server() == Server.WORKER;
    var near = nearest(started, launched);
    return isDjango && !near.isEmpty() && isOnlyOneNear(near, launched)
        ? Optional.of(new Pair(near.getFirst(), manage(near.getFirst())))
        : Optional.empty();
  }

  private static boolean isOnlyOneNear(List<Project> near, Launched launched) {
    return near.size() == 1
        || (TreePaths.isWithin(near.getFirst().root(), launched.context())
            && !TreePaths.isWithin(near.get(1).root(), launched.context()));
  }

  private static String manage(Project project) {
    var manage = project.entryPoints(EntryPoint.Kind.MANAGE);
    return manage.isEmpty() ? "" : manage.getFirst().path();
  }

  private Optional<Pair> byApplication(Command command, Started started, Launched launched) {
    String application = command.application();
    if (application.isEmpty()) {
      return Optional.empty();
    }
    boolean isFile = application.endsWith(".py") || application.contains("/");
    if (isFile || command.server() == Server.MANAGE || command.server() == Server.RUNSERVER) {
      var file = launched.files().locate(application, started.folder());
      for (Project project : projects) {
        if (file.isPresent() && project.entryPoint(file.get()).isPresent()) {
          return Optional.of(new Pair(project, file.get()));
        }
      }
      return Optional.empty();
    }
    String module = application.replaceFirst(":.*", "");
    if (isOthers(module, started, launched)) {
      return Optional.empty();
    }
    var here = inFolder(module, started, launched);
    if (here.isPresent()) {
      return here;
    }
    var pairs = new ArrayList<Pair>();
    for (Project project : nearest(started, launched)) {
      // A name such as `main` says nothing outside the deployment's own corner of the tree.
      if (module.contains(".") || isNear(project, launched.context())) {
        entry(project, module).ifPresent(found -> pairs.add(new Pair(project, found)));
      }
    }
    var partly = new PartlyNamed(module);
    return pairs.isEmpty() && partly.isIt() && isExpanded(started)
        ? partly.choose(nearest(started, launched), command.server())
        : choose(pairs, module, started, launched);
  }

  /// Whether somebody fills variables in: nobody does in a list of a Dockerfile.
  private boolean isExpanded(Started started) {
    var place = started.place();
    return tree.text(place.path())
        .filter(text -> place.start().line() <= text.lineCount())
        .filter(text -> LIST.matcher(text.lineText(place.start().line())).lookingAt())
        .isEmpty();
  }

  /// One of several projects that have the same module: the one of the working directory, the one
  /// that the deployment's own folder lies in or is, the one whose folder the deployment is named
  /// after; else the nearest, in doubt.
  private static Optional<Pair> choose(
      List<Pair> pairs, String module, Started started, Launched launched) {
    if (pairs.size() < 2) {
      return pairs.stream().findFirst();
    }
    var folder = launched.files().locate(".", started.folder());
    for (Pair pair : pairs) {
      if (folder.isPresent() && pair.project().root().equals(folder.get())) {
        return Optional.of(pair);
      }
    }
    if (pairs.stream().map(Pair::entry).distinct().count() == 1) {
      return Optional.of(pairs.getFirst());
    }
    Pair first = pairs.getFirst();
    boolean isFirstAround = TreePaths.isWithin(launched.context(), first.project().root());
    boolean isAnyBelow =
        pairs.stream().skip(1).anyMatch(p -> TreePaths.isWithin(p.entry(), launched.context()));
    if (isFirstAround && !isAnyBelow) {
      return Optional.of(first);
    }
    var named =
        pairs.stream()
            .filter(pair -> isNamedAfter(launched, TreePaths.name(pair.project().root())))
            .toList();
    if (named.size() == 1) {
      return Optional.of(named.getFirst());
    }
    var inside =
        pairs.stream()
            .filter(pair -> TreePaths.isWithin(pair.entry(), launched.context()))
            .toList();
    if (inside.size() == 1) {
      return Optional.of(inside.getFirst());
    }
    return Optional.of(
        new Pair(
            first.project(),
            first.entry(),
            "%s is in several projects of the tree: %s"
                .formatted(
                    module, String.join(", ", pairs.stream().map(Pair::entry).limit(4).toList()))));
  }

  private static boolean isNamedAfter(Launched launched, String folder) {
    return !folder.isEmpty()
        && launched.words().stream()
            .flatMap(word -> Stream.of(word.split("[/#.]+")))
            .anyMatch(word -> word.equals(folder) || List.of(word.split("[-_]")).contains(folder));
  }

  /// The entry point that the process finds under the module's name in its working directory, be it
  /// inside a package: `gunicorn wsgi --chdir shop`.
  private Optional<Pair> inFolder(String module, Started started, Launched launched) {
    var file = launched.files().locate(module.replace('.', '/') + ".py", started.folder());
    return projects.stream()
        .filter(project -> file.isPresent() && project.entryPoint(file.get()).isPresent())
        .findFirst()
        .map(project -> new Pair(project, file.get()));
  }

  /// Whether the module that the process finds in its working directory belongs to no project: an
  /// application of another kind beside a Django project, as in a monorepo.
  private boolean isOthers(String module, Started started, Launched launched) {
    String path = module.replace('.', '/');
    for (String ending : List.of("/__init__.py", ".py")) {
      var file = launched.files().locate(path + ending, started.folder()).filter(tree::hasFile);
      if (file.isPresent()) {
        return projects.stream().noneMatch(project -> isOf(project, module, file.get()));
      }
    }
    return false;
  }

  private static boolean isOf(Project project, String module, String file) {
    return project.entryPoint(file).isPresent()
        || project.modules().find(module).filter(found -> found.path().equals(file)).isPresent()
        || project.entryPoints().stream()
            .anyMatch(entry -> TreePaths.parent(entry.path()).equals(TreePaths.parent(file)));
  }

  /// The file that a server's module name stands for in a project; a package's `celery` module for
  /// `celery -A package`.
  private static Optional<String> entry(Project project, String module) {
    for (String name : List.of(module + ".celery", module)) {
      var found =
          project
              .modules()
              .find(name)
              .filter(file -> file.form() != ModulePaths.Form.NAMESPACE)
              .filter(
                  file ->
                      project.entryPoint(file.path()).isPresent()
                          || file.name().endsWith(".celery")
                          || TreePaths.isWithin(file.path(), project.root()));
      if (found.isPresent()) {
        return Optional.of(found.get().path());
      }
    }
    return Optional.empty();
  }

  private Optional<Pair> bySettings(Command command, Started started, Launched launched) {
    String settings = command.settings();
    if (settings.isEmpty()
        && started.environment().find("DJANGO_SETTINGS_MODULE").orElse(null)
            instanceof Variable.Set(var text, _, _)) {
      settings = text;
    }
    for (Project project : nearest(started, launched)) {
      var module = project.placing(launched.files().placed()).modules().find(settings);
      if (module.isPresent() && module.get().form() != ModulePaths.Form.NAMESPACE) {
        boolean isManaged =
            command.server() == Server.RUNSERVER || command.server() == Server.MANAGE;
        return Optional.of(new Pair(project, isManaged ? manage(project) : ""));
      }
    }
    return Optional.empty();
  }

  /// The projects, nearest first: the one that is started from the working directory, then those of
  /// the deployment's own folder, then those around it. A project in another corner of a monorepo
  /// is none of them.
  private List<Project> nearest(Started started, Launched launched) {
    var folder = launched.files().locate(".", started.folder());
    String around = launched.context();
    while (!around.isEmpty() && !isAnyNear(around)) {
      around = TreePaths.parent(around);
    }
    var sorted = new ArrayList<Project>();
    for (Project project : projects) {
      boolean isHere = folder.isPresent() && project.root().equals(folder.get());
      if (isHere || isNear(project, around)) {
        sorted.add(project);
      }
    }
    sorted.sort(
        Comparator.comparing(
                (Project project) -> !(folder.isPresent() && project.root().equals(folder.get())))
            .thenComparing(project -> !TreePaths.isWithin(project.root(), launched.context()))
            .thenComparingInt(project -> project.root().length()));
    return sorted;
  }

  private boolean isAnyNear(String folder) {
    return projects.stream().anyMatch(project -> isNear(project, folder));
  }

  private static boolean isNear(Project project, String folder) {
    return TreePaths.isWithin(project.root(), folder) || TreePaths.isWithin(folder, project.root());
  }
}
