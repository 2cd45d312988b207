package dev.undebug.threat;

import dev.undebug.deploy.Server;
import dev.undebug.page.Category;
import dev.undebug.page.Liveness;
import dev.undebug.rule.Finding;
import dev.undebug.rule.RulePage;
import dev.undebug.rule.Rules;
import dev.undebug.secret.Mask;
import dev.undebug.secret.Needles;
import dev.undebug.settings.DebugEffect;
import dev.undebug.source.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Judges what an application's debug page means.
public final class Threats {

  /// What matters most first; names settle the rest.
  private static final Comparator<Leak> WORST_FIRST =
      Comparator.comparing((Leak leak) -> !leak.isExposedSecret())
          .thenComparing(Leak::isMasked)
          .thenComparing(Leak::name)
          .thenComparing(Leak::where);

  private static final Comparator<Evidence.Start> BY_STATE =
      Comparator.comparing((Evidence.Start start) -> !start.deployment().production())
          .thenComparing(start -> DebugState.of(start.verdict().state()))
          .thenComparing(start -> start.deployment().name());

  private static final Pattern SIGNING = Pattern.compile("UDB20[1-7]");
  private static final Pattern STANDING = Pattern.compile("CWE-|CAPEC-|ASVS ");

  private final Evidence evidence;
  private final Shown shown;

  private Threats(Evidence evidence, Mask mask) {
    this.evidence = evidence;
    this.shown = new Shown(mask);
  }

  /// The whole analysis; nothing in it shows a secret, unless the mask reveals.
  public static Analysis analyze(Evidence evidence, Mask mask) {
    return new Threats(evidence, mask).analysis();
  }

  /// The values that nothing may show which quotes an application's files.
  ///
  /// @param lines what is quoted
  public static Needles secrets(Evidence evidence, List<String> lines) {
    var threats = new Threats(evidence, Mask.plain());
    threats.learn();
    lines.forEach(line -> threats.shown.learn("", line));
    return threats.shown.secrets();
  }

  /// The values that nothing may show which repeats what sites answered.
  ///
  /// @param hidden what must not be seen besides, such as cookies
  public static Needles secretsWith(Evidence evidence, Collection<String> hidden) {
    var threats = new Threats(evidence, Mask.plain());
    threats.learn();
    hidden.forEach(threats.shown::hide);
    return threats.shown.secrets();
  }

  private Analysis analysis() {
    var deciding = Headlines.deciding(evidence.starts());
    var settings = deciding.map(Evidence.Start::settings).orElse(KnownSettings.NONE);
    learn();
    var proofs = Proofs.of(evidence, shown);
    var headline = safe(Headlines.of(evidence));
    var pages = new ArrayList<Analysis.Obtained>();
    for (Evidence.Captured captured : evidence.pages()) {
      pages.add(obtained(pages.size() + 1, captured));
    }
    var seen =
        pages.stream()
            .filter(page -> page.liveness() != Liveness.QUOTED)
            .flatMap(page -> page.leaks().stream())
            .sorted(WORST_FIRST)
            .toList();
    var predicted = headline.reach() == Analysis.Reach.NONE ? List.<Leak>of() : predicted(deciding);
    var facts = new Facts(evidence, headline.reach(), settings, seen, predicted, proofs);
    var mitigations = Mitigations.of(evidence, settings, literals(deciding), headline);
    return new Analysis(
        new Analysis.Subject(evidence.name(), evidence.django().words(), evidence.today()),
        headline,
        effects(deciding),
        evidence.starts().stream().sorted(BY_STATE).map(this::started).toList(),
        evidence.sites().stream().map(this::safe).toList(),
        pages,
        disclosed(facts, deciding),
        proofs.told(),
        Vectors.of(facts),
        Scores.of(facts),
        Scenarios.of(facts),
        mitigations,
        evidence.findings().stream().map(this::observation).toList(),
        Actions.of(facts, headline, mitigations),
        evidence.sources(),
        Optional.empty(),
        Reconciler.of(evidence).stream().map(this::safe).toList());
  }

  /// Without runserver nothing of it happens that only runserver does.
  private List<DebugEffect> effects(Optional<Evidence.Start> deciding) {
    var server =
        deciding.map(start -> start.deployment().command().server()).orElse(Server.UNKNOWN);
    return DebugEffect.of(evidence.django().series().toString()).stream()
        .filter(effect -> !(effect.isOfRunserver() && server.isForProduction()))
        .toList();
  }

  /// Every secret is known before the first text is shown.
  private void learn() {
    for (Evidence.Start start : evidence.starts()) {
      predictor(start).learn(start.deployment(), evidence.locals());
      for (Given given : start.givens()) {
        shown.learn(given.name(), given.value());
        given.shadowed().forEach(lost -> shown.learn(given.name(), lost.value()));
      }
      var conditions = new MaskedConditions(shown);
      conditions.learn(start.verdict().onWhen());
      conditions.learn(start.verdict().failsWhen());
      conditions.learn(start.verdict().unknownWhen());
    }
    for (Evidence.Captured captured : evidence.pages()) {
      captured
          .page()
          .disclosures()
          .forEach(disclosure -> shown.learn(disclosure.name(), disclosure.value()));
    }
    for (Evidence.Captured captured : evidence.pages()) {
      shown.learn("", captured.source());
      captured.cookies().forEach(cookie -> shown.learn(cookie.name(), cookie.value()));
    }
    evidence.signing().cookies().forEach(cookie -> shown.learn(cookie.name(), cookie.value()));
    evidence.sites().forEach(site -> shown.learn("", site.url()));
    for (Finding found : evidence.findings()) {
      learn(found.place());
      found.edits().forEach(edit -> learn(edit.place()));
    }
    for (Evidence.Start start : evidence.starts()) {
      start.verdict().trace().forEach(step -> learn(step.place()));
    }
  }

