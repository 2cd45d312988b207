package dev.undebug.rule;

import dev.undebug.deploy.BuiltImage;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.GitIgnore;
import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Defence in depth that a Dockerfile shows: who runs in the image, on which Python, beside what.
final class ContainerRules {

  static final List<Rule> ALL =
      List.of(
          new ContainerRule(
              "UDB041", "container-as-root", Severity.LOW, (tree, image, _) -> root(tree, image)),
          new ContainerRule(
              "UDB042",
              "image-python-unsupported",
              Severity.MEDIUM,
              (_, image, today) -> unsupported(image, today)),
          new ContainerRule(
              "UDB043",
              "image-copies-everything",
              Severity.LOW,
              (tree, image, _) -> copied(tree, image)));

  /// The last day of security fixes of each series, as https://devguide.python.org/versions/ has
  /// them; where it names a month, that month's last day.
  private static final Map<String, LocalDate> LAST_FIX =
      Map.ofEntries(
          Map.entry("2.7", LocalDate.of(2020, 1, 1)),
          Map.entry("3.3", LocalDate.of(2017, 9, 29)),
          Map.entry("3.4", LocalDate.of(2019, 3, 18)),
          Map.entry("3.5", LocalDate.of(2020, 9, 30)),
          Map.entry("3.6", LocalDate.of(2021, 12, 23)),
          Map.entry("3.7", LocalDate.of(2023, 6, 27)),
          Map.entry("3.8", LocalDate.of(2024, 10, 7)),
          Map.entry("3.9", LocalDate.of(2025, 10, 31)),
          Map.entry("3.10", LocalDate.of(2026, 10, 31)),
          Map.entry("3.11", LocalDate.of(2027, 10, 31)),
          Map.entry("3.12", LocalDate.of(2028, 10, 31)),
          Map.entry("3.13", LocalDate.of(2029, 10, 31)),
          Map.entry("3.14", LocalDate.of(2030, 10, 31)));

  /// What gives root's rights away when the container starts.
  private static final Pattern DROPS =
      Pattern.compile(
          "\\b(gosu|su-exec|setpriv|setuidgid|chpst|runuser|sudo|dumb-init-user|supervisord)\\b|\\bsu\\s+-"
              + "|(?m)^[ \\t]*+(?:-[ \\t]*+)?(user|runAsUser|runAsNonRoot|uid)\\s*[:=]|--(uid|user|chuid)[ =]");

  /// Files that say how a container is started.
  private static final Pattern STARTING =
      Pattern.compile(
          "(?i)(.*/)?([^/]*\\.(sh|ya?ml|ini|conf)|[^/]*entrypoint[^/]*|[^/]*start[^/.]*|run)");

  private static final int MAX_CHARACTERS = 200_000;

  private ContainerRules() {}

  /// A rule that looks at the image of every production deployment.
  private record ContainerRule(String id, String name, Severity severity, Look look)
      implements Rule {

    /// Looks at one image.
    private interface Look {
      List<Seen> at(Tree tree, BuiltImage image, LocalDate today);
    }

    @Override
    public Stream<Sighting> check(Application application) {
      return check(application, LocalDate.MIN);
    }

    @Override
    public Stream<Sighting> check(Application application, LocalDate today) {
      return application
          .production()
          .filter(evaluated -> evaluated.deployment().serves())
          .flatMap(evaluated -> check(application.tree(), evaluated, today));
    }

    private Stream<Sighting> check(Tree tree, Evaluated evaluated, LocalDate today) {
      return BuiltImage.of(tree, evaluated.deployment()).stream()
          .flatMap(image -> look.at(tree, image, today).stream())
          .map(
              seen -> {
                var one = evaluated.sighting(severity, seen.place(), seen.message(), seen.help());
                return seen.isAbsence() ? one.asAbsence() : one;
              });
    }
  }

  private record Seen(Place place, String message, String help, boolean isAbsence) {}

  private static List<Seen> root(Tree tree, BuiltImage image) {
    boolean isRoots = image.isRoots() && !dropsRights(tree, image);
    return isRoots
        ? List.of(
            new Seen(
                image.stageAt(),
                "the server runs as root in its container",
                "add a user, and a USER line after what is installed",
                true))
        : List.of();
  }

  private static boolean dropsRights(Tree tree, BuiltImage image) {
    return Stream.concat(
            Stream.of(image.dockerfile()),
            tree.files().stream()
                .filter(
                    path ->
                        TreePaths.isWithin(path, image.context())
                            && STARTING.matcher(path).matches()))
        .flatMap(path -> tree.text(path).stream())
        .filter(text -> text.text().length() <= MAX_CHARACTERS)
        .anyMatch(text -> DROPS.matcher(text.text()).find());
  }

  private static List<Seen> unsupported(BuiltImage image, LocalDate today) {
    String series = image.python().orElse("");
    LocalDate last = LAST_FIX.getOrDefault(series, LocalDate.MAX);
    return last.isBefore(today)
        ? List.of(
            new Seen(
                image.baseAt(),
                "Python %s has had no security fixes since %s".formatted(series, last),
                "take a series of Python that is maintained",
                false))
        : List.of();
  }

  private static List<Seen> copied(Tree tree, BuiltImage image) {
    var left = new ArrayList<String>();
    if (image.context().isEmpty() && !image.leavesOut(tree, ".git")) {
      left.add(".git");
    }
    if (!image.leavesOut(tree, ".env")) {
      left.add(".env");
    }
    boolean isBare = left.size() == 2 || (left.contains(".env") && readsEnv(tree, image));
    return image.copies().isEmpty() || !isBare
        ? List.of()
        : List.of(
            new Seen(
                image.copies().getLast(),
                "the whole folder is copied into the image, and no .dockerignore leaves out "
                    + String.join(" and ", left),
                "write a .dockerignore, or copy what the application needs",
                false));
  }

  /// Whether there is a file of variables beside the source, as far as the tree tells.
  private static boolean readsEnv(Tree tree, BuiltImage image) {
    return tree.hasFile(TreePaths.join(image.context(), ".env"))
        || GitIgnore.names(tree, image.context()).anyMatch(".env"::equals);
  }
}
