package dev.undebug.probe;

import dev.undebug.http.Exchange;
import dev.undebug.http.Response;
import dev.undebug.page.PageKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Says what a site's answers mean for DEBUG.
///
/// On: a page of Django's with the word of this run in what it tells. Off: the application itself
/// answers what Django answers with a debug page while DEBUG is on, whatever handlers the project
/// has (measured on 1.9 to 6.1). A status alone means nothing, and a server before the application
/// proves nothing.
final class Verdicts {

  private static final List<Rung> UNKNOWN_PATHS =
      List.of(Rung.UNKNOWN_PATH, Rung.UNKNOWN_BELOW, Rung.UNKNOWN_STATIC, Rung.BAD_ENCODING);
  private static final List<Rung> OTHER_HOSTS = List.of(Rung.INVALID_HOST, Rung.FOREIGN_HOST);

  private Verdicts() {}

  static Site of(String url, List<Site.Step> steps, List<Noticed> noticed) {
    for (Site.Step step : steps) {
      if (step.isProof()
          && step.result() instanceof Site.Result.DebugPage(var answer, var page, _)) {
        String because =
            "%s is answered with %d and Django's %s page"
                .formatted(step.request(), answer.response().status(), page.kind().word());
        return new Site(url, Site.State.ON, because, steps, noticed);
      }
    }
    var off = off(steps);
    return off.isPresent()
        ? new Site(url, Site.State.OFF, off.get(), steps, noticed)
        : new Site(
            url,
            Site.State.UNKNOWN,
            doubt(steps),
            steps.stream().map(Verdicts::withoutProof).toList(),
            noticed);
  }

  /// Where nothing is proven, no page counts as the application's own.
  private static Site.Step withoutProof(Site.Step step) {
    return step.result() instanceof Site.Result.DebugPage(var exchange, var page, var isProven)
            && page.kind().isDjango()
        ? new Site.Step(
            step.rung(),
            step.asked(),
            step.request(),
            new Site.Result.DebugPage(exchange, page.unproven(), isProven))
        : step;
  }

  /// Whether Django itself has answered as with DEBUG off, and no catch-all route can have hidden
  /// that it is on: the ladder's other questions about DEBUG cannot tell more.
  static boolean isOffForSure(List<Site.Step> steps) {
    boolean isAskedByHost = steps.stream().anyMatch(step -> step.is(Rung.INVALID_HOST));
    return isAskedByHost && steps.stream().noneMatch(Verdicts::isPage) && plain(steps).isPresent();
  }

  /// Whether the site asks to be left alone.
  static boolean isTooMuch(List<Site.Step> steps) {
    return steps.stream()
        .flatMap(step -> step.exchange().stream())
        .map(Exchange::response)
        .anyMatch(
            response ->
                response.status() == 429
                    || (response.status() == 503 && response.headers().has("Retry-After")));
  }

  /// Whether whatever is asked ends in a failure of the server itself. A URLconf that cannot be
  /// imported does that, and costs the server seconds of its CPU for each request (measured on
  /// Django 4.2 to 6.1).
  static boolean isFailing(List<Site.Step> steps) {
    return steps.size() >= 4
        && steps.stream()
            .allMatch(
                step ->
                    step.result() instanceof Site.Result.Ordinary(var exchange)
                        && exchange.response().status() >= 500);
  }

  private static boolean isPage(Site.Step step) {
    return step.result() instanceof Site.Result.DebugPage(_, var page, _) && page.kind().isDjango();
  }

  private static Optional<String> off(List<Site.Step> steps) {
    if (steps.stream().anyMatch(Verdicts::isPage)) {
      return Optional.empty();
    }
    var plain = plain(steps);
    return plain.isPresent() ? plain : missing(steps);
  }

  /// The step that Django answers by itself as it does with DEBUG off.
  private static Optional<String> plain(List<Site.Step> steps) {
    var notFound = first(steps, UNKNOWN_PATHS, Fronts::isPlainNotFound);
    if (notFound.isPresent()) {
      return Optional.of(says(notFound.get(), "Django's plain page of DEBUG off"));
    }
    var refused = first(steps, OTHER_HOSTS, Fronts::isNewBadRequest);
    if (refused.isEmpty()) {
      // Django 1.6 and 1.7 take every host while DEBUG is on, so the foreign one tells.
      refused = first(steps, List.of(Rung.FOREIGN_HOST), Fronts::isPlainBadRequest);
    }
    return refused.map(step -> says(step, "Django's plain page of DEBUG off"));
  }

  /// The site's own page for what is not there, beside one for what is.
  private static Optional<String> missing(List<Site.Step> steps) {
    var missing =
        first(
            steps,
            List.of(Rung.UNKNOWN_PATH, Rung.UNKNOWN_BELOW),
            response -> response.status() == 404 && !Fronts.isForeign(response));
    boolean isBesideAPage =
        missing.isPresent()
            && steps.stream()
                .filter(step -> step.is(Rung.THE_PAGE))
                .flatMap(step -> step.exchange().stream())
                .anyMatch(
                    page ->
                        page.response().status() < 400
                            && isServedAs(page, missing.get().exchange().orElseThrow()));
    if (!isBesideAPage) {
      return Optional.empty();
    }
    var refused =
        first(
            steps,
            OTHER_HOSTS,
            response -> response.status() == 400 && !Fronts.isForeign(response));
    String rest =
        refused.isPresent()
            ? "; " + says(refused.get(), "no debug page")
            : "; whether Django checks the Host header did not show";
    String whose = showsDjango(steps) ? "" : "; that it is Django which answers did not show";
    return missing.map(step -> says(step, "the site's own page, no debug page") + rest + whose);
  }

