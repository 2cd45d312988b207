package dev.undebug.rule;

import dev.undebug.deploy.Purpose;
import dev.undebug.page.Series;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// A rule that asks one question of the settings of every production deployment that serves.
///
/// @param django the series of Django that it is asked of
/// @param question yes is a finding
/// @param relief who makes up for what the rule finds, by the tree; the finding is a note then
record SettingsRule(
    String id,
    String name,
    Severity severity,
    Range django,
    Function<Values, Answer> question,
    Telling telling,
    Function<Evaluated, Optional<String>> relief)
    implements Rule {

  private static final String SILENCED = "SILENCED_SYSTEM_CHECKS";

  /// Where a setting is missed, that is none of the project's.
  private static final List<String> ANCHORS =
      List.of(
          "MIDDLEWARE",
          "MIDDLEWARE_CLASSES",
          "INSTALLED_APPS",
          "ROOT_URLCONF",
          "TEMPLATES",
          "DATABASES",
          "DEBUG");

  /// A rule for which nobody makes up.
  SettingsRule(
      String id,
      String name,
      Severity severity,
      Range django,
      Function<Values, Answer> question,
      Telling telling) {
    this(id, name, severity, django, question, telling, _ -> Optional.empty());
  }

  SettingsRule relievedBy(Function<Evaluated, Optional<String>> other) {
    return new SettingsRule(id, name, severity, django, question, telling, other);
  }

  /// Series of Django.
  ///
  /// @param from the first
  /// @param to the last
  record Range(Series from, Series to) {

    static final Range EVERY = new Range(Series.OLDEST, new Series(99, 99));

    static Range from(int major, int minor) {
      return new Range(new Series(major, minor), EVERY.to);
    }

    static Range to(int major, int minor) {
      return new Range(EVERY.from, new Series(major, minor));
    }

    boolean holds(Series series) {
      return from.compareTo(series) <= 0 && series.compareTo(to) <= 0;
    }
  }

  /// What a finding says.
  ///
  /// @param setting the setting that the finding is about; of several, with a bar between them, the
  ///   first that the project sets
  record Telling(String setting, String message, String help, Mending mending) {

    /// What needs thought.
    Telling(String setting, String message, String help) {
      this(setting, message, help, (_, _) -> List.of());
    }

    /// What another literal mends.
    ///
    /// @param value as Python
    Telling(String setting, String message, String help, String value) {
      this(setting, message, help, (evaluated, place) -> Edits.assign(evaluated, place, value));
    }
  }

  /// Finds what would mend a setting.
  interface Mending {

    /// What would mend it; nothing where that needs thought.
    ///
    /// @param place where the setting is decided
    List<Edit> at(Evaluated evaluated, Place place);
  }

  @Override
  public Stream<Sighting> check(Application application) {
    return application.meant().stream()
        .filter(evaluated -> evaluated.deployment().serves() && isSo(evaluated))
        .map(this::sighting);
  }

  private Sighting sighting(Evaluated evaluated) {
    Place where = place(evaluated, telling.setting());
    Sighting seen =
        mended(evaluated)
            .map(
                who ->
                    evaluated.sighting(
                        Severity.NOTE,
                        where,
                        telling.message().replaceFirst(":.*", "") + "; " + who,
                        telling.help()))
            .orElseGet(() -> told(evaluated, where));
    return decidedAt(evaluated, telling.setting())
        .map(place -> seen.mending(telling.mending().at(evaluated, place)))
        .orElseGet(seen::asAbsence);
  }

  private Sighting told(Evaluated evaluated, Place where) {
    return switch (Elsewhere.of(evaluated, Set.of(telling.setting().split("\\|")), question)) {
      case Elsewhere.Settled() ->
          evaluated.sighting(severity, where, telling.message(), telling.help());
      case Elsewhere.Variables variables ->
          evaluated.sighting(severity.lessened(), where, said(variables.words()), telling.help());
      case Elsewhere.Outside(var what) ->
          evaluated.sighting(
              Severity.NOTE,
              where,
              said("here, and %s may say otherwise".formatted(what)),
              telling.help());
    };
  }

  /// The message with a condition, before what follows from it.
  private String said(String condition) {
    String message = telling.message();
    int colon = message.indexOf(": ");
    return colon < 0
        ? "%s, %s".formatted(message, condition)
        : "%s %s%s".formatted(message.substring(0, colon), condition, message.substring(colon));
  }

  /// Who makes up for what the rule finds: whoever silenced the check, or as the tree shows.
  private Optional<String> mended(Evaluated evaluated) {
    var silenced = new Values(evaluated).find(SILENCED).filter(setting -> !setting.isDefault());
    if (silenced.isPresent()) {
      String check = RulePage.of(this).check();
      if (!check.isEmpty() && new Values(evaluated).contains(SILENCED, check).isYes()) {
        return Optional.of("%s names %s".formatted(SILENCED, check));
      }
    }
    return relief.apply(evaluated).or(() -> ofDevelopment(evaluated));
  }

  /// Settings called after development, which are judged where there are no others: what speaks of
  /// headers is not meant for them. That production is started with them is a finding of its own.
  private Optional<String> ofDevelopment(Evaluated evaluated) {
    return id.startsWith("UDB9") && Purpose.isForDevelopment(evaluated.settings().module())
        ? Optional.of("the settings are called after development")
        : Optional.empty();
  }

  private boolean isSo(Evaluated evaluated) {
    var values = new Values(evaluated);
    return !values.isIdle() && django.holds(values.django()) && question.apply(values).isYes();
  }

  /// Where a setting is decided; where nothing sets it, where the settings say what else there is.
  static Place place(Evaluated evaluated, String setting) {
    return decidedAt(evaluated, setting)
        .or(() -> ANCHORS.stream().map(evaluated::decidedAt).flatMap(Optional::stream).findFirst())
        .orElse(evaluated.deployment().place());
  }

  private static Optional<Place> decidedAt(Evaluated evaluated, String setting) {
    return Stream.of(setting.split("\\|"))
        .map(evaluated::decidedAt)
        .flatMap(Optional::stream)
        .findFirst();
  }
}
