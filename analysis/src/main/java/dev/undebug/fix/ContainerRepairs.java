package dev.undebug.fix;

import dev.undebug.deploy.BuiltImage;
import dev.undebug.fix.Repair.NewFile;
import dev.undebug.fix.Repair.Sample;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.rule.Edit;
import dev.undebug.rule.Finding;
import dev.undebug.source.Place;
import dev.undebug.source.Position;
import dev.undebug.source.SourceText;
import dev.undebug.source.TreePaths;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What an image holds, and who runs in it.
final class ContainerRepairs implements Repairer {

  private static final Pattern STARTS = Pattern.compile("(?i)^\\s*(CMD|ENTRYPOINT)\\s.*");

  /// Images whose tools for users are known.
  private static final Pattern DEBIAN =
      Pattern.compile("(docker\\.io/)?(library/)?(python|debian|ubuntu):(?!.*alpine).*");

  private static final Pattern ALPINE =
      Pattern.compile("(docker\\.io/)?(library/)?(python:.*alpine.*|alpine:.*)");

  private static final Pattern ONE_VARIABLE =
      Pattern.compile("(?i)ENV\\s+([A-Za-z_]\\w*)(?:=|\\s)\\s*(?:\"[^\"]*\"|'[^']*'|\\S+)\\s*");

  private static final String IGNORED =
      """
      .git
      .env
      .env.*
      !.env.example
      __pycache__
      """;

  @Override
  public Stream<Repair> repairs(Broken broken) {
    return Stream.of(
            broken.of("UDB041").flatMap(found -> user(broken, found).stream()),
            broken.of("UDB043").flatMap(found -> ignored(broken, found).stream()),
            broken.of("UDB212").flatMap(found -> variable(broken, found).stream()))
        .flatMap(repairs -> repairs);
  }

  private static Optional<Repair> user(Broken broken, Finding found) {
    var evaluated = broken.evaluated(found).findFirst();
    // A server that writes its database into the source folder needs more than a user.
    boolean writesBeside =
        broken
            .of("UDB214")
            .anyMatch(
                other -> other.deployments().stream().anyMatch(found.deployments()::contains));
    var image = evaluated.flatMap(one -> image(broken, one));
    if (image.isEmpty() || writesBeside) {
      return Optional.empty();
    }
    String base = image.get().base();
    String adding =
        DEBIAN.matcher(base).matches()
            ? "RUN useradd --system --no-create-home app\n"
            : ALPINE.matcher(base).matches() ? "RUN adduser -S -D -H app\n" : "";
    return broken
        .tree()
        .text(image.get().dockerfile())
        .filter(_ -> !adding.isEmpty())
        .flatMap(text -> start(text, found.place().start().line()))
        .map(
            line ->
                Repair.of("UDB041", "Run as a user without rights")
                    .editing(
                        List.of(
                            Broken.before(image.get().dockerfile(), line, adding + "USER app\n")))
                    .unsafe("the server writes into no folder of the image"));
  }

  /// The line that starts the server, in the stage that begins at a line.
  private static Optional<Integer> start(SourceText text, int stage) {
    for (int line = stage + 1; line <= text.lineCount(); line++) {
      String written = text.lineText(line);
      if (written.matches("(?i)^\\s*FROM\\s.*")) {
        return Optional.empty();
      }
      if (STARTS.matcher(written).matches()) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  private static Optional<BuiltImage> image(Broken broken, Evaluated evaluated) {
    return BuiltImage.of(broken.tree(), evaluated.deployment());
  }

  private static Optional<Repair> ignored(Broken broken, Finding found) {
    return broken
        .evaluated(found)
        .flatMap(one -> image(broken, one).stream())
        .findFirst()
        .map(
            image -> {
              String path = TreePaths.join(image.context(), ".dockerignore");
              var repair =
                  Repair.of("UDB043", "Keep history and variables out of the image")
                      .unsafe("nothing in the image reads .git or .env");
              var present = broken.tree().text(path);
              if (present.isEmpty()) {
                return repair.adding(List.of(new NewFile(path, IGNORED)));
              }
              // Somebody wants the variables in the image.
              return present.get().text().contains("!.env\n")
                  ? repair
                  : repair.editing(List.of(Broken.atEnd(present.get(), ".git\n.env\n")));
            });
  }

  /// An instruction that gives the image one variable, which is a credential.
  private static Optional<Repair> variable(Broken broken, Finding found) {
    int line = found.place().start().line();
    return broken
        .tree()
        .text(found.place().path())
        .filter(text -> line < text.lineCount())
        .flatMap(
            text -> {
              var one = ONE_VARIABLE.matcher(text.lineText(line));
              return one.matches() ? Optional.of(one.group(1)) : Optional.empty();
            })
        .map(
            name ->
                Repair.of("UDB212", "Take %s out of the image".formatted(name))
                    .editing(List.of(new Edit(whole(found.place().path(), line), "")))
                    .reading(
                        broken
                            .evaluated(found)
                            .map(one -> one.project().root())
                            .distinct()
                            .map(
                                root ->
                                    new Sample(
                                        root,
                                        name,
                                        "",
                                        "Was in the image; what stood there is to be replaced."))
                            .toList())
                    .unsafe("%s is set where the container runs".formatted(name)));
  }

  private static Place whole(String path, int line) {
    return new Place(path, new Position(line, 1), new Position(line + 1, 1));
  }
}
