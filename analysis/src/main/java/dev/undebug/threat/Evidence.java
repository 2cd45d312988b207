package dev.undebug.threat;

import dev.undebug.code.Local;
import dev.undebug.deploy.Deployment;
import dev.undebug.http.Cookie;
import dev.undebug.page.Page;
import dev.undebug.page.Series;
import dev.undebug.page.VersionRange;
import dev.undebug.probe.Site;
import dev.undebug.project.Project;
import dev.undebug.requirement.Version;
import dev.undebug.rule.Application;
import dev.undebug.rule.Audit;
import dev.undebug.rule.Finding;
import dev.undebug.settings.Verdict;
import dev.undebug.source.Source;
import dev.undebug.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// All that is known of an application when its threat is judged. Nothing in it is masked yet.
///
/// @param name what was analysed, as the reader calls it
/// @param today the day that everything which depends on the day is judged by, ISO
/// @param django what is known of the Django it runs on
/// @param signing what the reader gave to try keys against
/// @param packages what requirement and lock files ask for, by name
/// @param audit what they ask for, held against what is known
/// @param texts the text of a file of the tree, for code frames
public record Evidence(
    String name,
    String today,
    Django django,
    List<Start> starts,
    List<Asked> sites,
    List<Captured> pages,
    Signing signing,
    List<Local> locals,
    Map<String, Version> packages,
    Audit audit,
    ErrorPages errorPages,
    List<Finding> findings,
    List<Source> sources,
    Function<String, Optional<SourceText>> texts) {

  /// Which Django.
  ///
  /// @param version as known, `3.2.12`; empty when only the series is assumed
  /// @param series whose rules are used
  /// @param because how it is known, in a few words: `pinned in requirements.txt`
  public record Django(String version, Series series, String because) {

    /// Nothing is known; the newest series is assumed.
    public static final Django UNKNOWN =
        new Django("", Series.NEWEST, "assumed: no version is named");

    /// What a project asks for.
    ///
    /// @param assumed the series that its settings were evaluated with; may be empty
    static Django of(Project project, String assumed) {
      var found = project.django();
      if (found.isPresent() && found.get().isExact() && Series.stands(found.get().text())) {
        String how = found.get().knowledge().word() + " in " + found.get().place().path();
        return new Django(found.get().text(), Series.of(found.get().text()), how);
      }
      return Series.stands(assumed)
          ? new Django("", Series.of(assumed), "assumed: no exact version is named")
          : UNKNOWN;
    }

    /// This, or what the first of Django's own pages tells where nothing else does.
    Django orOf(List<Captured> pages) {
      if (!equals(UNKNOWN)) {
        return this;
      }
      for (Captured captured : pages) {
        if (captured.page().kind().isDjango()) {
          return switch (captured.page().django()) {
            case VersionRange.Exact(var exact) ->
                new Django(exact, Series.of(exact), "printed on the page");
            case VersionRange.Between range ->
                new Django("", range.from(), "or newer, up to " + range.to() + ", by its page");
          };
        }
      }
      return this;
    }

    /// How reports call it.
    public String words() {
      return "Django %s (%s)".formatted(version.isEmpty() ? series.toString() : version, because);
    }
  }

  /// A deployment, what DEBUG is in it, and its settings as shipped.
  ///
  /// @param givens the variables of its environment that matter for DEBUG
  public record Start(
      Deployment deployment, Verdict verdict, KnownSettings settings, List<Given> givens) {
    public Start {
      givens = List.copyOf(givens);
    }
  }

  /// A debug page that was obtained.
  ///
  /// @param source its file or address, and what was asked
  /// @param cookies that travelled with it
  public record Captured(String source, Page page, List<Cookie> cookies) {

    public Captured {
      cookies = List.copyOf(cookies);
    }

    /// A page of which only the bytes are known.
    public Captured(String source, Page page) {
      this(source, page, List.of());
    }

    /// The debug pages that a site gave.
    ///
    /// @param cookies that its owner's sites set
    static List<Captured> of(Site site, List<Cookie> cookies) {
      var pages = new ArrayList<Captured>();
      for (Site.Step step : site.steps()) {
        if (step.result() instanceof Site.Result.DebugPage(_, var page, _)) {
          String source = "%s %s".formatted(site.url(), step.request());
          pages.add(new Captured(source, page, cookies));
        }
      }
      return pages;
    }
  }

  /// What the reader gave to try keys against.
  ///
  /// @param cookies of visitors, signed or not
  /// @param salts that the application signs with, besides Django's own
  public record Signing(List<Cookie> cookies, List<String> salts) {

    /// Nothing was given.
    public static final Signing NONE = new Signing(List.of(), List.of());

    public Signing {
      cookies = List.copyOf(cookies);
      salts = List.copyOf(salts);
    }
  }

  /// What a site said.
  ///
  /// @param showings what it shows without an error
  /// @param again what became of a proof that was repeated, in words; empty when none was
  /// @param server what its server calls itself; empty when it does not
  public record Asked(
      String url,
      DebugState state,
      String because,
      List<Request> requests,
      List<Showing> showings,
      String again,
      String server) {

    /// One request, and what came of it.
    ///
    /// @param rung the word of the question
    /// @param asked what it is for, in words
    /// @param status of the answer; 0 when there was none
    /// @param page the word of the kind of debug page that answered; empty when none did
    /// @param outcome in words
    /// @param isProof whether it proves that DEBUG is on
    public record Request(
        String rung,
        String asked,
        String request,
        int status,
        String page,
        String outcome,
        boolean isProof) {

      /// The same in other words.
      Request saying(String asked, String outcome) {
        return new Request(rung, this.asked, asked, status, page, outcome, isProof);
      }
    }

    public Asked {
      requests = List.copyOf(requests);
      showings = List.copyOf(showings);
    }

    /// What a probe learned.
    public static Asked of(Site site) {
      var state =
          switch (site.state()) {
            case ON -> DebugState.ON;
            case OFF -> DebugState.OFF;
            case UNKNOWN -> DebugState.UNKNOWN;
          };
      var requests = site.steps().stream().map(step -> request(step)).toList();
      var showings = site.noticed().stream().map(Showing::of).toList();
      return new Asked(site.url(), state, site.because(), requests, showings, "", site.server());
    }

    /// The same, of a site that was on before.
    Asked retested() {
      String word =
          switch (state) {
            case ON -> "still open";
            case OFF -> "closed";
            case FAILS, DEPENDS, UNKNOWN -> "not known";
          };
      return new Asked(url, state, because, requests, showings, word, server);
    }

    private static Request request(Site.Step step) {
      int status = step.exchange().map(exchange -> exchange.response().status()).orElse(0);
      String page = "";
      String outcome;
      boolean isProof = false;
      switch (step.result()) {
        case Site.Result.DebugPage(_, var found, var isProven) -> {
          page = found.kind().word();
          outcome = "%d, %s page".formatted(status, page);
          isProof = isProven && found.kind().isDjango();
        }
        case Site.Result.Ordinary _ -> outcome = status + ", no debug page";
        case Site.Result.Unanswered(var why) -> outcome = "no answer: " + why;
      }
      return new Request(step.rung(), step.asked(), step.request(), status, page, outcome, isProof);
    }
  }

  /// What the tree tells: deployments, settings, findings. What sites, captures and functions tell
  /// is added with [#withSites] and [#withPages].
  ///
  /// @param name what was analysed, as the reader calls it
  /// @param today the day that everything which depends on the day is judged by, ISO
  public static Evidence of(
      Application application, List<Finding> findings, String name, String today) {
    var tree = application.tree();
    var givens = new Givens(tree);
    var starts =
        application.deployments().stream()
            .map(
                evaluated ->
                    new Start(
                        evaluated.deployment(),
                        evaluated.settings().debug(),
                        KnownSettings.of(evaluated.settings()),
                        givens.of(evaluated)))
            .toList();
    var project = decidingProject(application, starts);
    return new Evidence(
        name,
        today,
        project.map(found -> Django.of(found, assumed(starts))).orElse(Django.UNKNOWN),
        starts,
        List.of(),
        List.of(),
        Signing.NONE,
        application.review().locals(),
        project.map(Project::packages).orElse(Map.of()),
        application.audit(),
        project.map(found -> ErrorPages.of(found, tree)).orElse(ErrorPages.UNKNOWN),
        findings,
        tree.sources(),
        tree::text);
  }

  private static Optional<Project> decidingProject(Application application, List<Start> starts) {
    var deciding = Headlines.deciding(starts);
    if (deciding.isEmpty()) {
      return application.projects().stream().findFirst();
    }
    return application.deployments().stream()
        .filter(evaluated -> evaluated.deployment().equals(deciding.get().deployment()))
        .map(Application.Evaluated::project)
        .findFirst();
  }

  private static String assumed(List<Start> starts) {
    return Headlines.deciding(starts).map(start -> start.verdict().assumed().django()).orElse("");
  }

  /// With what sites answered, and with the debug pages among the answers.
  public Evidence withSites(List<Site> answered) {
    var obtained = new ArrayList<>(pages);
    var cookies = answered.stream().flatMap(site -> site.cookies().stream()).distinct().toList();
    answered.forEach(site -> obtained.addAll(Captured.of(site, cookies)));
    return new Evidence(
        name,
        today,
        django.orOf(obtained),
        starts,
        answered.stream().map(Asked::of).toList(),
        obtained,
        signing,
        locals,
        packages,
        audit,
        errorPages,
        findings,
        sources,
        texts);
  }

  /// The same, of sites that were on before and are asked again.
  public Evidence retested() {
    return new Evidence(
        name,
        today,
        django,
        starts,
        sites.stream().map(Asked::retested).toList(),
        pages,
        signing,
        locals,
        packages,
        audit,
        errorPages,
        findings,
        sources,
        texts);
  }

  /// With pages that were captured, and what became of the files they came from.
  public Evidence withPages(List<Captured> captured, List<Source> read) {
    var all = new ArrayList<>(sources);
    all.addAll(read);
    return new Evidence(
        name,
        today,
        django.orOf(captured),
        starts,
        sites,
        captured,
        signing,
        locals,
        packages,
        audit,
        errorPages,
        findings,
        all,
        texts);
  }

  /// With what the reader gave to try keys against.
  public Evidence withSigning(Signing given) {
    return new Evidence(
        name,
        today,
        django,
        starts,
        sites,
        pages,
        given,
        locals,
        packages,
        audit,
        errorPages,
        findings,
        sources,
        texts);
  }

  public Evidence {
    starts = List.copyOf(starts);
    sites = List.copyOf(sites);
    pages = List.copyOf(pages);
    locals = List.copyOf(locals);
    packages = Map.copyOf(packages);
    findings = List.copyOf(findings);
    sources = List.copyOf(sources);
  }
}
