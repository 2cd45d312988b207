package dev.undebug.rule;

import dev.undebug.deploy.Kind;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.Application.Evaluated;
import java.util.List;
import java.util.Optional;

/// Hosts under domains of which every browser knows that they speak HTTPS alone, as whole domains
/// are on the list that browsers come with: https://hstspreload.org.
final class Preloaded {

  private static final List<String> DOMAINS = List.of(".app", ".dev", ".page");

  /// Characters; longer texts are no names (RFC 1035).
  private static final int MAX_HOST = 253;

  private Preloaded() {}

  /// Why no browser asks an application over HTTP, as far as its hosts tell.
  static Optional<String> of(Evaluated evaluated) {
    var values = new Values(evaluated);
    if (values.ask("ALLOWED_HOSTS", Preloaded::areListed).isYes()) {
      return Optional.of("browsers know the domain of every host as one of HTTPS alone");
    }
    // Where the settings name no other domain, it answers at the address that Replit gives it.
    boolean isNamedOtherwise =
        values.ask("ALLOWED_HOSTS", hosts -> HostRules.any(hosts, Preloaded::isUnlisted)).isYes();
    return !isNamedOtherwise && evaluated.deployment().kind() == Kind.REPLIT
        ? Optional.of("browsers know `.replit.app` as a domain of HTTPS alone")
        : Optional.empty();
  }

  private static Answer areListed(Datum hosts) {
    return HostRules.any(hosts, Preloaded::isListed)
        .and(HostRules.any(hosts, host -> host.equals("*") || isUnlisted(host)).not());
  }

  private static boolean isListed(String host) {
    return DOMAINS.stream().anyMatch(host::endsWith);
  }

  private static boolean isUnlisted(String host) {
    return isPublic(host) && !host.equals("*") && !isListed(host);
  }

  /// Whether the name may be one that visitors of the net know.
  static boolean isPublic(String host) {
    return host.equals("*")
        || (host.length() <= MAX_HOST
            && host.matches("\\.?([\\w-]+\\.)+[a-z][\\w-]*")
            && !host.endsWith(".local"));
  }
}
