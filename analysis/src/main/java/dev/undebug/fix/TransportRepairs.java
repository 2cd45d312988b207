package dev.undebug.fix;

import dev.undebug.rule.Application.Evaluated;
import dev.undebug.rule.Finding;
import dev.undebug.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Cookies and pages travel over TLS alone. A machine without TLS is a developer's: there DEBUG is
/// on, and nothing changes.
final class TransportRepairs implements Repairer {

  /// A setting, and who misses it: where SecurityMiddleware is missing, what it reads is too.
  ///
  /// @param value `%s` stands for "in production"
  private record Wanted(String setting, String value, Set<String> rules) {}

  private static final String REDIRECT = "SECURE_SSL_REDIRECT";

  private static final List<Wanted> WANTED =
      List.of(
          new Wanted(REDIRECT, "%s", Set.of("UDB908", "UDB901")),
          new Wanted("SESSION_COOKIE_SECURE", "%s", Set.of("UDB910", "UDB911", "UDB912")),
          new Wanted("CSRF_COOKIE_SECURE", "%s", Set.of("UDB916")),
          new Wanted(
              "SECURE_HSTS_SECONDS",
              "3600  # an hour at first; a year is 31536000",
              Set.of("UDB904", "UDB901")),
          new Wanted(
              "SECURE_HSTS_INCLUDE_SUBDOMAINS", "True", Set.of("UDB905", "UDB904", "UDB901")),
          new Wanted("SECURE_HSTS_PRELOAD", "True", Set.of("UDB921", "UDB904", "UDB901")),
          new Wanted("SECURE_REFERRER_POLICY", "\"same-origin\"", Set.of("UDB922")),
          new Wanted("SECURE_CONTENT_TYPE_NOSNIFF", "True", Set.of("UDB906")),
          new Wanted("SECURE_BROWSER_XSS_FILTER", "True", Set.of("UDB907")),
          new Wanted("X_FRAME_OPTIONS", "\"DENY\"", Set.of("UDB919")));

  private static final String PROXY = "SECURE_PROXY_SSL_HEADER";

  private static final Pattern DEBUG =
      Pattern.compile("(?m)^(DEBUG\\b|from\\s+\\S+\\s+import\\s+\\*)");

  private static final String NEEDS =
      "every visitor comes over TLS; the server that ends it sets X-Forwarded-Proto itself, and takes"
          + " away a visitor's own";

  @Override
  public Stream<Repair> repairs(Broken broken) {
    String[] rules =
        WANTED.stream().flatMap(one -> one.rules().stream()).distinct().toArray(String[]::new);
    return broken.settingsOf(rules).entrySet().stream()
        .flatMap(entry -> repair(broken, entry.getKey(), entry.getValue()).stream());
  }

  private static Optional<Repair> repair(Broken broken, SourceText file, Evaluated evaluated) {
    String on = DEBUG.matcher(file.text()).find() ? "not DEBUG" : "True";
    var missed =
        WANTED.stream()
            .filter(
                one -> !isSet(evaluated, one.setting()) && rule(broken, evaluated, one).isPresent())
            .toList();
    if (missed.isEmpty()) {
      return Optional.empty();
    }
    var block = new StringBuilder();
    for (Wanted one : missed) {
      if (one.setting().equals(REDIRECT) && !isSet(evaluated, PROXY)) {
        block.append(
            """
            # The server that ends TLS must set this header itself, whatever the visitor sends.
            SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
            """);
      }
      block.append("%s = %s\n".formatted(one.setting(), one.value().formatted(on)));
    }
    return Optional.of(
        Repair.of(
                rule(broken, evaluated, missed.getFirst()).orElseThrow(),
                "Set " + String.join(", ", missed.stream().map(Wanted::setting).toList()))
            .editing(EndOfSettings.add(file, block.toString()))
            .unsafe(NEEDS));
  }

  /// The rule that misses a setting in a deployment.
  private static Optional<String> rule(Broken broken, Evaluated evaluated, Wanted wanted) {
    return broken
        .of(wanted.rules().toArray(String[]::new))
        .filter(found -> found.deployments().contains(evaluated.name()))
        .map(Finding::rule)
        .findFirst();
  }

  private static boolean isSet(Evaluated evaluated, String setting) {
    return evaluated.settings().find(setting).filter(one -> !one.isDefault()).isPresent();
  }
}
