package dev.undebug.threat;

import dev.undebug.deploy.Deployment;
import dev.undebug.page.Page;
import dev.undebug.page.Series;
import dev.undebug.source.Place;
import dev.undebug.source.Source;
import dev.undebug.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// All that is known of an application when its threat is judged. Nothing in it is masked yet.
///
/// @param name what was analysed, as the reader calls it
/// @param today the day that everything which depends on the day is judged by, ISO
/// @param django what is known of the Django it runs on
/// @param texts the text of a file of the tree, for code frames
public record Evidence(
    String name,
    String today,
    Django django,
    List<Start> starts,
    List<Asked> sites,
    List<Captured> pages,
    List<Local> locals,
    ErrorPages errorPages,
    List<Found> findings,
    List<Source> sources,
    Function<String, Optional<SourceText>> texts) {

  /// Which Django.
  ///
  /// @param version as known, `3.2.12`; empty when only the series is assumed
  /// @param series whose rules are used
  /// @param because how it is known, in a few words: `pinned in requirements.txt`
  public record Django(String version, Series series, String because) {

    /// How reports call it.
    public String words() {
      return "Django %s (%s)".formatted(version.isEmpty() ? series.toString() : version, because);
    }
  }

  /// A deployment, what DEBUG is in it, and its settings as shipped.
  public record Start(Deployment deployment, Ruling ruling, KnownSettings settings) {}

  /// What DEBUG is in a deployment, before code frames are cut.
  public record Ruling(
      DebugState state,
      List<Alternative> onWhen,
      List<Alternative> failsWhen,
      List<Alternative> unknownWhen,
      List<Reason> trace,
      Decision.Assumed assumed) {

    public Ruling {
      onWhen = List.copyOf(onWhen);
      failsWhen = List.copyOf(failsWhen);
      unknownWhen = List.copyOf(unknownWhen);
      trace = List.copyOf(trace);
    }
  }

  /// One step towards the value of DEBUG, the deciding one last.
  public record Reason(Place place, String words) {}

  /// A debug page that was obtained.
  ///
  /// @param source its file or address, and what was asked
  public record Captured(String source, Page page) {}

  /// What a site said.
  public record Asked(String url, DebugState state, String because, List<Request> requests) {

    /// One request, and what came of it, in words.
    public record Request(String asked, String request, String outcome) {}

    public Asked {
      requests = List.copyOf(requests);
    }
  }

  /// What a rule found.
  public record Found(
      String rule,
      String name,
      String severity,
      String confidence,
      String message,
      String help,
      Place place,
      List<String> deployments,
      String fingerprint) {

    public Found {
      deployments = List.copyOf(deployments);
    }
  }

  public Evidence {
    starts = List.copyOf(starts);
    sites = List.copyOf(sites);
    pages = List.copyOf(pages);
    locals = List.copyOf(locals);
    findings = List.copyOf(findings);
    sources = List.copyOf(sources);
  }
}
