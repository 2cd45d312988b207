package dev.undebug.probe;

import dev.undebug.http.Body;
import dev.undebug.http.Exchange;
import dev.undebug.http.Request;
import dev.undebug.http.Response;
import dev.undebug.page.Dissector;
import dev.undebug.page.Liveness;
import dev.undebug.page.Page;
import dev.undebug.page.PageKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Asks a site whether DEBUG is on, gently: one host, few requests with pauses, and by default no
/// further than the first proof, and nothing that could change state.
///
/// @param transport how requests are sent
/// @param visitor who asks
/// @param ladder which questions, in which order
public record Probe(Transport transport, Limits limits, Visitor visitor, Ladder ladder) {

  /// Redirects on the same host that are followed, of the first question alone.
  private static final int MOST_REDIRECTS = 2;

  /// Bytes that are kept of an answer that is no debug page.
  private static final int KEPT_BYTES = 256 * 1024;

  /// Goes up the ladder.
  public Site ask(Target target) {
    String refusal = transport.refusal(target);
    if (!refusal.isEmpty()) {
      return new Site(target.toString(), Site.State.UNKNOWN, refusal, List.of(), List.of());
    }
    return new Run(target).climb();
  }

  /// The same questions by another visitor.
  public Probe by(Visitor other) {
    return new Probe(transport, limits, other, ladder);
  }

  /// The requests that a site would be sent, if none of them proved anything.
  public List<Request> plan(Target target) {
    var ground = new Ground(target, visitor, Ground.USUAL_STATIC_PATH);
    var requests =
        new ArrayList<>(
            ladder.rungs(target).stream()
                .limit(limits.requests())
                .map(rung -> rung.request(ground))
                .toList());
    if (ladder.isAskingForFiles()) {
      for (Leftover leftover : Leftover.values()) {
        requests.add(request(leftover, ground));
      }
    }
    return requests;
  }

  private static Request request(Leftover leftover, Ground ground) {
    return ground.get(leftover.path(), "Accept", "*/*", "Range", "bytes=0-" + (Leftover.BYTES - 1));
  }

  /// Repeats one question, as it was asked before, and goes up the rest of the ladder where that
  /// proves nothing any more.
  ///
  /// @param rung the word of the question
  /// @param path what was asked for then, with the word of that run replaced by this run's
  public Site again(Target target, Rung rung, String path) {
    String refusal = transport.refusal(target);
    if (!refusal.isEmpty()) {
      return new Site(target.toString(), Site.State.UNKNOWN, refusal, List.of(), List.of());
    }
    var run = new Run(target);
    Request usual = rung.request(run.ground);
    var request = new Request(usual.method(), path, usual.headers(), usual.body());
    run.steps.add(run.send(rung, request, target));
    return run.climb();
  }

  /// One site's way up.
  private final class Run {

    private final Target named;
    private final List<Site.Step> steps = new ArrayList<>();
    private Ground ground;
    private int redirects;

    Run(Target named) {
      this.named = named;
      this.ground = new Ground(named, visitor, Ground.USUAL_STATIC_PATH);
    }

    Site climb() {
      for (Optional<Rung> rung = next(); rung.isPresent(); rung = next()) {
        if (!steps.isEmpty()) {
          pause();
        }
        ask(rung.get());
      }
      var noticed = new ArrayList<>(Visible.of(steps, ground.target()));
      boolean isThere = steps.stream().anyMatch(step -> step.exchange().isPresent());
      if (ladder.isAskingForFiles() && isThere && !Verdicts.isTooMuch(steps)) {
        for (Leftover leftover : Leftover.values()) {
          pause();
          look(leftover, noticed);
        }
      }
      return Verdicts.of(named.toString(), steps, noticed);
    }

    /// What a file holds is not kept.
    private void look(Leftover leftover, List<Noticed> noticed) {
      Request request = request(leftover, ground);
      String line = request.method() + " " + request.uri();
      Site.Result result;
      switch (transport.send(ground.target(), request, limits.ofBytes(Leftover.BYTES))) {
        case Answer.Failed(var why) -> result = new Site.Result.Unanswered(why);
        case Answer.Answered(var response, _) -> {
          if (leftover.is(response)) {
            noticed.add(
                new Noticed(
                    Noticed.Sign.SERVED_FILE,
                    "%s is answered with %s".formatted(line, leftover.words())));
          }
          var bare = new Response(response.status(), response.headers(), Body.EMPTY);
          result = new Site.Result.Ordinary(new Exchange(request, bare));
        }
      }
      steps.add(new Site.Step("file", "a file that should not be served", line, result));
    }

