package dev.undebug.rule;

import dev.undebug.project.ModulePaths;
import dev.undebug.project.ProjectDialect;
import dev.undebug.python.Module;
import dev.undebug.python.ParsedFiles;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.settings.Setting;
import java.util.Optional;

/// The modules of a project that settings name.
final class Modules {

  private Modules() {}

  /// The text that a setting surely is; empty where it may be another.
  static Optional<String> text(Evaluated evaluated, String setting) {
    return evaluated
        .settings()
        .find(setting)
        .flatMap(Setting::value)
        .flatMap(
            value -> value instanceof Datum.Text(var text) ? Optional.of(text) : Optional.empty());
  }

  /// A module of the tree, by its dotted name.
  static Optional<Module> read(Evaluated evaluated, String name) {
    var project = evaluated.project();
    return project
        .modules()
        .find(name)
        .filter(found -> found.form() != ModulePaths.Form.NAMESPACE)
        .flatMap(
            found ->
                ParsedFiles.of(project.modules().tree())
                    .read(found.path(), ProjectDialect.of(project)));
  }
}
