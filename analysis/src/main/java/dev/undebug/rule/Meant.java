package dev.undebug.rule;

import dev.undebug.deploy.Deployment;
import dev.undebug.deploy.Purpose;
import dev.undebug.deploy.Settings;
import dev.undebug.deploy.Variable;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Test;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.settings.Verdict;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How a deployment is meant to be started that loads settings for development, where the tree has
/// others: with those. That it does not is what the rules of DEBUG find; what the settings for
/// development say is right for development.
final class Meant {

  private Meant() {}

  /// The deployment as it is meant; empty where it is as it is.
  static Optional<Deployment> of(Evaluated evaluated) {
    return byModule(evaluated).or(() -> byVariable(evaluated));
  }

  private static Optional<Deployment> byModule(Evaluated evaluated) {
    var verdict = evaluated.settings().debug();
    var deployment = evaluated.deployment();
    if (verdict.state() == Verdict.State.ON
        && DebugReasons.of(evaluated).getFirst() instanceof DebugOrigin.WrongModule wrong) {
      return wrong.better().isEmpty()
          ? Optional.empty()
          : Optional.of(named(deployment, wrong.better(), wrong.place()));
    }
    String loaded = evaluated.settings().module();
    boolean isOpen =
        !(deployment.settings() instanceof Settings.Named)
            && (loaded.isEmpty() || Purpose.isForDevelopment(loaded));
    return isOpen
        ? Purpose.settingsForProduction(evaluated.project()).stream()
            .findFirst()
            .map(module -> named(deployment, module, deployment.settings().place()))
        : Optional.empty();
  }

  /// The same, with other settings, whatever its entry point computes.
  private static Deployment named(Deployment deployment, String module, Place place) {
    return deployment
        .with(new Settings.Named(module, "it is called after production", place))
        .with("DJANGO_SETTINGS_MODULE", module);
  }

  /// A variable, and a text for which settings for production are taken in.
  record Switch(String variable, String text) {}

  private static Optional<Deployment> byVariable(Evaluated evaluated) {
    return chooser(evaluated)
        .map(chooser -> evaluated.deployment().with(chooser.variable(), chooser.text()));
  }

  /// The variable by which a settings module takes in a part for development or another: `if
  /// os.environ.get("STAGE") == "production": from .production import *`; empty where DEBUG is off,
  /// or is decided elsewhere.
  static Optional<Switch> chooser(Evaluated evaluated) {
    boolean isForDevelopment =
        evaluated.decidedAt("DEBUG").filter(place -> isForDevelopment(place.path())).isPresent();
    if (!isForDevelopment || evaluated.settings().debug().state() == Verdict.State.OFF) {
      return Optional.empty();
    }
    var debug = evaluated.anywhere().settings(Set.of("DEBUG")).get("DEBUG");
    var cases = debug == null ? List.<Case>of() : debug.cases();
    var choosers =
        cases.stream()
            .filter(one -> one.outcome() instanceof Case.Outcome.Is(Datum.Bool(var isOn)) && !isOn)
            .flatMap(one -> one.when().stream())
            .flatMap(when -> choosers(evaluated.deployment(), when))
            .filter(chooser -> !Purpose.isForDevelopment(chooser.text()))
            .toList();
    return choosers.stream()
        .filter(chooser -> Purpose.isForProduction(chooser.text()))
        .findFirst()
        .or(() -> choosers.stream().findFirst());
  }

  static boolean isForDevelopment(String path) {
    return Purpose.isForDevelopment(path.replaceFirst("\\.py$", "").replace('/', '.'));
  }

  /// The variables that have to hold a certain text, where the deployment sets none.
  private static Stream<Switch> choosers(Deployment deployment, Alternative when) {
    return when.env().entrySet().stream()
        .filter(
            entry ->
                !(deployment.environment().find(entry.getKey()).orElse(null)
                    instanceof Variable.Set))
        .flatMap(entry -> texts(entry.getValue()).map(text -> new Switch(entry.getKey(), text)));
  }

  private static Stream<String> texts(List<Test> tests) {
    return tests.stream()
        .flatMap(
            test ->
                test.check() instanceof Test.Check.In(var values)
                    ? values.stream()
                    : Stream.empty())
        .flatMap(value -> value instanceof Datum.Text(var text) ? Stream.of(text) : Stream.empty())
        .filter(
            text -> tests.stream().allMatch(test -> VariableTruth.passes(test, Optional.of(text))));
  }
}
