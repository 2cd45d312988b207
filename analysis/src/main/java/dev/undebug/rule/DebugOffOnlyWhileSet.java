package dev.undebug.rule;

import dev.undebug.rule.Application.Evaluated;
import java.util.stream.Stream;

/// `DEBUG` is off as shipped, and on as soon as one variable is forgotten.
final class DebugOffOnlyWhileSet implements Rule {

  @Override
  public String id() {
    return "UDB104";
  }

  @Override
  public String name() {
    return "debug-off-only-while-set";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    return application.production().flatMap(this::check);
  }

  private Stream<Sighting> check(Evaluated evaluated) {
    return DebugOrigin.of(evaluated) instanceof DebugOrigin.Forgettable(var variable)
        ? Stream.of(
            evaluated.sighting(
                severity(),
                evaluated.placeOf("DEBUG"),
                "DEBUG is off as shipped, and on when %s is unset".formatted(variable),
                "make the default off, so that a forgotten variable fails towards safety"))
        : Stream.empty();
  }
}
