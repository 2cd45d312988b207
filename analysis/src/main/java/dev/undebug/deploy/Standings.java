package dev.undebug.deploy;

import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Tells which deployments count as production, by what the tree calls them and what they run.
final class Standings {

  private static final Set<String> DEVELOPMENT =
      Set.of(
          "dev",
          "devel",
          "develop",
          "development",
          "local",
          "localhost",
          "debug",
          "debugger",
          "override",
          "devcontainer",
          "vagrant",
          "sandbox",
          "playground",
          "gitpod",
          "codespaces",
          "cypress",
          "e2e",
          "ci",
          "test",
          "tests",
          "testing",
          "testproject",
          "unittest",
          "pytest",
          "integration",
          "lint",
          "docs",
          "doc",
          "example",
          "examples",
          "sample",
          "samples",
          "demo",
          "tutorial",
          "fixtures",
          "benchmark",
          "benchmarks",
          "github",
          "circleci",
          "gitlab",
          "tox");

  private static final Set<String> PRODUCTION =
      Set.of("prod", "production", "live", "release", "prd", "staging", "stage", "deploy", "swarm");

  /// Begins the evidence that holds only where the tree offers something better.
  private static final String UNLESS_ALONE = "unless alone: ";

  private final List<Assembly.Part> parts;

  Standings(List<Assembly.Part> parts) {
    this.parts = parts;
  }

  List<Deployment> decide() {
    var own = new ArrayList<Deployment>();
    for (Assembly.Part part : parts) {
      if (!part.deployment().kind().isDefault()) {
        own.add(part.deployment().standing(byEvidence(part)));
      }
    }
    var decided = new ArrayList<Deployment>();
    for (Deployment deployment : own) {
      decided.add(deployment.standing(unlessAlone(deployment, own)));
    }
    var shipped = List.copyOf(decided);
    for (Assembly.Part part : parts) {
      if (part.deployment().kind().isDefault()) {
        decided.add(part.deployment().standing(byUse(part, shipped)));
      }
    }
    decided.sort(java.util.Comparator.comparing(Deployment::name));
    return decided;
  }

  /// The word of a name that says what it is for; the last one counts most.
  private static Optional<String> word(List<String> names, Set<String> vocabulary) {
    for (String name : names.reversed()) {
      String plain = name.replaceAll("\\{\\{[^}]*}}", "");
      // Only folders and names chosen by people: `Dockerfile.dev`, `docker/production/web`.
      for (String part : List.of(plain.split("[/._#\\-\\s]+")).reversed()) {
        if (vocabulary.contains(part.toLowerCase(Locale.ROOT))) {
          return Optional.of(part);
        }
      }
    }
    return Optional.empty();
  }

  private static Deployment.Standing byEvidence(Assembly.Part part) {
    var deployment = part.deployment();
    var command = deployment.command();
    var development = word(part.words(), DEVELOPMENT);
    var production = word(part.words(), PRODUCTION);
    if (command.server() == Server.MANAGE) {
      return new Deployment.Standing(
          false, "`%s` runs and ends, it answers nobody".formatted(command.line()));
    }
    if (development.isPresent() && production.isEmpty()) {
      return new Deployment.Standing(false, "`%s` in its name".formatted(development.get()));
    }
    if (production.isPresent()) {
      return new Deployment.Standing(true, "`%s` in its name".formatted(production.get()));
    }
    if (command.words().contains("--reload") || command.words().contains("watchmedo")) {
      return new Deployment.Standing(
          false, command.server().word() + " reloads changed code, which is for development");
    }
    var chosen = settings(deployment);
    if (chosen.isPresent()) {
      return new Deployment.Standing(
          false, UNLESS_ALONE + "it chooses settings called `" + chosen.get() + "`");
    }
    if (command.server().isForProduction()) {
      return new Deployment.Standing(true, command.server().word() + " serves it");
    }
    if (command.server() == Server.RUNSERVER) {
      return new Deployment.Standing(false, UNLESS_ALONE + "runserver is for development");
    }
    return new Deployment.Standing(true, "nothing says that it is for development");
  }

  /// The word for development in the settings module that the deployment itself chooses.
  private static Optional<String> settings(Deployment deployment) {
    boolean isChosen =
        deployment.settings() instanceof Settings.Named(_, _, var place)
            && !place.path().equals(deployment.entry());
    return isChosen && deployment.settings() instanceof Settings.Named(var module, _, _)
        ? word(List.of(module), DEVELOPMENT)
        : Optional.empty();
  }

  /// What looks like development counts as production all the same when the tree offers nothing
  /// else.
  private static Deployment.Standing unlessAlone(Deployment deployment, List<Deployment> all) {
    String because = deployment.standing().because();
    if (!because.startsWith(UNLESS_ALONE)) {
      return deployment.standing();
    }
    String weak = because.substring(UNLESS_ALONE.length());
    for (Deployment other : all) {
      if (other.project().equals(deployment.project()) && other.production() && other.serves()) {
        return new Deployment.Standing(false, weak + ", and " + other.name() + " serves otherwise");
      }
    }
    return new Deployment.Standing(true, weak + ", but nothing else in the tree serves it");
  }

  /// An entry point's default counts where nothing else decides.
  private static Deployment.Standing byUse(Assembly.Part part, List<Deployment> shipped) {
    var deployment = part.deployment();
    var development = word(List.of(TreePaths.parent(deployment.place().path())), DEVELOPMENT);
    if (development.isPresent()) {
      return new Deployment.Standing(false, "`%s` in its path".formatted(development.get()));
    }
    if (deployment.kind() == Kind.SETTINGS) {
      var meant = word(part.words(), DEVELOPMENT);
      return meant.isPresent()
          ? new Deployment.Standing(false, "`%s` in its name".formatted(meant.get()))
          : new Deployment.Standing(true, "nothing in the tree says who loads it");
    }
    boolean isServed = false;
    for (Deployment other : shipped) {
      if (!other.project().equals(deployment.project()) || !other.production()) {
        continue;
      }
      isServed |= other.serves();
      if (other.entry().equals(deployment.entry())) {
        return used(deployment, other);
      }
    }
    boolean isServerEntry = deployment.kind() == Kind.WSGI || deployment.kind() == Kind.ASGI;
    if (!isServerEntry) {
      return new Deployment.Standing(false, "no production deployment starts it");
    }
    return isServed
        ? new Deployment.Standing(false, "production is started in another way")
        : new Deployment.Standing(
            true, "nothing else in the tree says how it is served, and servers load this file");
  }

  /// Whoever starts an entry point brings an environment of their own, and is judged with it.
  private static Deployment.Standing used(Deployment deployment, Deployment other) {
    boolean relies =
        other.settings() instanceof Settings.Named(_, _, var place)
            && place.path().equals(deployment.entry());
    return new Deployment.Standing(
        false,
        relies
            ? other.name() + " relies on it, and is judged itself"
            : other.name() + " starts it with settings of its own choice");
  }
}
