package dev.undebug.threat;

import dev.undebug.secret.SecretKind;
import java.util.ArrayList;
import java.util.List;

/// Tells the four stories, each only as far as this application's own evidence carries it.
final class Scenarios {

  private final Facts facts;

  private Scenarios(Facts facts) {
    this.facts = facts;
  }

  static List<Scenario> of(Facts facts) {
    var scenarios = new Scenarios(facts);
    return List.of(
        scenarios.database(),
        scenarios.session(),
        scenarios.vulnerablePackage(),
        scenarios.service());
  }

  private Scenario database() {
    var leaks = facts.exposed(SecretKind.Use.DATABASE);
    var story = new Story(1, "Database credentials", Exposure.DATABASE_CREDENTIAL);
    if (leaks.isEmpty()) {
      return without(story, "credential of a database, cache or broker", databaseStars());
    }
    return story.told(
        facts.state(leaks),
        leaks,
        List.of(
            begin(leaks),
            "The page shows %s.".formatted(list(leaks)),
            "With it the visitor logs in to that service, where its port can be reached from outside"
                + " or from another host they hold (not checked here).",
            "They read and change what this account may: the application's own data, past every check"
                + " of the application."));
  }

  /// What there is instead of a readable password.
  private String databaseStars() {
    var starred = facts.strongest(leak -> leak.isMasked() && leak.name().matches("DATABASES.*"));
    if (!starred.isEmpty()) {
      return "; Django stars %s".formatted(starred.getFirst().name());
    }
    return facts.settings().value("DATABASES").at("default").at("ENGINE")
                instanceof Known.Text(var engine)
            && engine.endsWith("sqlite3")
        ? "; the default database is SQLite, which has no password"
        : "";
  }

  private Scenario session() {
    var keys = facts.exposed(SecretKind.Use.SIGNING);
    var story = new Story(2, "SECRET_KEY to a forged session", Exposure.SIGNING_KEY);
    if (keys.isEmpty()) {
      return without(
          story, "copy of SECRET_KEY", "; Django stars the setting itself, in every version");
    }
    if (!facts.hasSignedSessions()) {
      String engine = facts.text("SESSION_ENGINE");
      String where = engine.isEmpty() ? "in the database, Django's default" : "by " + engine;
      return story.notPossible(
          "sessions are kept %s, so the key alone makes none; what else the application signs with it (%s shows it) can be forged: messages, signed links, tokens"
              .formatted(where, keys.getFirst().name()));
    }
    var steps = new ArrayList<String>();
    steps.add(begin(keys));
    steps.add("The page shows %s.".formatted(list(keys)));
    steps.add(
        "Sessions lie in cookies that this key signs (SESSION_ENGINE is signed_cookies), so the visitor writes a session of their own and signs it.");
    steps.add(
        "Django takes the cookie for its own: the visitor is whatever the session says, as far as the session decides it.");
    if (facts.proofs().hasKey()) {
      steps.add(2, "It is the key in use: a signature that was seen is made with it.");
    }
    if (facts.unpicklesSessions()) {
      steps.add(
          "Sessions are pickled (SESSION_SERIALIZER), so the forged one runs code of the visitor's on the server.");
    }
    return story.told(facts.state(keys), keys, steps);
  }

  private Scenario vulnerablePackage() {
    var story = new Story(3, "Vulnerable package to code execution", Exposure.VULNERABLE_PACKAGE);
    if (facts.reach() == Analysis.Reach.NONE) {
      return story.notPossible(noPage());
    }
    var vulnerable = Vulnerable.of(facts.evidence());
    String list = "the advisories of %s".formatted(facts.evidence().audit().advisories().asOf());
    if (!vulnerable.matches().isEmpty()) {
      return vulnerable(story, vulnerable.matches());
    }
    if (vulnerable.looked() == 0 || !vulnerable.open().isEmpty() || isPageAlone()) {
      String compared =
          vulnerable.looked() == 0
              ? "no exact version is known that could be compared with known flaws"
              : "%s compared with %s, none with a flaw that leads to code execution"
                  .formatted(Vectors.count(vulnerable.looked(), "exact version"), list);
      String open =
          isPageAlone()
              ? "; the page prints the versions of Django and Python, and of no other package"
              : "; " + String.join(", ", vulnerable.open().stream().limit(3).toList());
      return story.unknown(compared + (vulnerable.open().isEmpty() && !isPageAlone() ? "" : open));
    }
    return story.notPossible(
        "none of the %s that requirement and lock files name has a flaw in %s that leads to code execution"
            .formatted(Vectors.count(vulnerable.looked(), "exact version"), list));
  }

  private boolean isPageAlone() {
    return facts.evidence().packages().isEmpty();
  }

