package dev.undebug.rule;

import dev.undebug.advisory.Advisory;
import dev.undebug.advisory.Advisory.Band;
import dev.undebug.advisory.DjangoSupport;
import dev.undebug.advisory.Release;
import dev.undebug.advisory.Specifiers;
import dev.undebug.project.EntryPoint;
import dev.undebug.requirement.Requirement;
import dev.undebug.requirement.Requirement.Form;
import dev.undebug.requirement.Requirement.Use;
import dev.undebug.rule.Audit.Asked;
import dev.undebug.rule.Audit.Matched;
import dev.undebug.source.Place;
import dev.undebug.source.Position;
import dev.undebug.source.Tree;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Mitigation 8: what a regular audit would have found.
final class AuditRules {

  static final List<Rule> ALL = List.of(new Unsupported(), new Vulnerable(), new Unchecked());

  private AuditRules() {}

  private static Sighting sighting(Severity severity, Asked asked, String message, String help) {
    return new Sighting(
        severity,
        asked.isSure() ? Confidence.HIGH : Confidence.MEDIUM,
        message,
        help,
        asked.requirement().place(),
        "");
  }

  /// A series of Django that gets no security fixes any more.
  private static final class Unsupported implements Rule {

    @Override
    public String id() {
      return "UDB801";
    }

    @Override
    public String name() {
      return "django-unsupported";
    }

    @Override
    public Severity severity() {
      return Severity.HIGH;
    }

    @Override
    public Stream<Sighting> check(Application application) {
      return Stream.empty();
    }

    @Override
    public Stream<Sighting> check(Application application, LocalDate today) {
      List<Asked> django =
          application.audit().asked().stream()
              .filter(asked -> asked.requirement().name().equals("django"))
              .filter(asked -> asked.requirement().use() != Use.DEVELOPMENT)
              .toList();
      return django.stream()
          .filter(
              asked ->
                  asked.requirement().isExact()
                      || django.stream()
                          .noneMatch(
                              other ->
                                  other.requirement().isExact()
                                      && other.project().equals(asked.project())))
          .flatMap(
              asked ->
                  sighting(asked, today).stream()
                      .map(seen -> seen.mending(Upgrades.longTerm(application, asked, today))));
    }

    private static Optional<Sighting> sighting(Asked asked, LocalDate today) {
      Requirement requirement = asked.requirement();
      Optional<LocalDate> end =
          requirement.isExact()
              ? Release.of(requirement.version()).flatMap(DjangoSupport::end)
              : requirement.form() == Form.RANGE && !requirement.range().isEmpty()
                  ? Specifiers.of(requirement.range()).flatMap(DjangoSupport::end)
                  : Optional.empty();
      if (end.isEmpty() || !today.isAfter(end.get())) {
        return Optional.empty();
      }
      String which =
          requirement.isExact()
              ? "Django "
                  + Release.of(requirement.version()).map(Release::series).orElse("")
                  + " has had"
              : "every Django that this takes has had";
      // In the first year few flaws are found that nobody mends; later they pile up.
      boolean isLongAgo = today.isAfter(end.get().plusYears(1));
      return Optional.of(
          AuditRules.sighting(
              isLongAgo ? Severity.HIGH : Severity.MEDIUM,
              asked,
              "%s no security fixes since %s: what was found later is not even looked for in it"
                  .formatted(which, month(end.get())),
              "move to Django %s, which has long-term support, or newer"
                  .formatted(DjangoSupport.newestLongTerm(today))));
    }

    private static String month(LocalDate day) {
      return day.toString().substring(0, 7);
    }
  }

  /// A version that has known flaws.
  private static final class Vulnerable implements Rule {

    /// Flaws that are named.
    private static final int MOST = 3;

    /// Kinds that matter much even where nobody scored the flaw.
    private static final Set<String> GRAVE =
        Set.of("remote code execution", "unsafe deserialisation", "SQL injection");

    private static final Comparator<Advisory> WORST_FIRST =
        Comparator.comparing((Advisory flaw) -> severity(flaw))
            .reversed()
            .thenComparing(Advisory::id);

    @Override
    public String id() {
      return "UDB802";
    }

    @Override
    public String name() {
      return "package-vulnerable";
    }

    @Override
    public Severity severity() {
      return Severity.CRITICAL;
    }

    @Override
    public Stream<Sighting> check(Application application) {
      return Stream.empty();
    }

    @Override
    public Stream<Sighting> check(Application application, LocalDate today) {
      var audit = application.audit();
      return audit.matched().stream()
          .map(
              matched ->
                  sighting(matched, audit.advisories().asOf(name(matched)))
                      .mending(edits(application, matched, today)));
    }

