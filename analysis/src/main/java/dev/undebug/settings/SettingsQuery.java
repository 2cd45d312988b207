package dev.undebug.settings;

import dev.undebug.project.EntryPoint;
import dev.undebug.project.ModulePaths;
import dev.undebug.project.Project;
import dev.undebug.project.ProjectDialect;
import dev.undebug.project.Projects;
import dev.undebug.python.Dialect;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.python.evaluate.Evaluator;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Answers what settings would be: of one module of a tree, in one environment or over all.
///
/// @param module the settings module, dotted
/// @param modules what its imports find
/// @param versions of third-party packages, by normalised name
/// @param assumed what the evaluation takes for granted
public record SettingsQuery(
    String module, TreeModules modules, Map<String, String> versions, Verdict.Assumed assumed) {

  /// What became of the settings that were asked for.
  ///
  /// @param settings by name; of the cases of each, the first that holds counts; they include
  ///   failures
  /// @param libraries modules that were taken to be installed
  public record Answer(
      String module,
      Map<String, Setting> settings,
      Verdict.Assumed assumed,
      Set<String> libraries) {}

  /// How a question is narrowed.
  ///
  /// @param module the settings module; empty for the tree's own choice
  /// @param python the version of Python; empty for the project's
  /// @param django the series of Django; empty for the project's
  /// @param packages versions of third-party packages, by normalised name; they win over what the
  ///   project's files say
  public record Choice(String module, String python, String django, Map<String, String> packages) {

    public Choice {
      packages = Map.copyOf(packages);
    }

    /// The series of Django that is chosen, also as a package; empty for the project's.
    String series() {
      return django.isEmpty() ? packages.getOrDefault("django", "") : django;
    }

    /// The versions that count.
    Map<String, String> over(Map<String, String> written) {
      var all = new TreeMap<>(written);
      all.putAll(packages);
      if (!series().isEmpty()) {
        all.put("django", series());
      }
      return all;
    }
  }

  /// Why there is nothing to ask: what to do about it is part of the message.
  public static final class NoSettings extends Exception {
    private static final long serialVersionUID = 1L;

    NoSettings(String message) {
      super(message);
    }
  }

  /// The question that a tree and a choice make.
  public static SettingsQuery of(Tree tree, Choice choice) throws NoSettings {
    List<Project> projects = Projects.find(tree);
    if (choice.module.isEmpty()) {
      return chosen(projects, choice);
    }
    for (Project project : byDepth(projects)) {
      if (isModule(project.modules(), choice.module)) {
        return in(project, choice.module, choice);
      }
    }
    for (String root : roots(tree, choice.module)) {
      var paths = new ModulePaths(tree, List.of(root));
      if (isModule(paths, choice.module)) {
        var assumed = Assumptions.of("", "", choice.python, choice.series());
        return new SettingsQuery(
            choice.module,
            new TreeModules(paths, dialect(assumed)),
            choice.over(Map.of()),
            assumed);
      }
    }
    throw new NoSettings(
        "no module '%s' in the tree; %s".formatted(choice.module, offered(projects)));
  }

  private static boolean isModule(ModulePaths paths, String module) {
    return paths
        .find(module)
        .filter(found -> found.form() != ModulePaths.Form.NAMESPACE)
        .isPresent();
  }

  private static List<Project> byDepth(List<Project> projects) {
    return projects.stream()
        .sorted(
            Comparator.comparingInt((Project project) -> project.root().split("/", -1).length)
                .thenComparing(Project::root))
        .toList();
  }

  /// Folders from which a module could be imported, the shallowest first.
  private static List<String> roots(Tree tree, String module) {
    String below = module.replace('.', '/');
    var roots = new TreeSet<>(Comparator.comparingInt(String::length).thenComparing(root -> root));
    for (String file : tree.files()) {
      for (String ending : List.of("/" + below + ".py", "/" + below + "/__init__.py")) {
        if (("/" + file).endsWith(ending)) {
          int cut = file.length() - ending.length();
          roots.add(cut < 0 ? "" : file.substring(0, cut));
        }
      }
    }
    return List.copyOf(roots);
  }

  private static SettingsQuery in(Project project, String module, Choice choice) {
    Dialect ofProject = ProjectDialect.of(project);
    var assumed =
        Assumptions.of(
            Assumptions.python(project, ofProject),
            Assumptions.written(project),
            choice.python,
            choice.series());
    Dialect dialect = choice.python.isEmpty() ? ofProject : dialect(assumed);
    return new SettingsQuery(
        module,
        new TreeModules(project.modules(), dialect),
        choice.over(Assumptions.versions(project)),
        assumed);
  }

  private static Dialect dialect(Verdict.Assumed assumed) {
    return assumed.python().startsWith("2") ? Dialect.PYTHON_2 : Dialect.PYTHON_3;
  }

  /// The module that the tree's entry points agree on, else its only one.
  private static SettingsQuery chosen(List<Project> projects, Choice choice) throws NoSettings {
    var candidates = new TreeMap<String, Project>();
    for (Project project : byDepth(projects)) {
      for (EntryPoint.Kind kind :
          List.of(EntryPoint.Kind.WSGI, EntryPoint.Kind.ASGI, EntryPoint.Kind.MANAGE)) {
        if (candidates.isEmpty()) {
          project.entryPoints().stream()
              .filter(entry -> entry.kind() == kind)
              .flatMap(entry -> entry.settingsDefault().stream())
              .map(EntryPoint.Write::text)
              .filter(module -> isModule(project.modules(), module))
              .forEach(module -> candidates.put(module, project));
        }
      }
    }
    if (candidates.isEmpty()) {
      projects.forEach(
          project -> project.settings().forEach(module -> candidates.put(module.name(), project)));
    }
    if (candidates.size() == 1) {
      var only = candidates.firstEntry();
      return in(only.getValue(), only.getKey(), choice);
    }
    throw new NoSettings(
        (candidates.isEmpty() ? "no settings module found; " : "several settings modules; ")
            + offered(projects));
  }

  private static String offered(List<Project> projects) {
    var names = new TreeSet<String>();
    projects.forEach(project -> project.settings().forEach(module -> names.add(module.name())));
    return names.isEmpty()
        ? "name the folder that holds a Django project"
        : "name one with --module: "
            + String.join(", ", names.stream().limit(12).toList())
            + (names.size() > 12 ? ", …" : "");
  }

  /// Evaluates the module.
  ///
  /// @param names the settings that are asked for; empty for all that the module names, and DEBUG
  public Answer ask(Environment environment, Set<String> names) {
    var evaluator = new Evaluator(modules, PythonSeries.of(assumed.python()).minor(), versions);
    Map<String, Datum> defaults = DjangoDefaults.of(assumed.django());
    Evaluation evaluation =
        names.isEmpty()
            ? evaluator.evaluate(module, environment)
            : evaluator.evaluateOnly(module, environment, names);
    var settings = new TreeMap<String, Setting>();
    Set<String> asked = names.isEmpty() ? named(evaluation) : names;
    for (String name : asked) {
      Evaluation.Binding binding = evaluation.names().get(name);
      settings.put(
          name,
          binding == null || binding.cases().isEmpty()
              ? new Setting(name, lost(evaluation), List.of(), false)
              : Setting.of(binding, Optional.ofNullable(defaults.get(name))));
    }
    return new Answer(module, settings, assumed, evaluation.libraries());
  }

  private static Set<String> named(Evaluation evaluation) {
    var names = new TreeSet<String>(Set.of("DEBUG"));
    evaluation
        .names()
        .forEach(
            (name, binding) -> {
              boolean isSetting = name.equals(name.toUpperCase(Locale.ROOT));
              if (isSetting && !binding.trace().isEmpty()) {
                names.add(name);
              }
            });
    return names;
  }

  /// What is left to say where the module gives no names at all.
  private static List<Case> lost(Evaluation evaluation) {
    var cases = new ArrayList<>(evaluation.failures());
    cases.addAll(evaluation.unknown());
    return cases;
  }
}
