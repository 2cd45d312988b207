package dev.undebug.deploy;

import dev.undebug.project.EntryPoint;
import dev.undebug.project.Project;
import dev.undebug.source.Place;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Decides which settings module a process loads: what its command names, else what its entry point
/// insists on, else what its environment names, else what its entry point falls back to.
final class SettingsChoice {

  private static final String NAME = "DJANGO_SETTINGS_MODULE";

  private SettingsChoice() {}

  static Settings of(Command command, Environment environment, Project project, String entry) {
    if (!command.settings().isEmpty()) {
      return new Settings.Named(command.settings(), "the command names it", command.place());
    }
    for (String path : loaded(entry)) {
      var decided = project.entryPoint(path).flatMap(EntryPoint::settingsDefault);
      if (decided.isPresent() && !decided.get().isDefault()) {
        return new Settings.Named(
            decided.get().text(),
            path + " sets it, whatever the environment says",
            decided.get().place());
      }
    }
    var variable = environment.find(NAME);
    if (variable.isPresent()) {
      var chosen = named(variable.get(), project);
      if (chosen.isPresent()) {
        return chosen.get();
      }
    }
    return onPlatform(fallback(command, environment, project, entry), entry, project, environment);
  }

  /// The entry point, then the packages it lies in, which Python imports before it: the last one to
  /// insist wins.
  private static List<String> loaded(String entry) {
    var paths = new ArrayList<String>(List.of(entry));
    for (String up = TreePaths.parent(entry); !up.isEmpty(); up = TreePaths.parent(up)) {
      paths.add(up + "/__init__.py");
    }
    return paths;
  }

  /// Whether a choice is what an entry point falls back to, and so holds only where the environment
  /// names nothing.
  static boolean isFallback(Settings settings, String entry, Optional<Project> project) {
    return settings.place().path().equals(entry)
        || project
            .flatMap(one -> one.entryPoint(entry))
            .filter(
                one ->
                    one.writes(NAME).stream()
                        .anyMatch(write -> write.place().equals(settings.place())))
            .isPresent();
  }

  /// A fallback, given that somebody outside the tree may name another module instead. It holds,
  /// unless it is no likely choice for production while the tree has settings that are: called
  /// after something else than production, or an empty package.
  ///
  /// @param owner who may name another
  static Settings ifNamedOutside(Settings chosen, String entry, Project project, String owner) {
    return ifNamedOutside(chosen, entry, project, owner, true);
  }

  /// @param isPerson whether the owner holds nothing unless somebody puts it there
  private static Settings ifNamedOutside(
      Settings chosen, String entry, Project project, String owner, boolean isPerson) {
    if (!isFallback(chosen, entry, Optional.of(project))
        || !(chosen instanceof Settings.Named(var module, _, _))) {
      return chosen;
    }
    var better = Purpose.settingsForProduction(project);
    if (better.isEmpty() && isBlank(module, project)) {
      // Nothing can be served with it, so somebody names one of its neighbours.
      better = candidates(project, "");
    }
    return better.isEmpty()
            || Purpose.isForProduction(module)
            || Purpose.takesIn(module, better, project)
        ? chosen
        : new Settings.Unknown(
            "it is for %s to name the settings module: %s falls back to %s, and %s lies beside it"
                .formatted(owner, entry, module, better.getFirst()),
            chosen.place(),
            candidates(project, module),
            module,
            isPerson ? owner : "");
  }

  /// The settings modules that somebody may name: those called after production first, what is
  /// fallen back to, then the others.
  private static List<String> candidates(Project project, String fallback) {
    var names = new LinkedHashSet<String>(Purpose.settingsForProduction(project));
    if (!fallback.isEmpty()) {
      names.add(fallback);
    }
    for (Project.SettingsModule settings : project.settings()) {
      if (!isBlank(settings.name(), project) && !isInTests(settings.name())) {
        names.add(settings.name());
      }
    }
    return List.copyOf(names);
  }

  private static boolean isInTests(String module) {
    String above = module.substring(0, Math.max(module.lastIndexOf('.'), 0));
    return List.of(above.split("\\.")).stream().anyMatch(part -> part.matches("tests?"));
  }

  /// The platforms whose dashboards are made to hold such names. A file or a secret that is not in
  /// the tree could name a module too; projects keep passwords there and name the module elsewhere,
  /// unless what they fall back to is called after development.
  private static Settings onPlatform(
      Settings chosen, String entry, Project project, Environment environment) {
    boolean isForDevelopment =
        chosen instanceof Settings.Named(var module, _, _) && Purpose.isForDevelopment(module);
    for (Environment.Owner owner : environment.open()) {
      boolean mayName = isForDevelopment && owner.nature() == Environment.Nature.OTHER;
      if (owner.isPlatform() || mayName) {
        // A file that is there where it runs may well name them: that it is missing here says
        // little.
        return ifNamedOutside(chosen, entry, project, owner.name(), owner.isPlatform());
      }
    }
    return chosen;
  }

