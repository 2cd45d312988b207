package dev.undebug.settings;

import dev.undebug.deploy.Deployment;
import dev.undebug.project.EntryPoint;
import dev.undebug.project.ModulePaths;
import dev.undebug.project.Project;
import dev.undebug.project.ProjectDialect;
import dev.undebug.python.Dialect;
import dev.undebug.python.ParsedFiles;
import dev.undebug.python.evaluate.Entry;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Evaluates the settings of one project's deployments.
public final class SettingsReader {

  /// Who sets a variable that the settings require and no file of the tree sets
  /// (`docs/decisions/001-required-variables-are-free.md`).
  private static final String STARTER = "whoever starts the process";

  /// Settings modules among which an entry point chooses, at most.
  private static final int MAX_CHOSEN = 8;

  /// Variables that are found to be required, one after the other; real projects have a dozen.
  private static final int MAX_REQUIRED = 40;

  /// Rounds in which a text of one variable may ask for another.
  private static final int MAX_BESIDE = 3;

  private final Project project;
  private final Dialect dialect;
  private final TreeModules source;
  private final int pythonMinor;
  private final Verdict.Assumed assumed;
  private final ParsedFiles files;
  private final Evaluations evaluations;

  /// Readers for what images have at other places of the tree.
  private final Map<Map<String, String>, SettingsReader> inImages = new HashMap<>();

  /// A module, and what is run before it.
  private record Loaded(Optional<Entry> entry, String module) {}

  /// Reads the settings of a project's deployments; each module is parsed once.
  public SettingsReader(Project project) {
    this.project = project;
    this.dialect = ProjectDialect.of(project);
    this.assumed = Assumptions.of(project, dialect);
    this.pythonMinor = PythonSeries.of(assumed.python()).minor();
    this.evaluations = new Evaluations(pythonMinor, Assumptions.versions(project));
    this.files = ParsedFiles.of(project.modules().tree());
    this.source = new TreeModules(project.modules(), dialect, files);
  }

  /// The same project with files at other places.
  private SettingsReader(Project placed, SettingsReader here) {
    this.project = placed;
    this.dialect = here.dialect;
    this.assumed = here.assumed;
    this.pythonMinor = here.pythonMinor;
    this.evaluations = here.evaluations;
    this.files = here.files;
    this.source = new TreeModules(placed.modules(), dialect, files);
  }

  /// The settings of one deployment, as shipped.
  public Settings read(Deployment deployment) {
    return in(deployment).readHere(deployment);
  }

  private SettingsReader in(Deployment deployment) {
    return deployment.placed().isEmpty()
        ? this
        : inImages.computeIfAbsent(
            deployment.placed(), placed -> new SettingsReader(project.placing(placed), this));
  }

  /// What settings may be wherever the deployment runs: what its files set is fixed; every other
  /// variable, and what is not in the tree, is free. Empty where the module is not in the tree.
  ///
  /// @param module the settings module that it loads as shipped
  public Map<String, Setting> anywhere(Deployment deployment, String module, Set<String> names) {
    return in(deployment).anywhereHere(deployment, module, names);
  }

  private Map<String, Setting> anywhereHere(
      Deployment deployment, String module, Set<String> names) {
    if (module.isEmpty() || project.modules().find(module).isEmpty() || isEmpty(module)) {
      return Map.of();
    }
    var loaded = new Loaded(entry(deployment), module);
    Environment environment =
        named(deployment, Shipped.anywhere(deployment))
            .startedWith(deployment.command().arguments());
    var defaults = DjangoDefaults.of(assumed.django());
    // Rules ask for one setting after the other; running the module takes longer than answering.
    var asked = new TreeSet<>(defaults.keySet());
    asked.addAll(names);
    Evaluation evaluation = evaluate(loaded, environment, asked, false);
    var found = new TreeMap<String, Setting>();
    for (String name : names) {
      Evaluation.Binding binding = evaluation.names().get(name);
      if (binding != null && !binding.cases().isEmpty()) {
        var made = Setting.of(binding, Optional.ofNullable(defaults.get(name)));
        found.put(name, new Setting(name, Served.of(made.cases()), made.trace(), made.isDefault()));
      }
    }
    return found;
  }

