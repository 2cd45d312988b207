package dev.undebug.rule;

import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Read;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Place;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `SECRET_KEY` is drawn by chance in every process.
final class SecretKeyRandom implements Rule {

  /// Lines before and after the one that draws a key.
  private static final int NEAR = 8;

  private static final Pattern KEEPS =
      Pattern.compile("\\b(open|read_text|write_text|read_bytes|write_bytes)\\(");

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
    return application.meant().stream().flatMap(this::check);
  }

  private Stream<Sighting> check(Evaluated evaluated) {
    var cases = evaluated.settings().find("SECRET_KEY").map(key -> key.cases());
    if (cases.isEmpty()
        || cases.get().stream()
            .noneMatch(one -> SecretKeys.isDrawn(one) && SecretKeys.isReached(evaluated, one))) {
      return Stream.empty();
    }
    if (isKept(evaluated)) {
      return Stream.empty();
    }
    boolean isAlways = cases.get().stream().allMatch(SecretKeys::isDrawn);
    var left = new Values(evaluated).left("SECRET_KEY");
    boolean isAsked =
        evaluated.settings().reads().stream()
            .map(Read::variable)
            .filter(name -> name.contains("SECRET") || left.contains(name))
            .anyMatch(name -> evaluated.deployment().environment().find(name).isPresent());
    if (!isAlways && isAsked) {
      // The deployment's own files see to it that there is one.
      return Stream.empty();
    }
    if (left.isEmpty() && Elsewhere.mayBeSet(evaluated, "SECRET_KEY")) {
      return Stream.empty();
    }
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

  /// Whether a file is read or written right where the key is drawn: the first process keeps it
  /// there for those that follow.
  private static boolean isKept(Evaluated evaluated) {
    Place place = evaluated.placeOf("SECRET_KEY");
    return evaluated.project().modules().tree().text(place.path()).stream()
        .flatMap(
            text ->
                text.text()
                    .lines()
                    .skip(Math.max(0, place.start().line() - 1 - NEAR))
                    .limit(2L * NEAR + 1))
        .anyMatch(line -> KEEPS.matcher(line).find());
  }

  private static boolean isUnknown(Case one) {
    return one.outcome() instanceof Case.Outcome.Unknown && !SecretKeys.isDrawn(one);
  }
}
