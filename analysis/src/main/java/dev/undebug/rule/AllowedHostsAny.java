package dev.undebug.rule;

import java.util.stream.Stream;

/// `ALLOWED_HOSTS` accepts any host name.
final class AllowedHostsAny implements Rule {

  @Override
  public String id() {
    return "UDB302";
  }

  @Override
  public String name() {
    return "allowed-hosts-any";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    return application
        .production()
        .filter(
            evaluated ->
                AllowedHosts.of(evaluated).filter(names -> names.contains("*")).isPresent())
        .map(
            evaluated ->
                evaluated.sighting(
                    severity(),
                    evaluated.placeOf("ALLOWED_HOSTS"),
                    "ALLOWED_HOSTS accepts every host name",
                    "name the hosts that the site is served at"));
  }
}
