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

/// Finds the project, and the entry point, that a command starts.
record Pairing(Tree tree, List<Project> projects) {

  /// What a command starts.
  ///
  /// @param entry the file that is loaded; empty when it is not known
  record Pair(Project project, String entry) {}

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
    for (Project project : nearest(started, launched)) {
      var found = entry(project, module);
      if (found.isPresent()) {
        return Optional.of(new Pair(project, found.get()));
      }
    }
    return Optional.empty();
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
      var module = project.modules().find(settings);
      if (module.isPresent() && module.get().form() != ModulePaths.Form.NAMESPACE) {
        boolean isManaged =
            command.server() == Server.RUNSERVER || command.server() == Server.MANAGE;
        return Optional.of(new Pair(project, isManaged ? manage(project) : ""));
      }
    }
    return Optional.empty();
  }

  /// The projects, nearest first: the one that is started from the working directory, then those of
  /// the deployment's own folder, then the others.
  private List<Project> nearest(Started started, Launched launched) {
    var folder = launched.files().locate(".", started.folder());
    var sorted = new ArrayList<>(projects);
    sorted.sort(
        Comparator.comparing(
                (Project project) -> !(folder.isPresent() && project.root().equals(folder.get())))
            .thenComparing(project -> !TreePaths.isWithin(project.root(), launched.context()))
            .thenComparingInt(project -> project.root().length()));
    return sorted;
  }
}
