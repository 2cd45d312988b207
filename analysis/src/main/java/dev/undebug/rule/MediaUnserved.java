package dev.undebug.rule;

import dev.undebug.deploy.FileServers;
import dev.undebug.python.Children;
import dev.undebug.python.Expression;
import dev.undebug.python.Keyword;
import dev.undebug.python.Module;
import dev.undebug.python.Node;
import dev.undebug.python.Statement;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Place;
import dev.undebug.source.Tree;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Uploaded files are served by `static()`, which serves nothing once DEBUG is off.
final class MediaUnserved implements Rule {

  /// Fields, requests and storages that hold uploaded files.
  private static final Pattern UPLOADS =
      Pattern.compile("\\w*(File|Image)\\w*Field\\b|\\.FILES\\b|[sS]torage\\b");

  private static final Pattern TRIES = Pattern.compile("(^|/)(tests?/|test_\\w+|conftest|tests)");

  /// Nodes in nodes deeper than this are no list of routes.
  private static final int MAX_DEPTH = 40;

  @Override
  public String id() {
    return "UDB120";
  }

  @Override
  public String name() {
    return "media-files-hang-on-debug";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    if (application.meant().stream().noneMatch(one -> StaticFilesUnserved.isBare(one.deployment()))
        || ServerTexts.of(application.tree()).serveFiles()
        || FileServers.of(application.tree()).serveMedia()
        || StaticFilesUnserved.isStoredElsewhere(application.tree())
        || !takesUploads(application.tree())) {
      return Stream.empty();
    }
    return application.meant().stream()
        .filter(evaluated -> StaticFilesUnserved.isBare(evaluated.deployment()))
        .filter(
            evaluated ->
                !new Values(evaluated).isIdle() && StaticFilesUnserved.hasOwnStorage(evaluated))
        .flatMap(evaluated -> check(evaluated).stream());
  }

  /// Whether any code of the tree stores a file.
  private static boolean takesUploads(Tree tree) {
    return tree.files().stream()
        .filter(path -> path.endsWith(".py") && !TRIES.matcher(path).find())
        .flatMap(path -> tree.text(path).stream())
        .anyMatch(text -> UPLOADS.matcher(text.text()).find());
  }

  private Optional<Sighting> check(Evaluated evaluated) {
    return Modules.text(evaluated, "ROOT_URLCONF")
        .flatMap(name -> Modules.read(evaluated, name))
        .flatMap(MediaUnserved::place)
        .filter(_ -> !ServedFolder.MEDIA.isServed(evaluated))
        .map(
            place ->
                new Sighting(
                    severity(),
                    Confidence.MEDIUM,
                    "static() serves uploaded files only while DEBUG is on, and nothing else in"
                        + " the tree serves them",
                    "let the server before Django serve MEDIA_ROOT, or store uploads elsewhere",
                    place,
                    evaluated.name()));
  }

  /// Where a module of routes hands `MEDIA_ROOT` to Django's `static()`.
  static Optional<Place> place(Module module) {
    boolean isDjangos =
        module.body().stream()
            .anyMatch(
                statement ->
                    statement instanceof Statement.ImportFrom from
                        && from.module().equals("django.conf.urls.static"));
    return isDjangos
        ? module.body().stream()
            .flatMap(statement -> calls(statement, 0))
            .map(call -> module.source().place(call.span()))
            .findFirst()
        : Optional.empty();
  }

  private static Stream<Expression.Call> calls(Node node, int depth) {
    if (depth > MAX_DEPTH) {
      return Stream.empty();
    }
    if (node instanceof Expression.Call call && isOfMedia(call)) {
      return Stream.of(call);
    }
    return Children.of(node).stream().flatMap(child -> calls(child, depth + 1));
  }

  /// `static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)`.
  private static boolean isOfMedia(Expression.Call call) {
    return call.function() instanceof Expression.Name(var name, _)
        && name.equals("static")
        && call.keywords().stream()
            .map(Keyword::value)
            .anyMatch(
                value ->
                    value instanceof Expression.Attribute(_, var setting, _)
                        && setting.equals("MEDIA_ROOT"));
  }
}
