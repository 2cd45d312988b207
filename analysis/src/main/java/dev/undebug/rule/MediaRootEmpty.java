package dev.undebug.rule;

import dev.undebug.rule.Application.Evaluated;
import dev.undebug.settings.Verdict;
import java.util.Optional;
import java.util.stream.Stream;

/// `static()` serves `MEDIA_ROOT` while DEBUG is on, and `MEDIA_ROOT` is empty: that is the folder
/// that the process works in, with the source and what lies beside it.
final class MediaRootEmpty implements Rule {

  @Override
  public String id() {
    return "UDB123";
  }

  @Override
  public String name() {
    return "media-root-empty";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    return application
        .production()
        .filter(evaluated -> evaluated.deployment().serves() && isServed(new Values(evaluated)))
        .flatMap(evaluated -> check(evaluated).stream());
  }

  /// Whether DEBUG is on, or comes on where a variable is forgotten, and the address is one of the
  /// site's own: `django/conf/urls/static.py`.
  private static boolean isServed(Values values) {
    Verdict.State state = values.evaluated().settings().debug().state();
    return !values.isIdle()
        && (state == Verdict.State.ON || state == Verdict.State.DEPENDS)
        && values.isTruthy("MEDIA_ROOT") == Answer.NO
        && !values.isLeftEmpty("MEDIA_ROOT")
        && values.isTruthy("MEDIA_URL").isYes()
        && values.isText("MEDIA_URL", "/").not().isYes();
  }

  private Optional<Sighting> check(Evaluated evaluated) {
    return Modules.text(evaluated, "ROOT_URLCONF")
        .flatMap(name -> Modules.read(evaluated, name))
        .flatMap(MediaUnserved::place)
        .map(
            place ->
                evaluated.sighting(
                    evaluated.settings().debug().state() == Verdict.State.ON
                        ? severity()
                        : Severity.MEDIUM,
                    place,
                    "MEDIA_ROOT is empty: while DEBUG is on, static() serves the folder that the"
                        + " process works in, .env and source included",
                    "set MEDIA_ROOT to a folder of its own"));
  }
}
