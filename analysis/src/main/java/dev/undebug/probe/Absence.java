package dev.undebug.probe;

import dev.undebug.http.Exchange;
import dev.undebug.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What it means that no debug page came.
///
/// Django answers a path that no route matches, and a Host that is no host name, with a debug page
/// while DEBUG is on, whatever handlers the project has (measured on 1.9 to 6.1). An ordinary
/// answer proves that DEBUG is off, if it is the application's: a server in front of it proves
/// nothing.
final class Absence {

  /// Bodies that servers in front of an application write by themselves.
  private static final List<String> FOREIGN_BODIES =
      List.of(
          "<center>nginx",
          "<center>openresty",
          "<address>Apache",
          "Your browser sent an invalid request",
          "cloudflare",
          "<title>ERROR: The request could not be satisfied</title>",
          "<html><body><h1>400 Bad request</h1>");

  /// What Django itself answers to a bad request while DEBUG is off, on every version.
  private static final String DJANGO_BAD_REQUEST = "<h1>Bad Request (400)</h1>";

  private Absence() {}

  static Site judge(String url, List<Site.Step> steps) {
    if (steps.getFirst().result() instanceof Site.Result.Unanswered(var why)) {
      return unknown(url, "the site does not answer: " + why, steps);
    }
    for (Site.Step step : steps) {
      if (step.result() instanceof Site.Result.Ordinary(var exchange)
          && isTheApplication(exchange, steps)) {
        String because =
            "%s is answered with %d and no debug page"
                .formatted(step.request(), exchange.response().status());
        return new Site(url, Site.State.OFF, because, steps);
      }
    }
    return unknown(url, doubts(steps), steps);
  }

  private static Site unknown(String url, String why, List<Site.Step> steps) {
    return new Site(url, Site.State.UNKNOWN, why, steps);
  }

  /// Whether this answer can only be the application's own, given while DEBUG is off.
  private static boolean isTheApplication(Exchange exchange, List<Site.Step> steps) {
    Response response = exchange.response();
    return switch (response.status()) {
      case 400 ->
          exchange.request().headers().has("Host") && text(response).contains(DJANGO_BAD_REQUEST);
      case 404 ->
          !isForeign(response) && isServedAs(response, steps.getFirst()) && isAsked(exchange);
      default -> false;
    };
  }

  /// Whether the request is one that no route can match: the owner's page may be missing by design.
  private static boolean isAsked(Exchange exchange) {
    return exchange.request().uri().startsWith(Rung.UNKNOWN_PREFIX);
  }

  private static boolean isServedAs(Response response, Site.Step first) {
    return switch (first.result()) {
      case Site.Result.Ordinary(var exchange) -> isSameServer(response, exchange.response());
      case Site.Result.DebugPage(var exchange, _) -> isSameServer(response, exchange.response());
      case Site.Result.Unanswered _ -> false;
    };
  }

  private static boolean isSameServer(Response one, Response other) {
    return one.headers().all("Server").equals(other.headers().all("Server"))
        && one.headers().all("Via").equals(other.headers().all("Via"));
  }

  private static boolean isForeign(Response response) {
    String text = text(response);
    return FOREIGN_BODIES.stream().anyMatch(text::contains);
  }

  private static String text(Response response) {
    return new String(response.body().bytes(), StandardCharsets.ISO_8859_1);
  }

  private static String doubts(List<Site.Step> steps) {
    var doubts =
        new StringBuilder(
            "nothing that was tried tells the application from what stands before it: ");
    String separator = "";
    for (Site.Step step : steps) {
      doubts.append(separator).append(step.request()).append(" gave ").append(gave(step));
      separator = "; ";
    }
    return doubts.toString();
  }

  private static String gave(Site.Step step) {
    return switch (step.result()) {
      case Site.Result.Unanswered(var why) -> "no answer (" + why + ")";
      case Site.Result.Ordinary(var exchange) -> String.valueOf(exchange.response().status());
      case Site.Result.DebugPage(var exchange, var page) ->
          exchange.response().status() + " and a " + page.kind().word() + " page";
    };
  }
}
