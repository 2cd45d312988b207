package dev.undebug.rule;

import dev.undebug.code.CodeFile;
import dev.undebug.code.CodeWalk;
import dev.undebug.project.Project;
import dev.undebug.project.ProjectDialect;
import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.python.Node;
import dev.undebug.python.ParsedFiles;
import dev.undebug.secret.Placeholders;
import dev.undebug.secret.Secret;
import dev.undebug.secret.SecretKind;
import dev.undebug.secret.Secrets;
import dev.undebug.source.Tree;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Passwords of databases that providers run, in settings that nothing in the tree is started with:
/// whoever reads the password finds the database by the name that stands beside it, whoever loads
/// the settings.
final class UnloadedSettings {

  private final Tree tree;
  private final Set<Line> known = new HashSet<>();
  private final List<Sighting> sightings = new ArrayList<>();

  private record Line(String path, int number) {}

  private UnloadedSettings(Tree tree, List<Sighting> seen) {
    this.tree = tree;
    seen.forEach(one -> known.add(line(one)));
  }

  /// What the settings modules of all projects say.
  ///
  /// @param seen what is known already of settings that are loaded
  static Stream<Sighting> check(Application application, List<Sighting> seen) {
    var unloaded = new UnloadedSettings(application.tree(), seen);
    for (Project project : application.projects()) {
      for (Project.SettingsModule module : project.settings()) {
        unloaded.read(project, module.path());
      }
    }
    return unloaded.sightings.stream();
  }

  private static Line line(Sighting one) {
    return new Line(one.place().path(), one.place().start().line());
  }

  private void read(Project project, String path) {
    boolean mayName = tree.text(path).filter(text -> Hosts.mayName(text.text())).isPresent();
    if (mayName && !tree.isLocal(path)) {
      ParsedFiles.of(tree)
          .read(path, ProjectDialect.of(project))
          .map(CodeFile::of)
          .ifPresent(file -> CodeWalk.walk(file, (node, _) -> look(file, node)));
    }
  }

  private void look(CodeFile file, Node node) {
    switch (node) {
      case Expression.Dict dict -> {
        var host = under("HOST", dict).flatMap(UnloadedSettings::text);
        var password = under("PASSWORD", dict);
        if (host.filter(Hosts::isManaged).isPresent() && password.isPresent()) {
          text(password.get())
              .flatMap(text -> Secrets.classify("DATABASES['default']['PASSWORD']", text))
              .ifPresent(secret -> add(file, password.get(), secret, host.get()));
        }
      }
      case Expression.Constant constant ->
          text(constant)
              .flatMap(text -> Secrets.classify("", text))
              .filter(secret -> secret.kind() == SecretKind.DATABASE_URL)
              .ifPresent(
                  secret ->
                      host(secret.value())
                          .filter(Hosts::isManaged)
                          .ifPresent(host -> add(file, constant, secret, host)));
      default -> {}
    }
  }

  private void add(CodeFile file, Node at, Secret secret, String host) {
    if (CommonPasswords.isOne(secret) || Placeholders.isPlaceholder(secret.core())) {
      return;
    }
    var sighting =
        new Sighting(
            Severity.MEDIUM,
            Confidence.HIGH,
            "a password is written in the code: %s, which opens a database at %s, whoever loads these settings"
                .formatted(secret.kind().label(), host),
            "read it from the environment, and replace the one that was published",
            file.place(at),
            "");
    if (known.add(line(sighting))) {
      sightings.add(sighting);
    }
  }

  /// The host of a URL; empty where it is none.
  static Optional<String> host(String url) {
    try {
      return Optional.ofNullable(URI.create(url).getHost());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<Expression> under(String key, Expression.Dict dict) {
    for (int i = 0; i < dict.keys().size(); i++) {
      if (dict.keys().get(i) instanceof Expression.Constant one
          && text(one).filter(key::equals).isPresent()) {
        return Optional.of(dict.values().get(i));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> text(Expression expression) {
    return expression instanceof Expression.Constant constant
            && constant.value() instanceof Literal.Text(var text, _)
        ? Optional.of(text)
        : Optional.empty();
  }
}
