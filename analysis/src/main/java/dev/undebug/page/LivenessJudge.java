package dev.undebug.page;

import dev.undebug.http.Exchange;
import dev.undebug.http.Headers;
import java.net.URI;
import java.net.URISyntaxException;

/// Says whether a recognised page is the answer of a running application, as far as the exchange
/// around it tells. The page itself cannot: an archived copy is the same bytes.
record LivenessJudge(Liveness liveness, String because) {

  /// Judges a page by its exchange.
  ///
  /// @param requestUrl the address that the page says was asked for; empty when it does not say
  static LivenessJudge of(PageKind kind, Exchange exchange, String requestUrl) {
    int status = exchange.response().status();
    if (exchange.request().isKnown() && !isSamePath(exchange.request().uri(), requestUrl)) {
      return new LivenessJudge(
          Liveness.UNSURE,
          "the page speaks of %s and not of the address that was asked for".formatted(requestUrl));
    }
    if (exchange.response().hasStatus() && !isOwnStatus(kind, status)) {
      return new LivenessJudge(
          Liveness.UNSURE,
          "Django does not send this page with status %d: a relay changed it, or it is a copy"
              .formatted(status));
    }
    if (isFile(kind, exchange.response().headers())) {
      return new LivenessJudge(
          Liveness.UNSURE, "the answer has the headers of a file: it may be a copy of a page");
    }
    return new LivenessJudge(Liveness.LIVE, "the page is the whole answer");
  }

  private static boolean isOwnStatus(PageKind kind, int status) {
    return switch (kind) {
      case TECHNICAL_500, TECHNICAL_400, TEXT_500 -> status >= 400;
      case TECHNICAL_404 -> status == 404;
      case CSRF_403 -> status == 403;
      case WELCOME -> status == 200;
      default -> true;
    };
  }

  private static boolean isFile(PageKind kind, Headers headers) {
    return kind.isDjango() && (headers.has("Last-Modified") || headers.has("Accept-Ranges"));
  }

  /// Whether two addresses end in the same path; a relay may have taken a prefix off.
  private static boolean isSamePath(String asked, String told) {
    if (told.isEmpty()) {
      return true;
    }
    String askedPath = path(asked);
    String toldPath = path(told);
    return askedPath.endsWith(toldPath) || toldPath.endsWith(askedPath);
  }

  private static String path(String address) {
    String bare = address.replaceFirst("[?#].*$", "");
    String path = bare.replaceFirst("^[a-z]+://[^/]*", "");
    try {
      String decoded = new URI(path.isEmpty() ? "/" : path).getPath();
      return decoded == null ? path : decoded;
    } catch (URISyntaxException _) {
      return path;
    }
  }
}
