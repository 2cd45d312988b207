package dev.undebug.settings;

import dev.undebug.deploy.Deployment;
import dev.undebug.project.Project;
import dev.undebug.project.Version;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.python.evaluate.Evaluator;
import dev.undebug.python.evaluate.Test;
import dev.undebug.python.evaluate.Test.Check;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Evaluates the settings of one project's deployments.
public final class SettingsReader {

  /// Who sets a variable that the settings require and no file of the tree sets
  /// (`docs/decisions/001-required-variables-are-free.md`).
  private static final String STARTER = "whoever starts the process";

  /// The series that is assumed where nothing says otherwise: the newest with long-term support.
  private static final String ASSUMED_DJANGO = "5.2";

  private static final Pattern DJANGO = Pattern.compile("[1-9]\\d?\\.\\d{1,2}");

  private final Project project;
  private final Evaluator evaluator;
  private final Verdict.Assumed assumed;
  private final Map<String, Evaluation> inEveryEnvironment = new HashMap<>();

  /// Reads the settings of a project's deployments; each module is parsed once.
  public SettingsReader(Project project) {
    this.project = project;
    var python = PythonSeries.of(project.python().text());
    this.evaluator = new Evaluator(new TreeModules(project.modules()), python.minor());
    this.assumed = new Verdict.Assumed(python.words(), django(project), List.of());
  }

  /// The series whose defaults hold.
  private static String django(Project project) {
    String written = project.django().map(Version::text).orElse("");
    var matcher = DJANGO.matcher(written);
    return matcher.find() ? matcher.group() : ASSUMED_DJANGO;
  }

  /// The settings of one deployment, as shipped.
  public Settings read(Deployment deployment) {
    return switch (deployment.settings()) {
      case dev.undebug.deploy.Settings.Unknown(var why, _) -> Settings.unknown(why, assumed);
      case dev.undebug.deploy.Settings.Named(var module, _, _) -> read(module, deployment);
    };
  }

  private Settings read(String module, Deployment deployment) {
    Evaluation every =
        inEveryEnvironment.computeIfAbsent(
            module, name -> evaluator.evaluate(name, Environment.every()));
    Environment environment = Shipped.of(deployment, project.entryPoint(deployment.entry()));
    Evaluation shipped = evaluator.evaluate(module, environment);
    if (Outcomes.of(shipped).isOnlyFailing()) {
      Set<String> required = required(every, environment);
      if (!required.isEmpty()) {
        shipped = evaluator.evaluate(module, freed(environment, required));
      }
    }
    return new Verdicts(module, every, shipped, assumed).settings();
  }

  /// The variables that are unset as shipped, and whose absence makes the process refuse to start.
  private static Set<String> required(Evaluation every, Environment shipped) {
    var required = new TreeSet<String>();
    for (Alternative alternative : Outcomes.of(every).failsWhen()) {
      alternative
          .env()
          .forEach(
              (name, tests) -> {
                boolean isUnset = shipped.find(name) instanceof Environment.Variable.Unset;
                if (isUnset && tests.stream().allMatch(SettingsReader::takesAbsence)) {
                  required.add(name);
                }
              });
    }
    return required;
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
    return new Environment(variables, environment.rest(), environment.isShippedTree());
  }
}
