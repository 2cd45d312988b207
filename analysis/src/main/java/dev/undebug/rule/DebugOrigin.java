package dev.undebug.rule;

import dev.undebug.deploy.Variable;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Test;
import dev.undebug.python.evaluate.Test.Check;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.settings.Verdict;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Map;

/// Why DEBUG is, or can be, on in one deployment; the rules of the first family are its cases.
sealed interface DebugOrigin {

  /// No environment turns it off.
  record Always() implements DebugOrigin {}

  /// It is the truth of a text, so that "False" turns it on.
  ///
  /// @param isOn whether it is on as shipped
  /// @param text the text as shipped; empty where a cast hides it
  record TruthyText(String variable, boolean isOn, String text) implements DebugOrigin {}

  /// Nothing sets the variable, and its absence means on.
  record Absence(String variable) implements DebugOrigin {}

  /// The deployment sets the variable to a text that means on.
  record Deployed(String variable, String text, Place place) implements DebugOrigin {}

  /// It is off, and on as soon as the variable that the deployment sets is forgotten.
  record Forgettable(String variable) implements DebugOrigin {}

  /// It is off, unknown, or on in a way that no variable alone explains.
  record Other() implements DebugOrigin {}

  static DebugOrigin of(Evaluated evaluated) {
    Verdict verdict = evaluated.settings().debug();
    return switch (verdict.state()) {
      case ON -> on(evaluated, verdict);
      case OFF -> off(evaluated, verdict);
      case FAILS, DEPENDS, UNKNOWN -> new Other();
    };
  }

  private static DebugOrigin on(Evaluated evaluated, Verdict verdict) {
    if (verdict.onWhen().stream().anyMatch(Alternative::isAlways)) {
      return new Always();
    }
    for (var entry : tests(verdict)) {
      String name = entry.getKey();
      if (entry.getValue().stream().anyMatch(DebugOrigin::takesAnyText)) {
        return new TruthyText(name, true, text(evaluated));
      }
      if (evaluated.deployment().environment().find(name).orElse(null)
          instanceof Variable.Set set) {
        return new Deployed(name, set.text(), set.place());
      }
      if (entry.getValue().stream().allMatch(DebugOrigin::takesAbsence)) {
        return new Absence(name);
      }
    }
    return new Other();
  }

  private static DebugOrigin off(Evaluated evaluated, Verdict verdict) {
    for (var entry : tests(verdict)) {
      boolean isSet =
          evaluated.deployment().environment().find(entry.getKey()).orElse(null)
              instanceof Variable.Set;
      if (isSet && entry.getValue().stream().allMatch(DebugOrigin::takesAbsence)) {
        return new Forgettable(entry.getKey());
      }
      if (entry.getValue().stream().anyMatch(DebugOrigin::takesAnyText)) {
        return new TruthyText(entry.getKey(), false, "");
      }
    }
    return new Other();
  }

  /// The variables that alone turn DEBUG on, with their tests.
  private static List<Map.Entry<String, List<Test>>> tests(Verdict verdict) {
    return verdict.onWhen().stream()
        .filter(alternative -> alternative.env().size() == 1)
        .filter(alternative -> alternative.files().isEmpty() && alternative.modules().isEmpty())
        .filter(alternative -> alternative.argv().isEmpty() && alternative.host().isEmpty())
        .flatMap(alternative -> alternative.env().entrySet().stream())
        .toList();
  }

  /// Whether the text itself is taken for true, "False" and "0" included.
  private static boolean takesAnyText(Test test) {
    return test.after().isEmpty()
        && switch (test.check()) {
          case Check.Truthy(var truthy) -> truthy;
          case Check.NotIn(var values) ->
              !values.contains(new Datum.Text("False")) && !values.contains(new Datum.Text("0"));
          case Check.In _, Check.StartsWith _, Check.EndsWith _, Check.Contains _ -> false;
          case Check.Matches _, Check.Raises _ -> false;
        };
  }

  private static boolean takesAbsence(Test test) {
    return test.after().isEmpty()
        && switch (test.check()) {
          case Check.In(var values) -> values.contains(Test.UNSET);
          case Check.NotIn(var values) -> !values.contains(Test.UNSET);
          case Check.Truthy _, Check.StartsWith _, Check.EndsWith _, Check.Contains _ -> false;
          case Check.Matches _, Check.Raises _ -> false;
        };
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
