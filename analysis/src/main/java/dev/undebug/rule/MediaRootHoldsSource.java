package dev.undebug.rule;

import dev.undebug.python.Module;
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

  private static final String HELD = ", .env and source included";
  private static final String HELP = "set MEDIA_ROOT to a folder of its own";

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
        .filter(evaluated -> evaluated.deployment().serves() && !new Values(evaluated).isIdle())
        .flatMap(evaluated -> check(evaluated).stream());
  }

  private Optional<Sighting> check(Evaluated evaluated) {
    return Modules.text(evaluated, "ROOT_URLCONF")
        .flatMap(name -> Modules.read(evaluated, name))
        .flatMap(
            routes ->
                always(routes, evaluated)
                    .or(
                        () ->
                            MediaUnserved.place(routes).flatMap(place -> debug(evaluated, place))));
  }

  /// A route of `serve()` under no condition serves whatever DEBUG is: `django/views/static.py`.
  private Optional<Sighting> always(Module routes, Evaluated evaluated) {
    return ServedRoutes.of(routes).stream()
        .findFirst()
        .flatMap(
            place ->
                served(evaluated, place)
                    .map(
                        what ->
                            evaluated.sighting(
                                severity(),
                                place,
                                what.root() + ": this route serves " + what.folder() + HELD,
                                HELP)));
  }

  /// `static()` serves while DEBUG is on.
  private Optional<Sighting> debug(Evaluated evaluated, Place place) {
    Verdict.State state = evaluated.settings().debug().state();
    boolean isServed =
        (state == Verdict.State.ON || state == Verdict.State.DEPENDS)
            && isOwn(new Values(evaluated));
    return served(evaluated, place)
        .filter(_ -> isServed)
        .map(
            what ->
                evaluated.sighting(
                    state == Verdict.State.ON ? severity() : Severity.MEDIUM,
                    place,
                    "%s: while DEBUG is on, static() serves %s"
                            .formatted(what.root(), what.folder())
                        + HELD,
                    HELP));
  }

  /// Whether the address is one of the site's own: `django/conf/urls/static.py`. Since Django 3.1
  /// an empty one is `/`; before it, `static()` refuses it.
  private static boolean isOwn(Values values) {
    Answer isEmptyServed = Answer.of(values.isAtLeast(3, 1));
    return values
        .ask(
            "MEDIA_URL",
            value ->
                value instanceof Datum.Text(var url)
                    ? url.isEmpty() ? isEmptyServed : Answer.of(!OTHER_HOST.matcher(url).find())
                    : Answer.UNKNOWN)
        .isYes();
  }

  /// What is served.
  ///
  /// @param root what MEDIA_ROOT is
  private record Served(String root, String folder) {}

  /// What is served, if that is source.
  ///
  /// @param routes a place in the project's own code
  private static Optional<Served> served(Evaluated evaluated, Place routes) {
    var values = new Values(evaluated);
    if (values.isLeftEmpty("MEDIA_ROOT")) {
      return Optional.empty();
    }
    if (values.ask("MEDIA_ROOT", MediaRootHoldsSource::isHere).isYes()) {
      return Optional.of(new Served("MEDIA_ROOT is empty", "the folder that the process works in"));
    }
    return values.ask("MEDIA_ROOT", value -> isAbove(value, routes.path())).isYes()
        ? Optional.of(new Served("MEDIA_ROOT is a folder of source", "it"))
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
}
