package dev.undebug.probe;

import dev.undebug.http.Exchange;
import dev.undebug.page.PageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which question comes next.
///
/// @param isFull whether to go on after the first proof, for all that a site gives away
/// @param isPosting whether its owner allowed the two POSTs
/// @param isAskingForFiles whether to look for files that should not be served, five requests more
public record Ladder(boolean isFull, boolean isPosting, boolean isAskingForFiles) {

  private static final Pattern STATIC_PATH =
      Pattern.compile("(?:src|href)\\s{0,4}=\\s{0,4}[\"']?(/(?:[\\w.~-]+/){0,4}static/)");

  /// As most owners want it.
  public static final Ladder GENTLE = new Ladder(false, false, false);

  /// The questions to a site of which nothing is known, in order.
  ///
  /// @param target decides whether there is a folder to ask below, and TLS to do without
  public List<Rung> rungs(Target target) {
    return rungs(target, List.of());
  }

  /// The questions after the first one, given what is known.
  List<Rung> rungs(Target target, List<Site.Step> steps) {
    var rungs = new ArrayList<Rung>();
    rungs.add(Rung.THE_PAGE);
    if (steps.stream().anyMatch(Ladder::mayEcho)) {
      rungs.add(Rung.THE_PAGE_AGAIN);
    }
    rungs.add(Rung.UNKNOWN_PATH);
    boolean isRunserver = isServedByRunserver(steps);
    if (isRunserver) {
      rungs.add(Rung.UNKNOWN_STATIC);
    }
    rungs.add(Rung.INVALID_HOST);
    if (!Rung.folder(target).isEmpty()) {
      rungs.add(Rung.UNKNOWN_BELOW);
    }
    if (!isRunserver) {
      rungs.add(Rung.UNKNOWN_STATIC);
    }
    rungs.addAll(List.of(Rung.FOREIGN_HOST, Rung.BAD_ENCODING, Rung.TEXT_REPORT));
    if (isPosting) {
      rungs.addAll(List.of(Rung.POST_WITHOUT_SLASH, Rung.POST_WITHOUT_TOKEN));
    }
    rungs.addAll(List.of(Rung.CONSOLE, Rung.TOOLBAR));
    if (target.isSecure() && target.port() == 443) {
      rungs.add(Rung.WITHOUT_TLS);
    }
    if (isFull) {
      rungs.addAll(List.of(Rung.SILK, Rung.GRAPHIQL));
    }
    return rungs;
  }

  /// Django's reports tell the address they were asked for, its query included.
  private static boolean mayEcho(Site.Step step) {
    return step.result() instanceof Site.Result.DebugPage(_, var page, _)
        && List.of(
                PageKind.TECHNICAL_500,
                PageKind.TECHNICAL_400,
                PageKind.TECHNICAL_404,
                PageKind.TEXT_500)
            .contains(page.kind());
  }

  /// The development server of Django, or something that hides which server it is.
  private static boolean isServedByRunserver(List<Site.Step> steps) {
    return steps.stream()
        .flatMap(step -> step.exchange().stream())
        .anyMatch(
            exchange -> exchange.response().headers().first("Server").startsWith("WSGIServer"));
  }

  /// Where the site's own pages say that its static files are.
  static String staticPath(Exchange page) {
    byte[] body = page.response().body().bytes();
    Matcher found =
        STATIC_PATH.matcher(
            new String(
                body,
                0,
                Math.min(body.length, 1 << 18),
                java.nio.charset.StandardCharsets.ISO_8859_1));
    return found.find() ? found.group(1) : Ground.USUAL_STATIC_PATH;
  }
}
