package dev.undebug.rule;

import java.util.List;
import java.util.stream.Stream;

/// `ALLOWED_HOSTS` names no host.
final class AllowedHostsEmpty implements Rule {

  @Override
  public String id() {
    return "UDB301";
  }

  @Override
  public String name() {
    return "allowed-hosts-empty";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    return application
        .production()
        .filter(evaluated -> AllowedHosts.of(evaluated).filter(List::isEmpty).isPresent())
        .map(
            evaluated ->
                evaluated.sighting(
                    severity(),
                    evaluated.placeOf("ALLOWED_HOSTS"),
                    "ALLOWED_HOSTS is empty: every request is answered with 400 once DEBUG is off",
                    "name the hosts that the site is served at"));
  }
}