  private Settings readHere(Deployment deployment) {
    return switch (deployment.settings()) {
      case dev.undebug.deploy.Settings.Unknown unknown -> chosenOutside(unknown, deployment);
      case dev.undebug.deploy.Settings.Named named
          when named.place().path().equals(deployment.entry()) && isComputing(deployment) ->
          computed(named.because(), deployment);
      case dev.undebug.deploy.Settings.Named(var module, _, _)
          when project.modules().find(module).isEmpty() ->
          absent(module, deployment);
      case dev.undebug.deploy.Settings.Named(var module, _, _) ->
          read(module, deployment, entry(deployment));
      case dev.undebug.deploy.Settings.Computed(var why, _) -> computed(why, deployment);
    };
  }

  /// Whether the entry point changes the environment in ways that only running it tells.
  private boolean isComputing(Deployment deployment) {
    return project.entryPoint(deployment.entry()).filter(EntryPoint::computes).isPresent();
  }

  /// The entry point of a deployment, where it does more than to name the settings.
  private Optional<Entry> entry(Deployment deployment) {
    return project
        .entryPoint(deployment.entry())
        .filter(entry -> entry.decidesMore() && (isScript(entry) || !entry.module().isEmpty()))
        .map(
            entry ->
                new Entry(
                    TreeModules.importable(entry.module()), entry.path(), isScript(entry), ""));
  }

  private static boolean isScript(EntryPoint entry) {
    return switch (entry.kind()) {
      case MANAGE, SCRIPT -> true;
      case WSGI, ASGI, CELERY -> false;
    };
  }

  /// Somebody makes the module outside the tree, mostly from one of those that it has beside it.
  private Settings absent(String module, Deployment deployment) {
    String above = module.contains(".") ? module.substring(0, module.lastIndexOf('.') + 1) : "";
    var beside =
        project.settings().stream()
            .map(Project.SettingsModule::name)
            .filter(name -> name.startsWith(above) && name.indexOf('.', above.length()) < 0)
            .toList();
    return chosenOutside(
        new dev.undebug.deploy.Settings.Unknown(
            "the settings module %s is not in the tree".formatted(module),
            deployment.settings().place(),
            beside,
            ""),
        deployment);
  }

  /// Somebody outside the tree names the module: what DEBUG is in each that it may be.
  private Settings chosenOutside(
      dev.undebug.deploy.Settings.Unknown unknown, Deployment deployment) {
    var read = new LinkedHashMap<String, Settings>();
    for (String module : unknown.modules()) {
      if (read.size() < MAX_CHOSEN && project.modules().find(module).isPresent()) {
        read.put(module, read(module, deployment, entry(deployment)));
      }
    }
    return ChosenOutside.of(unknown, read, assumed);
  }

  /// The settings of a deployment whose entry point decides while it runs which module it loads.
  private Settings computed(String why, Deployment deployment) {
    Optional<Entry> entry = entry(deployment);
    if (entry.isEmpty()) {
      return Settings.unknown(why, assumed);
    }
    var choice = new EntryChoice(project, source, pythonMinor, Assumptions.versions(project));
    Environment any = named(deployment, Environment.every());
    Environment environment =
        tried(
                choice.run(entry.get(), any),
                named(deployment, Shipped.of(deployment)),
                tried -> choice.run(entry.get(), tried))
            .environment;
    var shipped = choice.of(entry.get(), environment);
    var every = choice.of(entry.get(), any);
    var modules = new LinkedHashSet<>(shipped.modules());
    modules.addAll(every.modules());
    if (shipped.modules().isEmpty() || modules.size() > MAX_CHOSEN) {
      boolean isMissing = shipped.modules().isEmpty() && !shipped.missing().isEmpty();
      return Settings.unknown(
          isMissing ? "%s: %s".formatted(why, ComputedSettings.missing(shipped.missing())) : why,
          assumed);
    }
    var read = new LinkedHashMap<String, Settings>();
    for (String module : modules) {
      read.put(module, read(module, deployment, entry.map(one -> one.choosing(module))));
    }
    return ComputedSettings.of(read, shipped, every, why);
  }

  /// An environment in which nobody but the deployment and its entry point names the settings.
  private static Environment named(Deployment deployment, Environment environment) {
    var variables = new HashMap<>(environment.variables());
    boolean isSet =
        deployment.environment().find(Entry.SETTINGS).orElse(null)
            instanceof dev.undebug.deploy.Variable.Set;
    variables.put(
        Entry.SETTINGS,
        isSet ? Shipped.of(deployment).find(Entry.SETTINGS) : new Environment.Variable.Unset());
    return environment.with(variables);
  }

