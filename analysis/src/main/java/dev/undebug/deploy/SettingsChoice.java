package dev.undebug.deploy;

import dev.undebug.project.EntryPoint;
import dev.undebug.project.Project;
import dev.undebug.source.Place;
import java.util.Optional;

/// Decides which settings module a process loads: what its command names, else what its entry point
/// insists on, else what its environment names, else what its entry point falls back to.
final class SettingsChoice {

  private static final String NAME = "DJANGO_SETTINGS_MODULE";

  private SettingsChoice() {}

  static Settings of(Command command, Environment environment, Project project, String entry) {
    if (!command.settings().isEmpty()) {
      return new Settings.Named(command.settings(), "the command names it", command.place());
    }
    var point = project.entryPoint(entry);
    var decided = point.flatMap(EntryPoint::settingsDefault);
    if (decided.isPresent() && !decided.get().isDefault()) {
      return new Settings.Named(
          decided.get().text(),
          entry + " sets it, whatever the environment says",
          decided.get().place());
    }
    var variable = environment.find(NAME);
    if (variable.isPresent()) {
      var chosen = named(variable.get());
      if (chosen.isPresent()) {
        return chosen.get();
      }
    }
    return fallback(point, decided, command.place(), mayName(environment));
  }

  /// Who may name another module, where the tree names none in the environment.
  private static String mayName(Environment environment) {
    return environment.open().isEmpty()
        ? ""
        : "; %s may name another".formatted(environment.open().getFirst().name());
  }

  private static Optional<Settings> named(Variable variable) {
    return switch (variable) {
      case Variable.Set(var text, var place, _) ->
          text.isEmpty()
              ? Optional.of(new Settings.Unknown(NAME + " is set to nothing", place))
              : Optional.of(new Settings.Named(text, NAME + " is set to it", place));
      case Variable.Free free ->
          Optional.of(
              new Settings.Unknown(
                  "%s is set by %s: %s".formatted(NAME, free.owner(), free.why()), free.place()));
      case Variable.Unset _ -> Optional.empty();
    };
  }

  private static Settings fallback(
      Optional<EntryPoint> point, Optional<EntryPoint.Write> decided, Place place, String caveat) {
    if (decided.isPresent()) {
      return new Settings.Named(
          decided.get().text(),
          point.orElseThrow().path() + " falls back to it" + caveat,
          decided.get().place());
    }
    if (point.isEmpty()) {
      return new Settings.Unknown("nothing in the tree names " + NAME + " for it" + caveat, place);
    }
    var writes = point.get().writes(NAME);
    return writes.isEmpty()
        ? new Settings.Unknown(
            point.get().path() + " names no settings module, and neither does its environment",
            Place.ofFile(point.get().path()))
        : new Settings.Unknown(
            point.get().path() + " computes the settings module when it starts",
            writes.getFirst().place());
  }
}
