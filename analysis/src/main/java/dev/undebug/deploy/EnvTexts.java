package dev.undebug.deploy;

import dev.undebug.source.SourceText;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The variables that a file of `NAME=value` lines sets when it is handed over as it is: what
/// `docker compose` makes of an `env_file`.
public final class EnvTexts {
  private EnvTexts() {}

  /// Names to texts; names without `=`, and what the file cannot know, are left out.
  public static Map<String, String> of(SourceText file) {
    var texts = new TreeMap<String, String>();
    variables(file)
        .forEach(
            (name, variable) -> {
              if (variable instanceof Variable.Set(var text, _, _)) {
                texts.put(name, text);
              }
            });
    return texts;
  }

  /// What a file sets, with the places; names without `=` are left out.
  public static SortedMap<String, Variable> variables(SourceText file) {
    var variables = new TreeMap<String, Variable>();
    Template.Scope scope = name -> Optional.ofNullable(variables.get(name));
    for (var entry : EnvFile.read(file, EnvFile.Dialect.COMPOSE, Slips.UNTOLD)) {
      if (!entry.isBare()) {
        variables.put(entry.name(), entry.variable(scope));
      }
    }
    return variables;
  }
}
