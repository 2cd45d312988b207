package dev.undebug.rule;

import dev.undebug.deploy.Variable;
import dev.undebug.page.Series;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.rule.SettingsRule.Range;
import dev.undebug.rule.SettingsRule.Telling;
import dev.undebug.source.TreePaths;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What can be wrong with the keys that Django signs with.
final class SecretKeys {

  private static final String KEY = "SECRET_KEY";
  private static final String FALLBACKS = "SECRET_KEY_FALLBACKS";

  /// What the evaluator says of a value that is drawn by chance.
  private static final String BY_CHANCE = "a new random value in every process";

  /// Characters; `django/core/checks/security/base.py`.
  private static final int SHORTEST = 50;

  /// Different characters, as there.
  private static final int FEWEST = 5;

  /// What `startproject` writes, and `check --deploy` refuses, since this series.
  private static final Series PREFIXED = new Series(3, 2);

  private static final String PREFIX = "django-insecure-";

  /// What `startproject --template` and cookiecutter put a key of one's own in the place of.
  private static final Pattern TEMPLATE = Pattern.compile("\\{[{%]");

  private static final Pattern IMAGE =
      Pattern.compile("(?i)(docker|container)file.*|.*\\.(docker|container)file");

  static final List<Rule> ALL =
      List.of(
          new SettingsRule(
                  "UDB203",
                  "secret-key-weak",
                  // Where it stands is a finding of its own.
                  Severity.LOW,
                  Range.EVERY,
                  v -> v.ask(KEY, key -> isLeft(v, key) ? Answer.UNKNOWN : isWeak(v, key)),
                  new Telling(
                      KEY,
                      "SECRET_KEY is short, of few characters, or the one that startproject wrote",
                      "draw a new one: python -c \"import secrets; print(secrets.token_urlsafe(50))\""))
              .relievedBy(Reliefs::drawn),
          new SettingsRule(
              "UDB206",
              "secret-key-fallback-weak",
              Severity.MEDIUM,
              Range.from(4, 1),
              v -> v.ask(FALLBACKS, keys -> isOneWeak(v, keys)),
              new Telling(
                  FALLBACKS,
                  "SECRET_KEY_FALLBACKS holds a key that is short, of few characters, or the one"
                      + " that startproject wrote",
                  "take the key out; whoever guesses it signs as the application")),
          new SettingsRule(
              "UDB207",
              "secret-key-fallback-in-code",
              Severity.HIGH,
              Range.from(4, 1),
              v -> v.ask(FALLBACKS, SecretKeys::holdsText),
              new Telling(
                  FALLBACKS,
                  "SECRET_KEY_FALLBACKS keeps a key that stands in the source tree",
                  "take the key out: a key that was published must not be believed any more")));

  private SecretKeys() {}

  /// Whether it is empty only where a variable is forgotten.
  private static boolean isLeft(Values values, Datum key) {
    return key.equals(new Datum.Text("")) && values.isLeftEmpty(KEY);
  }

  /// Whether the key is what an image brings.
  static boolean isOfImage(Evaluated evaluated) {
    return evaluated.deployment().environment().variables().values().stream()
        .anyMatch(
            variable ->
                variable instanceof Variable.Set set
                    && isOfImage(set)
                    && isKnown(evaluated, set.text()));
  }

  /// Whether an image brings it, and whoever starts the image may set another.
  static boolean isOfImage(Variable.Set set) {
    return IMAGE.matcher(TreePaths.name(set.place().path())).matches();
  }

  private static Answer isWeak(Values values, Datum key) {
    if (!(key instanceof Datum.Text(var text))) {
      return Answer.UNKNOWN;
    }
    boolean isPrefixed = values.django().compareTo(PREFIXED) >= 0 && text.startsWith(PREFIX);
    return Answer.of(
        isPrefixed
            || text.codePointCount(0, text.length()) < SHORTEST
            || text.codePoints().distinct().count() < FEWEST);
  }

  private static Answer isOneWeak(Values values, Datum keys) {
    if (!(keys instanceof Datum.Sequence(_, var elements))) {
      return Answer.UNKNOWN;
    }
    Answer found = Answer.NO;
    for (Datum.Element element : elements) {
      Answer here = Values.ask(element.value(), key -> isWeak(values, key));
      found = found.or(element.isAlways() ? here : here.and(Answer.UNKNOWN));
    }
    return found;
  }

