package dev.undebug.rule;

import dev.undebug.deploy.Command;
import dev.undebug.deploy.Server;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Mitigation 7: which program answers visitors, and how it is started.
final class ServerRules {

  static final List<Rule> ALL = List.of(new RunserverInProduction(), new ServerReloads());

  private ServerRules() {}

  /// Django's development server answers visitors.
  private static final class RunserverInProduction implements Rule {

    @Override
    public String id() {
      return "UDB701";
    }

    @Override
    public String name() {
      return "runserver-in-production";
    }

    @Override
    public Severity severity() {
      return Severity.HIGH;
    }

    @Override
    public Stream<Sighting> check(Application application) {
      return application
          .production()
          .filter(evaluated -> evaluated.deployment().command().server() == Server.RUNSERVER)
          .map(this::sighting);
    }

    private Sighting sighting(Evaluated evaluated) {
      Command command = evaluated.deployment().command();
      boolean isConsole = command.words().contains("runserver_plus");
      return evaluated.sighting(
          severity(),
          command.place(),
          isConsole
              ? "runserver_plus answers visitors, and its debugger runs their code"
              : "runserver answers visitors; it is made for development",
          "start the application with gunicorn, uvicorn or uWSGI");
    }
  }

  /// The server starts anew whenever a file changes.
  private static final class ServerReloads implements Rule {

    private static final Set<String> OPTIONS = Set.of("--reload", "--py-autoreload");

    /// At the beginning of a line: what is indented in Python is asked for under a condition.
    private static final Pattern CONFIGURED =
        Pattern.compile(
            "(?m)^(?:reload[ \\t]*=[ \\t]*True|py-?auto-?reload[ \\t]*=[ \\t]*(?:[1-9]\\d*|true))\\b");

    /// A configuration that people write is shorter.
    private static final int MAX_CHARACTERS = 100_000;

    @Override
    public String id() {
      return "UDB702";
    }

    @Override
    public String name() {
      return "server-reloads";
    }

    @Override
    public Severity severity() {
      return Severity.LOW;
    }

    @Override
    public Stream<Sighting> check(Application application) {
      return application
          .production()
          .filter(evaluated -> evaluated.deployment().command().server().isForProduction())
          .flatMap(
              evaluated ->
                  place(application.tree(), evaluated).stream()
                      .map(place -> seen(evaluated, place)));
    }

    private Sighting seen(Evaluated evaluated, Place place) {
      return evaluated.sighting(
          severity(),
          place,
          "%s watches the source, and starts anew whenever a file changes"
              .formatted(evaluated.deployment().command().server().word()),
          "leave reloading to development");
    }

    private static Optional<Place> place(Tree tree, Evaluated evaluated) {
      Command command = evaluated.deployment().command();
      if (command.words().stream().anyMatch(OPTIONS::contains)) {
        return Optional.of(command.place());
      }
      return command.words().stream()
          .map(word -> TreePaths.name(word.substring(word.indexOf('=') + 1)))
          .filter(name -> name.endsWith(".py") || name.endsWith(".ini"))
          .flatMap(name -> named(tree, name).stream())
          .flatMap(path -> tree.text(path).stream())
          .flatMap(text -> configured(text).stream())
          .findFirst();
    }

    /// The only file of a name: of several, nobody knows which one the server reads.
    private static Optional<String> named(Tree tree, String name) {
      List<String> found =
          tree.files().stream().filter(path -> TreePaths.name(path).equals(name)).toList();
      return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Optional<Place> configured(SourceText text) {
      var found = CONFIGURED.matcher(text.text());
      return text.text().length() <= MAX_CHARACTERS && found.find()
          ? Optional.of(text.place(new Span(found.start(), found.end())))
          : Optional.empty();
    }
  }
}
