package dev.undebug.rule;

import dev.undebug.deploy.Variable;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.Application.Evaluated;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// `SECRET_KEY` stands in the source tree; one rule for each way in which it does.
///
/// @param way the way that this rule speaks of
record SecretKeyInTree(String id, String name, Way way) implements Rule {

  private static final String KEY = "SECRET_KEY";

  static final List<Rule> ALL =
      List.of(
          new SecretKeyInTree("UDB201", "secret-key-in-code", Way.CODE),
          new SecretKeyInTree("UDB202", "secret-key-insecure-default", Way.DEFAULT),
          new SecretKeyInTree("UDB204", "secret-key-committed", Way.DEPLOYMENT));

  /// How the key comes into the tree.
  enum Way {
    /// It is written in the settings.
    CODE,
    /// It is what the settings take while a variable is unset.
    DEFAULT,
    /// A file of the deployment sets it.
    DEPLOYMENT
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    return application.production().flatMap(this::check);
  }

  private Stream<Sighting> check(Evaluated evaluated) {
    return SecretKeys.known(evaluated)
        .map(key -> sighting(evaluated, key))
        .flatMap(found -> found.way == way ? Stream.of(found.sighting) : Stream.empty())
        .limit(1);
  }

  private static Answer holds(Datum value, String key) {
    return Answer.of(Parts.leaves(KEY, value).stream().anyMatch(leaf -> leaf.text().equals(key)));
  }

  private record Found(Way way, Sighting sighting) {}

  private static Found sighting(Evaluated evaluated, String key) {
    for (var entry : evaluated.deployment().environment().variables().entrySet()) {
      if (entry.getValue() instanceof Variable.Set set && set.text().equals(key)) {
        return new Found(
            Way.DEPLOYMENT,
            evaluated.sighting(
                Severity.HIGH,
                set.place(),
                "SECRET_KEY is written in the deployment's files, as " + entry.getKey(),
                "keep it in a secret store, and replace the key that was published"));
      }
    }
    var values = new Values(evaluated);
    var left =
        values.left(KEY).stream()
            .sorted(Comparator.comparing(variable -> !variable.contains("SECRET")))
            .toList();
    if (left.isEmpty()) {
      return written(evaluated, key);
    }
    boolean isShipped = values.settings().find(KEY).flatMap(setting -> setting.value()).isPresent();
    return new Found(
        Way.DEFAULT,
        evaluated
            .sighting(
                isShipped ? Severity.HIGH : Severity.MEDIUM,
                evaluated.placeOf(KEY),
                "SECRET_KEY is one that everybody can read here, while %s is unset"
                    .formatted(left.getFirst()),
                "take the default away, so that a process without a key refuses to start")
            .mending(Edits.withoutDefault(evaluated, evaluated.placeOf(KEY))));
  }

  /// A key that stands there, whatever else may be set elsewhere.
  private static Found written(Evaluated evaluated, String key) {
    switch (Elsewhere.of(
        evaluated, Set.of(KEY), asked -> asked.ask(KEY, value -> holds(value, key)))) {
      case Elsewhere.Settled() -> {}
      case Elsewhere.Variables variables -> {
        return new Found(
            Way.DEFAULT,
            evaluated.sighting(
                Severity.MEDIUM,
                evaluated.placeOf(KEY),
                "SECRET_KEY is one that everybody can read here, " + variables.words(),
                "take it away, so that a process without a key refuses to start"));
      }
      case Elsewhere.Outside(var what) -> {
        return new Found(
            Way.CODE,
            evaluated.sighting(
                Severity.LOW,
                evaluated.placeOf(KEY),
                "SECRET_KEY is written in the code, and counts unless %s sets another"
                    .formatted(what),
                "take it away, so that a process without a key refuses to start"));
      }
    }
    return new Found(
        Way.CODE,
        evaluated
            .sighting(
                Severity.HIGH,
                evaluated.placeOf(KEY),
                "SECRET_KEY is written in the code",
                "read it from the environment, and replace the key that was published")
            .mending(
                Edits.read(evaluated, evaluated.placeOf(KEY), reader -> reader.required(KEY))));
  }
}
