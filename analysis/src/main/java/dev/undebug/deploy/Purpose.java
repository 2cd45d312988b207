package dev.undebug.deploy;

import dev.undebug.project.Project;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What names say about the purpose of what they name.
public final class Purpose {

  private static final Set<String> DEVELOPMENT =
      Set.of(
          "dev",
          "devel",
          "develop",
          "development",
          "local",
          "localhost",
          "debug",
          "debugger",
          "override",
          "devcontainer",
          "vagrant",
          "sandbox",
          "playground",
          "gitpod",
          "codespaces",
          "cypress",
          "selenium",
          "fuzz",
          "fuzzing",
          "smoke",
          "playwright",
          "loadtest",
          "e2e",
          "ci",
          "test",
          "tests",
          "testing",
          "testproject",
          "devproject",
          "exampleproject",
          "unittest",
          "pytest",
          "integration",
          "lint",
          "docs",
          "doc",
          "example",
          "examples",
          "sample",
          "samples",
          "demo",
          "tutorial",
          "fixtures",
          "benchmark",
          "benchmarks",
          "github",
          "circleci",
          "gitlab",
          "tox");

  private static final Set<String> PRODUCTION =
      Set.of("prod", "production", "live", "release", "prd", "staging", "stage", "deploy", "swarm");

  /// Of these, the ones that settings for visitors are called by.
  private static final Set<String> SETTINGS_FOR_PRODUCTION =
      Set.of("prod", "production", "live", "prd", "deploy", "deployment");

  private static final Pattern SHARED = Pattern.compile("(.*\\.)?(base|common|shared|defaults?)");

  private Purpose() {}

  /// The word that says development, should one of the names have one.
  static Optional<String> development(List<String> names) {
    return word(names, DEVELOPMENT);
  }

  /// The word that says production, should one of the names have one.
  static Optional<String> production(List<String> names) {
    return word(names, PRODUCTION);
  }

  /// The last name's word counts most.
  private static Optional<String> word(List<String> names, Set<String> vocabulary) {
    for (String name : names.reversed()) {
      // What a template fills in is no name: `{{ .Release.Name }}` says nothing of a release.
      String plain = YamlTemplate.shown(name).replaceAll("\\{\\{[^}]*}}|\\{…}", "");
      // Only folders and names chosen by people: `Dockerfile.dev`, `docker/production/web`.
      for (String part : List.of(plain.split("[/._#\\-\\s]+")).reversed()) {
        if (vocabulary.contains(part.toLowerCase(Locale.ROOT))) {
          return Optional.of(part);
        }
      }
    }
    return Optional.empty();
  }

  /// Whether a settings module is called after development.
  public static boolean isForDevelopment(String module) {
    return development(List.of(module)).isPresent() && !isForProduction(module);
  }

  /// Whether a settings module is called after production: `settings.prod`, `settings_production`.
  public static boolean isForProduction(String module) {
    String last = module.substring(module.lastIndexOf('.') + 1);
    return word(List.of(last), SETTINGS_FOR_PRODUCTION).isPresent();
  }

  /// Whether a settings module is called after what others are made of.
  public static boolean isShared(String module) {
    return SHARED.matcher(module).matches();
  }

  /// The settings modules of a project that are called after production.
  public static List<String> settingsForProduction(Project project) {
    return project.settings().stream()
        .map(Project.SettingsModule::name)
        .filter(Purpose::isForProduction)
        .toList();
  }

  /// Whether a module is made of settings for production: `from .production import *`, whatever
  /// else it does.
  public static boolean takesIn(String module, List<String> production, Project project) {
    return project
        .modules()
        .text(module)
        .filter(
            text ->
                production.stream()
                    .map(name -> name.substring(name.lastIndexOf('.') + 1))
                    .anyMatch(
                        last ->
                            text.text()
                                .lines()
                                .anyMatch(
                                    line ->
                                        line.matches(
                                            "\\s*from\\s+[\\w.]*\\b%s\\s+import\\b.*"
                                                .formatted(last)))))
        .isPresent();
  }
}
