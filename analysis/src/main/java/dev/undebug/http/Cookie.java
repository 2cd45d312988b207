package dev.undebug.http;

import java.util.ArrayList;
import java.util.List;

/// A cookie's name and its value as it travels.
public record Cookie(String name, String value) {

  /// Cookies of one exchange that are read; browsers keep fewer for a host.
  private static final int MOST = 300;

  /// The cookies that a client sent or a server set.
  public static List<Cookie> of(Exchange exchange) {
    var cookies = new ArrayList<Cookie>();
    exchange.request().headers().all("Cookie").forEach(line -> cookies.addAll(read(line)));
    for (String line : exchange.response().headers().all("Set-Cookie")) {
      cookies.addAll(read(line.split(";", 2)[0]));
    }
    return cookies.subList(0, Math.min(MOST, cookies.size()));
  }

  /// The cookies of a header `Cookie`: `a=1; b=2`.
  public static List<Cookie> read(String header) {
    var cookies = new ArrayList<Cookie>();
    for (String pair : header.split(";", MOST)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && equals < pair.length() - 1) {
        cookies.add(
            new Cookie(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip()));
      }
    }
    return cookies;
  }

  /// Says its name, never its value.
  @Override
  public String toString() {
    return name + "=…";
  }
}
