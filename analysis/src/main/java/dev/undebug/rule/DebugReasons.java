package dev.undebug.rule;

import dev.undebug.deploy.Environment;
import dev.undebug.deploy.Purpose;
import dev.undebug.deploy.Variable;
import dev.undebug.project.ExpectedModules;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Test;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.settings.Verdict;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Finds the [DebugOrigin]s of a deployment.
final class DebugReasons {

  private DebugReasons() {}

  /// The one reason why it is on, or every way in which it can come on. Where it is on, or hangs on
  /// something, there is at least one; where it is unknown, what holds whichever settings are
  /// named.
  static List<DebugOrigin> of(Evaluated evaluated) {
    Verdict verdict = evaluated.settings().debug();
    return switch (verdict.state()) {
      case ON -> on(evaluated, verdict).subList(0, 1);
      case OFF, DEPENDS -> notOn(evaluated, verdict);
      case UNKNOWN -> whicheverModule(evaluated, verdict);
      case FAILS -> List.of();
    };
  }

  /// What holds whichever settings somebody outside names: those that production has where nobody
  /// does, and a text that is taken for its truth in those that are called after production.
  private static List<DebugOrigin> whicheverModule(Evaluated evaluated, Verdict verdict) {
    var ways = new ArrayList<DebugOrigin>();
    WrongModules.fallenBackTo(evaluated, verdict).ifPresent(ways::add);
    if (evaluated.deployment().settings() instanceof dev.undebug.deploy.Settings.Unknown) {
      var production =
          Purpose.settingsForProduction(evaluated.project()).stream()
              .<Datum>map(Datum.Text::new)
              .toList();
      var named =
          verdict.onWhen().stream()
              .filter(
                  one ->
                      one.env().getOrDefault("DJANGO_SETTINGS_MODULE", List.of()).stream()
                          .anyMatch(
                              test ->
                                  test.check() instanceof Test.Check.In(var values)
                                      && values.stream().anyMatch(production::contains)))
              .toList();
      for (VariableTruth truth : VariableTruth.of(whicheverIsNamed(with(verdict, named)))) {
        if (truth.isForAnyText()) {
          ways.add(new DebugOrigin.TruthyText(truth.variable(), false, ""));
        }
      }
    }
    return ways;
  }

  private static Verdict with(Verdict verdict, List<Alternative> onWhen) {
    return new Verdict(
        verdict.state(),
        onWhen,
        verdict.failsWhen(),
        verdict.unknownWhen(),
        verdict.because(),
        verdict.trace(),
        verdict.assumed());
  }

  /// Reasons, the one that explains most first.
  private static List<DebugOrigin> on(Evaluated evaluated, Verdict whole) {
    var reasons = new ArrayList<DebugOrigin>();
    boolean isNamedOutside =
        evaluated.deployment().settings() instanceof dev.undebug.deploy.Settings.Unknown;
    Verdict verdict = isNamedOutside ? whicheverIsNamed(whole) : whole;
    if (isNamedOutside
        && (verdict.onWhen().stream().anyMatch(one -> one.env().isEmpty())
            || isOnWhereverItStarts(evaluated, verdict))) {
      reasons.add(
          new DebugOrigin.EveryModule(
              evaluated.project().settings().stream()
                  .anyMatch(module -> Purpose.isShared(module.name()))));
    }
    WrongModules.loaded(evaluated).ifPresent(reasons::add);
    if (verdict.onWhen().stream().anyMatch(Alternative::isAlways)
        || isOnWhereverItStarts(evaluated, verdict)) {
      reasons.add(new DebugOrigin.Always());
    }
    fallback(evaluated.project().modules().tree(), verdict, reasons);
    for (VariableTruth truth : VariableTruth.of(verdict)) {
      String name = truth.variable();
      if (truth.isForAnyText()) {
        reasons.add(new DebugOrigin.TruthyText(name, true, text(evaluated)));
      } else if (truth.isInverted()) {
        reasons.add(new DebugOrigin.Inverted(name, true));
      } else if (evaluated.deployment().environment().find(name).orElse(null)
          instanceof Variable.Set set) {
        reasons.add(deployed(truth, set));
      } else if (truth.isOnWhenUnset()) {
        reasons.add(stored(evaluated, truth, List.of()).orElseGet(() -> absence(evaluated, truth)));
      }
    }
    amongOthers(evaluated, verdict).ifPresent(reasons::add);
    together(evaluated, verdict).ifPresent(reasons::add);
    Meant.chooser(evaluated)
        .ifPresent(
            chooser -> reasons.add(new DebugOrigin.UnlessText(chooser.variable(), chooser.text())));
    reasons.add(new DebugOrigin.Unexplained());
    return reasons;
  }

  /// A verdict over several settings modules that agree, without the one that is named.
  private static Verdict whicheverIsNamed(Verdict verdict) {
    return new Verdict(
        verdict.state(),
        verdict.onWhen().stream().map(DebugReasons::whicheverIsNamed).distinct().toList(),
        verdict.failsWhen().stream().map(DebugReasons::whicheverIsNamed).distinct().toList(),
        verdict.unknownWhen(),
        verdict.because(),
        verdict.trace(),
        verdict.assumed());
  }

