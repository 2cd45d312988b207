package dev.undebug.rule;

import dev.undebug.deploy.Kind;
import dev.undebug.deploy.Variable;
import dev.undebug.page.Series;
import dev.undebug.python.evaluate.Case.Outcome;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Read;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.settings.Setting;
import dev.undebug.settings.Settings;
import dev.undebug.settings.Verdict;
import dev.undebug.source.Place;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The settings of one deployment as shipped, asked questions; what is not surely so is unknown.
///
/// @param finder looks a setting up
record Values(Evaluated evaluated, Function<String, Optional<Setting>> finder) {

  private static final String MIDDLEWARE = "MIDDLEWARE";
  private static final String OLD_MIDDLEWARE = "MIDDLEWARE_CLASSES";

  /// As shipped.
  Values(Evaluated evaluated) {
    this(evaluated, evaluated.settings()::find);
  }

  /// A setting; before Django 2.0, `MIDDLEWARE_CLASSES` where the project sets that one instead.
  Optional<Setting> find(String name) {
    Optional<Setting> found = finder.apply(name);
    boolean isOld =
        name.equals(MIDDLEWARE)
            && found.filter(setting -> !setting.isDefault()).isEmpty()
            && !isAtLeast(2, 0);
    return isOld
        ? finder.apply(OLD_MIDDLEWARE).filter(one -> !one.isDefault()).or(() -> found)
        : found;
  }

  Settings settings() {
    return evaluated.settings();
  }

  /// Where nobody is served, or where the module's own settings are not known at all, every
  /// question is idle.
  boolean isIdle() {
    return settings().debug().state() == Verdict.State.FAILS
        || settings().settings().values().stream().allMatch(Setting::isDefault);
  }

  Series django() {
    return Series.of(settings().debug().assumed().django());
  }

  boolean isAtLeast(int major, int minor) {
    return django().compareTo(new Series(major, minor)) >= 0;
  }

  /// Whether the module is only what somebody else's settings take in: what it leaves out, those
  /// decide.
  private boolean isPart() {
    return evaluated.deployment().kind() == Kind.SETTINGS
        && settings().find("INSTALLED_APPS").filter(one -> !one.isDefault()).isEmpty();
  }

  /// Asks a question of a setting, whichever of its possible values it has.
  Answer ask(String name, Function<Datum, Answer> question) {
    Optional<Setting> setting = find(name);
    if (setting.isEmpty() || (setting.get().isDefault() && isPart())) {
      return Answer.UNKNOWN;
    }
    var served =
        setting.get().cases().stream()
            .filter(one -> !(one.outcome() instanceof Outcome.Fails))
            .toList();
    return Answer.agreed(served, one -> ask(one.outcome(), question));
  }

  private static Answer ask(Outcome outcome, Function<Datum, Answer> question) {
    return switch (outcome) {
      case Outcome.Is(var value) -> ask(value, question);
      case Outcome.Fails _, Outcome.Absent _, Outcome.Unknown _ -> Answer.UNKNOWN;
    };
  }

  /// The variables that the statement reads which decides a setting, and that no file sets.
  List<String> left(String name) {
    return evaluated.decidedAt(name).map(this::left).orElse(List.of());
  }

  /// The variables that are read at a place, or on its line, and that no file sets.
  List<String> left(Place place) {
    String text = Literals.text(evaluated, place);
    return settings().reads().stream()
        .filter(
            read ->
                holds(place, read.place())
                    || isOnLine(place, read.place())
                    || isNamed(text, read.variable()))
        .map(Read::variable)
        .filter(
            variable ->
                !(evaluated.deployment().environment().find(variable).orElse(null)
                    instanceof Variable.Set))
        .distinct()
        // A reader may ask for more than the code names: for POSTGRES_DB_FILE beside POSTGRES_DB.
        .sorted(Comparator.comparing((String variable) -> !isNamed(text, variable)))
        .toList();
  }

  private static boolean isNamed(String text, String variable) {
    return text.contains("\"" + variable + "\"") || text.contains("'" + variable + "'");
  }

  private static boolean holds(Place whole, Place part) {
    return whole.path().equals(part.path())
        && whole.start().compareTo(part.start()) <= 0
        && part.end().compareTo(whole.end()) <= 0;
  }

