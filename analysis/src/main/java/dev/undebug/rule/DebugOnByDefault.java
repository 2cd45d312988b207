package dev.undebug.rule;

import dev.undebug.rule.Application.Evaluated;
import java.util.stream.Stream;

/// `DEBUG` is on because nothing says otherwise.
final class DebugOnByDefault implements Rule {

  @Override
  public String id() {
    return "UDB102";
  }

  @Override
  public String name() {
    return "debug-on-by-default";
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
    return DebugOrigin.of(evaluated) instanceof DebugOrigin.Absence(var variable)
        ? Stream.of(
            evaluated.sighting(
                severity(),
                evaluated.placeOf("DEBUG"),
                "DEBUG is on while %s is unset, and nothing sets it".formatted(variable),
                "make the default off"))
        : Stream.empty();
  }
}
