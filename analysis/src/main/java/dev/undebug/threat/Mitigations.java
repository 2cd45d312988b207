package dev.undebug.threat;

import dev.undebug.deploy.Server;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.threat.Mitigation.Measure;
import dev.undebug.threat.Mitigation.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Judges the nine measures by findings, evaluated settings and deployments. What nothing speaks of
/// is unknown.
final class Mitigations {

  private static final String NO_SETTINGS = "no settings module was evaluated";

  /// The rule that says that errors reach nobody.
  private static final String UNSEEN = "UDB601";

  /// The rules that name a credential which stands in the tree.
  private static final Set<String> CREDENTIALS =
      Set.of(
          "UDB201", "UDB202", "UDB204", "UDB207", "UDB208", "UDB209", "UDB210", "UDB211", "UDB212",
          "UDB216");

  /// The rules that say that an error page cannot be shown, or shows too much.
  private static final Set<String> FLAWED_PAGES = Set.of("UDB502", "UDB503", "UDB505");

  private final Evidence evidence;
  private final KnownSettings settings;
  private final List<Leak> predicted;

  private Mitigations(Evidence evidence, KnownSettings settings, List<Leak> predicted) {
    this.evidence = evidence;
    this.settings = settings;
    this.predicted = predicted;
  }

  /// All nine, in their order.
  ///
  /// @param secrets credentials that the settings hold as literals
  static List<Mitigation> of(
      Evidence evidence, KnownSettings settings, List<Leak> secrets, Analysis.Headline headline) {
    var judge = new Mitigations(evidence, settings, secrets);
    return List.of(
        judge.debugOff(headline),
        judge.environmentVariables(),
        judge.allowedHosts(),
        judge.errorHandling(),
        judge.errorPages(),
        judge.logging(),
        judge.productionServer(),
        Audits.judge(evidence),
        new Headers(settings, evidence.django().series()).judge());
  }

  private List<String> findings(Measure measure) {
    var places = new ArrayList<String>();
    for (Finding found : evidence.findings()) {
      if (found.rule().startsWith("UDB" + measure.number())) {
        places.add(found.rule() + " " + found.place());
      }
    }
    return places;
  }

  /// What the code does with errors. A lookup that may fail is less than a trace that is sent.
  private Mitigation errorHandling() {
    var measure = Measure.ERROR_HANDLING;
    List<Finding> found =
        evidence.findings().stream()
            .filter(finding -> finding.rule().startsWith("UDB" + measure.number()))
            .toList();
    if (found.isEmpty()) {
      return new Mitigation(
          measure,
          State.UNKNOWN,
          settings.isKnown()
              ? "no code was found that sends or swallows errors; whether all are expected is not seen"
              : NO_SETTINGS,
          List.of());
    }
    boolean isSent =
        found.stream().anyMatch(finding -> finding.severity().compareTo(Severity.MEDIUM) >= 0);
    return new Mitigation(
        measure,
        isSent ? State.MISSING : State.PARTIAL,
        Vectors.count(found.size(), "finding"),
        findings(measure));
  }

  private Mitigation debugOff(Analysis.Headline headline) {
    var findings = findings(Measure.DEBUG_OFF);
    return switch (headline.state()) {
      case ON -> new Mitigation(Measure.DEBUG_OFF, State.MISSING, headline.sentence(), findings);
      case DEPENDS ->
          new Mitigation(Measure.DEBUG_OFF, State.PARTIAL, headline.sentence(), findings);
      case UNKNOWN ->
          new Mitigation(
              Measure.DEBUG_OFF,
              State.UNKNOWN,
              headline.sentence() + " " + headline.because(),
              findings);
      case OFF, FAILS ->
          new Mitigation(
              Measure.DEBUG_OFF,
              findings.isEmpty() && !isOnWhenUnset() ? State.IN_PLACE : State.PARTIAL,
              headline.sentence(),
              findings);
    };
  }

  private boolean isOnWhenUnset() {
    return Headlines.deciding(evidence.starts())
        .filter(start -> Decision.isOnWhenUnset(start.verdict().onWhen()))
        .isPresent();
  }

  private Mitigation environmentVariables() {
    var measure = Measure.ENVIRONMENT_VARIABLES;
    var credentials =
        findings(measure).stream()
            .filter(found -> CREDENTIALS.contains(found.substring(0, 6)))
            .toList();
    if (!settings.isKnown()) {
      return new Mitigation(measure, State.UNKNOWN, NO_SETTINGS, credentials);
    }
    var named = new TreeSet<String>();
    predicted.forEach(leak -> named.add(leak.name() + " " + leak.where()));
    var evidenceList = new ArrayList<>(credentials);
    evidenceList.addAll(named);
    boolean readsSome = settings.own().stream().anyMatch(setting -> !setting.value().isCertain());
    if (evidenceList.isEmpty()) {
      return settings
              .find("SECRET_KEY")
              .filter(key -> key.value() instanceof Known.Unknown)
              .isPresent()
          ? new Mitigation(
              measure, State.UNKNOWN, "where SECRET_KEY comes from is not known", List.of())
          : new Mitigation(
              measure, State.IN_PLACE, "no credential stands in the settings", List.of());
    }
    String because =
        "%s in the code"
            .formatted(Vectors.count(Math.max(named.size(), credentials.size()), "credential"));
    return new Mitigation(
        measure, readsSome ? State.PARTIAL : State.MISSING, because, evidenceList);
  }

