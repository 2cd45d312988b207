package dev.undebug.deploy;

import dev.undebug.project.EntryPoint;
import dev.undebug.project.Project;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What the entry points of a project fall back to when nothing else decides.
final class EntryPointDefaults {

  private EntryPointDefaults() {}

  /// @param exports what is known of the environments of running processes
  static List<Assembly.Part> of(Project project, Exports exports) {
    var parts = new ArrayList<Assembly.Part>();
    for (EntryPoint entry : project.entryPoints()) {
      var writes = entry.writes("DJANGO_SETTINGS_MODULE");
      Place place = writes.isEmpty() ? Place.ofFile(entry.path()) : writes.getFirst().place();
      var command = Command.unknown(place);
      var environment = exports.over(entry.path(), Environment.EMPTY);
      var deployment =
          new Deployment(
              entry.path(),
              kind(entry.kind()),
              place,
              project.root(),
              new Deployment.Standing(false, ""),
              command,
              entry.path(),
              SettingsChoice.of(command, environment, project, entry.path()),
              environment,
              Collections.emptySortedMap());
      parts.add(new Assembly.Part(deployment, List.of(entry.path())));
    }
    if (project.entryPoints().isEmpty()) {
      for (Project.SettingsModule settings : project.settings()) {
        parts.add(new Assembly.Part(loaded(project, settings), List.of(settings.path())));
      }
    }
    return parts;
  }

  /// A settings module that somebody loads, though the tree does not say who.
  private static Deployment loaded(Project project, Project.SettingsModule settings) {
    Place place = Place.ofFile(settings.path());
    return new Deployment(
        settings.path(),
        Kind.SETTINGS,
        place,
        project.root(),
        new Deployment.Standing(false, ""),
        Command.unknown(place),
        "",
        new Settings.Named(settings.name(), "it is the module itself", place),
        Environment.EMPTY,
        Collections.emptySortedMap());
  }

  private static Kind kind(EntryPoint.Kind kind) {
    return switch (kind) {
      case MANAGE -> Kind.MANAGE;
      case WSGI -> Kind.WSGI;
      case ASGI -> Kind.ASGI;
      case CELERY -> Kind.CELERY;
      case SCRIPT -> Kind.SCRIPT;
    };
  }
}
