package dev.undebug.settings;

import dev.undebug.deploy.Deployment;
import dev.undebug.project.Project;
import dev.undebug.project.ProjectDialect;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.python.evaluate.Evaluator;
import dev.undebug.python.evaluate.Read;
import dev.undebug.python.evaluate.Test;
import dev.undebug.python.evaluate.Test.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Evaluates the settings of one project's deployments.
public final class SettingsReader {

  /// Who sets a variable that the settings require and no file of the tree sets
  /// (`docs/decisions/001-required-variables-are-free.md`).
  private static final String STARTER = "whoever starts the process";

  private static final Set<String> NOT_A_VARIABLE =
      Set.of("ModuleNotFoundError", "ImportError", "NameError", "SyntaxError", "FileNotFoundError");

  /// Settings modules among which an entry point chooses, at most.
  private static final int MAX_CHOSEN = 4;

  /// Variables that are found to be required, one after the other; real projects have a dozen.
  private static final int MAX_REQUIRED = 40;

  private final Project project;
  private final TreeModules source;
  private final int pythonMinor;
  private final Evaluator evaluator;
  private final Verdict.Assumed assumed;
  private final Map<String, Evaluation> inEveryEnvironment = new HashMap<>();
  private final Map<String, List<Answered>> asShipped = new HashMap<>();

  /// Readers for what images have at other places of the tree.
  private final Map<Map<String, String>, SettingsReader> inImages = new HashMap<>();

  /// What became of a module in an environment. Many deployments share both, and many differ only
  /// in variables that the settings never look at.
  private record Answered(Environment environment, Evaluation evaluation) {

    boolean holdsIn(Environment other) {
      return environment.equals(other)
          || evaluation.asked().filter(asked -> agreeOn(asked, other)).isPresent();
    }

    private boolean agreeOn(Set<String> asked, Environment other) {
      return environment.world() == other.world()
          && environment.arguments().equals(other.arguments())
          && asked.stream().allMatch(name -> environment.find(name).equals(other.find(name)));
    }
  }

  /// Reads the settings of a project's deployments; each module is parsed once.
  public SettingsReader(Project project) {
    this.project = project;
    this.assumed = Assumptions.of(project);
    this.pythonMinor = PythonSeries.of(assumed.python()).minor();
    this.source = new TreeModules(project.modules(), ProjectDialect.of(project));
    this.evaluator = new Evaluator(source, pythonMinor, Assumptions.versions(project));
  }

  /// The settings of one deployment, as shipped.
  public Settings read(Deployment deployment) {
    return deployment.placed().isEmpty()
        ? readHere(deployment)
        : inImages
            .computeIfAbsent(
                deployment.placed(), placed -> new SettingsReader(project.placing(placed)))
            .readHere(deployment);
  }

  private Settings readHere(Deployment deployment) {
    return switch (deployment.settings()) {
      case dev.undebug.deploy.Settings.Unknown unknown -> chosenOutside(unknown, deployment);
      case dev.undebug.deploy.Settings.Named(var module, _, _)
          when project.modules().find(module).isEmpty() ->
          Settings.unknown("the settings module %s is not in the tree".formatted(module), assumed);
      case dev.undebug.deploy.Settings.Named(var module, _, _) -> read(module, deployment);
      case dev.undebug.deploy.Settings.Computed(var why, _) -> computed(why, deployment);
    };
  }

  /// Somebody outside the tree names the module: what DEBUG is in each that it may be.
  private Settings chosenOutside(
      dev.undebug.deploy.Settings.Unknown unknown, Deployment deployment) {
    var read = new LinkedHashMap<String, Settings>();
    for (String module : unknown.modules()) {
      if (read.size() < MAX_CHOSEN && project.modules().find(module).isPresent()) {
        read.put(module, read(module, deployment));
      }
    }
    return ChosenOutside.of(unknown, read, assumed);
  }

  /// The settings of a deployment whose entry point decides while it runs which module it loads.
  private Settings computed(String why, Deployment deployment) {
    var entry = project.entryPoint(deployment.entry());
    if (entry.isEmpty() || entry.get().module().isEmpty()) {
      return Settings.unknown(why, assumed);
    }
    String name = entry.get().module();
    var choice = new EntryChoice(source, pythonMinor);
    var shipped = choice.modules(name, Shipped.of(deployment, Optional.empty()));
    if (shipped.isEmpty() || shipped.size() > MAX_CHOSEN) {
      return Settings.unknown(why, assumed);
    }
    var read = new TreeMap<String, Settings>();
    for (String module : shipped.keySet()) {
      if (project.modules().find(module).isEmpty()) {
        return Settings.unknown(
            "the settings module %s is not in the tree".formatted(module), assumed);
      }
      read.put(module, read(module, deployment));
    }
    return ComputedSettings.of(read, choice.modules(name, Environment.every()), why);
  }

