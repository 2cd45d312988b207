package dev.undebug.probe;

import dev.undebug.http.Exchange;
import dev.undebug.page.Page;
import java.util.List;

/// What a site's answers say about it.
///
/// @param url as it was asked
/// @param because one sentence that a reader can check against the evidence
/// @param steps what was asked, in order
public record Site(String url, State state, String because, List<Step> steps) {

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
  /// @param asked what the request is for, in words
  public record Step(String asked, String request, Result result) {}

  /// What came of one request.
  public sealed interface Result {

    /// The answer is a debug page.
    record DebugPage(Exchange exchange, Page page) implements Result {}

    /// The answer is something else.
    record Ordinary(Exchange exchange) implements Result {}

    /// There was no answer.
    record Unanswered(String why) implements Result {}
  }

  public Site {
    steps = List.copyOf(steps);
  }

  /// The debug pages that were obtained, in the order of the requests.
  public List<Page> pages() {
    return steps.stream()
        .map(Step::result)
        .filter(Result.DebugPage.class::isInstance)
        .map(result -> ((Result.DebugPage) result).page())
        .toList();
  }
}
