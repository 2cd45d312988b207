package dev.undebug.rule;

import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.machine.Paths;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.settings.Verdict;
import dev.undebug.source.Place;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `static()` serves `MEDIA_ROOT` while DEBUG is on, and `MEDIA_ROOT` holds the source: it is
/// empty, which is the folder that the process works in, or it is a folder above the project's own
/// code.
final class MediaRootHoldsSource implements Rule {

  private static final Pattern OTHER_HOST = Pattern.compile("^(?:[A-Za-z][A-Za-z0-9+.-]*:)?//");

  @Override
  public String id() {
    return "UDB123";
  }

  @Override
  public String name() {
    return "media-root-holds-source";
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
  /// site's own: `django/conf/urls/static.py`. Since Django 3.1 an empty one is `/`; before it,
  /// `static()` refuses it.
  private static boolean isServed(Values values) {
    Verdict.State state = values.evaluated().settings().debug().state();
    Answer isEmptyServed = Answer.of(values.isAtLeast(3, 1));
    return !values.isIdle()
        && (state == Verdict.State.ON || state == Verdict.State.DEPENDS)
        && !values.isLeftEmpty("MEDIA_ROOT")
        && values
            .ask(
                "MEDIA_URL",
                value ->
                    value instanceof Datum.Text(var url)
                        ? url.isEmpty() ? isEmptyServed : Answer.of(!OTHER_HOST.matcher(url).find())
                        : Answer.UNKNOWN)
            .isYes();
  }

  private Optional<Sighting> check(Evaluated evaluated) {
    return Modules.text(evaluated, "ROOT_URLCONF")
        .flatMap(name -> Modules.read(evaluated, name))
        .flatMap(MediaUnserved::place)
        .flatMap(place -> served(evaluated, place).map(root -> sighting(evaluated, place, root)));
  }

  /// What is served, if that is source.
  ///
  /// @param routes a place in the project's own code
  private static Optional<String> served(Evaluated evaluated, Place routes) {
    var values = new Values(evaluated);
    if (values.ask("MEDIA_ROOT", MediaRootHoldsSource::isHere).isYes()) {
      return Optional.of(
          "MEDIA_ROOT is empty: while DEBUG is on, static() serves the folder that the process works in");
    }
    return values.ask("MEDIA_ROOT", value -> isAbove(value, routes.path())).isYes()
        ? Optional.of("MEDIA_ROOT is a folder of source: while DEBUG is on, static() serves it")
        : Optional.empty();
  }

  private static Answer isHere(Datum value) {
    return Answer.of(value.equals(new Datum.Text("")) || value.equals(new Datum.Text(".")));
  }

  /// Whether a folder holds a file of the tree.
  private static Answer isAbove(Datum value, String file) {
    String folder =
        switch (value) {
          case Datum.Text(var text) -> text;
          case Datum.PathOf(var path) -> path;
          default -> "";
        };
    return Answer.of(
        Paths.inTree(folder)
            .filter(root -> root.isEmpty() || file.startsWith(root + "/"))
            .isPresent());
  }

  private Sighting sighting(Evaluated evaluated, Place place, String served) {
    return evaluated.sighting(
        evaluated.settings().debug().state() == Verdict.State.ON ? severity() : Severity.MEDIUM,
        place,
        served + ", .env and source included",
        "set MEDIA_ROOT to a folder of its own");
  }
}
