package dev.undebug.rule;

import dev.undebug.deploy.Command;
import dev.undebug.deploy.Deployment;
import dev.undebug.deploy.FileServers;
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
      Set.of(
          Kind.DOCKERFILE,
          Kind.COMPOSE,
          Kind.PROCFILE,
          Kind.HEROKU,
          Kind.CLOUD_FOUNDRY,
          Kind.FLY,
          Kind.RAILWAY,
          Kind.REPLIT);

  private static final Pattern PAGE = Pattern.compile("(?i).*\\.(html?|jinja2?|j2)");

  private static final Pattern PAGE_ASKS =
      Pattern.compile(
          "\\{%-?\\s*(load\\s+[^%]*)?static\\b|\\bSTATIC_URL\\s*\\}\\}|/static/|\\bstatic\\([\"']");

  /// Code that has pages of others shown, or writes addresses of static files itself. What stands
  /// behind a comment's sign is no code; a path of the disk, and the setting, are no address.
  private static final Pattern CODE_ASKS =
      Pattern.compile(
          "(?m)^[^#\\n]*(?:\\bstatic\\([\"']|(?:src|href)=\\\\?[\"']?/static/|wagtail|drf_yasg|drf_spectacular_sidecar"
              + "|rest_framework_swagger|rest_framework\\.urls|\\bcms\\.urls|\\bgraphiql\\s*=\\s*True)");

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
        || isServed(application.tree())) {
      return Stream.empty();
    }
    boolean areAsked = areAsked(application.tree());
    return application.meant().stream()
        .filter(evaluated -> isBare(evaluated.deployment()) && hangs(evaluated))
        .filter(evaluated -> areAsked || showsPages(evaluated))
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
    return ServerTexts.of(tree).serveFiles()
        || FileServers.of(tree).serveStatic()
        || names(tree, SERVING);
  }

  /// Whether any page of the tree, or any of its code, asks for static files.
  private static boolean areAsked(Tree tree) {
    return tree.files().stream()
        .anyMatch(
            path ->
                PAGE.matcher(path).matches()
                    ? asks(tree, path, PAGE_ASKS)
                    : path.endsWith(".py") && asks(tree, path, CODE_ASKS));
  }

  private static boolean asks(Tree tree, String path, Pattern asking) {
    return tree.text(path).filter(text -> asking.matcher(text.text()).find()).isPresent();
  }

  /// Whether Django, or its REST framework, shows pages of its own: the administration where a
  /// route leads to it, the browsable API where views are made. That they are installed shows none.
  private static boolean showsPages(Evaluated evaluated) {
    return AdminRoutes.areServed(evaluated)
        || FrameworkRules.isBrowsable(new Values(evaluated)).isYes();
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
        && hasOwnStorage(evaluated)
        && !ServedFolder.STATIC.isServed(evaluated);
  }

  private static Answer isHere(Datum address) {
    return Answer.of(
        address instanceof Datum.Text(var text) && !text.isEmpty() && !text.contains("//"));
  }
}
