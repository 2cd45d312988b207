package dev.undebug.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds pages that show or cite a debug page without being one: documentation, forums, logs.
final class Quotation {

  /// Bytes of a page that are searched.
  private static final int SEARCHED = 4 * 1024 * 1024;

  private static final Pattern SENTENCE =
      Pattern.compile("seeing\\s+this\\s+error\\s+because\\s+you\\s+have");
  private static final Pattern NOT_FOUND =
      Pattern.compile(
          "Django\\s+tried\\s+these\\s+URL\\s+patterns|display\\s+a\\s+standard\\s+404");

  private Quotation() {}

  static Optional<Page> of(byte[] body) {
    int length = Math.min(body.length, SEARCHED);
    var text = new String(body, 0, length, StandardCharsets.ISO_8859_1);
    if (!SENTENCE.matcher(text).find()) {
      return Optional.empty();
    }
    boolean isNotFound = NOT_FOUND.matcher(text).find();
    return Optional.of(
        new Page(
            isNotFound ? PageKind.TECHNICAL_404 : PageKind.TECHNICAL_500,
            Liveness.QUOTED,
            "it cites a debug page and is none itself",
            new VersionRange.Between(Series.OLDEST, Series.NEWEST),
            List.of()));
  }
}
