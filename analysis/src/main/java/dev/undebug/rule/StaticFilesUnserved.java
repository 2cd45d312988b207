package dev.undebug.rule;

import dev.undebug.deploy.Command;
import dev.undebug.deploy.Deployment;
import dev.undebug.deploy.Kind;
import dev.undebug.deploy.Server;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Tree;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Nothing in the tree serves static files once DEBUG is off, which is why people leave it on.
final class StaticFilesUnserved implements Rule {

  /// Settings that name a storage elsewhere.
  private static final List<String> STORAGES =
      List.of("STORAGES", "STATICFILES_STORAGE", "DEFAULT_FILE_STORAGE");

  /// Packages that serve static files, or take them elsewhere.
  private static final List<String> SERVING =
      List.of("whitenoise", "dj-static", "dj_static", "django-storages", "servestatic", "storages");

  /// Packages that take uploads elsewhere.
  private static final List<String> STORING = List.of("django-storages", "storages", "cloudinary");

  /// Servers that serve no files themselves, and tell nothing of one that does.
  private static final Set<Server> BARE =
      Set.of(Server.GUNICORN, Server.UVICORN, Server.DAPHNE, Server.HYPERCORN, Server.WAITRESS);

  /// Kinds whose platform does not serve files either.
  private static final Set<Kind> PLAIN =
      Set.of(Kind.DOCKERFILE, Kind.COMPOSE, Kind.PROCFILE, Kind.HEROKU, Kind.FLY, Kind.RAILWAY);

  private static final Pattern ASKS = Pattern.compile("(?i).*\\.(py|html?|jinja2?|j2)");

  private static final Pattern ASKS_FOR_FILES =
      Pattern.compile(
          "\\{%-?\\s*(load\\s+[^%]*)?static\\b|\\bSTATIC_URL\\s*\\}\\}|/static/|\\bstatic\\([\"']"
              + "|admin\\.site\\.|admin\\.autodiscover|wagtail|drf_yasg|drf_spectacular|rest_framework_swagger|rest_framework\\.urls"
              + "|\\bcms\\.urls|\\bgraphiql\\s*=\\s*True");

  @Override
  public String id() {
    return "UDB118";
  }

  @Override
  public String name() {
    return "static-files-hang-on-debug";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    if (application.meant().stream().noneMatch(one -> isBare(one.deployment()))
        || isServed(application.tree())
        || !areAsked(application.tree())) {
      return Stream.empty();
    }
    return application.meant().stream()
        .filter(evaluated -> isBare(evaluated.deployment()) && hangs(evaluated))
        .map(
            evaluated ->
                new Sighting(
                    severity(),
                    Confidence.MEDIUM,
                    "nothing in the tree serves static files once DEBUG is off",
                    "add WhiteNoise, or let the server before Django serve STATIC_ROOT",
                    SettingsRule.place(evaluated, "STATIC_URL"),
                    evaluated.name()));
  }

  static boolean isBare(Deployment deployment) {
    return isBare(deployment.command()) && PLAIN.contains(deployment.kind());
  }

  /// The development server serves static files while DEBUG is on, unless it is told otherwise.
  private static boolean isBare(Command command) {
    return BARE.contains(command.server())
        || (command.server() == Server.RUNSERVER && !command.words().contains("--insecure"));
  }

  /// Whether a file of the tree speaks of something that serves files.
  private static boolean isServed(Tree tree) {
    return ServerTexts.of(tree).serveFiles() || names(tree, SERVING);
  }

  /// Whether anything shows pages that ask for static files: templates, the administration, the
  /// browsable API, documentation of an API.
  private static boolean areAsked(Tree tree) {
    return tree.files().stream()
        .filter(path -> ASKS.matcher(path).matches())
        .flatMap(path -> tree.text(path).stream())
        .anyMatch(text -> ASKS_FOR_FILES.matcher(text.text()).find());
  }

  /// Whether a file of the tree speaks of a storage elsewhere.
  static boolean isStoredElsewhere(Tree tree) {
    return names(tree, STORING);
  }

  private static boolean names(Tree tree, List<String> packages) {
    return tree.files().stream()
        .filter(
            path ->
                path.endsWith(".py")
                    || path.matches("(?i)(.*/)?(.*require.*\\.(txt|in)|pipfile|.*\\.toml)"))
        .flatMap(path -> tree.text(path).stream())
        .anyMatch(text -> packages.stream().anyMatch(text.text()::contains));
  }

  /// Whether no setting names a storage elsewhere.
  static boolean hasOwnStorage(Evaluated evaluated) {
    return STORAGES.stream()
        .allMatch(
            name -> evaluated.settings().find(name).filter(one -> !one.isDefault()).isEmpty());
  }

  private static boolean hangs(Evaluated evaluated) {
    var values = new Values(evaluated);
    return !values.isIdle()
        && values.contains("INSTALLED_APPS", "django.contrib.staticfiles").isYes()
        && values.ask("STATIC_URL", StaticFilesUnserved::isHere).isYes()
        && hasOwnStorage(evaluated);
  }

  private static Answer isHere(Datum address) {
    return Answer.of(
        address instanceof Datum.Text(var text) && !text.isEmpty() && !text.contains("//"));
  }
}
