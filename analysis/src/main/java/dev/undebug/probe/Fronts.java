package dev.undebug.probe;

import dev.undebug.http.Exchange;
import dev.undebug.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tells the answers of an application from those of what stands before it.
final class Fronts {

  /// Bytes of a body that are looked at; such pages are small.
  private static final int HEAD_BYTES = 16 * 1024;

  /// Bodies that servers and proxies write by themselves, from their sources.
  private static final List<String> SERVERS =
      List.of(
          "<center>nginx",
          "<center>openresty",
          "<address>Apache",
          "Your browser sent an invalid request",
          "Your browser sent a request that this server could not understand",
          "<html><body><h1>400 Bad request</h1>",
          "<html><body><h1>503 Service Unavailable</h1>",
          "<html><body><h1>502 Bad Gateway</h1>",
          "<html><body><h1>403 Forbidden</h1>",
          "404 page not found\n",
          "no healthy upstream",
          "Error 404 Not Found\n      </h1>",
          "<title>Heroku",
          "<h1><p>Bad Request</p></h1>",
          "<h1><p>Internal Server Error</p></h1>",
          "Invalid HTTP request received.",
          "Invalid host header",
          "<h2>Bad Request - Invalid Hostname</h2>",
          "<Code>NoSuchKey</Code>",
          "<Code>AccessDenied</Code>",
          "A server error occurred.  Please contact the administrator.");

  /// What filters write, or have in their headers, when they refuse a request.
  private static final List<String> FILTERS =
      List.of(
          "cloudflare",
          "attention required!",
          "<title>error: the request could not be satisfied</title>",
          "incapsula incident",
          "access denied</h1>\n \nyou don't have permission",
          "errors.edgesuite.net",
          "mod_security",
          "modsecurity",
          "the requested url was rejected. please consult with your administrator",
          "sucuri website firewall",
          "request blocked",
          "web application firewall",
          "imperva",
          "barracuda");

  /// Django's own answers while DEBUG is off, from `views/defaults.py`; the two lines are the same
  /// on every version from 1.6 on.
  private static final String NOT_FOUND =
      "<h1>Not Found</h1><p>The requested resource was not found on this server.</p>";

  private static final String BAD_REQUEST = "<h1>Bad Request (400)</h1>";

  private Fronts() {}

  /// Whether something before the application wrote this, or nobody can say that it did not.
  static boolean isForeign(Response response) {
    String text = text(response);
    return text.isBlank()
        || SERVERS.stream().anyMatch(text::contains)
        || filter(response).isPresent();
  }

  /// The filter that refused a request, by the sign it left.
  static Optional<String> filter(Response response) {
    if (!List.of(401, 403, 405, 406, 418, 429, 501, 503).contains(response.status())) {
      return Optional.empty();
    }
    String text = text(response).toLowerCase(Locale.ROOT);
    String server = response.headers().first("Server").toLowerCase(Locale.ROOT);
    if (text.contains("csrf verification failed")) {
      return Optional.empty();
    }
    return FILTERS.stream()
        .filter(sign -> text.contains(sign) || server.contains(sign))
        .findFirst();
  }

  /// Whether Django answers an unknown path as it does with DEBUG off.
  static boolean isPlainNotFound(Response response) {
    return response.status() == 404 && squeezed(response).contains(NOT_FOUND);
  }

  /// Whether Django refuses a host as it does with DEBUG off.
  static boolean isPlainBadRequest(Response response) {
    return response.status() == 400 && text(response).contains(BAD_REQUEST);
  }

  /// Whether only Django 3.0 or newer writes so. Django 1.6 and 1.7 refuse a host with the bare
  /// headline whatever DEBUG is.
  static boolean isNewBadRequest(Response response) {
    return isPlainBadRequest(response)
        && text(response)
            .toLowerCase(Locale.ROOT)
            .startsWith("\n<!doctype html>\n<html lang=\"en\">");
  }

  /// Whether a redirect leads to where people log in.
  static boolean isLogin(Exchange exchange) {
    String location = exchange.response().headers().first("Location").toLowerCase(Locale.ROOT);
    return exchange.response().status() == 401
        || exchange.response().status() == 407
        || (exchange.response().status() / 100 == 3
            && List.of("login", "signin", "sign-in", "/auth", "sso", "oauth", "saml").stream()
                .anyMatch(location::contains));
  }

  private static String squeezed(Response response) {
    return text(response).replaceAll(">\\s+<", "><");
  }

  static String text(Response response) {
    byte[] body = response.body().bytes();
    return new String(body, 0, Math.min(body.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
  }
}
