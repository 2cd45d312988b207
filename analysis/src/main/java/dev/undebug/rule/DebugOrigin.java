package dev.undebug.rule;

import dev.undebug.deploy.Environment;
import dev.undebug.deploy.Purpose;
import dev.undebug.deploy.Variable;
import dev.undebug.project.ExpectedModules;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.settings.Verdict;
import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why DEBUG is, or can be, on in one deployment; the rules of the first family are its cases.
sealed interface DebugOrigin {

  /// No environment turns it off.
  record Always() implements DebugOrigin {}

  /// Production is started with settings that are not for it.
  ///
  /// @param better settings of the tree that are called after production; empty when there are none
  /// @param isWhole whether those are more than a part that others take in
  /// @param isDefault whether the place names them only for want of `DJANGO_SETTINGS_MODULE`
  /// @param elsewhere where else in the tree that is said to be settings for production
  record WrongModule(
      String module,
      String better,
      boolean isWhole,
      Place place,
      boolean isDefault,
      Optional<Place> elsewhere)
      implements DebugOrigin {}

  /// It is on where a module or a file is missing.
  ///
  /// @param what `the module shop.production`
  /// @param isExpected whether the tree has a template of it, or tells git to leave it out: who
  ///   installs the application is to make it
  record Fallback(String what, boolean isExpected) implements DebugOrigin {}

  /// It is the truth of a text, so that "False" turns it on.
  ///
  /// @param isOn whether it is on as shipped
  /// @param text the text as shipped; empty where a cast hides it
  record TruthyText(String variable, boolean isOn, String text) implements DebugOrigin {}

  /// The settings understand a variable's words otherwise than whoever writes them.
  sealed interface Misunderstood extends DebugOrigin {}

  /// It is on as soon as the variable is there, whatever it holds.
  record Presence(String variable, boolean isOn) implements Misunderstood {}

  /// It is on for words that mean off, and off for those that mean on.
  record Inverted(String variable, boolean isOn) implements Misunderstood {}

  /// Some words that mean off turn it on.
  record Misread(String variable, boolean isOn, List<String> words) implements Misunderstood {}

  /// The absence of variables means on.
  sealed interface Forgotten extends DebugOrigin {}

  /// Nothing sets the variable, and its absence means on.
  record Absence(String variable) implements Forgotten {}

  /// The deployment sets the variable to a text that means on.
  record Deployed(String variable, String text, Place place) implements DebugOrigin {}

  /// It is off, and on as soon as the variable that the deployment sets is forgotten.
  ///
  /// @param owner who sets it outside the tree; empty when the deployment itself does
  record Forgettable(String variable, String owner) implements Forgotten {}

  /// It is on unless somebody outside the tree, of whom no file asks it, sets one of these.
  ///
  /// @param owners who could
  record UnlessSet(List<String> variables, List<Environment.Owner> owners) implements Forgotten {

    /// Whether one of them is an image, which may well have been made for production.
    boolean isOfImage() {
      return owners.stream().anyMatch(owner -> owner.nature() == Environment.Nature.IMAGE);
    }
  }

  /// Something that no file of the tree sets decides it.
  ///
  /// @param what the variables, or what else there may be
  record Elsewhere(String what) implements DebugOrigin {}

  /// Somebody outside the tree names the settings module, and it is on in all that the tree has.
  record EveryModule() implements DebugOrigin {}

  /// A part for development is taken in, unless the variable holds the text.
  record UnlessText(String variable, String text) implements DebugOrigin {}

  /// It is on, and no variable alone explains it.
  record Unexplained() implements DebugOrigin {}

  /// The one reason why it is on, or every way in which it can come on. Where it is on, or hangs on
  /// something, there is at least one; there is none where it is unknown.
  static List<DebugOrigin> of(Evaluated evaluated) {
    Verdict verdict = evaluated.settings().debug();
    return switch (verdict.state()) {
      case ON -> on(evaluated, verdict).subList(0, 1);
      case OFF, DEPENDS -> notOn(evaluated, verdict);
      case FAILS, UNKNOWN -> List.of();
    };
  }

  /// Reasons, the one that explains most first.
  private static List<DebugOrigin> on(Evaluated evaluated, Verdict verdict) {
    var reasons = new ArrayList<DebugOrigin>();
    if (evaluated.deployment().settings() instanceof dev.undebug.deploy.Settings.Unknown) {
      reasons.add(new EveryModule());
    }
    wrongModule(evaluated, reasons);
    if (verdict.onWhen().stream().anyMatch(Alternative::isAlways)
        || isOnWhereverItStarts(evaluated, verdict)) {
      reasons.add(new Always());
    }
    fallback(evaluated.project().modules().tree(), verdict, reasons);
    for (VariableTruth truth : VariableTruth.of(verdict)) {
      String name = truth.variable();
      if (truth.isForAnyText()) {
        reasons.add(new TruthyText(name, true, text(evaluated)));
      } else if (truth.isInverted()) {
        reasons.add(new Inverted(name, true));
      } else if (evaluated.deployment().environment().find(name).orElse(null)
          instanceof Variable.Set set) {
        reasons.add(deployed(truth, set));
      } else if (truth.isOnWhenUnset()) {
        reasons.add(new Absence(name));
      }
    }
    amongOthers(evaluated, verdict).ifPresent(reasons::add);
    Meant.chooser(evaluated)
        .ifPresent(chooser -> reasons.add(new UnlessText(chooser.variable(), chooser.text())));
    reasons.add(new Unexplained());
    return reasons;
  }

