package dev.undebug.rule;

import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.SettingsRule.Range;
import dev.undebug.rule.SettingsRule.Telling;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// What can be wrong with `ALLOWED_HOSTS` by itself.
final class HostRules {

  private static final String HOSTS = "ALLOWED_HOSTS";

  /// Domains under which anybody gets a name: those of platforms, and of tunnels to one's machine.
  private static final Set<String> SHARED =
      Set.of(
          "herokuapp.com",
          "appspot.com",
          "run.app",
          "amazonaws.com",
          "elasticbeanstalk.com",
          "azurewebsites.net",
          "cloudapp.azure.com",
          "onrender.com",
          "fly.dev",
          "railway.app",
          "up.railway.app",
          "vercel.app",
          "now.sh",
          "netlify.app",
          "pythonanywhere.com",
          "ondigitalocean.app",
          "koyeb.app",
          "deta.dev",
          "repl.co",
          "replit.dev",
          "gitpod.io",
          "github.dev",
          "app.github.dev",
          "glitch.me",
          "ngrok.io",
          "ngrok.app",
          "ngrok-free.app",
          "trycloudflare.com",
          "loca.lt",
          "serveo.net",
          "nip.io",
          "sslip.io");

  static final List<Rule> ALL =
      List.of(
          new SettingsRule(
              "UDB301",
              "allowed-hosts-empty",
              Severity.MEDIUM,
              // Before it, a refused host was an error of the server.
              Range.from(1, 6),
              v ->
                  v.isTruthy(HOSTS) == Answer.NO && (v.isLeftEmpty(HOSTS) || v.isAskedFor(HOSTS))
                      ? Answer.UNKNOWN
                      : v.isTruthy(HOSTS).not(),
              new Telling(
                  HOSTS,
                  "ALLOWED_HOSTS is empty: every request is answered with 400 once DEBUG is off",
                  "name the hosts that the site is served at")),
          new SettingsRule(
                  "UDB302",
                  "allowed-hosts-any",
                  Severity.MEDIUM,
                  Range.EVERY,
                  v -> v.contains(HOSTS, "*"),
                  new Telling(
                      HOSTS,
                      "ALLOWED_HOSTS accepts every host name",
                      "name the hosts that the site is served at"))
              .relievedBy(Reliefs::hosts),
          new SettingsRule(
              "UDB303",
              "allowed-hosts-wide",
              Severity.LOW,
              Range.EVERY,
              v -> v.ask(HOSTS, HostRules::isWide),
              new Telling(
                  HOSTS,
                  "ALLOWED_HOSTS accepts names that anybody can get",
                  "name the one host of this site, without the leading dot")),
          new SettingsRule(
              "UDB305",
              "allowed-host-unmatched",
              Severity.LOW,
              Range.EVERY,
              v -> v.ask(HOSTS, hosts -> any(hosts, HostRules::isUnmatched)),
              new Telling(
                  HOSTS,
                  "ALLOWED_HOSTS has an entry that no host matches, for a scheme, a port, a path or a blank in it",
                  "write the bare name of the host")),
          new SettingsRule(
              "UDB306",
              "allowed-hosts-nested",
              Severity.MEDIUM,
              Range.EVERY,
              v -> v.ask(HOSTS, HostRules::isNested),
              new Telling(
                  HOSTS,
                  "ALLOWED_HOSTS begins with a list, which is no name: every request ends in an AttributeError",
                  "take the brackets or the comma away that make a list of lists")));

  private HostRules() {}

  private static Answer isWide(Datum hosts) {
    return any(hosts, HostRules::isWide);
  }

  static Answer any(Datum hosts, Predicate<String> is) {
    if (!(hosts instanceof Datum.Sequence(_, var elements))) {
      return Answer.UNKNOWN;
    }
    Answer found = Answer.NO;
    for (Datum.Element element : elements) {
      Answer here =
          Values.ask(
              element.value(),
              host -> Answer.of(host instanceof Datum.Text(var name) && is.test(name)));
      found = found.or(element.isAlways() ? here : here.and(Answer.UNKNOWN));
    }
    return found;
  }

  /// Django asks one entry after the other, and each for its lower case: `django/http/request.py`,
  /// `validate_host`, and `is_same_domain`.
  private static Answer isNested(Datum hosts) {
    return hosts instanceof Datum.Sequence(_, var elements) && !elements.isEmpty()
        ? Answer.of(
            elements.getFirst().isAlways()
                && elements.getFirst().value() instanceof Datum.Sequence(_, var inner)
                && !inner.isEmpty())
        : Answer.NO;
  }

  /// Django takes the port off before it compares, and compares whole names:
  /// `django/http/request.py`, `validate_host`.
  private static boolean isUnmatched(String host) {
    boolean isAddress = host.startsWith("[") && host.endsWith("]");
    return !host.isEmpty()
        && (host.contains("/")
            || host.chars().anyMatch(Character::isWhitespace)
            || (host.contains(":") && !isAddress));
  }

  /// Top-level domains that are nobody's: RFC 6761 and 6762, and what networks use of their own.
  private static final Set<String> OWN =
      Set.of("localhost", "local", "test", "internal", "example", "lan", "docker", "localdomain");

  /// A whole top-level domain, or one where names are given to anybody.
  private static boolean isWide(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.startsWith(".")
        && !OWN.contains(name.substring(1))
        && (name.indexOf('.', 1) < 0 || SHARED.contains(name.substring(1)));
  }
}
