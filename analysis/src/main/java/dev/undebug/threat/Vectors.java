package dev.undebug.threat;

import dev.undebug.page.Category;
import dev.undebug.secret.SecretKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells for each vector whether it is open here, and what opens it.
final class Vectors {

  /// Names of disclosures that a report lists for a vector.
  private static final int MAX_EVIDENCE = 6;

  /// Addresses behind which an application is administered.
  private static final Pattern STAFF =
      Pattern.compile(
          "(?i)(?<![a-z])(?:admin|staff|backoffice|manage|dashboard|wagtail|cms)(?![a-z])");

  private final Facts facts;

  private Vectors(Facts facts) {
    this.facts = facts;
  }

  static List<Analysis.Opened> of(Facts facts) {
    var vectors = new Vectors(facts);
    var opened = new ArrayList<Analysis.Opened>();
    for (Vector vector : Vector.values()) {
      opened.add(vectors.judge(vector));
    }
    return opened;
  }

  private Analysis.Opened judge(Vector vector) {
    var direct = direct(vector);
    if (direct.isPresent()) {
      return direct.get();
    }
    var leaks = facts.strongest(leak -> opens(leak, vector));
    if (facts.reach() == Analysis.Reach.NONE && leaks.isEmpty()) {
      return closed(vector, "no visitor gets a debug page");
    }
    if (leaks.isEmpty() && vector == Vector.SQL_INJECTION) {
      return failingStatement();
    }
    var staff =
        leaks.isEmpty() && vector == Vector.PRIVILEGE_ESCALATION
            ? staff()
            : Optional.<Analysis.Opened>empty();
    if (staff.isPresent()) {
      return staff.get();
    }
    if (leaks.isEmpty()) {
      boolean isHidden = vector == Vector.CREDENTIAL_THEFT && !facts.elsewhere().isEmpty();
      return isHidden ? hidden(vector) : closed(vector, closedBecause(vector));
    }
    var references =
        leaks.stream()
            .flatMap(leak -> Exposure.of(leak).stream())
            .filter(exposure -> opens(exposure, vector))
            .map(Exposure::references)
            .reduce(References::and)
            .orElseThrow();
    return new Analysis.Opened(
        vector, facts.state(leaks), because(vector, leaks), names(leaks), references);
  }

  private boolean opens(Leak leak, Vector vector) {
    return Exposure.of(leak).stream().anyMatch(exposure -> opens(exposure, vector));
  }

  private boolean opens(Exposure exposure, Vector vector) {
    // The key makes sessions only where they lie in signed cookies.
    if (exposure == Exposure.SIGNING_KEY && vector != Vector.CREDENTIAL_THEFT) {
      return facts.hasSignedSessions() && exposure.vectors().contains(vector);
    }
    return exposure.vectors().contains(vector);
  }

  private static Analysis.Opened closed(Vector vector, String because) {
    return new Analysis.Opened(
        vector, Scenario.State.NOT_POSSIBLE, because, List.of(), References.of("|||||"));
  }

  private Analysis.Opened hidden(Vector vector) {
    String because =
        "%s comes from elsewhere and is not starred; whether it holds a credential is not known"
            .formatted(facts.elsewhere().getFirst().name());
    return new Analysis.Opened(
        vector, Scenario.State.UNKNOWN, because, names(facts.elsewhere()), References.of("|||||"));
  }

  private static String closedBecause(Vector vector) {
    return switch (vector) {
      case SQL_INJECTION -> "no debug page would show a failing statement";
      case XSS ->
          "this Django escapes all of its debug page (CVE-2017-12794 concerns 1.10.0 to 1.10.7 and 1.11.0 to 1.11.4)";
      case CODE_EXECUTION ->
          "neither a console nor a signing key of unpickled sessions is among what is disclosed";
      case SESSION_HIJACKING ->
          "neither a session cookie nor a signing key of sessions in cookies is among what is disclosed";
      case CREDENTIAL_THEFT, PRIVILEGE_ESCALATION ->
          "no credential that leads there is among what is disclosed";
      case RECONNAISSANCE, DENIAL_OF_SERVICE -> "no debug page was obtained or predicted";
    };
  }

  private String because(Vector vector, List<Leak> leaks) {
    long secrets =
        leaks.stream()
            .filter(Leak::isExposedSecret)
            .map(leak -> leak.credential().label() + leak.preview())
            .distinct()
            .count();
    return switch (vector) {
      case CREDENTIAL_THEFT -> "%s in the clear".formatted(count(secrets, "credential"));
      case SESSION_HIJACKING ->
          facts.hasSignedSessions()
              ? "sessions lie in signed cookies, and what signs or carries them is in the clear"
              : "a session or token of a visitor is in the clear";
      case PRIVILEGE_ESCALATION ->
          "%s that may open more than the application itself"
              .formatted(count(secrets, "credential"));
      case SQL_INJECTION -> "the failing statement stands on the page";
      case RECONNAISSANCE -> "%s in the clear".formatted(count(leaks.size(), "detail"));
      case XSS, CODE_EXECUTION, DENIAL_OF_SERVICE -> count(leaks.size(), "disclosure");
    };
  }

  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /// Secrets first, each name once.
  static List<String> names(List<Leak> leaks) {
    var names = new LinkedHashSet<String>();
    leaks.stream().filter(Leak::isExposedSecret).forEach(leak -> names.add(leak.name()));
    leaks.forEach(leak -> names.add(leak.name()));
    return names.stream().limit(MAX_EVIDENCE).toList();
  }

