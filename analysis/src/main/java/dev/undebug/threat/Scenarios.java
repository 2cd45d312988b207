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
    if (facts.unpicklesSessions()) {
      steps.add(
          "Sessions are pickled (SESSION_SERIALIZER), so the forged one runs code of the visitor's on the server.");
    }
    return story.told(facts.state(keys), keys, steps);
  }

  private Scenario vulnerablePackage() {
    var story = new Story(3, "Vulnerable package to code execution", Exposure.VERSION);
    if (facts.reach() == Analysis.Reach.NONE) {
      return story.notPossible(noPage());
    }
    String version = facts.evidence().django().version();
    String shown =
        version.isEmpty()
            ? "the page prints the versions of Django and Python"
            : "the page prints the version of Django (%s) and of Python".formatted(version);
    return story.unknown(
        shown
            + ", and of no other package; versions were not compared with known vulnerabilities (not checked yet)");
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
