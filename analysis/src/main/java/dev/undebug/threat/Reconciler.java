package dev.undebug.threat;

import dev.undebug.deploy.Server;
import dev.undebug.page.Category;
import dev.undebug.page.Disclosure;
import dev.undebug.source.Place;
import dev.undebug.threat.Reconciliation.Agreement;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Holds sites against the source: which deployment a site looks like, and whether what it proves
/// contradicts the code.
final class Reconciler {

  /// Servers by how they call themselves in `Server`.
  private static final Map<String, Server> SERVERS =
      Map.of(
          "wsgiserver", Server.RUNSERVER,
          "gunicorn", Server.GUNICORN,
          "uvicorn", Server.UVICORN,
          "daphne", Server.DAPHNE,
          "hypercorn", Server.HYPERCORN,
          "granian", Server.GRANIAN,
          "waitress", Server.WAITRESS);

  /// Settings whose values a page shows as they are, and by which deployments differ.
  private static final List<String> TELLING =
      List.of("ROOT_URLCONF", "WSGI_APPLICATION", "STATIC_URL", "TIME_ZONE", "LANGUAGE_CODE");

  private final Evidence evidence;

  private Reconciler(Evidence evidence) {
    this.evidence = evidence;
  }

  /// Every site held against every deployment; nothing where there is no source or no site.
  static List<Reconciliation> of(Evidence evidence) {
    var reconciler = new Reconciler(evidence);
    return evidence.starts().isEmpty()
        ? List.of()
        : evidence.sites().stream().map(reconciler::reconcile).toList();
  }

  /// How much a deployment is like a site.
  private record Likeness(Evidence.Start start, int score, List<String> because) {}

  private Reconciliation reconcile(Evidence.Asked site) {
    var serving = evidence.starts().stream().filter(start -> start.deployment().serves()).toList();
    var candidates = serving.isEmpty() ? evidence.starts() : serving;
    var ranked =
        candidates.stream()
            .map(start -> likeness(start, site))
            .sorted(Comparator.comparingInt((Likeness like) -> -like.score()))
            .toList();
    int best = ranked.getFirst().score();
    var likely = ranked.stream().filter(like -> like.score() == best).toList();
    if (likely.size() > 1 && !isAlike(likely)) {
      var names = likely.stream().map(like -> like.start().deployment().name()).sorted().toList();
      String sentence =
          "Nothing tells which of %s answers at %s; DEBUG is %s there."
              .formatted(String.join(", ", names), site.url(), site.state().word());
      return new Reconciliation(site.url(), "", List.of(), Agreement.OPEN, sentence, List.of());
    }
    Likeness like =
        likely.stream()
            .min(
                Comparator.comparing((Likeness one) -> !one.start().deployment().production())
                    .thenComparing(one -> one.start().deployment().name()))
            .orElseThrow();
    return judged(site, like);
  }

  /// Whether it does not matter for DEBUG which of them it is.
  private static boolean isAlike(List<Likeness> likely) {
    return likely.stream().map(like -> like.start().verdict().state()).distinct().count() == 1;
  }

  private Likeness likeness(Evidence.Start start, Evidence.Asked site) {
    var because = new ArrayList<String>();
    int score = start.deployment().production() ? 1 : 0;
    score += byServer(start, site.server(), because);
    score += byHost(start, site.url(), because);
    for (Disclosure told : told(site)) {
      score += bySetting(start, told, because);
    }
    return new Likeness(start, score, because);
  }

  private static int byServer(Evidence.Start start, String header, List<String> because) {
    for (var known : SERVERS.entrySet()) {
      if (header.toLowerCase(Locale.ROOT).startsWith(known.getKey())) {
        Server own = start.deployment().command().server();
        if (own == known.getValue()) {
          because.add("its server calls itself %s".formatted(header));
          return 4;
        }
        return own == Server.UNKNOWN ? 0 : -4;
      }
    }
    return 0;
  }

  private static int byHost(Evidence.Start start, String url, List<String> because) {
    String host = String.valueOf(URI.create(url).getHost()).toLowerCase(Locale.ROOT);
    Known hosts = start.settings().value("ALLOWED_HOSTS");
    for (String allowed : hosts.texts()) {
      String pattern = allowed.toLowerCase(Locale.ROOT);
      boolean isNamed =
          pattern.equals(host)
              || (pattern.startsWith(".")
                  && (host.endsWith(pattern) || host.equals(pattern.substring(1))));
      if (isNamed) {
        because.add("its ALLOWED_HOSTS names %s".formatted(host));
        return 6;
      }
    }
    boolean isOpen = !hosts.isCertain() || hosts.texts().contains("*") || hosts.texts().isEmpty();
    return isOpen ? 0 : -3;
  }

