package dev.undebug.probe;

import dev.undebug.http.Exchange;
import dev.undebug.http.Headers;
import dev.undebug.page.PageKind;
import dev.undebug.probe.Noticed.Sign;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sees what ordinary answers show.
final class Visible {

  /// Cookies of an answer that are looked at.
  private static final int MOST_COOKIES = 50;

  private static final Pattern MAX_AGE = Pattern.compile("(?i)max-age\\s*=\\s*\"?(\\d{1,15})");

  private final Target target;
  private final Set<Noticed> noticed = new LinkedHashSet<>();

  private Visible(Target target) {
    this.target = target;
  }

  /// What the answers show.
  ///
  /// @param target where the page was in the end
  static List<Noticed> of(List<Site.Step> steps, Target target) {
    var visible = new Visible(target);
    for (Site.Step step : steps) {
      step.exchange().ifPresent(exchange -> visible.server(exchange));
      visible.companion(step);
    }
    page(steps).ifPresent(visible::page);
    steps.forEach(visible::tls);
    steps.stream().flatMap(step -> step.exchange().stream()).forEach(visible::cookies);
    return List.copyOf(visible.noticed);
  }

  /// The page that visitors see.
  private static Optional<Exchange> page(List<Site.Step> steps) {
    return steps.stream()
        .filter(step -> step.is(Rung.THE_PAGE))
        .flatMap(step -> step.exchange().stream())
        .filter(exchange -> exchange.response().status() == 200)
        .reduce((_, last) -> last);
  }

  private void notice(Sign sign, String because) {
    noticed.add(new Noticed(sign, because));
  }

  /// Says once what many answers show.
  private void noticeFirst(Sign sign, String because) {
    if (noticed.stream().noneMatch(one -> one.sign() == sign)) {
      notice(sign, because);
    }
  }

  private void server(Exchange exchange) {
    String server = exchange.response().headers().first("Server");
    if (server.startsWith("WSGIServer")) {
      notice(Sign.RUNSERVER, "Server: " + shortened(server));
    } else if (server.startsWith("Werkzeug")) {
      notice(Sign.RUNSERVER_PLUS, "Server: " + shortened(server));
    }
  }

  private void companion(Site.Step step) {
    switch (step.result()) {
      case Site.Result.DebugPage(_, var page, _) -> companion(step, page.kind());
      case Site.Result.Ordinary(var exchange) -> {
        String text = Fronts.text(exchange.response());
        if (step.is(Rung.TOOLBAR) && isPanel(exchange, text)) {
          noticeFirst(Sign.DEBUG_TOOLBAR, step.request() + " is answered with a panel");
        }
        if (step.is(Rung.THE_PAGE)
            && text.contains("rest_framework/")
            && text.contains("class=\"response-info\"")) {
          notice(Sign.BROWSABLE_API, step.request() + " is answered with it");
        }
      }
      case Site.Result.Unanswered _ -> {}
    }
  }

  private void companion(Site.Step step, PageKind kind) {
    String because = step.request() + " is answered with it";
    switch (kind) {
      case DEBUG_TOOLBAR -> noticeFirst(Sign.DEBUG_TOOLBAR, because);
      case SILK -> noticeFirst(Sign.SILK, because);
      case GRAPHIQL -> noticeFirst(Sign.GRAPHIQL, because);
      case WERKZEUG_CONSOLE -> noticeFirst(Sign.CONSOLE, because);
      default -> {}
    }
  }

  /// The toolbar's answer for a request that it does not know, on 3.x to 6.x: an object of two.
  private static boolean isPanel(Exchange exchange, String text) {
    return exchange.response().status() == 200
        && exchange.response().headers().first("Content-Type").startsWith("application/json")
        && text.contains("\"content\":")
        && text.contains("\"scripts\":");
  }

  private void page(Exchange page) {
    Headers headers = page.response().headers();
    if (!headers.first("Content-Type").toLowerCase(Locale.ROOT).startsWith("text/html")) {
      return;
    }
    String policy = String.join(";", headers.all("Content-Security-Policy"));
    if (!headers.first("X-Content-Type-Options").equalsIgnoreCase("nosniff")) {
      notice(Sign.NO_NOSNIFF, "the page has no X-Content-Type-Options: nosniff");
    }
    if (!headers.has("X-Frame-Options") && !policy.contains("frame-ancestors")) {
      notice(
          Sign.NO_FRAME_GUARD,
          "the page has neither X-Frame-Options nor frame-ancestors in a Content-Security-Policy");
    }
    if (!headers.has("Referrer-Policy")) {
      notice(Sign.NO_REFERRER_POLICY, "the page has no Referrer-Policy");
    }
    if (target.isSecure()) {
      Matcher age = MAX_AGE.matcher(headers.first("Strict-Transport-Security"));
      if (!age.find() || Long.parseLong(age.group(1)) == 0) {
        notice(Sign.NO_HSTS, "the page has no Strict-Transport-Security with a max-age");
      }
    } else {
      notice(Sign.WITHOUT_TLS, target.origin() + " answers with the page itself");
    }
  }

  private void tls(Site.Step step) {
    if (!step.is(Rung.WITHOUT_TLS) || step.exchange().isEmpty()) {
      return;
    }
    Exchange exchange = step.exchange().get();
    String location = exchange.response().headers().first("Location");
    boolean isSent = exchange.response().status() / 100 == 3 && location.startsWith("https://");
    if (!isSent && exchange.response().status() < 400) {
      notice(
          Sign.WITHOUT_TLS,
          "http://%s/ is answered with %d, and does not lead to https"
              .formatted(target.host(), exchange.response().status()));
    }
  }

  private void cookies(Exchange exchange) {
    var lines = exchange.response().headers().all("Set-Cookie");
    for (String line : lines.subList(0, Math.min(MOST_COOKIES, lines.size()))) {
      String name = line.split("=", 2)[0].strip();
      String rest = line.toLowerCase(Locale.ROOT);
      if (line.indexOf('=') < 1 || rest.contains("max-age=0")) {
        continue;
      }
      if (target.isSecure() && !rest.matches("(?s).*;\\s*secure\\b.*")) {
        notice(
            Sign.COOKIE_NOT_SECURE,
            "the cookie %s is set without Secure".formatted(shortened(name)));
      }
      if (name.equals("sessionid") && !rest.matches("(?s).*;\\s*httponly\\b.*")) {
        notice(Sign.SESSION_READABLE, "the cookie sessionid is set without HttpOnly");
      }
    }
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
