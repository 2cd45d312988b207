package dev.undebug.threat;

import dev.undebug.page.Liveness;
import dev.undebug.settings.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Says the answer in one sentence.
final class Headlines {

  private static final Comparator<Evidence.Start> WORST_FIRST =
      Comparator.comparing((Evidence.Start start) -> DebugState.of(start.verdict().state()))
          .thenComparing(start -> start.verdict().onWhen().isEmpty())
          .thenComparing(start -> start.deployment().name());

  private Headlines() {}

  /// The deployment that decides: the worst that visitors reach; where none counts as production,
  /// the worst of all.
  static Optional<Evidence.Start> deciding(List<Evidence.Start> starts) {
    var production = starts.stream().filter(start -> start.deployment().production()).toList();
    var serving = production.stream().filter(start -> start.deployment().serves()).toList();
    var candidates = !serving.isEmpty() ? serving : !production.isEmpty() ? production : starts;
    return candidates.stream().min(WORST_FIRST);
  }

  static Analysis.Headline of(Evidence evidence) {
    var live =
        evidence.pages().stream().filter(page -> page.page().liveness() == Liveness.LIVE).toList();
    var proof = live.stream().filter(page -> page.page().kind().isDjango()).findFirst();
    var site =
        evidence.sites().stream().filter(asked -> asked.state() == DebugState.ON).findFirst();
    var deciding = deciding(evidence.starts());
    if (site.isPresent()) {
      return live(
          "DEBUG is on at %s: a visitor gets debug pages now.".formatted(site.get().url()),
          site.get().because());
    }
    if (proof.isPresent()) {
      return live(
          "DEBUG is on: %s is the debug page of a running application."
              .formatted(proof.get().source()),
          proof.get().page().because());
    }
    if (deciding.isPresent()) {
      return of(deciding.get(), evidence.sites());
    }
    var off =
        evidence.sites().stream().filter(asked -> asked.state() == DebugState.OFF).findFirst();
    if (off.isPresent()) {
      return off(off.get(), live);
    }
    return live.isEmpty() ? unknown(evidence) : foreign(live.getFirst());
  }

  private static Analysis.Headline live(String sentence, String because) {
    return new Analysis.Headline(DebugState.ON, sentence, "", because, true, Analysis.Reach.SEEN);
  }

  /// The site's own answer says it; what stands beside Django may give away as much.
  private static Analysis.Headline off(Evidence.Asked site, List<Evidence.Captured> pages) {
    String sentence =
        pages.isEmpty()
            ? "DEBUG is off at %s.".formatted(site.url())
            : "DEBUG is off at %s, but %s answers visitors."
                .formatted(site.url(), pages.getFirst().page().framework().word());
    return new Analysis.Headline(
        DebugState.OFF,
        sentence,
        "",
        site.because(),
        true,
        pages.isEmpty() ? Analysis.Reach.NONE : Analysis.Reach.CONDITIONAL);
  }

  /// A page that something else than Django made gives away enough, but not what DEBUG is.
  private static Analysis.Headline foreign(Evidence.Captured page) {
    return new Analysis.Headline(
        DebugState.UNKNOWN,
        "%s is a debug page of %s; what DEBUG of Django is, it does not tell."
            .formatted(page.source(), page.page().framework().word()),
        "",
        page.page().because(),
        true,
        Analysis.Reach.CONDITIONAL);
  }

  private static Analysis.Headline unknown(Evidence evidence) {
    String because =
        evidence.sites().isEmpty()
            ? "no deployment and no settings module of Django was found"
            : evidence.sites().getFirst().because();
    return new Analysis.Headline(
        DebugState.UNKNOWN,
        "Whether DEBUG is on is not known.",
        "",
        because,
        false,
        Analysis.Reach.CONDITIONAL);
  }

  private static Analysis.Headline of(Evidence.Start start, List<Evidence.Asked> sites) {
    var verdict = start.verdict();
    String where = start.deployment().name();
    String sentence = sentence(decision(verdict), where, start.deployment().production());
    String because = because(start);
    for (Evidence.Asked site : sites) {
      if (site.state() == DebugState.OFF) {
        because += "; %s answers as with DEBUG off".formatted(site.url());
      }
    }
    boolean isLive =
        verdict.state() == Verdict.State.OFF
            && sites.stream().anyMatch(site -> site.state() == DebugState.OFF);
    return new Analysis.Headline(
        DebugState.of(verdict.state()), sentence, where, because, isLive, reach(verdict));
  }

  /// What decides, and why this deployment counts.
  private static String because(Evidence.Start start) {
    String standing = start.deployment().standing().because();
    return start.verdict().because()
        + (start.deployment().production() ? "; it is production because " : "; ")
        + standing;
  }

  private static String sentence(Decision decision, String where, boolean isProduction) {
    String place = isProduction ? "in production (%s)".formatted(where) : "in %s".formatted(where);
    return switch (decision.state()) {
      case ON -> "DEBUG is on %s, %s.".formatted(place, decision.condition());
      case OFF -> "DEBUG is off %s, %s.".formatted(place, decision.condition());
      case DEPENDS ->
          "Whether DEBUG is on %s is not settled: %s.".formatted(place, decision.condition());
      case UNKNOWN ->
          "Whether DEBUG is on %s is not known: %s.".formatted(place, decision.condition());
      case FAILS -> "There is no DEBUG %s: %s.".formatted(place, decision.condition());
    };
  }

  /// A verdict without its trace: only its words are wanted.
  private static Decision decision(Verdict verdict) {
    return new Decision(
        DebugState.of(verdict.state()),
        verdict.onWhen(),
        verdict.failsWhen(),
        verdict.unknownWhen(),
        List.of(),
        verdict.assumed());
  }

  private static Analysis.Reach reach(Verdict verdict) {
    return switch (verdict.state()) {
      case ON -> Analysis.Reach.SHIPPED;
      case DEPENDS, UNKNOWN -> Analysis.Reach.CONDITIONAL;
      case OFF, FAILS ->
          verdict.onWhen().isEmpty() && verdict.unknownWhen().isEmpty()
              ? Analysis.Reach.NONE
              : Analysis.Reach.CONDITIONAL;
    };
  }
}