  private static Alternative whicheverIsNamed(Alternative one) {
    var env = new TreeMap<>(one.env());
    env.remove("DJANGO_SETTINGS_MODULE");
    return new Alternative(
        env, one.files(), one.modules(), one.argv(), one.host(), one.why(), one.owner());
  }

  /// Variables of which nobody sets any, and whose absence together means on.
  private static Optional<DebugOrigin> together(Evaluated evaluated, Verdict verdict) {
    var environment = evaluated.deployment().environment();
    return verdict.onWhen().stream()
        .filter(one -> one.files().isEmpty() && one.modules().isEmpty())
        .filter(one -> one.argv().isEmpty() && one.host().isEmpty())
        .map(one -> VariableTruth.deciding(one, verdict))
        .filter(
            deciding ->
                deciding.values().stream()
                    .flatMap(List::stream)
                    .allMatch(test -> VariableTruth.passes(test, Optional.empty())))
        .filter(
            deciding ->
                !deciding.isEmpty()
                    && deciding.keySet().stream()
                        .allMatch(name -> environment.find(name).isEmpty()))
        .findFirst()
        .map(
            deciding ->
                new DebugOrigin.UnlessSet(Deciding.of(verdict, deciding.keySet()), List.of()));
  }

  /// Whether variables decide only whether the process starts.
  private static boolean isOnWhereverItStarts(Evaluated evaluated, Verdict verdict) {
    if (evaluated.deployment().settings() instanceof dev.undebug.deploy.Settings.Computed) {
      return false;
    }
    var environment = evaluated.deployment().environment();
    boolean isSet =
        verdict.onWhen().stream()
            .flatMap(one -> one.env().keySet().stream())
            .filter(name -> !isRequired(verdict, name))
            .anyMatch(name -> environment.find(name).orElse(null) instanceof Variable.Set);
    if (isSet) {
      return false;
    }
    var debug = evaluated.anywhere().settings(Set.of("DEBUG")).get("DEBUG");
    var values = debug == null ? List.<Case>of() : debug.cases();
    return !values.isEmpty()
        && values.stream()
            .noneMatch(
                one ->
                    switch (one.outcome()) {
                      case Case.Outcome.Is(var value) -> Values.isTruthy(value) != Answer.YES;
                      case Case.Outcome.Fails _ -> false;
                      case Case.Outcome.Absent _, Case.Outcome.Unknown _ -> true;
                    })
        && values.stream().anyMatch(one -> one.outcome() instanceof Case.Outcome.Is);
  }

  /// Whether the process refuses to start without a variable: that it has to be there decides
  /// nothing.
  private static boolean isRequired(Verdict verdict, String name) {
    return verdict.failsWhen().stream()
        .anyMatch(one -> one.env().keySet().equals(Set.of(name)) && holdsUnset(one));
  }

  /// A variable called after DEBUG that the deployment sets, where more than it must hold.
  private static Optional<DebugOrigin> amongOthers(Evaluated evaluated, Verdict verdict) {
    return verdict.onWhen().stream()
        .flatMap(one -> one.env().keySet().stream())
        .distinct()
        .filter(name -> name.contains("DEBUG"))
        .flatMap(
            name ->
                evaluated.deployment().environment().find(name).orElse(null)
                        instanceof Variable.Set set
                    ? Stream.<DebugOrigin>of(
                        new DebugOrigin.Deployed(name, set.text(), set.place()))
                    : Stream.empty())
        .findFirst();
  }

  private static void fallback(Tree tree, Verdict verdict, List<DebugOrigin> reasons) {
    for (Alternative one : verdict.onWhen()) {
      if (one.env().isEmpty() && one.argv().isEmpty() && one.host().isEmpty()) {
        one.modules()
            .forEach(
                (module, isThere) -> {
                  if (!isThere) {
                    String name = module.substring(module.lastIndexOf('.') + 1);
                    reasons.add(
                        new DebugOrigin.Fallback(
                            "the module " + module, ExpectedModules.isExpected(tree, name)));
                  }
                });
        one.files()
            .forEach(
                (file, isThere) -> {
                  if (!isThere) {
                    reasons.add(
                        new DebugOrigin.Fallback(
                            "the file " + file, ExpectedModules.isExpectedFile(tree, file)));
                  }
                });
      }
    }
  }

  private static DebugOrigin absence(Evaluated evaluated, VariableTruth truth) {
    var off = VariableTruth.OFF.stream().filter(word -> !truth.isOnFor(word)).toList();
    return new DebugOrigin.Absence(
        truth.variable(),
        off.isEmpty()
            ? Optional.empty()
            : Mentions.ofVariable(evaluated.project().modules().tree(), truth.variable(), off));
  }

  private static Optional<DebugOrigin> stored(
      Evaluated evaluated, VariableTruth truth, List<Environment.Owner> owners) {
    return StoredVariables.find(evaluated, truth.variable())
        .filter(stored -> truth.isOnFor(stored.text()))
        .map(
            stored ->
                new DebugOrigin.Stored(truth.variable(), stored.text(), stored.place(), owners));
  }