    /// A series without support is left, or the next flaw stays.
    private static List<Edit> edits(Application application, Matched matched, LocalDate today) {
      boolean isLeft =
          name(matched).equals("django")
              && DjangoSupport.end(matched.version()).filter(today::isAfter).isPresent();
      return isLeft
          ? Upgrades.longTerm(application, matched.asked(), today)
          : Upgrades.mended(application, matched);
    }

    private static String name(Matched matched) {
      return matched.asked().requirement().name();
    }

    private static Severity severity(Advisory advisory) {
      return advisory
          .band()
          .map(Vulnerable::severity)
          .orElse(GRAVE.contains(advisory.kind()) ? Severity.HIGH : Severity.MEDIUM);
    }

    private static Severity severity(Band band) {
      return switch (band) {
        case LOW -> Severity.LOW;
        case MEDIUM -> Severity.MEDIUM;
        case HIGH -> Severity.HIGH;
        case CRITICAL -> Severity.CRITICAL;
      };
    }

    private static Sighting sighting(Matched matched, String asOf) {
      List<Advisory> flaws = matched.flaws().stream().sorted(WORST_FIRST).toList();
      Requirement requirement = matched.asked().requirement();
      boolean isVendors = !matched.version().local().isEmpty();
      boolean isDevelopment = requirement.use() == Use.DEVELOPMENT;
      Severity worst = severity(flaws.getFirst());
      // What visitors never meet, and what a vendor has probably mended, matters little.
      Severity told =
          (isDevelopment || isVendors) && worst.compareTo(Severity.LOW) > 0 ? Severity.LOW : worst;
      String message =
          "%s %s has %s%s: %s"
              .formatted(
                  requirement.name(),
                  requirement.version(),
                  flaws.size() == 1 ? "a known flaw" : flaws.size() + " known flaws",
                  isVendors
                      ? ", which its vendor may have mended"
                      : isDevelopment ? ", where it is developed" : "",
                  ids(flaws));
      return AuditRules.sighting(
          told, matched.asked(), message, help(matched.version(), flaws, asOf));
    }

    private static String ids(List<Advisory> flaws) {
      var named = new ArrayList<String>();
      for (Advisory flaw : flaws.subList(0, Math.min(MOST, flaws.size()))) {
        named.add(flaw.kind().isEmpty() ? flaw.id() : "%s (%s)".formatted(flaw.id(), flaw.kind()));
      }
      int more = flaws.size() - named.size();
      return String.join(", ", named) + (more == 0 ? "" : " and %d more".formatted(more));
    }

    private static String help(Release version, List<Advisory> flaws, String asOf) {
      var open = flaws.stream().filter(flaw -> flaw.fixed(version).isEmpty()).toList();
      String first = Upgrades.mending(version, flaws);
      String move =
          first.isEmpty()
              ? "no release without it is known: see what its maintainers say"
              : open.isEmpty()
                  ? "move to %s or newer, which has none of them".formatted(first)
                  : "move to %s or newer; %s is not fixed yet"
                      .formatted(first, open.getFirst().id());
      return "%s (advisories of %s)".formatted(move, asOf);
    }
  }

  /// Nothing runs Django's own check for deployments, or this program, on every change.
  private static final class Unchecked implements Rule {

    @Override
    public String id() {
      return "UDB803";
    }

    @Override
    public String name() {
      return "no-check-in-ci";
    }

    @Override
    public Severity severity() {
      return Severity.NOTE;
    }

    @Override
    public Stream<Sighting> check(Application application) {
      if (application.deployments().isEmpty() || application.audit().isChecked()) {
        return Stream.empty();
      }
      List<String> ci = application.audit().ci();
      Optional<String> file =
          ci.isEmpty()
              ? application.projects().stream()
                  .flatMap(project -> project.entryPoints().stream())
                  .map(EntryPoint::path)
                  .min(
                      Comparator.comparing((String path) -> !path.endsWith("manage.py"))
                          .thenComparing(path -> path))
              : Optional.of(ci.getFirst());
      String message =
          ci.isEmpty()
              ? "nothing checks the deployment on every change: there is no CI configuration"
              : "no CI configuration runs check --deploy or undebug; looked at %s"
                  .formatted(looked(ci));
      return file
          .map(
              at ->
                  new Sighting(
                          Severity.NOTE,
                          Confidence.MEDIUM,
                          message,
                          "run `python manage.py check --deploy` or `undebug scan` with production's"
                              + " settings on every change",
                          firstLine(application.tree(), at),
                          "")
                      .asAbsence())
          .stream();
    }

    private static Place firstLine(Tree tree, String path) {
      int length = tree.text(path).map(text -> text.lineText(1).length()).orElse(0);
      return new Place(path, new Position(1, 1), new Position(1, length + 1));
    }

    private static String looked(List<String> ci) {
      int most = Math.min(4, ci.size());
      String named = String.join(", ", ci.subList(0, most));
      return ci.size() == most ? named : "%s and %d more".formatted(named, ci.size() - most);
    }
  }
}
