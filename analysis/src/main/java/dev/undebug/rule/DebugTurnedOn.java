package dev.undebug.rule;

import dev.undebug.rule.Application.Evaluated;
import java.util.stream.Stream;

/// The deployment itself turns `DEBUG` on.
final class DebugTurnedOn implements Rule {

  @Override
  public String id() {
    return "UDB105";
  }

  @Override
  public String name() {
    return "debug-turned-on";
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
    return DebugOrigin.of(evaluated)
            instanceof DebugOrigin.Deployed(var variable, var text, var place)
        ? Stream.of(
            evaluated.sighting(
                severity(),
                place,
                "%s=%s turns DEBUG on".formatted(variable, text),
                "remove the variable from the production deployment"))
        : Stream.empty();
  }
}