  private Settings read(String module, Deployment deployment) {
    if (isEmpty(module)) {
      return Settings.ofAnEmptyModule(module, assumed);
    }
    Evaluation every =
        inEveryEnvironment.computeIfAbsent(
            module,
            name ->
                evaluator.evaluateOnly(
                    TreeModules.importable(name), Environment.every(), Set.of("DEBUG")));
    Environment environment = Shipped.of(deployment, project.entryPoint(deployment.entry()));
    Evaluation shipped = evaluated(module, environment);
    // Most settings never ask for arguments, and so are evaluated once for many deployments.
    if (Outcomes.of(shipped).asksForArguments()) {
      environment = environment.startedWith(deployment.command().arguments());
      shipped = evaluated(module, environment);
    }
    var freed = new TreeSet<String>();
    while (Outcomes.of(shipped).isOnlyFailing() && freed.size() < MAX_REQUIRED) {
      Set<String> required = required(every, shipped, environment, freed);
      if (required.isEmpty()) {
        break;
      }
      freed.addAll(required);
      shipped = evaluated(module, freed(environment, freed));
    }
    return new Verdicts(module, every, shipped, freed(environment, freed), assumed).settings();
  }

  /// Whether a module has no line of code.
  private boolean isEmpty(String module) {
    return project
        .modules()
        .find(module)
        .flatMap(found -> project.modules().tree().text(found.path()))
        .filter(
            text ->
                text.text()
                    .lines()
                    .map(String::strip)
                    .allMatch(line -> line.isEmpty() || line.startsWith("#")))
        .isPresent();
  }

  private Evaluation evaluated(String module, Environment environment) {
    List<Answered> before = asShipped.computeIfAbsent(module, _ -> new ArrayList<>());
    for (Answered answered : before) {
      if (answered.holdsIn(environment)) {
        return answered.evaluation;
      }
    }
    Evaluation made =
        evaluator.evaluateWith(
            TreeModules.importable(module),
            environment,
            DjangoDefaults.of(assumed.django()).keySet());
    before.add(new Answered(environment, made));
    return made;
  }

  /// The variables that are unset as shipped, and whose absence makes the process refuse to start:
  /// by the conditions over every environment, else the one that was read last before it refused.
  private static Set<String> required(
      Evaluation every, Evaluation shipped, Environment environment, Set<String> freed) {
    var required = new TreeSet<String>();
    for (Alternative alternative : Outcomes.of(every).failsWhen()) {
      alternative
          .env()
          .forEach(
              (name, tests) -> {
                boolean isUnset = environment.find(name) instanceof Environment.Variable.Unset;
                if (isUnset && tests.stream().allMatch(SettingsReader::takesAbsence)) {
                  required.add(name);
                }
              });
    }
    required.removeAll(freed);
    if (!isForWantOfAVariable(shipped)) {
      return required;
    }
    for (Read read : shipped.reads().reversed()) {
      boolean isUnset =
          environment.find(read.variable()) instanceof Environment.Variable.Unset
              && !freed.contains(read.variable());
      if (required.isEmpty() && isUnset) {
        required.add(read.variable());
      }
    }
    return required;
  }

  /// Whether a variable may be what is missing: an absent module or name is not mended by one.
  private static boolean isForWantOfAVariable(Evaluation shipped) {
    return shipped.failures().stream()
        .noneMatch(
            failure ->
                failure.outcome() instanceof Case.Outcome.Fails(var type, _, _)
                    && NOT_A_VARIABLE.contains(type));
  }

  private static boolean takesAbsence(Test test) {
    return switch (test.check()) {
      case Check.In(var values) -> values.contains(Test.UNSET);
      case Check.NotIn(var values) -> !values.contains(Test.UNSET);
      case Check.Raises(var raises) -> raises;
      case Check.Truthy(var isTruthy) -> !isTruthy;
      case Check.StartsWith _, Check.EndsWith _, Check.Contains _, Check.Matches _ -> false;
    };
  }

  private static Environment freed(Environment environment, Set<String> names) {
    var variables = new HashMap<>(environment.variables());
    names.forEach(name -> variables.put(name, new Environment.Variable.Free(STARTER)));
    return new Environment(
        variables, environment.rest(), environment.world(), environment.arguments());
  }
}
