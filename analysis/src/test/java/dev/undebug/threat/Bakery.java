package dev.undebug.threat;

import dev.undebug.code.Local;
import dev.undebug.deploy.Command;
import dev.undebug.deploy.Deployment;
import dev.undebug.deploy.Environment;
import dev.undebug.deploy.Kind;
import dev.undebug.deploy.Server;
import dev.undebug.deploy.Settings;
import dev.undebug.deploy.Variable;
import dev.undebug.page.Category;
import dev.undebug.page.Disclosure;
import dev.undebug.page.Liveness;
import dev.undebug.page.Page;
import dev.undebug.page.PageKind;
import dev.undebug.page.Series;
import dev.undebug.page.VersionRange;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Step;
import dev.undebug.python.evaluate.Test;
import dev.undebug.requirement.Version;
import dev.undebug.rule.Audit;
import dev.undebug.rule.Confidence;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.settings.Verdict;
import dev.undebug.source.Place;
import dev.undebug.source.Position;
import dev.undebug.source.Source;
import dev.undebug.source.SourceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A bakery's web shop, as evidence: one that leaks, one that a page proves, one that is closed.
public final class Bakery {

  public static final String KEY = "django-insecure-bakery-4t7w0z3q6v";
  public static final String STORE_PASSWORD = "ryeBread-77-store";
  public static final String PAY_KEY = "sk_test_51BakeryNotReal0key";
  public static final String OVEN_TOKEN = "ovenCanary93c1d7";

  /// Every secret; none may stand in any report.
  public static final List<String> SECRETS = List.of(KEY, STORE_PASSWORD, PAY_KEY, OVEN_TOKEN);

  private static final String SETTINGS =
      """
      import os

      SECRET_KEY = "%s"
      DEBUG = True
      ALLOWED_HOSTS = []
      STORE = "postgres://baker:%s@store.internal:5432/bread"
      PAY = {"url": "https://pay.example.net", "merchant": "%s"}
      TIME_ZONE = "Europe/<b>Wien</b>"
      """
          .formatted(KEY, STORE_PASSWORD, PAY_KEY);

  private static final String VIEWS =
      """
      from django.conf import settings


      def bake(request, oven):
          token = "%s"
          salt = settings.SECRET_KEY
          return heat(oven, token, salt)
      """
          .formatted(OVEN_TOKEN);

  private static final String CLOSED =
      """
      import os

      DEBUG = os.environ.get("BAKERY_DEBUG", "0") == "1"
      """;

  private static final Map<String, SourceText> TEXTS =
      Map.of(
          "bakery/settings.py", new SourceText("bakery/settings.py", SETTINGS),
          "bakery/closed.py", new SourceText("bakery/closed.py", CLOSED),
          "ovens/views.py", new SourceText("ovens/views.py", VIEWS));

  private Bakery() {}

  /// It ships with DEBUG on, under runserver.
  public static Evidence leaking() {
    return evidence(
        List.of(
            start("Dockerfile", Server.RUNSERVER, on(), leakySettings()),
            start("bakery/wsgi.py", Server.UNKNOWN, on(), leakySettings())),
        List.of(),
        List.of(),
        ErrorPages.of());
  }

  /// The same, and a site that answered with its technical page.
  public static Evidence proven() {
    var page =
        new Page(
            PageKind.TECHNICAL_400,
            Liveness.LIVE,
            "it names the host that was asked for",
            new VersionRange.Exact("3.2.12"),
            List.of(
                new Disclosure(Category.SETTING, "SECRET_KEY", "********************", true, 900),
                new Disclosure(
                    Category.SETTING,
                    "STORE",
                    "postgres://baker:" + STORE_PASSWORD + "@store.internal:5432/bread",
                    false,
                    1200),
                new Disclosure(Category.SETTING, "PAY['merchant']", PAY_KEY, false, 1300),
                new Disclosure(
                    Category.LOCAL_VARIABLE,
                    "frame 2 ovens/views.py:6 bake: salt",
                    KEY,
                    false,
                    1500),
                new Disclosure(
                    Category.SOURCE_CODE,
                    "ovens/views.py:5",
                    "    token = \"" + OVEN_TOKEN + "\"",
                    false,
                    1600),
                new Disclosure(Category.VERSION, "Django", "3.2.12", false, 100)));
    return evidence(
        leaking().starts(),
        List.of(asked()),
        List.of(new Evidence.Captured("http://127.0.0.1:8000/ GET / (Host: undebug_5f)", page)),
        ErrorPages.of());
  }

