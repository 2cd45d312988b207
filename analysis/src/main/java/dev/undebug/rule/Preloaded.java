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

  private static final String ORIGINS = "CSRF_TRUSTED_ORIGINS";

  /// Domains where pages of frontends lie, tunnels end, and workspaces run.
  private static final List<String> OTHERS =
      List.of(
          ".vercel.app",
          ".netlify.app",
          ".web.app",
          ".pages.dev",
          ".workers.dev",
          ".github.dev",
          ".ngrok.app",
          ".ngrok-free.app",
          ".ngrok.dev",
          ".ngrok-free.dev");

  /// Domains under which platforms give an application its address.
  private static final List<String> GIVEN =
      List.of(
          ".choreoapis.dev",
          ".choreoapps.dev",
          ".fly.dev",
          ".koyeb.app",
          ".ondigitalocean.app",
          ".replit.app",
          ".run.app",
          ".up.railway.app");

  /// Characters; longer texts are no names (RFC 1035).
  private static final int MAX_HOST = 253;

  private Preloaded() {}

  /// Why no browser asks an application over HTTP, as far as its hosts tell.
  static Optional<String> of(Evaluated evaluated) {
    var values = new Values(evaluated);
    if (values.ask("ALLOWED_HOSTS", Preloaded::areListed).isYes()) {
      return Optional.of("browsers know the domain of every host as one of HTTPS alone");
    }
    boolean isNamedOtherwise =
        values.ask("ALLOWED_HOSTS", hosts -> HostRules.any(hosts, Preloaded::isUnlisted)).isYes();
    if (isNamedOtherwise) {
      return Optional.empty();
    }
    // Where the settings name no other domain, it answers at the address that Replit gives it.
    return evaluated.deployment().kind() == Kind.REPLIT
        ? Optional.of("browsers know `.replit.app` as a domain of HTTPS alone")
        : byOrigins(evaluated);
  }

  /// Settings that accept every host, or leave them to a variable, may trust their own origins by
  /// name, and documents may tell the address that a platform gave.
  private static Optional<String> byOrigins(Evaluated evaluated) {
    var values = new Values(evaluated);
    var isOther = values.ask(ORIGINS, origins -> HostRules.any(origins, o -> isUnlisted(host(o))));
    if (isOther.isYes()) {
      return Optional.empty();
    }
    // Where other sites may ask, the origins are mostly theirs.
    boolean isOwn =
        values.contains("INSTALLED_APPS", "corsheaders") == Answer.NO
            && values.ask(ORIGINS, origins -> HostRules.any(origins, Preloaded::isOwn)).isYes();
    return isOwn
        ? Optional.of("browsers know the domain of every trusted origin as one of HTTPS alone")
        : Mentions.ofHost(evaluated.project().modules().tree(), GIVEN)
            .map(
                place ->
                    "browsers know the domain of its address, %s:%d, as one of HTTPS alone"
                        .formatted(place.path(), place.start().line()));
  }

  /// Whether an origin is no frontend's elsewhere, no tunnel's and no development machine's.
  private static boolean isOwn(String origin) {
    String host = host(origin);
    return isPublic(host) && isListed(host) && OTHERS.stream().noneMatch(host::endsWith);
  }

  /// The host of `https://shop.example:8443`, or the domain of `https://*.shop.example`.
  private static String host(String origin) {
    return origin.length() > MAX_HOST + 20
        ? ""
        : origin.replaceFirst("^https?://\\*?", "").replaceFirst("[:/].*$", "");
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
