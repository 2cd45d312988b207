package dev.undebug.rule;

import dev.undebug.source.Place;
import dev.undebug.source.Source;
import dev.undebug.source.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The comments of an application's files that suppress findings, and which of them were of use.
final class Suppressions {

  private final Policy policy;
  private final Map<String, List<Suppression>> byPath = new TreeMap<>();
  private final Set<Suppression> used = new HashSet<>();

  /// Looks into every file that was read to judge the application.
  Suppressions(Tree tree, Policy policy) {
    this.policy = policy;
    for (Source source : tree.sources()) {
      String path = source.source();
      if (source.status() == Source.Status.READ && isMarked(tree, path)) {
        List<Suppression> found = Suppression.in(tree, path);
        if (!found.isEmpty()) {
          byPath.put(path, found);
        }
      }
    }
  }

  private static boolean isMarked(Tree tree, String path) {
    // Latin-1 keeps every byte, and the mark is ASCII.
    return tree.bytes(path)
        .filter(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(Suppression.MARK))
        .isPresent();
  }

  /// Whether a comment takes a finding as it is.
  Standing of(Rule rule, Place place) {
    for (Suppression one : byPath.getOrDefault(place.path(), List.of())) {
      if (one.names(rule) && one.takes(place)) {
        used.add(one);
        if (one.counts(policy.today())) {
          return new Standing.Suppressed(one.because(), one.until(), one.place());
        }
      }
    }
    return new Standing.Open();
  }

  /// What is wrong with the comments, once every finding was asked for; the deployment of each
  /// sighting is empty.
  Map<Rule, List<Sighting>> notes() {
    var notes = new TreeMap<Rule, List<Sighting>>(java.util.Comparator.comparing(Rule::id));
    for (List<Suppression> ofFile : byPath.values()) {
      for (Suppression one : ofFile) {
        note(one, notes);
      }
    }
    return notes;
  }

  private void note(Suppression one, Map<Rule, List<Sighting>> notes) {
    String rules = String.join(", ", one.rules());
    if (!one.trouble().isEmpty()) {
      add(
          SuppressionNote.MALFORMED,
          one,
          "it suppresses nothing: " + one.trouble(),
          "write # undebug: ignore[UDB101] because the reason, until 2027-01-31",
          notes);
      return;
    }
    var unknown = one.rules().stream().filter(word -> Rules.find(word).isEmpty()).findFirst();
    if (unknown.isPresent()) {
      add(
          SuppressionNote.MALFORMED,
          one,
          "no rule is called '%s'".formatted(unknown.get()),
          "undebug rules lists their ids and names",
          notes);
    } else if (!used.contains(one)) {
      add(
          SuppressionNote.UNUSED,
          one,
          "nothing here is a finding of " + rules,
          "remove the comment",
          notes);
    } else if (!one.counts(policy.today())) {
      add(
          SuppressionNote.EXPIRED,
          one,
          "it counted until %s, and the finding is back"
              .formatted(one.until().map(Object::toString).orElse("")),
          "mend what it suppresses, or decide anew",
          notes);
    }
  }

  private static void add(
      Rule rule, Suppression one, String message, String help, Map<Rule, List<Sighting>> notes) {
    notes
        .computeIfAbsent(rule, _ -> new ArrayList<>())
        .add(new Sighting(Severity.NOTE, Confidence.HIGH, message, help, one.place(), ""));
  }
}
