package dev.undebug.rule;

import dev.undebug.deploy.Purpose;
import dev.undebug.front.Answer;
import dev.undebug.front.Front;
import dev.undebug.front.Fronts;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Mitigation 7: what the server before Django gives away of the source, as its files say.
final class ServedRules {

  static final List<Rule> ALL =
      List.of(
          new FrontRule(
              "UDB703",
              "source-served",
              "let the server's folders hold static files and uploads only",
              ServedRules::source),
          new FrontRule(
              "UDB704",
              "alias-traversal",
              "end the location with a slash too",
              ServedRules::above));

  private ServedRules() {}

  private record Seen(Severity severity, Place place, String message) {}

  private record FrontRule(String id, String name, String help, Look look) implements Rule {

    /// Looks at one server before a deployment.
    private interface Look {
      List<Seen> at(Evaluated evaluated, Front front);
    }

    @Override
    public Severity severity() {
      return Severity.HIGH;
    }

    @Override
    public Stream<Sighting> check(Application application) {
      List<Front> fronts = Fronts.of(application.tree().without(Purpose::isForDevelopment));
      return fronts.isEmpty()
          ? Stream.empty()
          : application
              .production()
              .filter(one -> one.deployment().serves())
              .flatMap(one -> fronts.stream().flatMap(front -> check(one, front)));
    }

    private Stream<Sighting> check(Evaluated evaluated, Front front) {
      return look.at(evaluated, front).stream()
          .map(seen -> evaluated.sighting(seen.severity, seen.place, seen.message, help));
    }
  }

  private static List<Seen> source(Evaluated evaluated, Front front) {
    return SourceFolders.of(evaluated).stream()
        .flatMap(folder -> source(evaluated, front, folder).stream())
        .toList();
  }

  private static List<Seen> source(Evaluated evaluated, Front front, String folder) {
    var given = new LinkedHashMap<Place, Set<String>>();
    Set<String> telling = telling(evaluated, folder);
    Predicate<String> exists = exists(evaluated, folder, telling);
    for (String file : telling) {
      for (String address : addresses(front, file)) {
        if (front.answer(address, exists) instanceof Answer.File(var path, var said)
            && plain(path).equals(file)) {
          given.computeIfAbsent(said, _ -> new LinkedHashSet<>()).add(address);
        }
      }
    }
    return given.entrySet().stream()
        .map(
            one ->
                new Seen(
                    Severity.HIGH,
                    one.getKey(),
                    "%s serves the source in %s: %s"
                        .formatted(front.word(), folder, String.join(", ", one.getValue()))))
        .toList();
  }

  /// Files that nobody should get, on the machine.
  private static Set<String> telling(Evaluated evaluated, String folder) {
    var files = new LinkedHashSet<String>();
    Tree tree = evaluated.project().modules().tree();
    String root = evaluated.project().root();
    files.add(folder + "/.env");
    if (root.isEmpty()) {
      files.add(folder + "/.git/HEAD");
    }
    Stream.concat(
            Stream.of(TreePaths.join(root, "manage.py")),
            evaluated.project().settings().stream()
                .filter(module -> module.name().equals(evaluated.settings().module()))
                .map(module -> module.path()))
        .filter(path -> tree.hasFile(path) && TreePaths.isWithin(path, root))
        .map(path -> folder + "/" + (root.isEmpty() ? path : path.substring(root.length() + 1)))
        .forEach(files::add);
    return files;
  }

  private static Predicate<String> exists(Evaluated evaluated, String folder, Set<String> telling) {
    Tree tree = evaluated.project().modules().tree();
    return path -> {
      String plain = plain(path);
      return telling.contains(plain)
          || (plain.startsWith(folder + "/")
              && tree.hasFile(
                  TreePaths.join(
                      evaluated.project().root(), plain.substring(folder.length() + 1))));
    };
  }

  /// The addresses under which a file could be asked for.
  private static Set<String> addresses(Front front, String file) {
    var addresses = new TreeSet<String>();
    for (Front.Mount mount : front.mounts()) {
      String folder = mount.folder();
      if (mount.address().isEmpty() && folder.endsWith("/")) {
        folder = folder.substring(0, folder.length() - 1);
      }
      if (file.startsWith(folder)) {
        addresses.add(mount.address() + file.substring(folder.length()));
      }
    }
    addresses.removeIf(address -> !address.startsWith("/") || address.contains("//"));
    return addresses;
  }

  /// `location /static { alias /srv/shop/static/; }` answers `/static../.env` with
  /// `/srv/shop/.env`.
  private static List<Seen> above(Evaluated evaluated, Front front) {
    return front.mounts().stream()
        .filter(one -> one.folder().endsWith("/") && !one.address().endsWith("/"))
        .filter(one -> one.address().length() > 1 && leadsOut(front, one))
        .map(one -> above(evaluated, one))
        .toList();
  }

  private static boolean leadsOut(Front front, Front.Mount mount) {
    return Stream.of("manage.py", ".env", "x/x")
        .anyMatch(
            name ->
                front.answer(mount.address() + "../" + name, _ -> true)
                        instanceof Answer.File(var path, var said)
                    && said.equals(mount.said())
                    && path.equals(mount.folder() + "../" + name));
  }

  private static Seen above(Evaluated evaluated, Front.Mount mount) {
    String above = plain(mount.folder() + "..");
    boolean isSource =
        SourceFolders.of(evaluated).stream().anyMatch(one -> (one + "/").startsWith(above + "/"));
    return new Seen(
        isSource ? Severity.HIGH : Severity.MEDIUM,
        mount.said(),
        "%s../ leads out of %s, into %s"
            .formatted(
                mount.address(), mount.folder(), isSource ? "the source" : "the folder above it"));
  }

  /// A path without `.` and `..`.
  private static String plain(String path) {
    return "/" + TreePaths.resolve("", path.substring(1)).orElse("");
  }
}
