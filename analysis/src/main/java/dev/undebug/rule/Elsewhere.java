package dev.undebug.rule;

import dev.undebug.deploy.Variable;
import dev.undebug.project.ExpectedModules;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Case.Outcome;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.settings.Setting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Whether an answer about a deployment as shipped still holds where it runs: variables that its
/// files do not set, and files that are not in the tree, may change it.
sealed interface Elsewhere {

  /// Nothing outside the tree changes it, as far as that can be known.
  record Settled() implements Elsewhere {}

  /// Variables change it that nothing in the tree sets.
  ///
  /// @param names those, the likeliest first; at least one
  record Variables(List<String> names) implements Elsewhere {

    /// The condition, as words.
    String words() {
      return names.size() == 1
          ? "while %s is unset".formatted(names.getFirst())
          : "while neither %s nor %s says otherwise".formatted(names.get(0), names.get(1));
    }
  }

  /// A file that is not in the tree may change it.
  ///
  /// @param what `shop/local_settings.py`
  record Outside(String what) implements Elsewhere {}

  /// Deeper nesting is that of no setting.
  int MAX_DEPTH = 8;

  /// What the evaluator says of a file that is executed and is not in the tree.
  String EXECUTED = "code that is made while running";

  /// Looks what may change the answer yes.
  ///
  /// @param about the settings that the answer is about: where one of them is unknown, so is the
  ///   answer; any other must be known to change it
  static Elsewhere of(Evaluated evaluated, Set<String> about, Function<Values, Answer> question) {
    var names = new LinkedHashSet<String>();
    var _ =
        question.apply(
            new Values(
                evaluated,
                name -> {
                  names.add(name);
                  return evaluated.settings().find(name);
                }));
    Map<String, Setting> anywhere = evaluated.anywhere().settings(names);
    var variables = new TreeSet<String>();
    var outside = new TreeSet<String>();
    for (String name : names) {
      Setting setting = anywhere.get(name);
      if (setting == null && about.contains(name)) {
        // Nothing is known of it elsewhere but what the statement reads that decides it.
        variables.addAll(new Values(evaluated).left(name));
      }
      for (Case one : setting == null ? List.<Case>of() : others(evaluated, setting)) {
        Answer there =
            question.apply(
                new Values(
                    evaluated,
                    asked ->
                        asked.equals(name)
                            ? Optional.of(new Setting(name, List.of(one), List.of(), false))
                            : evaluated.settings().find(asked)));
        if (there == Answer.NO || (there == Answer.UNKNOWN && about.contains(name))) {
          one.when().forEach(when -> add(evaluated, one, when, variables, outside));
        }
      }
    }
    if (!outside.isEmpty()) {
      return new Outside(outside.first());
    }
    return variables.isEmpty() ? new Settled() : new Variables(likeliest(variables, names));
  }

  /// Whether a setting may have another value than the one that it is shipped with.
  static boolean mayBeSet(Evaluated evaluated, String name) {
    Setting setting = evaluated.anywhere().settings(Set.of(name)).get(name);
    return setting != null && !others(evaluated, setting).isEmpty();
  }

  /// The outcomes that a setting does not have as shipped.
  private static List<Case> others(Evaluated evaluated, Setting setting) {
    List<Outcome> shipped =
        evaluated.settings().find(setting.name()).map(Setting::cases).orElse(List.of()).stream()
            .map(Case::outcome)
            .toList();
    var others = new ArrayList<Case>();
    for (Case one : setting.cases()) {
      boolean isOfInterest =
          switch (one.outcome()) {
            case Outcome.Fails _, Outcome.Absent _ -> false;
            case Outcome.Unknown(var why, var owner) -> !isGap(why, owner);
            case Outcome.Is _ -> true;
          };
      if (isOfInterest && !shipped.contains(one.outcome())) {
        others.add(one);
      }
    }
    return others;
  }

  /// Whether it is only the evaluator that does not know: that says nothing of the application.
  private static boolean isGap(String why, String owner) {
    return owner.equals("undebug") && !why.equals(EXECUTED);
  }

  private static void add(
      Evaluated evaluated, Case one, Alternative when, Set<String> variables, Set<String> outside) {
    if (!when.argv().isEmpty() || !when.host().isEmpty()) {
      // Commands, and single machines, are no deployment.
      return;
    }
    when.files().forEach((file, exists) -> addWhere(exists, evaluated, file, outside));
    when.modules().forEach((module, exists) -> addWhere(exists, evaluated, module, outside));
    var free = new ArrayList<String>();
    for (String name : when.env().keySet()) {
      if (!(evaluated.deployment().environment().find(name).orElse(null) instanceof Variable.Set)) {
        free.add(name);
      }
    }
    variables.addAll(free);
    if (free.isEmpty() && when.files().isEmpty() && when.modules().isEmpty()) {
      switch (one.outcome()) {
        case Outcome.Unknown(var why, _) -> outside.add(why);
        case Outcome.Is(var value) -> within(evaluated, value, 0, variables, outside);
        case Outcome.Fails _, Outcome.Absent _ -> {}
      }
    }
  }

  /// Looks for what is left open inside a value.
  private static void within(
      Evaluated evaluated, Datum value, int depth, Set<String> variables, Set<String> outside) {
    if (depth > MAX_DEPTH) {
      return;
    }
    switch (value) {
      case Datum.OneOf(var cases) ->
          cases.forEach(
              one -> one.when().forEach(when -> add(evaluated, one, when, variables, outside)));
      case Datum.FromVariable(var variable, _) -> variables.add(variable);
      case Datum.Sequence(_, var elements) -> {
        for (Datum.Element element : elements) {
          conditions(evaluated, element.when(), variables, outside);
          within(evaluated, element.value(), depth + 1, variables, outside);
        }
      }
      case Datum.Mapping(var entries) -> {
        for (Datum.Entry entry : entries) {
          conditions(evaluated, entry.when(), variables, outside);
          within(evaluated, entry.value(), depth + 1, variables, outside);
        }
      }
      case Datum.Unknown(var why, var owner) when !isGap(why, owner) -> outside.add(why);
      case Datum.None _, Datum.Bool _, Datum.Int _, Datum.Real _, Datum.Text _ -> {}
      case Datum.Bytes _, Datum.PathOf _, Datum.Thing _, Datum.Unset _, Datum.Unknown _ -> {}
    }
  }

  private static void conditions(
      Evaluated evaluated, List<Alternative> some, Set<String> variables, Set<String> outside) {
    var nothing = new Case(some, new Outcome.Absent());
    some.forEach(when -> add(evaluated, nothing, when, variables, outside));
  }

  /// A platform that builds what git has, has no file that git has not: what `.gitignore` names is
  /// on developers' machines alone.
  private static void addWhere(
      boolean exists, Evaluated evaluated, String what, Set<String> outside) {
    if (exists && !(evaluated.deployment().kind().isBuiltFromGit() && isIgnored(evaluated, what))) {
      outside.add(what);
    }
  }

  private static boolean isIgnored(Evaluated evaluated, String what) {
    return ExpectedModules.isIgnored(
        evaluated.project().modules().tree(), ExpectedModules.lastName(what));
  }

  /// Those that are called after one of the settings, else all.
  private static List<String> likeliest(Set<String> variables, Set<String> settings) {
    var akin =
        variables.stream()
            .filter(variable -> settings.stream().anyMatch(setting -> isAkin(variable, setting)))
            .toList();
    return akin.isEmpty() ? List.copyOf(variables) : akin;
  }

  private static boolean isAkin(String variable, String setting) {
    return variable.contains(setting) || setting.contains(variable);
  }
}
