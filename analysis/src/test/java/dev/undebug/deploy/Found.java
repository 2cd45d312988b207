package dev.undebug.deploy;

import dev.undebug.project.Projects;
import dev.undebug.source.Source;
import dev.undebug.source.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the readers find in a small tree: a Django project called shop, and the files of a test.
record Found(Tree tree, List<Deployment> deployments) {

  static final String MANAGE =
      """
      import os
      os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
      from django.core.management import execute_from_command_line
      """;

  static final String WSGI =
      """
      import os
      from django.core.wsgi import get_wsgi_application
      os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
      application = get_wsgi_application()
      """;

  /// @param files path, text, path, text, …
  static Found in(String... files) {
    var all = new LinkedHashMap<String, String>(project(""));
    for (int i = 0; i < files.length; i += 2) {
      all.put(files[i], files[i + 1]);
    }
    return only(all);
  }

  static Found only(Map<String, String> files) {
    var tree = Tree.of(files);
    return new Found(tree, Deployments.find(tree, Projects.find(tree)));
  }

  static Map<String, String> project(String folder) {
    return Map.of(
        folder + "manage.py",
        MANAGE,
        folder + "shop/__init__.py",
        "",
        folder + "shop/settings.py",
        "",
        folder + "shop/wsgi.py",
        WSGI);
  }

  Deployment named(String name) {
    return deployments.stream()
        .filter(deployment -> deployment.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    name + " is not among " + deployments.stream().map(Deployment::name).toList()));
  }

  List<String> names() {
    return deployments.stream().map(Deployment::name).toList();
  }

  /// A variable of a deployment as one line.
  String value(String name, String variable) {
    var found = named(name).environment().find(variable);
    return found.isEmpty() ? "unset" : line(found.get());
  }

  static String line(Variable variable) {
    return switch (variable) {
      case Variable.Set(var text, var place, _) -> "'" + text + "' at " + place;
      case Variable.Free free -> "free: " + free.owner() + " " + free.examples();
      case Variable.Unset(var why, _, _) -> "unset: " + why;
    };
  }

  String settings(String name) {
    return switch (named(name).settings()) {
      case Settings.Named(var module, _, var place) -> module + " at " + place;
      case Settings.Computed(var why, _) -> "computed: " + why;
      case Settings.Unknown unknown -> "unknown: " + unknown.why();
    };
  }

  List<String> open(String name) {
    return named(name).environment().open().stream().map(Environment.Owner::name).toList();
  }

  List<String> failures() {
    return tree.sources().stream()
        .filter(source -> source.status() == Source.Status.FAILED)
        .map(source -> source.source() + ": " + source.why())
        .toList();
  }
}