  private static Answer holdsText(Datum keys) {
    return Answer.of(
        Parts.leaves(FALLBACKS, keys).stream().anyMatch(leaf -> !leaf.text().isEmpty()));
  }

  /// Whether the key is, or may be, drawn by chance.
  static boolean isDrawn(Case one) {
    return one.outcome() instanceof Case.Outcome.Unknown(var why, _) && why.equals(BY_CHANCE);
  }

  /// Whether a case comes about while the variables that no file sets are unset, and the process
  /// starts.
  static boolean isReached(Evaluated evaluated, Case one) {
    var refusals = refusals(evaluated);
    return one.when().stream().anyMatch(when -> isUnasked(evaluated, when, refusals));
  }

  /// The keys that a deployment may sign with and that stand in the tree: as it is, or when
  /// variables are forgotten. What holds only once somebody sets a variable that no file sets, is
  /// for where that is set: for tests, mostly.
  static Stream<String> known(Evaluated evaluated) {
    return evaluated.settings().find(KEY).stream()
        .filter(setting -> !setting.isDefault())
        .flatMap(setting -> of(evaluated, setting.cases(), refusals(evaluated)))
        .filter(text -> !text.isEmpty() && !TEMPLATE.matcher(text).lookingAt());
  }

  /// When the process does not start, whatever else is there.
  private static List<Alternative> refusals(Evaluated evaluated) {
    return evaluated.settings().debug().failsWhen().stream()
        .filter(when -> !when.files().containsValue(true) && !when.modules().containsValue(true))
        .filter(when -> when.argv().isEmpty() && when.host().isEmpty())
        .toList();
  }

  /// The variable that nobody sets either, and without whose absence the process would refuse to
  /// start for want of the first.
  static Optional<String> refusing(Evaluated evaluated, String variable) {
    return refusals(evaluated).stream()
        .filter(when -> when.env().containsKey(variable))
        .flatMap(when -> when.env().entrySet().stream())
        .filter(entry -> !entry.getKey().equals(variable))
        .filter(
            entry ->
                !(evaluated.deployment().environment().find(entry.getKey()).orElse(null)
                    instanceof Variable.Set))
        .filter(
            entry ->
                entry.getValue().stream()
                    .anyMatch(test -> !VariableTruth.passes(test, Optional.empty())))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Stream<String> of(
      Evaluated evaluated, List<Case> cases, List<Alternative> refusals) {
    return cases.stream()
        .filter(one -> one.when().stream().anyMatch(when -> isUnasked(evaluated, when, refusals)))
        .flatMap(
            one ->
                switch (one.outcome()) {
                  case Case.Outcome.Is(Datum.OneOf(var parts)) -> of(evaluated, parts, refusals);
                  case Case.Outcome.Is(var value) ->
                      Parts.leaves(KEY, value).stream().map(Parts.Leaf::text);
                  case Case.Outcome.Fails _, Case.Outcome.Absent _, Case.Outcome.Unknown _ ->
                      Stream.empty();
                });
  }

  /// Whether it holds while the variables that no file sets are unset, and the process does not
  /// refuse to start for want of them.
  private static boolean isUnasked(
      Evaluated evaluated, Alternative when, List<Alternative> refusals) {
    return isUnasked(evaluated, when)
        && refusals.stream()
            .filter(
                one -> one.env().keySet().stream().anyMatch(name -> when.env().containsKey(name)))
            .noneMatch(one -> isUnasked(evaluated, one));
  }

  private static boolean isUnasked(Evaluated evaluated, Alternative when) {
    return when.env().entrySet().stream()
        .allMatch(
            entry -> {
              Optional<String> text =
                  evaluated.deployment().environment().find(entry.getKey()).orElse(null)
                          instanceof Variable.Set set
                      ? Optional.of(set.text())
                      : Optional.empty();
              return entry.getValue().stream().allMatch(test -> VariableTruth.passes(test, text));
            });
  }

  /// Whether a text is one of them: rules of their own speak of those.
  static boolean isKnown(Evaluated evaluated, String text) {
    return known(evaluated).anyMatch(text::equals);
  }
}
