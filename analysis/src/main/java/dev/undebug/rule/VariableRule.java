package dev.undebug.rule;

import dev.undebug.deploy.Environment;
import dev.undebug.deploy.Variable;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.settings.Verdict;
import dev.undebug.source.Place;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A variable of a deployment does not do what whoever set it believes.
///
/// @param mistake what this rule looks for
record VariableRule(String id, String name, Mistake mistake) implements Rule {

  static final List<Rule> ALL =
      List.of(
          new VariableRule("UDB111", "decoy-variable", Mistake.DECOY),
          new VariableRule("UDB112", "debug-set-while-building", Mistake.BUILT));

  private static final Pattern RUN = Pattern.compile("(?i)RUN\\s");

  /// A `RUN` line that sets a variable, and nothing that would see it.
  private static final Pattern ALONE =
      Pattern.compile("(?i)RUN\\s+(export\\s+)?\\w+=(\\w*|\"[^\"]*\"|'[^']*')");

  private static final String MODULE = "DJANGO_SETTINGS_MODULE";

  /// What is believed wrongly.
  enum Mistake {
    /// That anybody reads it.
    DECOY,
    /// That it is still there when the image runs.
    BUILT
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    var decoys = new Decoys(application.tree());
    return application.meant().stream()
        .flatMap(
            evaluated ->
                switch (mistake) {
                  case DECOY -> decoys(evaluated, decoys);
                  case BUILT -> built(evaluated);
                });
  }

  /// Where DEBUG is off all the same, the belief does no harm yet.
  private static Severity severity(Evaluated evaluated) {
    return evaluated.settings().debug().state() == Verdict.State.ON
        ? Severity.MEDIUM
        : Severity.LOW;
  }

  private static Stream<Sighting> decoys(Evaluated evaluated, Decoys decoys) {
    return evaluated.deployment().environment().variables().entrySet().stream()
        .filter(entry -> entry.getValue() instanceof Variable.Set)
        .filter(entry -> decoys.isDecoy(entry.getKey(), evaluated))
        .map(
            entry ->
                evaluated.sighting(
                    severity(evaluated),
                    entry.getValue().place(),
                    "%s is set, and nothing reads it".formatted(entry.getKey()),
                    "take it away, or read it in the settings"));
  }

  private static Stream<Sighting> built(Evaluated evaluated) {
    Environment environment = evaluated.deployment().environment();
    return environment.built().entrySet().stream()
        .filter(entry -> !environment.variables().containsKey(entry.getKey()))
        .filter(entry -> decides(entry.getKey(), evaluated.settings().debug()))
        .filter(entry -> !isOfACommand(evaluated, entry.getValue().place()))
        .map(
            entry ->
                evaluated.sighting(
                    severity(evaluated),
                    entry.getValue().place(),
                    "%s is set while the image is built, and gone when it runs"
                        .formatted(entry.getKey()),
                    "set it by ENV, or by what starts the image"));
  }

  /// Whether a `RUN` line gives it to a command, which is what it is meant for.
  private static boolean isOfACommand(Evaluated evaluated, Place place) {
    String line = Literals.text(evaluated, place).strip();
    return RUN.matcher(line).lookingAt() && !ALONE.matcher(line).matches();
  }

  private static boolean decides(String variable, Verdict verdict) {
    return variable.equals(MODULE)
        || VariableTruth.of(verdict).stream().anyMatch(truth -> truth.variable().equals(variable));
  }
}
