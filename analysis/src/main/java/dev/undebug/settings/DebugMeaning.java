package dev.undebug.settings;

import dev.undebug.python.evaluate.Datum;
import java.util.Optional;

/// What Django makes of a DEBUG that is neither `True` nor `False`.
///
/// Nearly everything asks whether DEBUG is true. What hides sensitive variables asks `DEBUG is
/// False` (`SafeExceptionReporterFilter.is_active`, Django 2.2 to 6.1, `lab/debug_effects.py`).
public final class DebugMeaning {
  private static final String OFF_BUT_NOT_FALSE =
      " is off without being False: visitors get plain error pages, but error mails show what"
          + " sensitive_variables and sensitive_post_parameters name";

  private DebugMeaning() {}

  /// One sentence; empty for a bool, and where the truth of the value is not known.
  ///
  /// @param shown the value as it may be shown
  public static Optional<String> of(Datum value, String shown) {
    return switch (value) {
      case Datum.Bool _ -> Optional.empty();
      case Datum.None _ -> Optional.of("None" + OFF_BUT_NOT_FALSE);
      case Datum.Int(var number) -> told(number.signum() != 0, shown, "a number that is not 0");
      case Datum.Real(var number) -> told(number != 0, shown, "a number that is not 0");
      case Datum.Text(var text) ->
          told(!text.isEmpty(), shown, "a text that is not empty, whatever it says");
      case Datum.Bytes(var bytes) -> told(!bytes.isEmpty(), shown, "not empty");
      case Datum.Sequence(_, var elements) ->
          elements.isEmpty() || elements.stream().anyMatch(Datum.Element::isAlways)
              ? told(!elements.isEmpty(), shown, "not empty")
              : Optional.empty();
      case Datum.Mapping(var entries) ->
          entries.isEmpty() || entries.stream().anyMatch(Datum.Entry::isAlways)
              ? told(!entries.isEmpty(), shown, "not empty")
              : Optional.empty();
      case Datum.FromVariable(var variable, var after) ->
          after.isEmpty()
              ? Optional.of(
                  "DEBUG is the text of %s: every text but the empty one is on, \"False\" and \"0\""
                          .formatted(variable)
                      + " too")
              : Optional.empty();
      case Datum.PathOf _, Datum.Thing _ -> Optional.empty();
      case Datum.OneOf _, Datum.Unknown _, Datum.Unset _ -> Optional.empty();
    };
  }

  private static Optional<String> told(boolean isTrue, String shown, String because) {
    return Optional.of(
        isTrue ? "%s is on: it is %s".formatted(shown, because) : shown + OFF_BUT_NOT_FALSE);
  }
}