  /// What Django sends whoever asks, unless a project or a proxy takes it away: its cookies, its
  /// form field, and the defaults of its SecurityMiddleware from 3.1 on.
  private static boolean showsDjango(List<Site.Step> steps) {
    return steps.stream()
        .flatMap(step -> step.exchange().stream())
        .anyMatch(
            exchange -> {
              var headers = exchange.response().headers();
              boolean hasCookie =
                  headers.all("Set-Cookie").stream()
                      .anyMatch(
                          set -> set.startsWith("csrftoken=") || set.startsWith("sessionid="));
              boolean hasDefaults =
                  headers.first("X-Frame-Options").equals("DENY")
                      && headers.first("X-Content-Type-Options").equals("nosniff")
                      && headers.first("Referrer-Policy").equals("same-origin");
              return hasCookie
                  || hasDefaults
                  || Fronts.text(exchange.response()).contains("csrfmiddlewaretoken");
            });
  }

  private static boolean isServedAs(Exchange one, Exchange other) {
    return one.response().headers().all("Server").equals(other.response().headers().all("Server"))
        && one.response().headers().all("Via").equals(other.response().headers().all("Via"));
  }

  private static String says(Site.Step step, String what) {
    int status = step.exchange().map(exchange -> exchange.response().status()).orElse(0);
    return "%s is answered with %d and %s".formatted(step.request(), status, what);
  }

  private static Optional<Site.Step> first(
      List<Site.Step> steps, List<Rung> rungs, Predicate<Response> fits) {
    return steps.stream()
        .filter(step -> rungs.stream().anyMatch(step::is))
        .filter(step -> ordinary(step).filter(fits).isPresent())
        .findFirst();
  }

  /// An answer of the application's own; the debug toolbar hangs into such, and leaves the rest.
  private static Optional<Response> ordinary(Site.Step step) {
    boolean isOrdinary =
        switch (step.result()) {
          case Site.Result.Ordinary _ -> true;
          case Site.Result.DebugPage(_, var page, _) -> page.kind() == PageKind.DEBUG_TOOLBAR;
          case Site.Result.Unanswered _ -> false;
        };
    return isOrdinary ? step.exchange().map(Exchange::response) : Optional.empty();
  }

  private static String doubt(List<Site.Step> steps) {
    if (steps.getFirst().result() instanceof Site.Result.Unanswered(var why)
        && steps.stream().allMatch(step -> step.exchange().isEmpty())) {
      return "the site does not answer: " + why;
    }
    return reason(steps) + ": " + tried(steps);
  }

  private static String reason(List<Site.Step> steps) {
    var answers = steps.stream().flatMap(step -> step.exchange().stream()).toList();
    if (isTooMuch(steps)) {
      return "the site asks for fewer requests, so it was left alone";
    }
    if (steps.stream().anyMatch(Verdicts::isPage)) {
      return "a debug page was answered that holds nothing of this run, so it may be a copy";
    }
    var filter =
        answers.stream().flatMap(one -> Fronts.filter(one.response()).stream()).findFirst();
    if (filter.isPresent()) {
      return "a filter before the application refuses what was asked";
    }
    if (answers.stream().allMatch(Fronts::isLogin)) {
      return "a login stands before the application (--header, --cookie or --login gets past it)";
    }
    if (answers.stream().allMatch(one -> one.response().status() >= 500)) {
      return "every request fails before Django makes a page; a URLconf that cannot be imported does"
          + " so from Django 4.1 on, whatever DEBUG is";
    }
    if (answers.stream().allMatch(one -> one.response().status() == 400)) {
      return "every request is refused, perhaps for the name that the site was asked by"
          + " (ask it by its own; --resolve HOST:PORT:ADDRESS leads that name to a machine)";
    }
    if (answers.stream().allMatch(one -> one.response().status() / 100 == 3)) {
      return "every request is redirected, "
          + "and only what stays on the host is followed (name the other one, if it is yours)";
    }
    if (answers.stream().allMatch(one -> Fronts.isForeign(one.response()))) {
      return "something before the application answers, and not the application";
    }
    return "nothing that was tried tells the application from what stands before it";
  }

  /// What was asked, and what it gave.
  static String tried(List<Site.Step> steps) {
    var tried = new StringBuilder();
    for (Site.Step step : steps) {
      tried.append(tried.isEmpty() ? "" : "; ").append(step.request()).append(" gave ");
      tried.append(
          switch (step.result()) {
            case Site.Result.Unanswered(var why) -> "no answer (" + why + ")";
            case Site.Result.Ordinary(var exchange) -> String.valueOf(exchange.response().status());
            case Site.Result.DebugPage(var exchange, var page, _) ->
                exchange.response().status() + " and a " + page.kind().word() + " page";
          });
    }
    return tried.toString();
  }
}
