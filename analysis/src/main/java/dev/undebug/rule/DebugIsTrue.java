package dev.undebug.rule;

import dev.undebug.rule.Application.Evaluated;
import java.util.stream.Stream;

/// `DEBUG` is on in a production deployment, and no environment turns it off.
final class DebugIsTrue implements Rule {

  @Override
  public String id() {
    return "UDB101";
  }

  @Override
  public String name() {
    return "debug-is-true";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    return application.production().flatMap(this::check);
  }

  private Stream<Sighting> check(Evaluated evaluated) {
    return DebugOrigin.of(evaluated) instanceof DebugOrigin.Always
        ? Stream.of(
            evaluated.sighting(
                severity(),
                evaluated.placeOf("DEBUG"),
                "DEBUG is on in every environment",
                "read it from the environment, off unless the variable says otherwise"))
        : Stream.empty();
  }
}