  /// Whether variables decide only whether the process starts.
  private static boolean isOnWhereverItStarts(Evaluated evaluated, Verdict verdict) {
    if (!(evaluated.deployment().settings() instanceof dev.undebug.deploy.Settings.Named)) {
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
                    ? Stream.<DebugOrigin>of(new Deployed(name, set.text(), set.place()))
                    : Stream.empty())
        .findFirst();
  }

  private static void wrongModule(Evaluated evaluated, List<DebugOrigin> reasons) {
    if (evaluated.deployment().settings()
        instanceof dev.undebug.deploy.Settings.Named(var module, _, var place)) {
      var production = Purpose.settingsForProduction(evaluated.project());
      boolean isWrong =
          Purpose.isForDevelopment(module)
              || (!production.isEmpty()
                  && !production.contains(module)
                  && Meant.chooser(evaluated).isEmpty());
      if (isWrong) {
        String better = production.isEmpty() ? "" : production.getFirst();
        boolean isDefault = Literals.text(evaluated, place).contains("setdefault");
        reasons.add(
            new WrongModule(
                module,
                better,
                isMadeOfMore(evaluated, better),
                place,
                isDefault,
                isDefault
                    ? ModuleMentions.find(evaluated.project().modules().tree(), production)
                    : Optional.empty()));
      }
    }
  }

  /// Whether a module names the addresses, or takes other settings in.
  private static boolean isMadeOfMore(Evaluated evaluated, String module) {
    return evaluated
        .project()
        .modules()
        .text(module)
        .filter(text -> text.text().contains("ROOT_URLCONF") || text.text().contains("import *"))
        .isPresent();
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
                        new Fallback(
                            "the module " + module, ExpectedModules.isExpected(tree, name)));
                  }
                });
        one.files()
            .forEach(
                (file, isThere) -> {
                  if (!isThere) {
                    reasons.add(
                        new Fallback(
                            "the file " + file, ExpectedModules.isExpectedFile(tree, file)));
                  }
                });
      }
    }
  }

  private static DebugOrigin deployed(VariableTruth truth, Variable.Set set) {
    if (truth.isForPresence()) {
      return new Presence(truth.variable(), true);
    }
    return truth.misread().contains(set.text())
        ? new Misread(truth.variable(), true, List.of(set.text()))
        : new Deployed(truth.variable(), set.text(), set.place());
  }

  private static List<DebugOrigin> notOn(Evaluated evaluated, Verdict verdict) {
    var ways = new ArrayList<DebugOrigin>();
    for (VariableTruth truth : VariableTruth.of(verdict)) {
      String name = truth.variable();
      if (truth.isOnWhenUnset()) {
        forgettable(evaluated, name, ways);
      }
      if (truth.isForAnyText()) {
        ways.add(new TruthyText(name, false, ""));
      } else if (truth.isForPresence()) {
        ways.add(new Presence(name, false));
      } else if (truth.isInverted()) {
        ways.add(new Inverted(name, false));
      } else if (!truth.misread().isEmpty()) {
        ways.add(new Misread(name, false, truth.misread()));
      }
    }
    if (verdict.state() == Verdict.State.DEPENDS) {
      unlessSet(evaluated, verdict).ifPresent(ways::add);
    }
    for (String name : new Forgetting(evaluated, verdict).variables()) {
      var forgotten = new Forgettable(name, "");
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
        return Optional.of(new UnlessSet(List.copyOf(names), environment.open()));
      }
    }
    return Optional.empty();
  }

  /// Whether it holds as soon as none of its variables is set.
  private static boolean holdsUnset(Alternative one) {
    return one.files().isEmpty()
        && one.modules().isEmpty()
        && one.argv().isEmpty()
        && one.host().isEmpty()
        && one.env().values().stream()
            .flatMap(List::stream)
            .allMatch(test -> VariableTruth.passes(test, Optional.empty()));
  }

  private static DebugOrigin elsewhere(Evaluated evaluated, Verdict verdict) {
    var environment = evaluated.deployment().environment();
    String names =
        verdict.onWhen().stream()
            .flatMap(one -> VariableTruth.deciding(one, verdict).keySet().stream())
            .filter(name -> !(environment.find(name).orElse(null) instanceof Variable.Set))
            .sorted()
            .distinct()
            .collect(Collectors.joining(" and "));
    return new Elsewhere(names.isEmpty() ? "what is not in the tree" : names);
  }

  private static void forgettable(Evaluated evaluated, String name, List<DebugOrigin> ways) {
    switch (evaluated.deployment().environment().find(name).orElse(null)) {
      case Variable.Set _ -> ways.add(new Forgettable(name, ""));
      case Variable.Free free -> ways.add(new Forgettable(name, free.owner()));
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
