package dev.undebug.probe;

import dev.undebug.http.Cookie;
import dev.undebug.http.Exchange;
import dev.undebug.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a site's answers say about it.
///
/// @param url as it was asked
/// @param because one sentence that a reader can check against the evidence
/// @param steps what was asked, in order
/// @param noticed what can be seen without an error
public record Site(
    String url, State state, String because, List<Step> steps, List<Noticed> noticed) {

  /// Whether DEBUG is on, as far as the site can prove it.
  public enum State {
    ON,
    OFF,
    UNKNOWN;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// One request and what came of it.
  ///
  /// @param rung the word of the question
  /// @param asked what the request is for, in words
  /// @param request as a reader sees it
  public record Step(String rung, String asked, String request, Result result) {

    boolean is(Rung other) {
      return rung.equals(other.id());
    }

    /// The exchange, unless nothing answered.
    public Optional<Exchange> exchange() {
      return switch (result) {
        case Result.DebugPage(var exchange, _, _) -> Optional.of(exchange);
        case Result.Ordinary(var exchange) -> Optional.of(exchange);
        case Result.Unanswered _ -> Optional.empty();
      };
    }

    /// Django's own page, made for this request while DEBUG is on.
    boolean isProof() {
      return result instanceof Result.DebugPage(_, var page, var isProven)
          && isProven
          && page.kind().isDjango();
    }
  }

  /// What came of one request.
  public sealed interface Result {

    /// The answer is a debug page.
    ///
    /// @param isProven whether it was made for this very request
    record DebugPage(Exchange exchange, Page page, boolean isProven) implements Result {}

    /// The answer is something else.
    record Ordinary(Exchange exchange) implements Result {}

    /// There was no answer.
    record Unanswered(String why) implements Result {}
  }

  public Site {
    steps = List.copyOf(steps);
    noticed = List.copyOf(noticed);
  }

  /// The debug pages that were obtained, in the order of the requests.
  public List<Page> pages() {
    return steps.stream()
        .map(Step::result)
        .filter(Result.DebugPage.class::isInstance)
        .map(result -> ((Result.DebugPage) result).page())
        .toList();
  }

  /// The cookies that travelled, in whatever answer.
  public List<Cookie> cookies() {
    var cookies = new ArrayList<Cookie>();
    for (Step step : steps) {
      step.exchange().ifPresent(exchange -> cookies.addAll(Cookie.of(exchange)));
    }
    return cookies.stream().distinct().toList();
  }

  /// What the server calls itself; empty when it does not.
  public String server() {
    for (Step step : steps) {
      String server =
          step.exchange().map(one -> one.response().headers().first("Server")).orElse("");
      if (!server.isEmpty()) {
        return server;
      }
    }
    return "";
  }

  /// The proof that DEBUG is on, if there is one.
  public Optional<Step> proof() {
    return steps.stream().filter(Step::isProof).findFirst();
  }
}