  /// What the lines hold that a code frame of the place shows.
  private void learn(Place place) {
    evidence
        .texts()
        .apply(place.path())
        .ifPresent(
            text -> Frame.bare(text, place).lines().forEach(line -> shown.learn("", line.text())));
  }

  private Predictor predictor(Evidence.Start start) {
    return new Predictor(shown, evidence.django().series(), start.settings());
  }

  private List<Leak> predicted(Optional<Evidence.Start> deciding) {
    return deciding
        .map(
            start ->
                predictor(start).predict(start.deployment(), evidence.locals()).stream()
                    .sorted(WORST_FIRST)
                    .toList())
        .orElse(List.of());
  }

  /// Credentials that stand in the settings, starred on the page or not.
  private List<Leak> literals(Optional<Evidence.Start> deciding) {
    return deciding.map(start -> predictor(start).literals()).orElse(List.of());
  }

  private Analysis.Obtained obtained(int number, Evidence.Captured captured) {
    var page = captured.page();
    var leaks = new ArrayList<Leak>();
    for (var disclosure : page.disclosures()) {
      var origin = new Leak.Origin.Seen(number, disclosure.offset());
      leaks.add(
          disclosure.isMasked()
              ? shown.starred(disclosure.category(), disclosure.name(), origin)
              : shown.clear(disclosure.category(), disclosure.name(), disclosure.value(), origin));
    }
    return new Analysis.Obtained(
        safe(captured.source()),
        page.kind(),
        page.liveness(),
        safe(page.because()),
        page.django(),
        leaks);
  }

  private List<Analysis.Disclosed> disclosed(Facts facts, Optional<Evidence.Start> deciding) {
    if (facts.reach() == Analysis.Reach.NONE && facts.seen().isEmpty()) {
      return List.of();
    }
    var server =
        deciding.map(start -> start.deployment().command().server()).orElse(Server.UNKNOWN);
    var disclosed = new ArrayList<Analysis.Disclosed>();
    for (Category category : Category.values()) {
      disclosed.add(
          new Analysis.Disclosed(
              category,
              Shows.words(category, evidence.django().series(), server),
              facts.seen().stream().filter(leak -> leak.category() == category).toList(),
              facts.predicted().stream().filter(leak -> leak.category() == category).toList()));
    }
    return disclosed;
  }

  private Analysis.Started started(Evidence.Start start) {
    var deployment = start.deployment();
    var verdict = start.verdict();
    var conditions = new MaskedConditions(shown);
    var steps =
        verdict.trace().stream()
            .map(step -> new Decision.Step(frame(step.place()), safe(step.description())))
            .toList();
    var decision =
        new Decision(
            DebugState.of(verdict.state()),
            conditions.of(verdict.onWhen()),
            conditions.of(verdict.failsWhen()),
            conditions.of(verdict.unknownWhen()),
            steps,
            verdict.assumed());
    return new Analysis.Started(
        deployment.name(),
        deployment.kind().word(),
        deployment.place(),
        deployment.production(),
        deployment.standing().because(),
        deployment.command().server().word(),
        start.settings().module(),
        decision,
        start.givens().stream().map(given -> Givens.safe(given, this::safe)).toList());
  }

  private Analysis.Observation observation(Finding found) {
    Finding safe = found.saying(safe(found.message()), safe(found.help()));
    return new Analysis.Observation(
        safe, frame(found.place()), changes(found), references(found.rule()));
  }

  private List<Change> changes(Finding found) {
    return found.edits().isEmpty()
        ? List.of()
        : evidence
            .texts()
            .apply(found.edits().getFirst().place().path())
            .map(text -> Change.of(found.edits(), text, shown.mask(), shown.secrets()))
            .orElse(List.of());
  }

  /// The standards' words for DEBUG and for the signing key; for every other rule, those of its
  /// page that stand for themselves.
  private static List<String> references(String rule) {
    if (rule.startsWith("UDB1")) {
      return Exposure.DEBUG_MODE.references().all();
    }
    if (SIGNING.matcher(rule).matches()) {
      return Exposure.SIGNING_KEY.references().all();
    }
    return Rules.find(rule).stream()
        .flatMap(found -> RulePage.of(found).references().stream())
        .filter(reference -> STANDING.matcher(reference).lookingAt())
        .toList();
  }

  private Frame frame(Place place) {
    return evidence
        .texts()
        .apply(place.path())
        .map(text -> Frame.of(text, place, shown.mask(), shown.secrets()))
        .orElse(Frame.bare(place));
  }

  private Analysis.Headline safe(Analysis.Headline headline) {
    return new Analysis.Headline(
        headline.state(),
        safe(headline.sentence()),
        headline.deployment(),
        safe(headline.because()),
        headline.isLive(),
        headline.reach());
  }

  private Reconciliation safe(Reconciliation told) {
    return new Reconciliation(
        safe(told.url()),
        told.deployment(),
        told.because().stream().map(this::safe).toList(),
        told.agreement(),
        safe(told.sentence()),
        told.places());
  }

  private Evidence.Asked safe(Evidence.Asked site) {
    var requests =
        site.requests().stream()
            .map(request -> request.saying(safe(request.request()), safe(request.outcome())))
            .toList();
    var showings =
        site.showings().stream()
            .map(one -> new Showing(one.word(), one.words(), safe(one.because()), one.severity()))
            .toList();
    return new Evidence.Asked(
        safe(site.url()),
        site.state(),
        safe(site.because()),
        requests,
        showings,
        site.again(),
        safe(site.server()));
  }

  private String safe(String text) {
    return shown.safe(text);
  }
}
