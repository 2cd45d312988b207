package dev.undebug.threat;

import dev.undebug.rule.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// What became of an application since a revision of it.
///
/// @param since how the revision is called
/// @param turns of production deployments, by their names
/// @param gone findings that were, and are no more; worst first
public record Changes(String since, List<Turn> turns, List<Finding> gone) {

  /// What became of DEBUG in one deployment.
  ///
  /// @param before empty when there was no such deployment, or it was no production
  /// @param after empty when there is none any more
  /// @param words one sentence
  public record Turn(
      String deployment, Optional<DebugState> before, Optional<DebugState> after, String words) {}

  public Changes {
    turns = List.copyOf(turns);
    gone = List.copyOf(gone);
  }

  /// Compares two analyses of one application.
  ///
  /// @param since how the revision of the first is called
  public static Changes between(String since, Analysis before, Analysis after) {
    var old = production(before);
    var fresh = production(after);
    var names = new TreeSet<>(old.keySet());
    names.addAll(fresh.keySet());
    var turns = new ArrayList<Turn>();
    for (String name : names) {
      turn(name, Optional.ofNullable(old.get(name)), Optional.ofNullable(fresh.get(name)))
          .ifPresent(turns::add);
    }
    var there = new HashSet<String>();
    after.findings().forEach(one -> there.add(one.finding().fingerprint()));
    var gone =
        before.findings().stream()
            .map(Analysis.Observation::finding)
            .filter(found -> !there.contains(found.fingerprint()))
            .toList();
    return new Changes(since, turns, gone);
  }

  private static Map<String, Analysis.Started> production(Analysis analysis) {
    var started = new TreeMap<String, Analysis.Started>();
    for (Analysis.Started one : analysis.deployments()) {
      if (one.isProduction()) {
        started.put(one.name(), one);
      }
    }
    return started;
  }

  private static Optional<Turn> turn(
      String name, Optional<Analysis.Started> before, Optional<Analysis.Started> after) {
    var was = before.map(Analysis.Started::decision);
    var is = after.map(Analysis.Started::decision);
    String words;
    if (is.isEmpty()) {
      words = "%s is gone; DEBUG was %s in it".formatted(name, says(was.orElseThrow()));
    } else if (was.isEmpty()) {
      words = "DEBUG is %s in %s, which is new".formatted(says(is.get()), name) + since(is.get());
    } else if (was.get().state() != is.get().state()) {
      words =
          "DEBUG in %s was %s, is %s".formatted(name, was.get().state().word(), says(is.get()))
              + since(is.get());
    } else if (!was.get().condition().equals(is.get().condition())) {
      words =
          "DEBUG in %s is %s; it was %s".formatted(name, says(is.get()), says(was.get()))
              + since(is.get());
    } else {
      return Optional.empty();
    }
    return Optional.of(new Turn(name, was.map(Decision::state), is.map(Decision::state), words));
  }

  private static String says(Decision decision) {
    String condition = decision.condition();
    return decision.state().word() + (condition.isEmpty() ? "" : " " + condition);
  }

  private static String since(Decision decision) {
    return decision.trace().isEmpty()
        ? ""
        : ", since " + decision.trace().getFirst().frame().place();
  }
}
