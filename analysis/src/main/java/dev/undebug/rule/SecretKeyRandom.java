package dev.undebug.rule;

import dev.undebug.python.evaluate.Case;
import dev.undebug.rule.Application.Evaluated;
import java.util.stream.Stream;

/// `SECRET_KEY` is drawn by chance in every process.
final class SecretKeyRandom implements Rule {

  @Override
  public String id() {
    return "UDB205";
  }

  @Override
  public String name() {
    return "secret-key-random";
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
    var cases = evaluated.settings().find("SECRET_KEY").map(key -> key.cases());
    if (cases.isEmpty() || cases.get().stream().noneMatch(SecretKeys::isDrawn)) {
      return Stream.empty();
    }
    boolean isAlways = cases.get().stream().allMatch(SecretKeys::isDrawn);
    var left = new Values(evaluated).left("SECRET_KEY");
    if (!isAlways && left.isEmpty() && cases.get().stream().anyMatch(SecretKeyRandom::isUnknown)) {
      // A file that is made where it runs, mostly.
      return Stream.empty();
    }
    return Stream.of(
        evaluated.sighting(
            isAlways ? severity() : Severity.LOW,
            evaluated.placeOf("SECRET_KEY"),
            "SECRET_KEY is another one in every process%s: sessions and links of one are none to the next"
                .formatted(left.isEmpty() ? "" : ", while %s is unset".formatted(left.getFirst())),
            "keep one key in a secret store, and let the process refuse to start without it"));
  }

  private static boolean isUnknown(Case one) {
    return one.outcome() instanceof Case.Outcome.Unknown && !SecretKeys.isDrawn(one);
  }
}