  /// Off as shipped, but one variable turns it on; no secret in the code.
  public static Evidence closed() {
    var base = leaking();
    return new Evidence(
        "bakery",
        base.today(),
        new Evidence.Django("5.2.8", new Series(5, 2), "locked in uv.lock"),
        List.of(start("Dockerfile", Server.GUNICORN, off(), closedSettings())),
        List.of(),
        List.of(),
        Evidence.Signing.NONE,
        List.of(),
        Map.of(),
        Audit.NONE,
        ErrorPages.of("404", "500"),
        List.of(),
        List.of(),
        base.texts());
  }

  private static final class ErrorPages {
    static dev.undebug.threat.ErrorPages of(String... pages) {
      return new dev.undebug.threat.ErrorPages(
          true,
          List.of(pages),
          List.of(pages).stream().map(page -> "templates/" + page + ".html").toList());
    }
  }

  private static Evidence evidence(
      List<Evidence.Start> starts,
      List<Evidence.Asked> sites,
      List<Evidence.Captured> pages,
      dev.undebug.threat.ErrorPages errorPages) {
    return new Evidence(
        "bakery",
        "2026-01-31",
        new Evidence.Django("3.2.12", new Series(3, 2), "pinned in requirements.txt"),
        starts,
        sites,
        pages,
        Evidence.Signing.NONE,
        List.of(
            new Local(
                "bake",
                "token",
                new Local.Source.Literal(OVEN_TOKEN),
                place("ovens/views.py", 5, 5, 31)),
            new Local(
                "bake",
                "salt",
                new Local.Source.OfSettings("SECRET_KEY"),
                place("ovens/views.py", 6, 5, 31))),
        Map.of(
            "pyyaml",
            new Version("5.3", Version.Knowledge.PINNED, place("requirements.txt", 2, 1, 1))),
        Audit.NONE,
        errorPages,
        List.of(
            found("UDB101", "debug-is-true", Severity.CRITICAL, "DEBUG is always true", 4, 1, 13),
            found(
                "UDB201",
                "secret-key-in-code",
                Severity.HIGH,
                "SECRET_KEY stands in the code",
                3,
                1,
                50),
            found(
                "UDB301",
                "allowed-hosts-empty",
                Severity.MEDIUM,
                "ALLOWED_HOSTS is empty",
                5,
                1,
                19)),
        List.of(
            new Source("bakery/settings.py", Source.Status.READ, ""),
            new Source("bakery/broken.py", Source.Status.FAILED, "line 3: no expression")),
        path -> Optional.ofNullable(TEXTS.get(path)));
  }

  private static Finding found(
      String rule, String name, Severity severity, String message, int... at) {
    return new Finding(
        rule,
        name,
        severity,
        Confidence.HIGH,
        message,
        "Read it from the environment, without a default that is unsafe.",
        place("bakery/settings.py", at[0], at[1], at[2]),
        List.of("Dockerfile", "bakery/wsgi.py"),
        "00112233445566778899aabbccddeeff",
        List.of(),
        new dev.undebug.rule.Standing.Open());
  }

  private static Evidence.Start start(
      String name, Server server, Verdict verdict, KnownSettings settings) {
    boolean isProduction = server != Server.UNKNOWN;
    var variables = new TreeMap<String, Variable>();
    if (server == Server.RUNSERVER) {
      variables.put("OVEN_HOST", new Variable.Set("oven.internal", Place.ofFile(name)));
      variables.put("OVEN_TOKEN", new Variable.Set(OVEN_TOKEN, Place.ofFile(name)));
    }
    var deployment =
        new Deployment(
            name,
            isProduction ? Kind.DOCKERFILE : Kind.WSGI,
            Place.ofFile(name),
            "",
            new Deployment.Standing(
                isProduction, isProduction ? "its last stage is what ships" : "nothing starts it"),
            new Command(List.of(), server, "", "", place(name, 7, 1, 40)),
            "bakery/wsgi.py",
            new Settings.Named("bakery.settings", "the default of the file", Place.ofFile(name)),
            new Environment(variables, List.of()),
            new TreeMap<>());
    return new Evidence.Start(deployment, verdict, settings, givens(name));
  }

  private static List<Given> givens(String name) {
    var base = List.of(new Given.Lost("0", "set to \"0\"", place(name, 3, 5, 19)));
    return List.of(
        new Given(
            "BAKERY_DEBUG", Given.Use.DECIDES, "1", "set to \"1\"", place(name, 5, 5, 19), base),
        new Given(
            "OVEN_TOKEN",
            Given.Use.DECOY,
            OVEN_TOKEN,
            "set to \"%s\"".formatted(OVEN_TOKEN),
            place(name, 6, 5, 60),
            List.of()));
  }

