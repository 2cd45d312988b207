package dev.undebug.probe;

import dev.undebug.http.Exchange;
import dev.undebug.http.Request;
import dev.undebug.page.Dissector;
import dev.undebug.page.Liveness;
import dev.undebug.page.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks a site whether DEBUG is on, gently: GET only, one host, no redirects, few requests with
/// pauses, and by default no further than the first proof.
///
/// @param transport how requests are sent
/// @param visitor who asks
/// @param isFull whether to go on after the first proof, for all that the site gives away
public record Probe(Transport transport, Limits limits, Visitor visitor, boolean isFull) {

  /// Goes up the ladder.
  public Site ask(Target target) {
    String refusal = target.refusal();
    if (!refusal.isEmpty()) {
      return new Site(target.toString(), Site.State.UNKNOWN, refusal, List.of());
    }
    var steps = new ArrayList<Site.Step>();
    for (Rung rung : Rung.values()) {
      if (steps.size() == limits.requests() || isSettled(steps)) {
        break;
      }
      if (!steps.isEmpty()) {
        pause();
      }
      steps.add(climb(rung, target));
    }
    return judge(target, steps);
  }

  /// Whether nothing more needs to be asked: there is a proof, or nobody answers at all.
  private boolean isSettled(List<Site.Step> steps) {
    if (steps.size() == 1 && steps.getFirst().result() instanceof Site.Result.Unanswered) {
      return true;
    }
    return !isFull && steps.stream().anyMatch(Probe::isProof);
  }

  private void pause() {
    try {
      Thread.sleep(limits.pause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Site.Step climb(Rung rung, Target target) {
    Request request = rung.request(target, visitor);
    String line = request.method() + " " + request.uri();
    String host = request.headers().first("Host");
    String asked = host.isEmpty() ? line : line + " (Host: " + host + ")";
    Site.Result result =
        switch (transport.send(target, request, limits)) {
          case Answer.Failed(var why) -> new Site.Result.Unanswered(why);
          case Answer.Answered(var response, _) -> read(rung, new Exchange(request, response));
        };
    return new Site.Step(rung.words(), asked, result);
  }

  private Site.Result read(Rung rung, Exchange exchange) {
    Optional<Page> page = Dissector.dissect(exchange);
    if (page.isEmpty()) {
      return new Site.Result.Ordinary(exchange);
    }
    boolean isProven = !rung.isEchoed() || holds(exchange, visitor.nonce());
    return isProven && page.get().liveness() != Liveness.QUOTED
        ? new Site.Result.DebugPage(exchange, page.get())
        : new Site.Result.Ordinary(exchange);
  }

  private static boolean holds(Exchange exchange, String word) {
    byte[] body = exchange.response().body().bytes();
    return new String(body, StandardCharsets.ISO_8859_1).contains(word);
  }

  /// A page of Django's own that it makes only while DEBUG is on.
  private static boolean isProof(Site.Step step) {
    return step.result() instanceof Site.Result.DebugPage(_, var page) && page.kind().isDjango();
  }

  private static Site judge(Target target, List<Site.Step> steps) {
    String url = target.toString();
    for (Site.Step step : steps) {
      if (isProof(step) && step.result() instanceof Site.Result.DebugPage(var exchange, var page)) {
        String because =
            "%s is answered with %d and Django's %s page"
                .formatted(step.request(), exchange.response().status(), page.kind().word());
        return new Site(url, Site.State.ON, because, steps);
      }
    }
    return Absence.judge(url, steps);
  }
}