  private Mitigation allowedHosts() {
    var measure = Measure.ALLOWED_HOSTS;
    if (!settings.isKnown()) {
      return new Mitigation(measure, State.UNKNOWN, NO_SETTINGS, List.of());
    }
    var setting = settings.find("ALLOWED_HOSTS");
    var hosts = settings.value("ALLOWED_HOSTS");
    var place = setting.map(found -> List.of(found.place().toString())).orElse(List.of());
    if (hosts instanceof Known.FromEnvironment(var why)) {
      return new Mitigation(measure, State.PARTIAL, "the environment decides: " + why, place);
    }
    if (hosts instanceof Known.Items(var items) && hosts.isCertain()) {
      if (items.isEmpty()) {
        return new Mitigation(
            measure,
            State.MISSING,
            "the list is empty: with DEBUG off every request is answered with 400",
            place);
      }
      if (hosts.texts().size() < items.size()) {
        return new Mitigation(
            measure, State.MISSING, "an entry is no name: no request gets past it", place);
      }
      return hosts.texts().contains("*")
          ? new Mitigation(
              measure, State.MISSING, "the list holds *, which allows every host", place)
          : new Mitigation(
              measure,
              State.IN_PLACE,
              "%s named".formatted(Vectors.count(items.size(), "host")),
              place);
    }
    return new Mitigation(measure, State.UNKNOWN, "its value is not known", place);
  }

  private Mitigation errorPages() {
    var measure = Measure.ERROR_PAGES;
    var pages = evidence.errorPages();
    if (!pages.isKnown()) {
      return new Mitigation(measure, State.UNKNOWN, "no source tree was looked at", List.of());
    }
    boolean hasBoth = pages.pages().contains("404") && pages.pages().contains("500");
    if (pages.pages().isEmpty()) {
      return new Mitigation(
          measure, State.MISSING, "no template and no handler for 400, 403, 404 or 500", List.of());
    }
    List<String> flaws = findings(measure, FLAWED_PAGES);
    String because =
        "pages for %s%s"
            .formatted(
                String.join(", ", pages.pages()),
                flaws.isEmpty() ? "" : "; " + Vectors.count(flaws.size(), "finding"));
    return new Mitigation(
        measure,
        hasBoth && flaws.isEmpty() ? State.IN_PLACE : State.PARTIAL,
        because,
        joined(pages.evidence(), flaws));
  }

  private Mitigation logging() {
    var measure = Measure.LOGGING;
    if (!settings.isKnown()) {
      return new Mitigation(measure, State.UNKNOWN, NO_SETTINGS, List.of());
    }
    List<String> unseen =
        findings(measure).stream().filter(found -> found.startsWith(UNSEEN)).toList();
    if (!unseen.isEmpty()) {
      return new Mitigation(
          measure, State.MISSING, "with DEBUG off, nobody learns of an error", unseen);
    }
    var setting = settings.find("LOGGING").filter(found -> !found.isDefault());
    if (setting.isEmpty() || setting.get().value().isFalsy()) {
      return new Mitigation(measure, State.MISSING, "there is no LOGGING", List.of());
    }
    var place = List.of(setting.get().place().toString());
    if (!(setting.get().value() instanceof Known.Entries)
        || !(setting.get().value().at("handlers") instanceof Known.Entries(var handlers))) {
      return new Mitigation(measure, State.UNKNOWN, "the handlers of LOGGING are not known", place);
    }
    var classes = new TreeSet<String>();
    handlers
        .values()
        .forEach(
            handler ->
                classes.add(handler.at("class") instanceof Known.Text(var name) ? name : ""));
    return logging(classes, place);
  }

  private static Mitigation logging(Set<String> classes, List<String> place) {
    var measure = Measure.LOGGING;
    if (classes.stream()
        .anyMatch(
            name -> name.endsWith("RotatingFileHandler") || name.endsWith("WatchedFileHandler"))) {
      return new Mitigation(measure, State.IN_PLACE, "a handler rotates its file", place);
    }
    if (classes.stream().anyMatch(name -> name.endsWith("FileHandler"))) {
      return new Mitigation(measure, State.PARTIAL, "the log file grows without rotation", place);
    }
    if (classes.contains("logging.StreamHandler")) {
      return new Mitigation(
          measure,
          State.PARTIAL,
          "the log goes to the console; whether that is kept and rotated is up to what runs it",
          place);
    }
    return new Mitigation(
        measure, State.PARTIAL, "no handler writes to a file that rotates", place);
  }

  private Mitigation productionServer() {
    var measure = Measure.PRODUCTION_SERVER;
    var servers = new TreeSet<String>();
    boolean hasRunserver = false;
    for (Evidence.Start start : evidence.starts()) {
      var deployment = start.deployment();
      if (deployment.production() && deployment.command().server().serves()) {
        servers.add(deployment.command().server().word() + " " + deployment.command().place());
        hasRunserver |= deployment.command().server() == Server.RUNSERVER;
      }
    }
    if (servers.isEmpty()) {
      return new Mitigation(
          measure, State.UNKNOWN, "no deployment says which server answers", List.of());
    }
    if (hasRunserver) {
      return new Mitigation(
          measure,
          State.MISSING,
          "runserver answers visitors; it is made for development",
          List.copyOf(servers));
    }
    List<String> given = findings(measure, Set.of("UDB703"));
    if (!given.isEmpty()) {
      return new Mitigation(
          measure,
          State.MISSING,
          "the server before Django gives the source away",
          joined(List.copyOf(servers), given));
    }
    List<String> flaws = findings(measure, Set.of("UDB702", "UDB704"));
    return new Mitigation(
        measure,
        flaws.isEmpty() ? State.IN_PLACE : State.PARTIAL,
        flaws.isEmpty()
            ? "every server that answers is made for production"
            : Vectors.count(flaws.size(), "finding"),
        joined(List.copyOf(servers), flaws));
  }

  private List<String> findings(Measure measure, Set<String> rules) {
    return findings(measure).stream()
        .filter(found -> rules.contains(found.substring(0, UNSEEN.length())))
        .toList();
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
