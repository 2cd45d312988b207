package dev.undebug.settings;

import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import java.util.List;

/// Looks at the values of processes that start: where the settings module fails, nobody is served,
/// so a setting has no value there that matters.
final class Started {

  private static final List<Alternative> ALWAYS = DjangoDefaults.ALWAYS;

  private Started() {}

  /// The cases without those in which the module fails; what is left alone holds always.
  static List<Case> of(List<Case> cases) {
    List<Case> started = cases.stream().filter(one -> !isFailing(one)).toList();
    if (started.size() != 1) {
      return started.isEmpty() ? cases : started;
    }
    List<Alternative> when = started.getFirst().when();
    return List.of(
        switch (started.getFirst().outcome()) {
          case Case.Outcome.Is(var value) ->
              new Case(ALWAYS, new Case.Outcome.Is(under(value, when)));
          case Case.Outcome.Fails _, Case.Outcome.Absent _, Case.Outcome.Unknown _ ->
              new Case(ALWAYS, started.getFirst().outcome());
        });
  }

  private static boolean isFailing(Case one) {
    return one.outcome() instanceof Case.Outcome.Fails;
  }

  /// A value, given that one of some alternatives holds.
  private static Datum under(Datum value, List<Alternative> given) {
    return switch (value) {
      case Datum.Sequence(var form, var elements) ->
          new Datum.Sequence(
              form,
              elements.stream()
                  .map(
                      element ->
                          new Datum.Element(
                              when(element.when(), given), under(element.value(), given)))
                  .toList());
      case Datum.Mapping(var entries) ->
          new Datum.Mapping(
              entries.stream()
                  .map(
                      entry ->
                          new Datum.Entry(
                              when(entry.when(), given), entry.key(), under(entry.value(), given)))
                  .toList());
      case Datum.OneOf(var cases) -> oneOf(cases, given);
      case Datum.None _, Datum.Bool _, Datum.Int _, Datum.Real _, Datum.Text _ -> value;
      case Datum.Bytes _, Datum.FromVariable _, Datum.PathOf _, Datum.Thing _ -> value;
      case Datum.Unknown _, Datum.Unset _ -> value;
    };
  }

  private static Datum oneOf(List<Case> cases, List<Alternative> given) {
    List<Case> started = cases.stream().filter(one -> !isFailing(one)).toList();
    return started.size() == 1 && started.getFirst().outcome() instanceof Case.Outcome.Is(var only)
        ? under(only, given)
        : new Datum.OneOf(started);
  }

  private static List<Alternative> when(List<Alternative> when, List<Alternative> given) {
    return when.equals(given) ? ALWAYS : when;
  }
}