  /// A version that matches is not yet a way in, so the story hangs on that.
  private Scenario vulnerable(Story story, List<Vulnerable.Match> matches) {
    var steps =
        List.of(
            "A visitor asks for any page that fails, and reads the names of the apps, the paths of the libraries and the version of Django.",
            "Among what the application runs on are "
                + String.join("; ", matches.stream().map(Vulnerable.Match::words).toList())
                + ".",
            "With the source lines and variables of the page they look for the place that reaches the flaw (whether there is one was not checked, and a distribution may have fixed it under the same version).",
            "Through it they run code on the server, with all that the application may do.");
    return new Scenario(
        story.number(),
        story.name(),
        Scenario.State.CONDITIONAL,
        "if the application reaches the flaw of %s".formatted(matches.getFirst().name()),
        steps,
        matches.stream().map(match -> match.name() + " " + match.version()).distinct().toList(),
        story.exposure().references());
  }

  private Scenario service() {
    var leaks = facts.exposed(SecretKind.Use.SERVICE, SecretKind.Use.CLOUD);
    var story = new Story(4, "Third-party API key", Exposure.SERVICE_CREDENTIAL);
    if (leaks.isEmpty()) {
      return without(story, "key or token of another service", "");
    }
    return story.told(
        facts.state(leaks),
        leaks,
        List.of(
            begin(leaks),
            "The page shows %s.".formatted(list(leaks)),
            "With it the visitor calls the provider in the application's name, from anywhere, until the"
                + " key is revoked (whether it still works was not tried).",
            "Data, money and quota of that account are theirs, and its log shows the application."));
  }

  /// The story lacks what it needs; where values come from elsewhere, that is not known.
  private Scenario without(Story story, String thing, String besides) {
    if (facts.reach() == Analysis.Reach.NONE) {
      return story.notPossible(noPage());
    }
    int looked = facts.seen().size() + facts.predicted().size();
    if (looked == 0) {
      return story.unknown("nothing is known of what the page would show");
    }
    var elsewhere = story.number() == 2 ? List.<Leak>of() : facts.elsewhere();
    if (!elsewhere.isEmpty()) {
      return story.unknown(
          "no %s is in the clear in what is known, but %s comes from elsewhere and is not starred"
              .formatted(thing, elsewhere.getFirst().name()));
    }
    return story.notPossible(
        "no %s is in the clear among the %s%s"
            .formatted(thing, Vectors.count(looked, "disclosure"), besides));
  }

  private static String noPage() {
    return "DEBUG is off, so no visitor gets a debug page";
  }

  /// How the visitor comes to the page.
  private String begin(List<Leak> leaks) {
    var first = leaks.getFirst();
    return switch (first.origin()) {
      case Leak.Origin.Seen(var page, _) ->
          "A visitor asks for what was asked here: %s."
              .formatted(facts.evidence().pages().get(page - 1).source());
      case Leak.Origin.Predicted(_, var when) when when.startsWith("when ") ->
          "A request fails %s.".formatted(when.substring("when a request fails ".length()));
      case Leak.Origin.Predicted _ ->
          "A visitor makes any request fail; a Host header that is no host name is enough on Django 1.9 to 6.1.";
    };
  }

  private static String list(List<Leak> leaks) {
    var items =
        leaks.stream()
            .limit(3)
            .map(
                leak ->
                    "%s (%s, %s)".formatted(leak.name(), leak.credential().label(), leak.preview()))
            .toList();
    String more = leaks.size() > 3 ? " and %s more".formatted(leaks.size() - 3) : "";
    return String.join(", ", items) + more;
  }

  /// What all endings of one story share.
  private record Story(int number, String name, Exposure exposure) {

    Scenario told(Scenario.State state, List<Leak> leaks, List<String> steps) {
      String because =
          switch (state) {
            case PROVEN -> "a page that was obtained shows what it needs";
            case PREDICTED ->
                "the page that this application shows as shipped would show what it needs";
            case CONDITIONAL -> "if DEBUG is on, the page shows what it needs";
            case NOT_POSSIBLE, UNKNOWN -> throw new IllegalStateException(state + " has no story");
          };
      return new Scenario(
          number, name, state, because, steps, Vectors.names(leaks), exposure.references());
    }

    Scenario notPossible(String because) {
      return new Scenario(
          number,
          name,
          Scenario.State.NOT_POSSIBLE,
          because,
          List.of(),
          List.of(),
          exposure.references());
    }

    Scenario unknown(String because) {
      return new Scenario(
          number,
          name,
          Scenario.State.UNKNOWN,
          because,
          List.of(),
          List.of(),
          exposure.references());
    }
  }
}