  private static Optional<Settings> named(Variable variable, Project project) {
    return switch (variable) {
      case Variable.Set(var text, var place, _) ->
          text.isEmpty()
              ? Optional.of(new Settings.Unknown(NAME + " is set to nothing", place))
              : Optional.of(new Settings.Named(text, NAME + " is set to it", place));
      case Variable.Free free ->
          Optional.of(
              isLikely(free.examples(), project)
                  ? new Settings.Named(
                      free.examples().getFirst(),
                      "%s is set by %s: %s".formatted(NAME, free.owner(), free.why()),
                      free.place())
                  : new Settings.Unknown(
                      "%s is set by %s: %s".formatted(NAME, free.owner(), free.why()),
                      free.place(),
                      suggested(free.examples(), project),
                      ""));
      case Variable.Unset _ -> Optional.empty();
    };
  }

  /// Whether what a template suggests is what production has: a template is made for whoever
  /// begins, who is no visitor's server where the tree has other settings for that.
  private static boolean isLikely(List<String> examples, Project project) {
    if (examples.size() != 1 || examples.getFirst().isEmpty()) {
      return false;
    }
    var production = Purpose.settingsForProduction(project);
    return production.isEmpty() || production.contains(examples.getFirst());
  }

  /// Whether a module is a package with nothing in its own file, or a folder without one.
  private static boolean isBlank(String module, Project project) {
    return project
        .modules()
        .find(module)
        .filter(
            found ->
                switch (found.form()) {
                  case MODULE -> false;
                  case NAMESPACE -> true;
                  case PACKAGE ->
                      project
                          .modules()
                          .text(module)
                          .filter(text -> text.text().isBlank())
                          .isPresent();
                })
        .isPresent();
  }

  /// What the tree suggests for the name, then what it could be.
  private static List<String> suggested(List<String> examples, Project project) {
    var names = new LinkedHashSet<String>();
    examples.stream().filter(name -> !name.isEmpty()).forEach(names::add);
    names.addAll(candidates(project, ""));
    return List.copyOf(names);
  }

  private static Settings fallback(
      Command command, Environment environment, Project project, String entry) {
    var point = project.entryPoint(entry);
    var decided = point.flatMap(found -> found.settingsDefault().or(found::settingsAgreed));
    String caveat =
        environment.open().isEmpty()
            ? ""
            : "; %s may name another".formatted(environment.open().getFirst().name());
    if (decided.isPresent()) {
      return new Settings.Named(
          decided.get().text(),
          (decided.get().place().path().equals(entry)
                  ? entry + " falls back to it"
                  : "%s falls back to it, which the package of %s imports first"
                      .formatted(decided.get().place().path(), entry))
              + caveat,
          decided.get().place());
    }
    var writes = point.map(found -> found.writes(NAME)).orElse(List.of());
    if (!writes.isEmpty()) {
      return new Settings.Computed(
          entry + " computes the settings module when it starts", writes.getFirst().place());
    }
    var only = onlyDefault(project);
    if (only.isPresent() && Purpose.isForDevelopment(only.get().text())) {
      return new Settings.Unknown(
          "nothing names %s for it, and %s, which others fall back to, is for development"
              .formatted(NAME, only.get().text()),
          only.get().place(),
          candidates(project, only.get().text()),
          "");
    }
    if (only.isPresent()) {
      return new Settings.Named(
          only.get().text(),
          "nothing names %s for it, and every entry point that names one names this%s"
              .formatted(NAME, caveat),
          only.get().place());
    }
    return new Settings.Unknown(
        point.isPresent()
            ? entry + " names no settings module, and neither does its environment"
            : "nothing in the tree names " + NAME + " for it" + caveat,
        point.isPresent() ? Place.ofFile(entry) : command.place(),
        candidates(project, ""),
        "");
  }

  /// What the entry points of a project agree on.
  private static Optional<EntryPoint.Write> onlyDefault(Project project) {
    var defaults = new TreeMap<String, EntryPoint.Write>();
    for (EntryPoint other : project.entryPoints()) {
      if (!other.writes(NAME).isEmpty()) {
        var decides = other.settingsAgreed();
        if (decides.isEmpty()) {
          return Optional.empty();
        }
        defaults.putIfAbsent(decides.get().text(), decides.get());
      }
    }
    return defaults.size() == 1 ? Optional.of(defaults.firstEntry().getValue()) : Optional.empty();
  }
}
