package dev.undebug.page;

import dev.undebug.http.Exchange;
import java.util.Arrays;
import java.util.Optional;

/// Takes debug pages apart: everything they give away, with positions.
public final class Dissector {

  /// Bytes of a body that are taken apart; the largest page seen, of a recursion error, has 3.5 MB.
  private static final int LARGEST = 16 * 1024 * 1024;

  /// Tags of a page that are taken apart; that page has ninety thousand. A page of nothing but tags
  /// would fill the memory.
  private static final int MOST_TAGS = 400_000;

  private final Exchange exchange;
  private final PageText page;
  private final Disclosures disclosures = new Disclosures();

  private Dissector(Exchange exchange, byte[] body) {
    this.exchange = exchange;
    this.page = new PageText(body);
  }

  /// The debug page that an answer is or quotes, if any. Pages of other frameworks are told by name
  /// and, but for Werkzeug's, not taken apart.
  public static Optional<Page> dissect(Exchange exchange) {
    byte[] body = exchange.response().body().bytes();
    return switch (Recogniser.of(body)) {
      case Verdict.Seen(var kind) -> Optional.of(new Dissector(exchange, cut(body)).page(kind));
      case Verdict.Undecided _, Verdict.Clear _ -> Quotation.of(body);
    };
  }

  private static byte[] cut(byte[] body) {
    int tags = 0;
    int end = 0;
    while (end < body.length && end < LARGEST && tags < MOST_TAGS) {
      tags += body[end++] == '<' ? 1 : 0;
    }
    return end == body.length ? body : Arrays.copyOf(body, end);
  }

  private Page page(PageKind kind) {
    VersionRange django =
        switch (kind) {
          case TEXT_500 -> text();
          case TECHNICAL_500,
              TECHNICAL_400,
              TECHNICAL_404,
              CSRF_403,
              WELCOME,
              WERKZEUG_DEBUGGER,
              WERKZEUG_CONSOLE ->
              markup(kind);
          default -> new VersionRange.Between(Series.OLDEST, Series.NEWEST);
        };
    var judged = LivenessJudge.of(kind, exchange, requestUrl());
    return new Page(
        kind, judged.liveness(), judged.because(), django, Substitute.mark(disclosures.found()));
  }

  private VersionRange text() {
    new TextReport(page, disclosures).read();
    return Fingerprint.ofText(page.text());
  }

  private VersionRange markup(PageKind kind) {
    var markup = new Markup(page);
    switch (kind) {
      case TECHNICAL_500, TECHNICAL_400 -> new TechnicalPage(markup, disclosures).read();
      case TECHNICAL_404 -> new NotFoundPage(markup, disclosures).read();
      case CSRF_403 -> new SmallPages(markup, disclosures).csrf();
      case WELCOME -> new SmallPages(markup, disclosures).welcome();
      case WERKZEUG_DEBUGGER, WERKZEUG_CONSOLE -> new WerkzeugPage(markup, disclosures).read();
      default -> throw new IllegalStateException(kind + " is not a page of markup");
    }
    return Fingerprint.of(kind, markup, exchange.response().headers());
  }

  private String requestUrl() {
    for (Disclosure disclosure : disclosures.found()) {
      if (disclosure.name().equals("Request URL")) {
        return disclosure.value();
      }
    }
    return "";
  }
}
