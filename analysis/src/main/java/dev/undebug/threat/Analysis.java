package dev.undebug.threat;

import dev.undebug.page.Category;
import dev.undebug.page.Liveness;
import dev.undebug.page.PageKind;
import dev.undebug.page.VersionRange;
import dev.undebug.rule.Finding;
import dev.undebug.settings.DebugEffect;
import dev.undebug.source.Place;
import dev.undebug.source.Source;
import java.util.List;
import java.util.Optional;

/// What an application's debug page means, ready to be told: a report adds nothing, computes
/// nothing, and finds no secret here that it could let slip.
///
/// @param effects what this Django does otherwise because of DEBUG, as far as this application's
///   server lets it
public record Analysis(
    Subject subject,
    Headline headline,
    List<DebugEffect> effects,
    List<Started> deployments,
    List<Evidence.Asked> sites,
    List<Obtained> pages,
    List<Disclosed> disclosures,
    List<Proven> proofs,
    List<Opened> vectors,
    List<Score> scores,
    List<Scenario> scenarios,
    List<Mitigation> mitigations,
    List<Observation> findings,
    List<Action> actions,
    List<Source> sources,
    Optional<Changes> changes,
    List<Reconciliation> reconciled) {

  /// What was analysed.
  ///
  /// @param django the Django it runs on, in words
  /// @param today the day it is judged by, ISO
  public record Subject(String name, String django, String today) {}

  /// The answer in one sentence.
  ///
  /// @param deployment the deployment that decides; empty when a page decides, or nothing
  /// @param because what it rests on, in one phrase
  /// @param isLive whether a running site proves it
  /// @param reach whether debug pages can be had
  public record Headline(
      DebugState state,
      String sentence,
      String deployment,
      String because,
      boolean isLive,
      Reach reach) {}

  /// Whether a visitor can have a debug page.
  public enum Reach {
    /// One was obtained.
    SEEN,
    /// The application ships so.
    SHIPPED,
    /// Under circumstances that the verdict names.
    CONDITIONAL,
    /// Never.
    NONE;

    /// How far a story goes that rests on what the page would show.
    Scenario.State predicted() {
      return this == SHIPPED || this == SEEN
          ? Scenario.State.PREDICTED
          : Scenario.State.CONDITIONAL;
    }
  }

  /// A deployment, judged.
  ///
  /// @param server the word of its server
  /// @param settingsModule empty when it is not known
  /// @param variables what its files say about the variables that matter for DEBUG
  public record Started(
      String name,
      String kind,
      Place place,
      boolean isProduction,
      String because,
      String server,
      String settingsModule,
      Decision decision,
      List<Given> variables) {
    public Started {
      variables = List.copyOf(variables);
    }
  }

  /// A debug page that was obtained.
  ///
  /// @param django which Django made it
  /// @param leaks in the order of the page
  public record Obtained(
      String source,
      PageKind kind,
      Liveness liveness,
      String because,
      VersionRange django,
      List<Leak> leaks) {
    public Obtained {
      leaks = List.copyOf(leaks);
    }

    /// `, Django 5.2`, or nothing where another framework made the page.
    public String djangoWords() {
      return kind.framework().tellsDjango() ? ", Django " + django : "";
    }
  }

  /// One category of disclosure.
  ///
  /// @param words what the page of this Django under this server has of it
  /// @param seen on pages that were obtained; what matters most first
  /// @param predicted from the code; what matters most first
  public record Disclosed(Category category, String words, List<Leak> seen, List<Leak> predicted) {
    public Disclosed {
      seen = List.copyOf(seen);
      predicted = List.copyOf(predicted);
    }
  }

  /// What came of trying a credential against something that was seen, offline.
  ///
  /// @param credential where it stands; empty where there was none to try
  /// @param against what it was tried against
  /// @param because in one phrase
  public record Proven(String credential, String against, Outcome outcome, String because) {}

  /// What came of it.
  public enum Outcome {
    /// They belong together.
    VERIFIED,
    /// They do not.
    REFUSED,
    /// Nothing is said either way.
    UNCHECKED;

    /// The word that reports use.
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// One vector, and whether it is open.
  public record Opened(
      Vector vector,
      Scenario.State state,
      String because,
      List<String> evidence,
      References references) {
    public Opened {
      evidence = List.copyOf(evidence);
    }
  }

  /// How bad it is.
  ///
  /// @param isProven false for a situation that something unproven would make of it
  /// @param because what it rests on, or what it hangs on
  public record Score(Situation situation, boolean isProven, String because) {}

  /// A finding with its code frame.
  ///
  /// @param changes what would mend it, where a machine can be sure; none otherwise
  public record Observation(
      Finding finding, Frame frame, List<Change> changes, List<String> references) {
    public Observation {
      changes = List.copyOf(changes);
      references = List.copyOf(references);
    }

    /// Whether an edit is known that mends it.
    public boolean isFixable() {
      return !finding.edits().isEmpty();
    }
  }

  public Analysis {
    effects = List.copyOf(effects);
    deployments = List.copyOf(deployments);
    sites = List.copyOf(sites);
    pages = List.copyOf(pages);
    disclosures = List.copyOf(disclosures);
    proofs = List.copyOf(proofs);
    vectors = List.copyOf(vectors);
    scores = List.copyOf(scores);
    scenarios = List.copyOf(scenarios);
    mitigations = List.copyOf(mitigations);
    findings = List.copyOf(findings);
    actions = List.copyOf(actions);
    sources = List.copyOf(sources);
    reconciled = List.copyOf(reconciled);
  }

  /// The same, with what became of the application since a revision.
  public Analysis since(Changes found) {
    return new Analysis(
        subject,
        headline,
        effects,
        deployments,
        sites,
        pages,
        disclosures,
        proofs,
        vectors,
        scores,
        scenarios,
        mitigations,
        findings,
        actions,
        sources,
        Optional.of(found),
        reconciled);
  }

  /// What nobody has decided on, worst first: the findings that fail a run.
  public List<Observation> openFindings() {
    return findings.stream().filter(observation -> observation.finding().isOpen()).toList();
  }

  /// The deployment that the headline is about, else the first.
  public Optional<Started> deciding() {
    return deployments.stream()
        .filter(started -> started.name().equals(headline.deployment()))
        .findFirst()
        .or(() -> deployments.stream().findFirst());
  }

  /// Every disclosure seen on a page that was obtained.
  public List<Leak> seen() {
    return disclosures.stream().flatMap(disclosed -> disclosed.seen().stream()).toList();
  }

  /// Every disclosure that the code predicts.
  public List<Leak> predicted() {
    return disclosures.stream().flatMap(disclosed -> disclosed.predicted().stream()).toList();
  }
}
