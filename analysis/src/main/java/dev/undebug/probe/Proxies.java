package dev.undebug.probe;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which proxy a site is asked through, by `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`,
/// in capitals or small letters; the small ones win, as with curl.
public final class Proxies {

  /// None at all.
  public static final Proxies NONE = new Proxies(Map.of(), List.of());

  private final Map<String, Proxy> byScheme;
  private final List<String> exceptions;

  private Proxies(Map<String, Proxy> byScheme, List<String> exceptions) {
    this.byScheme = Map.copyOf(byScheme);
    this.exceptions = List.copyOf(exceptions);
  }

  /// One proxy, which speaks HTTP.
  ///
  /// @param authorization a value for `Proxy-Authorization`; empty for none
  record Proxy(String host, int port, String authorization) {

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /// Reads the variables of an environment.
  ///
  /// @throws IllegalArgumentException with one line that says which variable is wrong
  public static Proxies of(Map<String, String> environment) {
    var proxies = new java.util.HashMap<String, Proxy>();
    for (String scheme : List.of("http", "https")) {
      for (String name : List.of("all_proxy", scheme + "_proxy")) {
        String value = value(environment, name);
        if (!value.isEmpty()) {
          proxies.put(scheme, proxy(name, value));
        }
      }
    }
    var exceptions = new ArrayList<String>();
    for (String one : value(environment, "no_proxy").split("[,\\s]+", -1)) {
      String host = one.strip().toLowerCase(Locale.ROOT);
      if (!host.isEmpty()) {
        exceptions.add(host.replaceFirst("^\\*?\\.", ""));
      }
    }
    return new Proxies(proxies, exceptions);
  }

  private static String value(Map<String, String> environment, String name) {
    String small = environment.getOrDefault(name, "");
    return small.isEmpty()
        ? environment.getOrDefault(name.toUpperCase(Locale.ROOT), "").strip()
        : small.strip();
  }

  private static Proxy proxy(String name, String value) {
    try {
      var uri = new URI(value.contains("://") ? value : "http://" + value);
      if (!uri.getScheme().equalsIgnoreCase("http")) {
        throw new IllegalArgumentException(
            "%s: only a proxy that speaks plain HTTP can be used, not %s"
                .formatted(name.toUpperCase(Locale.ROOT), uri.getScheme()));
      }
      if (uri.getHost() == null) {
        throw new IllegalArgumentException(name.toUpperCase(Locale.ROOT) + ": names no host");
      }
      String user = uri.getUserInfo();
      String authorization =
          user == null
              ? ""
              : "Basic "
                  + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
      return new Proxy(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort(), authorization);
    } catch (URISyntaxException e) {
      // The value may hold a password.
      throw new IllegalArgumentException(name.toUpperCase(Locale.ROOT) + ": not a URL", e);
    }
  }

  /// The proxy for a site, if there is one.
  Optional<Proxy> of(Target target) {
    return isException(target)
        ? Optional.empty()
        : Optional.ofNullable(byScheme.get(target.uri().getScheme()));
  }

  private boolean isException(Target target) {
    String host = Addresses.bare(target.host()).toLowerCase(Locale.ROOT);
    for (String one : exceptions) {
      boolean isHost = host.equals(one) || host.endsWith("." + one);
      if (isHost || one.equals("*") || one.equals(host + ":" + target.port())) {
        return true;
      }
    }
    return false;
  }
}