  /// Vectors that something else than one disclosure opens.
  private Optional<Analysis.Opened> direct(Vector vector) {
    if (facts.reach() == Analysis.Reach.NONE) {
      return Optional.empty();
    }
    return switch (vector) {
      case DENIAL_OF_SERVICE ->
          Optional.of(
              open(
                  vector,
                  Exposure.QUERY_LOG,
                  "a plain error costs about 45 times the processor time and 400 times the bytes while"
                      + " DEBUG is on (measured on Django 3.2 and 5.2), and queries are kept in memory"));
      case XSS -> unescapedPage(vector);
      case CODE_EXECUTION -> codeExecution();
      case RECONNAISSANCE, SQL_INJECTION -> Optional.empty();
      case CREDENTIAL_THEFT, SESSION_HIJACKING, PRIVILEGE_ESCALATION -> Optional.empty();
    };
  }

  /// No statement was seen, but every query that can be made to fail shows its own.
  private static Analysis.Opened failingStatement() {
    return new Analysis.Opened(
        Vector.SQL_INJECTION,
        Scenario.State.CONDITIONAL,
        "when a query fails, its statement and parameters stand among the variables of the page,"
            + " which helps to write an injection; whether a query can be injected into was not"
            + " checked",
        List.of(),
        Exposure.DATABASE_QUERY.references());
  }

  private Optional<Analysis.Opened> unescapedPage(Vector vector) {
    if (facts.hasUnescapedPage()) {
      return Optional.of(open(vector, Exposure.UNESCAPED_PAGE, "this Django has CVE-2017-12794"));
    }
    if (!facts.mayHaveUnescapedPage()) {
      return Optional.empty();
    }
    return Optional.of(
        new Analysis.Opened(
            vector,
            Scenario.State.UNKNOWN,
            "CVE-2017-12794 concerns 1.10.0 to 1.10.7 and 1.11.0 to 1.11.4, and the patch level is"
                + " not known",
            List.of(),
            Exposure.UNESCAPED_PAGE.references()));
  }

  private Optional<Analysis.Opened> codeExecution() {
    var console = facts.console();
    if (console.isPresent()) {
      return Optional.of(
          open(
              Vector.CODE_EXECUTION,
              Exposure.CONSOLE,
              "%s has a Python console, behind a PIN".formatted(console.get().source())));
    }
    var keys = facts.exposed(SecretKind.Use.SIGNING);
    if (keys.isEmpty() || !facts.unpicklesSessions()) {
      return vulnerablePackage();
    }
    return Optional.of(
        new Analysis.Opened(
            Vector.CODE_EXECUTION,
            facts.state(keys),
            "the signing key is in the clear, and sessions are unpickled from cookies it signs",
            names(keys),
            Exposure.UNPICKLED_SESSION.references()));
  }

  private Optional<Analysis.Opened> vulnerablePackage() {
    var matches = Vulnerable.of(facts.evidence()).matches();
    if (matches.isEmpty()) {
      return Optional.empty();
    }
    var first = matches.getFirst();
    return Optional.of(
        new Analysis.Opened(
            Vector.CODE_EXECUTION,
            Scenario.State.CONDITIONAL,
            "if the application reaches a known flaw of its packages: " + first.words(),
            matches.stream().map(match -> match.name() + " " + match.version()).distinct().toList(),
            Exposure.VULNERABLE_PACKAGE.references()));
  }

  /// Where staff logs in, and who they are: half of what a login needs.
  private Optional<Analysis.Opened> staff() {
    var addresses =
        facts.strongest(
            leak ->
                leak.category() == Category.URL_PATTERN && STAFF.matcher(leak.preview()).find());
    var names =
        facts.strongest(
            leak -> leak.category() == Category.USER && !leak.preview().equals("AnonymousUser"));
    if (addresses.isEmpty() && names.isEmpty()) {
      return Optional.empty();
    }
    String what =
        names.isEmpty()
            ? "the address where staff logs in is on the page"
            : addresses.isEmpty()
                ? "the name of a user who was logged in is on the page"
                : "the address where staff logs in and the name of a user are on the page";
    var both = new ArrayList<>(names);
    both.addAll(addresses);
    return Optional.of(
        new Analysis.Opened(
            Vector.PRIVILEGE_ESCALATION,
            Scenario.State.CONDITIONAL,
            "if a password can be guessed or is used elsewhere: " + what,
            names(both),
            Exposure.STAFF.references()));
  }

  private Analysis.Opened open(Vector vector, Exposure exposure, String because) {
    var state =
        switch (facts.reach()) {
          case SEEN -> Scenario.State.PROVEN;
          case SHIPPED -> Scenario.State.PREDICTED;
          case CONDITIONAL, NONE -> Scenario.State.CONDITIONAL;
        };
    return new Analysis.Opened(vector, state, because, List.of(), exposure.references());
  }
}