  private static DebugOrigin deployed(VariableTruth truth, Variable.Set set) {
    if (truth.isForPresence()) {
      return new DebugOrigin.Presence(truth.variable(), true);
    }
    return truth.misread().contains(set.text())
        ? new DebugOrigin.Misread(truth.variable(), true, List.of(set.text()))
        : new DebugOrigin.Deployed(truth.variable(), set.text(), set.place());
  }

  private static List<DebugOrigin> notOn(Evaluated evaluated, Verdict verdict) {
    var ways = new ArrayList<DebugOrigin>();
    for (VariableTruth truth : VariableTruth.of(verdict)) {
      String name = truth.variable();
      if (truth.isOnWhenUnset()) {
        forgettable(evaluated, name, ways);
      }
      if (truth.isForAnyText()) {
        ways.add(new DebugOrigin.TruthyText(name, false, ""));
      } else if (truth.isForPresence()) {
        ways.add(new DebugOrigin.Presence(name, false));
      } else if (truth.isInverted()) {
        ways.add(new DebugOrigin.Inverted(name, false));
      } else if (!truth.misread().isEmpty()) {
        ways.add(new DebugOrigin.Misread(name, false, truth.misread()));
      }
    }
    if (verdict.state() == Verdict.State.DEPENDS) {
      unlessSet(evaluated, verdict).ifPresent(ways::add);
    }
    for (String name : new Forgetting(evaluated, verdict).variables()) {
      var forgotten = new DebugOrigin.Forgettable(name, "");
      if (!ways.contains(forgotten)) {
        ways.add(forgotten);
      }
    }
    if (ways.isEmpty() && verdict.state() == Verdict.State.DEPENDS) {
      ways.add(elsewhere(evaluated, verdict));
    }
    return ways;
  }

  /// The variables that nobody is asked to set, and whose absence turns it on.
  private static Optional<DebugOrigin> unlessSet(Evaluated evaluated, Verdict verdict) {
    var environment = evaluated.deployment().environment();
    for (Alternative one : verdict.onWhen()) {
      var names = one.env().keySet();
      boolean isUnasked =
          holdsUnset(one)
              && !names.isEmpty()
              && names.stream().allMatch(name -> environment.find(name).isEmpty())
              && verdict.failsWhen().stream()
                  .noneMatch(fails -> holdsUnset(fails) && names.containsAll(fails.env().keySet()));
      if (isUnasked && !environment.open().isEmpty()) {
        return Optional.of(unlessSet(evaluated, verdict, Deciding.of(verdict, names)));
      }
    }
    // What the process refuses to start without, decides nothing by that.
    return VariableTruth.of(verdict).stream()
        .filter(truth -> truth.isOnWhenUnset() && environment.find(truth.variable()).isEmpty())
        .filter(_ -> !environment.open().isEmpty())
        .findFirst()
        .map(truth -> unlessSet(evaluated, verdict, List.of(truth.variable())));
  }

  private static DebugOrigin unlessSet(
      Evaluated evaluated, Verdict verdict, List<String> deciding) {
    var owners = evaluated.deployment().environment().open();
    return VariableTruth.of(verdict).stream()
        .filter(truth -> deciding.equals(List.of(truth.variable())))
        .flatMap(truth -> stored(evaluated, truth, owners).stream())
        .findFirst()
        .orElseGet(() -> new DebugOrigin.UnlessSet(deciding, owners));
  }

  /// Whether it holds as soon as none of its variables is set, in the tree as it is: what is
  /// missing is missing.
  static boolean holdsUnset(Alternative one) {
    return Deciding.holds(one, Map.of());
  }

  private static DebugOrigin elsewhere(Evaluated evaluated, Verdict verdict) {
    var environment = evaluated.deployment().environment();
    var asked =
        verdict.onWhen().stream()
            .flatMap(one -> VariableTruth.deciding(one, verdict).keySet().stream())
            .filter(name -> !(environment.find(name).orElse(null) instanceof Variable.Set))
            .sorted()
            .distinct()
            .toList();
    String names = String.join(" and ", Deciding.somewhere(verdict, asked));
    return new DebugOrigin.Elsewhere(names.isEmpty() ? "what is not in the tree" : names);
  }

  private static void forgettable(Evaluated evaluated, String name, List<DebugOrigin> ways) {
    switch (evaluated.deployment().environment().find(name).orElse(null)) {
      case Variable.Set _ -> ways.add(new DebugOrigin.Forgettable(name, ""));
      case Variable.Free free -> ways.add(new DebugOrigin.Forgettable(name, free.owner()));
      case Variable.Unset _ -> {}
      case null -> {}
    }
  }

  private static String text(Evaluated evaluated) {
    return evaluated
        .settings()
        .find("DEBUG")
        .flatMap(setting -> setting.value())
        .map(datum -> datum instanceof Datum.Text(var text) ? text : "")
        .orElse("");
  }
}
