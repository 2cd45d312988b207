package dev.undebug.probe;

import dev.undebug.http.Exchange;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Where answers lead.
final class Redirects {

  private Redirects() {}

  /// The address that an answer leads to, when that is the same host at the same port, or at TLS's
  /// own: everything else was not named by the owner.
  static Optional<Target> within(Target from, Exchange exchange) {
    Optional<Target> to = of(from, exchange);
    if (to.isEmpty() || to.get().equals(from) || !to.get().host().equals(from.host())) {
      return Optional.empty();
    }
    Target target = to.get();
    boolean isSamePort = target.port() == from.port();
    boolean isToTls = target.isSecure() && target.port() == 443;
    boolean isDowngrade = from.isSecure() && !target.isSecure();
    return (isSamePort || isToTls) && !isDowngrade ? to : Optional.empty();
  }

  /// The address that an answer leads to, wherever that is.
  static Optional<Target> of(Target from, Exchange exchange) {
    int status = exchange.response().status();
    String location = exchange.response().headers().first("Location");
    if (status / 100 != 3 || location.isEmpty() || location.length() > 2_000) {
      return Optional.empty();
    }
    try {
      URI to = from.uri().resolve(new URI(location));
      return Optional.of(Target.of(to.toString()));
    } catch (URISyntaxException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
