package dev.undebug.python.evaluate;

import dev.undebug.source.Place;

/// One assignment on the way to a value.
///
/// @param sourceLine the line of the file on which it begins
/// @param description one sentence: `assigned`, `imported from shop.settings.base`, `shadowed`
public record Step(Place place, String sourceLine, String description) {

  /// Begins the description of what happens only where the process has a certain argument.
  public static final String OF_A_COMMAND = "for a command alone: ";

  /// Whether it happens only where the process has a certain argument, as `manage.py test` has.
  public boolean isOfACommand() {
    return description.startsWith(OF_A_COMMAND);
  }
}