  private static Verdict on() {
    return new Verdict(
        Verdict.State.ON,
        List.of(alternative(new TreeMap<>())),
        List.of(),
        List.of(),
        "a literal True",
        List.of(new Step(place("bakery/settings.py", 4, 1, 13), "DEBUG = True", "assigned True")),
        new Verdict.Assumed("3.11", "3.2", List.of()));
  }

  private static Verdict off() {
    var env = new TreeMap<String, List<Test>>();
    env.put(
        "BAKERY_DEBUG",
        List.of(new Test(List.of(), new Test.Check.In(List.of(new Datum.Text("1"))))));
    return new Verdict(
        Verdict.State.OFF,
        List.of(alternative(env)),
        List.of(),
        List.of(),
        "BAKERY_DEBUG is unset",
        List.of(new Step(place("bakery/closed.py", 3, 1, 51), "", "compared with \"1\"")),
        new Verdict.Assumed("3.12", "5.2", List.of()));
  }

  private static Alternative alternative(SortedMap<String, List<Test>> env) {
    return new Alternative(env, new TreeMap<>(), new TreeMap<>(), List.of(), List.of(), "", "");
  }

  private static KnownSettings leakySettings() {
    var pay = new LinkedHashMap<String, Known>();
    pay.put("url", new Known.Text("https://pay.example.net"));
    pay.put("merchant", new Known.Text(PAY_KEY));
    return KnownSettings.of(
        "bakery.settings",
        List.of(
            setting("SECRET_KEY", new Known.Text(KEY), 3),
            setting("DEBUG", new Known.Bool(true), 4),
            setting("ALLOWED_HOSTS", new Known.Items(List.of()), 5),
            setting(
                "STORE",
                new Known.Text("postgres://baker:" + STORE_PASSWORD + "@store.internal:5432/bread"),
                6),
            setting("PAY", new Known.Entries(pay), 7),
            setting("TIME_ZONE", new Known.Text("Europe/<b>Wien</b>"), 8),
            setting(
                "SESSION_ENGINE",
                new Known.Text("django.contrib.sessions.backends.signed_cookies"),
                8),
            setting(
                "MIDDLEWARE",
                new Known.Items(
                    List.of(new Known.Text("django.middleware.common.CommonMiddleware"))),
                8)));
  }

  private static KnownSettings closedSettings() {
    var handlers = new LinkedHashMap<String, Known>();
    var file = new LinkedHashMap<String, Known>();
    file.put("class", new Known.Text("logging.handlers.RotatingFileHandler"));
    handlers.put("file", new Known.Entries(file));
    var logging = new LinkedHashMap<String, Known>();
    logging.put("handlers", new Known.Entries(handlers));
    return KnownSettings.of(
        "bakery.closed",
        List.of(
            setting("SECRET_KEY", new Known.FromEnvironment("the variable BAKERY_KEY"), 3),
            setting("ALLOWED_HOSTS", new Known.Items(List.of(new Known.Text("bread.example"))), 3),
            setting("LOGGING", new Known.Entries(logging), 3),
            setting(
                "MIDDLEWARE",
                new Known.Items(
                    List.of(
                        new Known.Text("django.middleware.security.SecurityMiddleware"),
                        new Known.Text("django.middleware.clickjacking.XFrameOptionsMiddleware"))),
                3),
            setting("SECURE_HSTS_SECONDS", new Known.Numeral("31536000"), 3),
            setting("SECURE_SSL_REDIRECT", new Known.Bool(true), 3),
            setting("SESSION_COOKIE_SECURE", new Known.Bool(true), 3),
            setting("CSRF_COOKIE_SECURE", new Known.Bool(true), 3)));
  }

  private static Setting setting(String name, Known value, int line) {
    return new Setting(name, value, place("bakery/settings.py", line, 1, 10), false);
  }

  static Place place(String path, int line, int from, int to) {
    return new Place(path, new Position(line, from), new Position(line, to));
  }

  private static Evidence.Asked asked() {
    return new Evidence.Asked(
        "http://127.0.0.1:8000/",
        DebugState.ON,
        "a Host header that is not a host name is answered with a technical-400 page",
        List.of(
            new Evidence.Asked.Request(
                "unknown-path",
                "a path that does not exist",
                "GET /undebug-5f",
                404,
                "",
                "404, no debug page",
                false),
            new Evidence.Asked.Request(
                "invalid-host",
                "a Host header that is not a host name",
                "GET / (Host: undebug_5f)",
                400,
                "technical-400",
                "400, technical-400 page",
                true)),
        List.of(
            new Showing(
                "debug-toolbar",
                "the debug toolbar answers visitors",
                "GET / is answered with it",
                Severity.HIGH)),
        "",
        "gunicorn");
  }
}
