package dev.undebug.rule;

import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.Application.Evaluated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The host names that a deployment accepts.
final class AllowedHosts {

  private AllowedHosts() {}

  /// The names, when every one of them is known; Django ignores an empty one.
  static Optional<List<String>> of(Evaluated evaluated) {
    return evaluated
        .settings()
        .find("ALLOWED_HOSTS")
        .flatMap(setting -> setting.value())
        .flatMap(AllowedHosts::names);
  }

  private static Optional<List<String>> names(Datum value) {
    if (!(value instanceof Datum.Sequence(_, var elements))) {
      return Optional.empty();
    }
    var names = new ArrayList<String>();
    for (Datum.Element element : elements) {
      if (!element.isAlways() || !(element.value() instanceof Datum.Text(var name))) {
        return Optional.empty();
      }
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return Optional.of(names);
  }
}