  private static boolean isOnLine(Place place, Place read) {
    return place.path().equals(read.path())
        && place.start().line() == place.end().line()
        && read.start().line() <= place.start().line()
        && place.end().line() <= read.end().line();
  }

  /// Whether a setting is empty only because a variable is, that nobody sets as shipped: where the
  /// application runs, somebody does.
  boolean isLeftEmpty(String name) {
    return !left(name).isEmpty() || Elsewhere.mayBeSet(evaluated, name);
  }

  /// Whether the settings read a variable that is called so, and that no file sets.
  boolean isAskedFor(String part) {
    return settings().reads().stream()
        .map(Read::variable)
        .filter(variable -> variable.contains(part))
        .anyMatch(
            variable ->
                !(evaluated.deployment().environment().find(variable).orElse(null)
                    instanceof Variable.Set));
  }

  /// Asks a question of a value; what is not known answers nothing.
  static Answer ask(Datum value, Function<Datum, Answer> question) {
    return switch (value) {
      case Datum.OneOf(var cases) -> Answer.agreed(cases, one -> ask(one.outcome(), question));
      case Datum.FromVariable _, Datum.Unknown _, Datum.Unset _, Datum.Thing _ -> Answer.UNKNOWN;
      case Datum.None _, Datum.Bool _, Datum.Int _, Datum.Real _, Datum.Text _ ->
          question.apply(value);
      case Datum.Bytes _, Datum.Sequence _, Datum.Mapping _, Datum.PathOf _ ->
          question.apply(value);
    };
  }

  /// Python's `is True`.
  Answer isTrue(String name) {
    return ask(name, value -> Answer.of(value instanceof Datum.Bool(var isTrue) && isTrue));
  }

  /// Python's `is None`.
  Answer isNone(String name) {
    return ask(name, value -> Answer.of(value instanceof Datum.None));
  }

  Answer isText(String name, String text) {
    return ask(name, value -> Answer.of(value.equals(new Datum.Text(text))));
  }

  /// Python's `bool`.
  Answer isTruthy(String name) {
    return ask(name, Values::isTruthy);
  }

  static Answer isTruthy(Datum value) {
    return switch (value) {
      case Datum.None _ -> Answer.NO;
      case Datum.Bool(var isTrue) -> Answer.of(isTrue);
      case Datum.Int(var number) -> Answer.of(!number.equals(BigInteger.ZERO));
      case Datum.Real(var number) -> Answer.of(number != 0);
      case Datum.Text(var text) -> Answer.of(!text.isEmpty());
      case Datum.Bytes(var bytes) -> Answer.of(!bytes.isEmpty());
      case Datum.PathOf _ -> Answer.YES;
      case Datum.Sequence(_, var elements) ->
          isFilled(elements.stream().map(Datum.Element::isAlways).toList());
      case Datum.Mapping(var entries) ->
          isFilled(entries.stream().map(Datum.Entry::isAlways).toList());
      case Datum.FromVariable _, Datum.OneOf _, Datum.Unknown _ -> Answer.UNKNOWN;
      case Datum.Unset _, Datum.Thing _ -> Answer.UNKNOWN;
    };
  }

  private static Answer isFilled(List<Boolean> certain) {
    if (certain.isEmpty()) {
      return Answer.NO;
    }
    return certain.contains(true) ? Answer.YES : Answer.UNKNOWN;
  }

  /// Python's `text in setting`.
  Answer contains(String name, String text) {
    return ask(name, value -> contains(value, text));
  }

  static Answer contains(Datum value, String text) {
    return switch (value) {
      case Datum.Sequence(_, var elements) -> {
        Answer found = Answer.NO;
        for (Datum.Element element : elements) {
          Answer same = ask(element.value(), one -> Answer.of(one.equals(new Datum.Text(text))));
          found = found.or(element.isAlways() ? same : same.and(Answer.UNKNOWN));
        }
        yield found;
      }
      case Datum.Text(var whole) -> Answer.of(whole.contains(text));
      case Datum.None _, Datum.Bool _, Datum.Int _, Datum.Real _, Datum.Bytes _ -> Answer.UNKNOWN;
      case Datum.Mapping _, Datum.FromVariable _, Datum.OneOf _ -> Answer.UNKNOWN;
      case Datum.PathOf _, Datum.Thing _, Datum.Unknown _, Datum.Unset _ -> Answer.UNKNOWN;
    };
  }
}
