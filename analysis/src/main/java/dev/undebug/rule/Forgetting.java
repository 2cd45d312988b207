package dev.undebug.rule;

import dev.undebug.deploy.Variable;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.settings.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Asks what DEBUG would be if one variable that a deployment sets were forgotten, and everything
/// else as shipped.
record Forgetting(Evaluated evaluated, Verdict verdict) {

  /// The variables whose absence turns DEBUG on.
  List<String> variables() {
    var names = new TreeSet<String>();
    verdict.onWhen().forEach(one -> names.addAll(one.env().keySet()));
    return names.stream()
        .filter(name -> variable(name) instanceof Variable.Set)
        .filter(this::turnsOn)
        .toList();
  }

  private boolean turnsOn(String forgotten) {
    return verdict.onWhen().stream().anyMatch(one -> isAll(one) && holds(one, forgotten))
        && verdict.failsWhen().stream().noneMatch(one -> holds(one, forgotten))
        && verdict.unknownWhen().stream().noneMatch(one -> holds(one, forgotten));
  }

  /// Whether nothing but variables must be so.
  private static boolean isAll(Alternative one) {
    return one.files().isEmpty()
        && one.modules().isEmpty()
        && one.argv().isEmpty()
        && one.host().isEmpty();
  }

  private boolean holds(Alternative one, String forgotten) {
    return one.env().entrySet().stream()
        .allMatch(
            entry -> {
              Variable variable = variable(entry.getKey());
              if (variable instanceof Variable.Free) {
                return false;
              }
              Optional<String> text =
                  variable instanceof Variable.Set set && !entry.getKey().equals(forgotten)
                      ? Optional.of(set.text())
                      : Optional.empty();
              return entry.getValue().stream().allMatch(test -> VariableTruth.passes(test, text));
            });
  }

  private @Nullable Variable variable(String name) {
    return evaluated.deployment().environment().find(name).orElse(null);
  }
}