  /// What an entry point cannot be followed through, may still be known with all that it may write
  /// left open.
  private Settings read(String module, Deployment deployment, Optional<Entry> entry) {
    Settings settings = readAfter(entry, module, deployment);
    if (entry.isEmpty() || settings.debug().state() != Verdict.State.UNKNOWN) {
      return settings;
    }
    Settings open = readAfter(Optional.empty(), module, deployment);
    boolean isBetter =
        entry.get().choosing().isEmpty() && open.debug().state() != Verdict.State.UNKNOWN;
    return isBetter ? open : settings;
  }

  /// @param entry what is run before; empty for nothing but the literals that it writes
  private Settings readAfter(Optional<Entry> entry, String module, Deployment deployment) {
    if (isEmpty(module)) {
      return Settings.ofAnEmptyModule(module, assumed);
    }
    var loaded = new Loaded(entry, module);
    Environment any =
        entry.isPresent() ? named(deployment, Environment.every()) : Environment.every();
    Evaluation every = evaluate(loaded, any, Set.of("DEBUG"), false);
    Environment environment =
        entry.isPresent()
            ? named(deployment, Shipped.of(deployment))
            : Shipped.of(deployment, project.entryPoint(deployment.entry()));
    // Most settings never ask for arguments, and so are evaluated once for many deployments.
    if (asksForArguments(evaluated(loaded, environment))) {
      environment = environment.startedWith(deployment.command().arguments());
    }
    Tried tried = tried(every, environment, other -> evaluated(loaded, other));
    return new Verdicts(module, every, tried.evaluation, tried.environment, assumed).settings();
  }

  /// An evaluation, and the environment in which it is no longer for want of a variable, or of a
  /// file that each machine has its own of, that it fails.
  private record Tried(Evaluation evaluation, Environment environment) {}

  private Tried tried(
      Evaluation every, Environment environment, Function<Environment, Evaluation> evaluate) {
    var freed = new TreeSet<String>();
    Evaluation shipped = evaluate.apply(environment);
    while (Outcomes.of(shipped).isOnlyFailing() && freed.size() < MAX_REQUIRED) {
      Set<String> required = Required.of(every, shipped, environment, freed);
      if (required.isEmpty()) {
        break;
      }
      freed.addAll(required);
      shipped = evaluate.apply(freed(environment, freed));
    }
    // What only some texts of those ask for: production has both.
    for (int i = 0; i < MAX_BESIDE && freed.size() < MAX_REQUIRED; i++) {
      Set<String> beside = Required.beside(every, environment, freed);
      if (beside.isEmpty()) {
        break;
      }
      freed.addAll(beside);
      shipped = evaluate.apply(freed(environment, freed));
    }
    Environment last = freed(environment, freed);
    Set<String> files = Required.files(every, project.modules().tree());
    if (Outcomes.of(shipped).isOnlyFailing() && !files.isEmpty()) {
      last = last.bringing(files);
      shipped = evaluate.apply(last);
    }
    return new Tried(shipped, last);
  }

  private static boolean asksForArguments(Evaluation evaluation) {
    return Outcomes.of(evaluation).asksForArguments()
        || evaluation.names().values().stream()
            .flatMap(binding -> binding.cases().stream())
            .flatMap(one -> one.when().stream())
            .anyMatch(when -> !when.argv().isEmpty());
  }

  /// Whether a module has no line of code, as a folder without `__init__.py` has none.
  private boolean isEmpty(String module) {
    var found = project.modules().find(module);
    if (found.filter(one -> one.form() == ModulePaths.Form.NAMESPACE).isPresent()) {
      return true;
    }
    return project
        .modules()
        .text(module)
        .filter(
            text ->
                text.text()
                    .lines()
                    .map(String::strip)
                    .allMatch(line -> line.isEmpty() || line.startsWith("#")))
        .isPresent();
  }

  private Evaluation evaluated(Loaded loaded, Environment environment) {
    return evaluate(loaded, environment, DjangoDefaults.of(assumed.django()).keySet(), true);
  }

  private Evaluation evaluate(
      Loaded loaded, Environment environment, Set<String> names, boolean isAll) {
    var question =
        new Evaluations.Question(
            loaded.entry, TreeModules.importable(loaded.module), Set.copyOf(names), isAll);
    return evaluations.find(question, environment, source);
  }

  private static Environment freed(Environment environment, Set<String> names) {
    var variables = new HashMap<>(environment.variables());
    names.forEach(name -> variables.put(name, new Environment.Variable.Free(STARTER)));
    return environment.with(variables);
  }
}