  private static int bySetting(Evidence.Start start, Disclosure told, List<String> because) {
    String value = unquoted(told.value());
    if (told.name().equals("SETTINGS_MODULE")) {
      if (value.equals(start.settings().module())) {
        because.add("its settings module is %s, as the page says".formatted(value));
        return 12;
      }
      return -6;
    }
    if (TELLING.contains(told.name())
        && start.settings().value(told.name()) instanceof Known.Text(var own)) {
      if (own.equals(value) && told.name().equals("ROOT_URLCONF")) {
        because.add("its %s is %s, as the page says".formatted(told.name(), value));
      }
      return own.equals(value) ? 1 : -2;
    }
    return 0;
  }

  private static String unquoted(String value) {
    boolean isQuoted =
        value.length() > 1
            && (value.startsWith("'") || value.startsWith("\""))
            && value.endsWith(value.substring(0, 1));
    return isQuoted ? value.substring(1, value.length() - 1) : value;
  }

  /// What the site's pages show of its settings.
  private List<Disclosure> told(Evidence.Asked site) {
    return evidence.pages().stream()
        .filter(captured -> captured.source().startsWith(site.url() + " "))
        .flatMap(captured -> captured.page().disclosures().stream())
        .filter(told -> told.category() == Category.SETTING && !told.isMasked())
        .filter(told -> told.name().equals("SETTINGS_MODULE") || TELLING.contains(told.name()))
        .distinct()
        .toList();
  }

  private Reconciliation judged(Evidence.Asked site, Likeness like) {
    Evidence.Start start = like.start();
    DebugState code = DebugState.of(start.verdict().state());
    Agreement agreement = agreement(site.state(), code);
    var places = new ArrayList<Place>();
    Optional<Place> decided = start.verdict().decidedAt();
    decided.ifPresent(places::add);
    if (!places.contains(start.deployment().place())) {
      places.add(start.deployment().place());
    }
    return new Reconciliation(
        site.url(),
        start.deployment().name(),
        like.because(),
        agreement,
        sentence(site, start, agreement),
        places);
  }

  private static Agreement agreement(DebugState live, DebugState code) {
    if (live == DebugState.UNKNOWN) {
      return Agreement.OPEN;
    }
    return switch (code) {
      case ON, OFF -> live == code ? Agreement.AGREES : Agreement.CONTRADICTS;
      case FAILS -> Agreement.CONTRADICTS;
      case DEPENDS, UNKNOWN -> Agreement.SETTLES;
    };
  }

  private static String sentence(Evidence.Asked site, Evidence.Start start, Agreement agreement) {
    String name = start.deployment().name();
    String live = site.state().word();
    String place =
        start.verdict().decidedAt().map(decided -> decided + " decides").orElse("Django's default");
    return switch (agreement) {
      case OPEN -> "The code has its say (%s: %s), the site does not.".formatted(name, place);
      case AGREES ->
          "The site is what the code says: DEBUG is %s in %s; %s.".formatted(live, name, place);
      case SETTLES ->
          "The code leaves DEBUG in %s to what is outside the tree; at the site it is %s%s."
              .formatted(name, live, site.state() == DebugState.ON ? so(start) : "");
      case CONTRADICTS -> contradiction(site, start, place);
    };
  }

  private static String contradiction(Evidence.Asked site, Evidence.Start start, String place) {
    String name = start.deployment().name();
    DebugState code = DebugState.of(start.verdict().state());
    if (code == DebugState.FAILS) {
      return "By the code, %s does not even start; what answers at the site is something else."
          .formatted(name);
    }
    if (site.state() == DebugState.OFF) {
      return "By the code, DEBUG is on in %s (%s), and the site has it off: its configuration is not in the tree, or it runs another revision."
          .formatted(name, place);
    }
    return start.verdict().onWhen().isEmpty()
        ? "By the code, DEBUG is off in %s in every environment (%s), and the site has it on: it runs other settings or another revision."
            .formatted(name, place)
        : "By the code, DEBUG is off in %s as shipped (%s), and the site has it on: something outside the tree sets it%s."
            .formatted(name, place, so(start));
  }

  /// What must be so outside, by the code.
  private static String so(Evidence.Start start) {
    return start.verdict().onWhen().isEmpty()
        ? ""
        : ", so that "
            + Conditions.words(
                Conditions.ofThoseThatStart(start.verdict().onWhen(), start.verdict().failsWhen()));
  }
}
