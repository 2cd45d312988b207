package dev.undebug.threat;

import dev.undebug.secret.SecretKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The order of work: stop, rotate, invalidate, purge, look, prevent; and only for what leaks here.
final class Actions {

  private static final int MAX_ROTATIONS = 20;

  private final Facts facts;
  private final Analysis.Headline headline;
  private final List<Action> actions = new ArrayList<>();

  private Actions(Facts facts, Analysis.Headline headline) {
    this.facts = facts;
    this.headline = headline;
  }

  static List<Action> of(Facts facts, Analysis.Headline headline, List<Mitigation> mitigations) {
    var actions = new Actions(facts, headline);
    actions.stop();
    if (headline.state() == DebugState.ON) {
      actions.afterTheLeak();
    }
    actions.prevent(mitigations);
    actions.lookAtRest(mitigations);
    return actions.actions;
  }

  private void add(Action.Kind kind, String words, String because) {
    actions.add(new Action(kind, words, because));
  }

  private void stop() {
    var found =
        facts.evidence().findings().stream()
            .filter(finding -> finding.rule().startsWith("UDB1"))
            .findFirst();
    switch (headline.state()) {
      case ON ->
          add(
              Action.Kind.STOP,
              "Switch DEBUG off and deploy that"
                  + found
                      .map(finding -> " (%s): %s".formatted(finding.place(), finding.help()))
                      .orElse("."),
              headline.isLive() ? "debug pages are being served now" : "it ships switched on");
      case DEPENDS, UNKNOWN ->
          add(
              Action.Kind.STOP,
              "Find out what DEBUG is where it runs, and make off the default"
                  + found.map(finding -> " (%s).".formatted(finding.place())).orElse("."),
              headline.sentence());
      case OFF, FAILS -> {}
    }
  }

  private void afterTheLeak() {
    rotate();
    if (!facts.exposed(SecretKind.Use.SIGNING).isEmpty()) {
      add(
          Action.Kind.INVALIDATE,
          "Give Django a new SECRET_KEY, without the old one in SECRET_KEY_FALLBACKS: every session and signed link it made ends.",
          "whoever has the old key can sign as the application");
    }
    if (!facts.exposed(SecretKind.Use.VISITOR).isEmpty()) {
      add(
          Action.Kind.INVALIDATE,
          "End the sessions of all users.",
          "a session or token of a visitor stood on a page");
    }
    if (headline.reach() == Analysis.Reach.SEEN) {
      add(
          Action.Kind.PURGE,
          "Remove stored copies of the page: proxy and CDN caches, archives, search engines, tickets, screenshots.",
          "a copy leaks on after DEBUG is off");
    }
    if (!rotated().isEmpty()) {
      add(
          Action.Kind.LOOK,
          "Look for use of the credentials that you did not make: logs of the providers, of the databases, of the application.",
          "rotation ends the use, and does not tell of it");
    }
  }

  private List<Leak> rotated() {
    var byValue = new LinkedHashMap<String, Leak>();
    facts.strongest(Leak::isExposedSecret).stream()
        .filter(
            leak ->
                leak.kind()
                    .filter(
                        kind ->
                            kind.use() == SecretKind.Use.VISITOR
                                || kind.use() == SecretKind.Use.SIGNING)
                    .isEmpty())
        .forEach(leak -> byValue.putIfAbsent(identity(leak), leak));
    return List.copyOf(byValue.values());
  }

  /// The same value under two names is one thing to rotate, where a fingerprint tells.
  private static String identity(Leak leak) {
    return leak.credential().fingerprint().isEmpty()
        ? leak.name()
        : leak.credential().fingerprint();
  }

  private void rotate() {
    var rotated = rotated();
    for (Leak leak : rotated.subList(0, Math.min(MAX_ROTATIONS, rotated.size()))) {
      String how =
          leak.isSeen()
              ? "it stood on a page that was obtained"
              : "any visitor could have read it since this was deployed";
      add(
          Action.Kind.ROTATE,
          "Rotate the %s %s (%s).".formatted(leak.credential().label(), leak.name(), leak.where()),
          how);
    }
    if (rotated.size() > MAX_ROTATIONS) {
      add(
          Action.Kind.ROTATE,
          "Rotate the other %s too."
              .formatted(Vectors.count(rotated.size() - MAX_ROTATIONS, "credential")),
          "the JSON report names each");
    }
  }

  private void prevent(List<Mitigation> mitigations) {
    for (Mitigation mitigation : mitigations) {
      boolean isOpen =
          mitigation.state() == Mitigation.State.MISSING
              || mitigation.state() == Mitigation.State.PARTIAL;
      boolean isSaid =
          mitigation.measure() == Mitigation.Measure.DEBUG_OFF
              && headline.state() != DebugState.OFF;
      if (isOpen && !isSaid) {
        add(Action.Kind.PREVENT, prevention(mitigation.measure()), mitigation.because());
      }
    }
  }

  /// What was not looked at is not done.
  private void lookAtRest(List<Mitigation> mitigations) {
    var unknown =
        mitigations.stream()
            .filter(mitigation -> mitigation.state() == Mitigation.State.UNKNOWN)
            .map(mitigation -> mitigation.measure().label())
            .toList();
    if (!unknown.isEmpty()) {
      add(
          Action.Kind.PREVENT,
          "See for yourself to what this analysis could not judge: "
              + String.join("; ", unknown)
              + ".",
          "unknown is not the same as in place");
    }
  }

  private static String prevention(Mitigation.Measure measure) {
    return switch (measure) {
      case DEBUG_OFF ->
          "Make off the default that nothing but an explicit, exact value can change.";
      case ENVIRONMENT_VARIABLES ->
          "Take secrets out of the code, and read them from the environment without a default.";
      case ALLOWED_HOSTS -> "Name the hosts of the site in ALLOWED_HOSTS.";
      case ERROR_HANDLING -> "Handle the errors that visitors can cause.";
      case ERROR_PAGES -> "Add templates 404.html and 500.html that need no context.";
      case LOGGING ->
          "Configure LOGGING with a handler that rotates, so that errors are read in the log and not on the page.";
      case PRODUCTION_SERVER -> "Start the application with a production server such as gunicorn.";
      case AUDITS -> "Run `manage.py check --deploy --fail-level WARNING` and this analysis in CI.";
      case SECURITY_HEADERS ->
          "Switch on the security middleware and the headers and cookie flags that it names.";
    };
  }
}