    private Optional<Rung> next() {
      if (steps.size() >= limits.requests() || isOver()) {
        return Optional.empty();
      }
      boolean isOff = !ladder.isFull() && Verdicts.isOffForSure(steps);
      for (Rung rung : ladder.rungs(ground.target(), steps)) {
        boolean isAsked = steps.stream().anyMatch(step -> step.is(rung));
        if (!isAsked && !(isOff && rung.isAboutDebug())) {
          return Optional.of(rung);
        }
      }
      return Optional.empty();
    }

    /// Whether nothing more needs to be asked: there is a proof, nobody answers, the site fails at
    /// everything, or it asks to be left alone.
    private boolean isOver() {
      long silent =
          steps.stream().filter(step -> step.result() instanceof Site.Result.Unanswered).count();
      boolean isSilent = (silent == steps.size() && silent > 0) || silent > 2;
      return isSilent
          || Verdicts.isTooMuch(steps)
          || Verdicts.isFailing(steps)
          || (!ladder.isFull() && steps.stream().anyMatch(Site.Step::isProof));
    }

    private void pause() {
      try {
        Thread.sleep(limits.pause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void ask(Rung rung) {
      Target target =
          rung == Rung.WITHOUT_TLS
              ? Target.of("http://" + ground.target().host())
              : ground.target();
      Site.Step step = send(rung, rung.request(ground), target);
      steps.add(step);
      if (rung == Rung.THE_PAGE) {
        follow(step);
      }
    }

    /// A redirect that stays on the host leads to the page that visitors see; a redirect to TLS
    /// that leads nowhere leaves the site as it was named.
    private void follow(Site.Step step) {
      step.exchange()
          .ifPresent(
              page -> ground = new Ground(ground.target(), visitor, Ladder.staticPath(page)));
      var next = step.exchange().flatMap(page -> Redirects.within(ground.target(), page));
      if (next.isEmpty() || redirects == MOST_REDIRECTS || steps.size() >= limits.requests()) {
        return;
      }
      redirects++;
      Target before = ground.target();
      ground = ground.at(next.get());
      pause();
      Site.Step followed = send(Rung.THE_PAGE, Rung.THE_PAGE.request(ground), ground.target());
      steps.add(followed);
      if (followed.result() instanceof Site.Result.Unanswered) {
        ground = ground.at(before);
      } else {
        follow(followed);
      }
    }

    private Site.Step send(Rung rung, Request request, Target target) {
      String where = target.origin().equals(named.origin()) ? "" : target.origin();
      String line = request.method() + " " + where + request.uri();
      String host = request.headers().first("Host");
      String asked = host.isEmpty() ? line : line + " (Host: " + host + ")";
      Site.Result result =
          switch (transport.send(target, request, limits)) {
            case Answer.Failed(var why) -> new Site.Result.Unanswered(why);
            case Answer.Answered(var response, _) -> read(rung, new Exchange(request, response));
          };
      return new Site.Step(rung.id(), rung.words(), asked, result);
    }

    private Site.Result read(Rung rung, Exchange exchange) {
      Optional<Page> page = Dissector.dissect(exchange);
      if (page.isEmpty() || page.get().liveness() == Liveness.QUOTED) {
        return new Site.Result.Ordinary(shortened(exchange));
      }
      boolean isProven =
          rung.isEchoed()
              ? echoes(page.get(), visitor.nonce())
              : rung == Rung.POST_WITHOUT_TOKEN && isAnsweredToPostAlone(page.get());
      return new Site.Result.DebugPage(
          exchange, isProven ? page.get().proven() : page.get(), isProven);
    }

    /// The refusal of a POST echoes nothing; a copy of it would answer other requests, too.
    private boolean isAnsweredToPostAlone(Page page) {
      return page.kind() == PageKind.CSRF_403
          && steps.stream()
              .noneMatch(
                  step ->
                      step.result() instanceof Site.Result.DebugPage(_, var other, _)
                          && other.kind() == PageKind.CSRF_403);
    }
  }

  /// Whether what the page tells holds the word: not whether it stands somewhere on it.
  private static boolean echoes(Page page, String nonce) {
    return page.disclosures().stream()
        .anyMatch(told -> told.value().contains(nonce) || told.name().contains(nonce));
  }

  private static Exchange shortened(Exchange exchange) {
    Response response = exchange.response();
    byte[] body = response.body().bytes();
    return body.length <= KEPT_BYTES
        ? exchange
        : new Exchange(
            exchange.request(),
            new Response(
                response.status(), response.headers(), new Body(Arrays.copyOf(body, KEPT_BYTES))));
  }
}
