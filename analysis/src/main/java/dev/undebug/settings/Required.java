package dev.undebug.settings;

import dev.undebug.project.ExpectedModules;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Entry;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.python.evaluate.Read;
import dev.undebug.python.evaluate.Test;
import dev.undebug.python.evaluate.Test.Check;
import dev.undebug.source.Tree;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which variables a settings module cannot do without.
final class Required {

  private static final Set<String> NOT_A_VARIABLE =
      Set.of("ModuleNotFoundError", "ImportError", "NameError", "SyntaxError", "FileNotFoundError");

  /// What services that run tests set, and no deployment.
  private static final Set<String> OF_TESTS =
      Set.of(
          "CI",
          "CONTINUOUS_INTEGRATION",
          "TRAVIS",
          "GITHUB_ACTIONS",
          "GITHUB_WORKFLOW",
          "GITLAB_CI",
          "CIRCLECI",
          "CIRCLE_CI",
          "JENKINS_URL",
          "JENKINS_HOME",
          "BUILDKITE",
          "DRONE",
          "APPVEYOR",
          "SEMAPHORE",
          "SHIPPABLE",
          "CODESHIP",
          "TEAMCITY_VERSION",
          "BITBUCKET_BUILD_NUMBER",
          "TF_BUILD",
          "WERCKER",
          "TOX_ENV_NAME",
          "PYTEST_CURRENT_TEST",
          "READTHEDOCS");

  private Required() {}

  /// The variables that are unset as shipped, and whose absence makes the process refuse to start:
  /// by the shortest conditions over every environment, else the one that was read last before it
  /// refused.
  static Set<String> of(
      Evaluation every, Evaluation shipped, Environment environment, Set<String> freed) {
    List<Set<String>> lacking =
        Outcomes.of(every).failsWhen().stream()
            .map(alternative -> lacking(alternative, environment, freed))
            .filter(names -> !names.isEmpty())
            .toList();
    int shortest = lacking.stream().mapToInt(Set::size).min().orElse(0);
    var required = new TreeSet<String>();
    lacking.stream().filter(names -> names.size() == shortest).forEach(required::addAll);
    if (!required.isEmpty() || !isForWantOfAVariable(shipped)) {
      return required;
    }
    for (Read read : shipped.reads().reversed()) {
      boolean isUnset =
          environment.find(read.variable()) instanceof Environment.Variable.Unset
              && !freed.contains(read.variable())
              && !OF_TESTS.contains(read.variable())
              && !read.variable().equals(Entry.SETTINGS);
      if (isUnset) {
        return Set.of(read.variable());
      }
    }
    return required;
  }

  /// The variables that are unset as shipped, and whose absence makes the process refuse to start
  /// for some texts of those that it cannot do without.
  static Set<String> beside(Evaluation every, Environment environment, Set<String> freed) {
    var beside = new TreeSet<String>();
    for (Alternative alternative : Outcomes.of(every).failsWhen()) {
      if (alternative.env().keySet().stream().anyMatch(freed::contains)) {
        beside.addAll(lacking(alternative, environment, freed));
      }
    }
    return beside;
  }

  /// The modules that the tree lacks on purpose, and whose absence makes the process refuse to
  /// start.
  static Set<String> files(Evaluation every, Tree tree) {
    var files = new TreeSet<String>();
    for (Alternative alternative : Outcomes.of(every).failsWhen()) {
      alternative
          .files()
          .forEach(
              (path, isThere) -> {
                if (!isThere && ExpectedModules.isExpectedFile(tree, path)) {
                  files.add(path);
                }
              });
    }
    return files;
  }

  /// The variables whose absence an alternative asks for; none where it asks for anything else of a
  /// variable that is unset.
  private static Set<String> lacking(
      Alternative alternative, Environment environment, Set<String> freed) {
    var names = new TreeSet<String>();
    for (var entry : alternative.env().entrySet()) {
      String name = entry.getKey();
      boolean isUnset =
          environment.find(name) instanceof Environment.Variable.Unset
              && !freed.contains(name)
              && !OF_TESTS.contains(name)
              && !name.equals(Entry.SETTINGS);
      if (isUnset && !entry.getValue().stream().allMatch(Required::takesAbsence)) {
        return Set.of();
      }
      if (isUnset) {
        names.add(name);
      }
    }
    return names;
  }

  /// Whether a variable may be what is missing: an absent module or name is not mended by one.
  private static boolean isForWantOfAVariable(Evaluation shipped) {
    return shipped.failures().stream()
        .noneMatch(
            failure ->
                failure.outcome() instanceof Case.Outcome.Fails(var type, _, _)
                    && NOT_A_VARIABLE.contains(type));
  }

  /// Whether an unset variable passes a test; a pipeline raises there.
  private static boolean takesAbsence(Test test) {
    if (!test.after().isEmpty()) {
      return test.check() instanceof Check.Raises(var raises) && raises;
    }
    return switch (test.check()) {
      case Check.In(var values) -> values.contains(Test.UNSET);
      case Check.NotIn(var values) -> !values.contains(Test.UNSET);
      case Check.Raises(var raises) -> !raises;
      case Check.Truthy _, Check.StartsWith _, Check.EndsWith _ -> false;
      case Check.Contains _, Check.Matches _ -> false;
    };
  }
}
