package dev.undebug.rule;

import dev.undebug.deploy.Purpose;
import dev.undebug.deploy.Settings;
import dev.undebug.project.EntryPoint;
import dev.undebug.project.Project;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.settings.Verdict;
import dev.undebug.source.Place;
import dev.undebug.source.TreePaths;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells whether production is started with settings that are not for it.
final class WrongModules {

  /// An assignment of DEBUG under no condition, and what is assigned.
  private static final Pattern DEBUG =
      Pattern.compile("(?m)^DEBUG[ \\t]*+=[ \\t]*+([^\\s#]++)[ \\t]*+(?=#|\\R|$)");

  private WrongModules() {}

  /// Settings that production is started with, and that are not for it.
  static Optional<DebugOrigin> loaded(Evaluated evaluated) {
    String module =
        switch (evaluated.deployment().settings()) {
          // Or what an import of its package names before it.
          case Settings.Named(var name, _, _) ->
              evaluated.settings().module().isEmpty() ? name : evaluated.settings().module();
          // The default of what the entry point asks, where nobody names another.
          case Settings.Computed _ ->
              Meant.chooser(evaluated).isEmpty() ? evaluated.settings().module() : "";
          case Settings.Unknown _ -> "";
        };
    if (!module.isEmpty()) {
      Place place = named(evaluated, module);
      var production = Purpose.settingsForProduction(evaluated.project());
      boolean isWrong =
          Purpose.isForDevelopment(module)
              || (!production.isEmpty()
                  && !production.contains(module)
                  && !Purpose.takesIn(module, production, evaluated.project())
                  && Meant.chooser(evaluated).isEmpty());
      if (isWrong) {
        String better = better(evaluated, production);
        boolean isDefault =
            Literals.text(evaluated, place).contains("setdefault")
                || evaluated.project().entryPoints().stream()
                    .flatMap(entry -> entry.writes("DJANGO_SETTINGS_MODULE").stream())
                    .anyMatch(write -> write.isDefault() && write.place().equals(place));
        return Optional.of(
            new DebugOrigin.WrongModule(
                module,
                better,
                isMadeOfMore(evaluated, better) && !isOn(evaluated, better),
                isOn(evaluated, better),
                place,
                isDefault,
                isDefault
                    ? Mentions.ofModule(
                        evaluated.project().modules().tree(), others(evaluated, module))
                    : Optional.empty(),
                "",
                left(evaluated.settings().debug())));
      }
    }
    return Optional.empty();
  }

  /// Settings for development that production has where nobody outside names others.
  static Optional<DebugOrigin> fallenBackTo(Evaluated evaluated, Verdict verdict) {
    if (!(evaluated.deployment().settings()
            instanceof Settings.Unknown(_, var place, _, var fallback, var owner))
        || owner.isEmpty()
        || !Purpose.isForDevelopment(fallback)
        || verdict.onWhen().stream()
            .noneMatch(one -> DebugReasons.holdsUnset(VariableTruth.decided(one, verdict)))) {
      return Optional.empty();
    }
    var production = Purpose.settingsForProduction(evaluated.project());
    String better = better(evaluated, production);
    return Optional.of(
        new DebugOrigin.WrongModule(
            fallback,
            better,
            isMadeOfMore(evaluated, better) && !isOn(evaluated, better),
            isOn(evaluated, better),
            place,
            true,
            Mentions.ofModule(evaluated.project().modules().tree(), production),
            owner,
            List.of()));
  }

  /// The settings for production to be named, those before all others in which DEBUG is not on.
  private static String better(Evaluated evaluated, List<String> production) {
    return production.stream()
        .filter(name -> !isOn(evaluated, name))
        .findFirst()
        .or(() -> production.stream().findFirst())
        .orElse("");
  }

  /// Whether a module itself writes that DEBUG is on, and nothing later in it takes that back.
  private static boolean isOn(Evaluated evaluated, String module) {
    return evaluated
        .project()
        .modules()
        .text(module)
        .flatMap(text -> DEBUG.matcher(text.text()).results().reduce((_, last) -> last))
        .filter(last -> last.group(1).equals("True"))
        .isPresent();
  }

  /// The settings that somebody may name in place of a module: any but those that are called after
  /// development, or are parts of others.
  private static List<String> others(Evaluated evaluated, String module) {
    return evaluated.project().settings().stream()
        .map(Project.SettingsModule::name)
        .filter(name -> !name.equals(module))
        .filter(name -> !Purpose.isForDevelopment(name) && !Purpose.isShared(name))
        .toList();
  }

  /// The variables that turn DEBUG off in the module that is loaded, where nobody sets any.
  private static List<String> left(Verdict verdict) {
    return verdict.onWhen().stream().anyMatch(Alternative::isAlways)
        ? List.of()
        : verdict.onWhen().stream()
            .map(one -> VariableTruth.decided(one, verdict))
            .filter(DebugReasons::holdsUnset)
            .map(one -> Deciding.turningOff(verdict, one.env().keySet()))
            .findFirst()
            .orElse(List.of());
  }

  /// Where a settings module is named: by the deployment, or by a file that its entry point's
  /// package imports first.
  private static Place named(Evaluated evaluated, String module) {
    var settings = evaluated.deployment().settings();
    if (settings instanceof Settings.Computed) {
      return evaluated.project().entryPoint(evaluated.deployment().entry()).stream()
          .flatMap(entry -> entry.writes("DJANGO_SETTINGS_MODULE").stream())
          .filter(write -> write.text().equals(module))
          .map(EntryPoint.Write::place)
          .findFirst()
          .orElse(settings.place());
    }
    if (settings instanceof Settings.Named(var name, _, _) && !name.equals(module)) {
      String folder = TreePaths.parent(evaluated.deployment().entry());
      return evaluated.project().entryPoints().stream()
          .filter(entry -> TreePaths.isWithin(entry.path(), folder))
          .filter(entry -> entry.kind() != EntryPoint.Kind.MANAGE)
          .flatMap(entry -> entry.writes("DJANGO_SETTINGS_MODULE").stream())
          .filter(write -> write.text().equals(module))
          .map(EntryPoint.Write::place)
          .findFirst()
          .orElse(settings.place());
    }
    return settings.place();
  }

  /// Whether a module names the addresses, or takes other settings in.
  private static boolean isMadeOfMore(Evaluated evaluated, String module) {
    return evaluated
        .project()
        .modules()
        .text(module)
        .filter(text -> text.text().contains("ROOT_URLCONF") || text.text().contains("import *"))
        .isPresent();
  }
}
