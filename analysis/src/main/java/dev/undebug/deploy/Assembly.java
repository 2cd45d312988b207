package dev.undebug.deploy;

import dev.undebug.project.Project;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes deployments of what the readers found: keeps what starts Django, pairs it with its
/// project, names its settings.
final class Assembly {

  /// A deployment before it is known whether it counts as production.
  ///
  /// @param words names that tell what it is for
  /// @param supersededBy one sentence, when something else is started instead
  /// @param image the Dockerfile and the stage that it runs; empty where no image of the tree does
  record Part(Deployment deployment, List<String> words, String supersededBy, String image) {

    /// What runs no image.
    Part(Deployment deployment, List<String> words) {
      this(deployment, words, "", "");
    }

    Part supersededBy(String because) {
      return new Part(deployment, words, because, image);
    }
  }

  private static final Deployment.Standing OPEN = new Deployment.Standing(false, "");

  private final Pairing pairing;
  private final ServerFiles servers;
  private final Loopback loopback;
  private final Set<String> names = new HashSet<>();

  Assembly(Pairing pairing) {
    this.pairing = pairing;
    this.servers = new ServerFiles(pairing.tree());
    this.loopback = new Loopback(pairing.tree());
  }

  List<Part> assemble(Launched launched) {
    var found = new ArrayList<Part>();
    var asides = new ArrayList<Part>();
    for (Started started : launched.started()) {
      var served = servers.read(started, launched.files());
      var part = part(launched, started, served);
      if (part == null) {
        continue;
      }
      boolean isMain =
          served.command().server().serves()
              || served.command().server() == Server.CELERY
              || served.command().server() == Server.WORKER;
      (isMain ? found : asides).add(part);
    }
    if (found.isEmpty() && !asides.isEmpty()) {
      found.add(asides.getLast());
    }
    if (found.isEmpty()) {
      addWithoutCommand(launched, found);
    }
    return found.stream().map(this::named).toList();
  }

  private @org.jspecify.annotations.Nullable Part part(
      Launched launched, Started started, ServerFiles.Served served) {
    var command = served.command();
    if (command.server() == Server.OTHER || command.server() == Server.UNKNOWN) {
      return null;
    }
    var at =
        new Started(
            started.words(),
            served.environment(),
            served.folder(),
            started.isCertain(),
            started.place());
    var pair = pairing.pair(command, at, launched);
    if (pair.isEmpty()) {
      return null;
    }
    var part = part(launched, command, served.environment(), pair.get());
    boolean isOpen =
        part.supersededBy().isEmpty() || part.supersededBy().startsWith(Standings.UNLESS_ALONE);
    return isOpen && loopback.isAlone(launched, command, pair.get().entry())
        ? part.supersededBy(Loopback.BECAUSE)
        : part;
  }

  /// An image that chooses settings but is started by somebody else.
  private void addWithoutCommand(Launched launched, List<Part> found) {
    if (launched.environment().find("DJANGO_SETTINGS_MODULE").isEmpty()) {
      return;
    }
    var command = Command.unknown(launched.place());
    var nothing = new Started(List.of(), launched.environment(), "/", true, launched.place());
    pairing
        .pair(command, nothing, launched)
        .ifPresent(pair -> found.add(part(launched, command, launched.environment(), pair)));
  }

  private static Part part(
      Launched launched, Command command, Environment environment, Pairing.Pair pair) {
    Project project = pair.project();
    var deployment =
        new Deployment(
            launched.name(),
            launched.kind(),
            launched.place(),
            project.root(),
            OPEN,
            command,
            pair.entry(),
            pair.doubt().isEmpty()
                ? SettingsChoice.of(command, environment, project, pair.entry())
                : new Settings.Unknown(pair.doubt(), command.place()),
            environment,
            launched.files().placed());
    return new Part(
        deployment, launched.words(), launched.supersededBy(), launched.files().builtFrom());
  }

  /// Names are unique: a second deployment of the same place gets its server's name, then a number.
  private Part named(Part part) {
    String name = part.deployment().name();
    if (!names.add(name)) {
      String base = name + "/" + part.deployment().command().server().word();
      name = base;
      for (int n = 2; !names.add(name); n++) {
        name = base + "-" + n;
      }
    }
    return new Part(
        part.deployment().called(name), part.words(), part.supersededBy(), part.image());
  }
}
