package dev.undebug.rule;

import dev.undebug.rule.Application.Evaluated;
import java.util.stream.Stream;

/// `DEBUG` is the truth of a text, so that "False" turns it on.
final class DebugFromTruthyText implements Rule {

  @Override
  public String id() {
    return "UDB103";
  }

  @Override
  public String name() {
    return "debug-from-truthy-text";
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
    return DebugOrigin.of(evaluated) instanceof DebugOrigin.TruthyText truthy
        ? Stream.of(
            evaluated.sighting(
                truthy.isOn() ? severity() : Severity.HIGH,
                evaluated.placeOf("DEBUG"),
                message(truthy),
                "compare the text with the one value that means on"))
        : Stream.empty();
  }

  private static String message(DebugOrigin.TruthyText truthy) {
    return truthy.text().isEmpty()
        ? "DEBUG is on for every non-empty %s, \"False\" and \"0\" included"
            .formatted(truthy.variable())
        : "DEBUG is the text \"%s\", which is true".formatted(truthy.text());
  }
}
