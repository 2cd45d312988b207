package dev.undebug.settings;

import dev.undebug.project.ModulePaths;
import dev.undebug.project.Project;
import dev.undebug.project.PythonFiles;
import dev.undebug.python.Module;
import dev.undebug.python.Python;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Entry;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.python.evaluate.Evaluator;
import dev.undebug.python.evaluate.ModuleSource;
import dev.undebug.source.TreePaths;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The settings modules that an entry point names, which decides that while it runs: it is run, and
/// asked for the variable that it leaves behind.
final class EntryChoice {

  /// A module of ours; nobody else's can have a name with a blank.
  private static final String ASKING = "undebug asks";

  /// Modules that a computed name is compared with, at most.
  private static final int MAX_CANDIDATES = 60;

  private static final Pattern PREFIX = Pattern.compile("affix\\('((?:\\w+\\.)+)");

  private final Project project;
  private final ModuleSource source;
  private final int pythonMinor;
  private final Map<String, String> versions;

  /// What an entry point chooses.
  ///
  /// @param modules those of the tree, by the order in which they are found
  /// @param missing names that it gives, and that no module of the tree has
  /// @param others when it is none of these modules
  /// @param unknown when it cannot be told what it names, with the reasons
  record Chosen(
      Set<String> modules,
      Set<String> missing,
      List<Alternative> others,
      List<Alternative> unknown) {}

  EntryChoice(Project project, ModuleSource source, int pythonMinor, Map<String, String> versions) {
    this.project = project;
    this.source = source;
    this.pythonMinor = pythonMinor;
    this.versions = versions;
  }

  /// What becomes of a process that runs an entry point, up to its settings.
  Evaluation run(Entry entry, Environment environment) {
    return ask(entry, environment, List.of());
  }

  Chosen of(Entry entry, Environment environment) {
    var named = new LinkedHashSet<String>();
    var unknown = new ArrayList<Alternative>();
    var first = run(entry, environment).names().get("CHOSEN");
    if (first == null) {
      return new Chosen(Set.of(), Set.of(), List.of(), DjangoDefaults.ALWAYS);
    }
    var patterns = new ArrayList<Datum.FromVariable>();
    collect(first.cases(), named, patterns, unknown);
    var candidates = new LinkedHashSet<String>(named);
    patterns.forEach(pattern -> candidates.addAll(matching(pattern)));
    candidates.removeIf(name -> project.modules().find(name).isEmpty());
    var asked = candidates.stream().limit(MAX_CANDIDATES).toList();
    var answers = ask(entry, environment, asked).names();
    var modules = new LinkedHashSet<String>();
    for (int i = 0; i < asked.size(); i++) {
      if (mayHold(answers.get("IS_" + i))) {
        modules.add(asked.get(i));
      }
    }
    named.removeAll(candidates);
    Evaluation.Binding other = answers.get("DEBUG");
    return new Chosen(
        modules, named, other == null ? List.of() : other.truth().trueWhen(), unknown);
  }

  private static boolean mayHold(Evaluation.@org.jspecify.annotations.Nullable Binding is) {
    return is != null
        && is.cases().stream()
            .anyMatch(
                one ->
                    one.outcome() instanceof Case.Outcome.Is(var value)
                        && !(value instanceof Datum.Bool(var holds) && !holds));
  }

  private static void collect(
      List<Case> cases,
      Set<String> named,
      List<Datum.FromVariable> patterns,
      List<Alternative> unknown) {
    for (Case one : cases) {
      switch (one.outcome()) {
        case Case.Outcome.Is(Datum.Text(var module)) -> named.add(module);
        case Case.Outcome.Is(Datum.FromVariable pattern) -> patterns.add(pattern);
        case Case.Outcome.Is(Datum.OneOf(var inner)) -> collect(inner, named, patterns, unknown);
        case Case.Outcome.Is(Datum.Unknown(var why, var owner)) ->
            unknown.addAll(because(one.when(), why, owner));
        case Case.Outcome.Is _ ->
            unknown.addAll(because(one.when(), "what it names is no text", ""));
        case Case.Outcome.Unknown(var why, var owner) ->
            unknown.addAll(because(one.when(), why, owner));
        // A process that fails, or names nothing, serves nobody.
        case Case.Outcome.Fails _, Case.Outcome.Absent _ -> {}
      }
    }
  }

  private static List<Alternative> because(List<Alternative> when, String why, String owner) {
    return when.stream()
        .map(
            one ->
                new Alternative(
                    one.env(), one.files(), one.modules(), one.argv(), one.host(), why, owner))
        .toList();
  }

  /// The modules that a name with a part from outside may mean: the project's settings, and what
  /// lies in the package that the name begins with.
  private Set<String> matching(Datum.FromVariable pattern) {
    var names = new LinkedHashSet<String>();
    for (String operation : pattern.after()) {
      Matcher prefix = PREFIX.matcher(operation);
      if (prefix.lookingAt()) {
        String above = prefix.group(1).substring(0, prefix.group(1).length() - 1);
        project.modules().find(above).ifPresent(found -> names.addAll(inside(above, found)));
      }
    }
    project.settings().forEach(module -> names.add(module.name()));
    return names;
  }

  private List<String> inside(String above, ModulePaths.Found found) {
    String folder =
        found.form() == ModulePaths.Form.NAMESPACE ? found.path() : TreePaths.parent(found.path());
    return project.modules().tree().filesIn(folder).stream()
        .filter(PythonFiles::isPython)
        .map(file -> above + "." + TreePaths.name(PythonFiles.withoutEnding(file)))
        .filter(name -> !name.endsWith(".__init__"))
        .toList();
  }

  private Evaluation ask(Entry entry, Environment environment, List<String> candidates) {
    var text = new StringBuilder("import os\n");
    text.append("CHOSEN = os.environ.get('%s', '')\n".formatted(Entry.SETTINGS));
    for (int i = 0; i < candidates.size(); i++) {
      text.append("IS_%d = CHOSEN == '%s'\n".formatted(i, candidates.get(i)));
    }
    text.append("DEBUG = CHOSEN not in %s\n".formatted(quoted(candidates)));
    Module module = Python.read("", text.toString().getBytes(StandardCharsets.UTF_8));
    return new Evaluator(with(module), pythonMinor, versions)
        .evaluateWith(Optional.of(entry), ASKING, environment, Set.of("CHOSEN"));
  }

  private static String quoted(List<String> names) {
    return names.stream().map(name -> "'" + name + "'").toList().toString();
  }

  private ModuleSource with(Module asking) {
    return new ModuleSource() {
      @Override
      public Lookup module(String dottedName) {
        return dottedName.equals(ASKING)
            ? new Lookup.Found("", false, asking)
            : source.module(dottedName);
      }

      @Override
      public Lookup file(String path) {
        return source.file(path);
      }

      @Override
      public boolean exists(String path) {
        return source.exists(path);
      }

      @Override
      public boolean isFolder(String path) {
        return source.isFolder(path);
      }

      @Override
      public Optional<String> read(String path) {
        return source.read(path);
      }

      @Override
      public List<String> list(String folder) {
        return source.list(folder);
      }
    };
  }
}
