package dev.undebug.fix;

import dev.undebug.rule.Application.Evaluated;
import dev.undebug.rule.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Static files that only DEBUG serves are served by WhiteNoise, or people turn DEBUG on again.
final class StaticFileRepairs implements Repairer {

  private static final String WHITENOISE = "whitenoise.middleware.WhiteNoiseMiddleware";

  /// The middleware that WhiteNoise's documentation puts it behind.
  private static final String SECURITY = "django.middleware.security.SecurityMiddleware";

  @Override
  public Stream<Repair> repairs(Broken broken) {
    return broken
        .of("UDB118")
        .flatMap(broken::evaluated)
        .flatMap(one -> repair(broken, one).stream());
  }

  private static Optional<Repair> repair(Broken broken, Evaluated evaluated) {
    var middleware =
        Assigned.find(broken, evaluated, "MIDDLEWARE")
            .map(list -> list.put(WHITENOISE, SECURITY))
            .filter(edits -> !edits.isEmpty());
    var settings = broken.settings(evaluated);
    var asked = Packages.add(broken, evaluated.project(), "whitenoise", ">=6,<7");
    if (middleware.isEmpty() || settings.isEmpty() || asked.isEmpty()) {
      return Optional.empty();
    }
    var edits = new ArrayList<Edit>(middleware.get());
    edits.addAll(
        EndOfSettings.add(
            settings.get(),
            """
            # Static files are served as the applications bring them, without collectstatic.
            WHITENOISE_USE_FINDERS = True
            """));
    edits.addAll(asked.get());
    return Optional.of(
        Repair.of("UDB118", "Serve static files with WhiteNoise").editing(List.copyOf(edits)));
  }
}
