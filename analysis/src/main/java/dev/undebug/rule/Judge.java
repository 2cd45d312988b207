package dev.undebug.rule;

import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Lets every rule look at an application, and makes findings of what they saw.
public final class Judge {

  private final Application application;
  private final Policy policy;
  private final Map<String, Optional<SourceText>> texts = new HashMap<>();
  private final Fingerprints fingerprints = new Fingerprints(this::text);
  private final Suppressions suppressions;

  private Judge(Application application, Policy policy) {
    this.application = application;
    this.policy = policy;
    this.suppressions = new Suppressions(application.tree(), policy);
  }

  /// What is wrong with an application, worst first, by the rules' own word.
  public static List<Finding> judge(Application application) {
    return judge(application, Policy.STANDARD);
  }

  /// What is wrong with an application, worst first. What a comment suppresses is among it, and
  /// says so.
  public static List<Finding> judge(Application application, Policy policy) {
    return new Judge(application, policy).findings();
  }

  private List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    for (Rule rule : Rules.ALL) {
      add(rule, rule.check(application, policy.today()), findings);
    }
    suppressions.notes().forEach((rule, seen) -> add(rule, seen.stream(), findings));
    findings.sort(Finding.WORST_FIRST);
    return List.copyOf(findings);
  }

  private void add(Rule rule, Stream<Sighting> seen, List<Finding> findings) {
    if (policy.ignored().contains(rule.id())) {
      return;
    }
    // One place may concern many deployments: that is one finding.
    var byPlace = new TreeMap<Place, Map<String, List<Sighting>>>();
    seen.forEach(
        sighting ->
            byPlace
                .computeIfAbsent(sighting.place(), _ -> new TreeMap<>())
                .computeIfAbsent(sighting.message(), _ -> new ArrayList<>())
                .add(sighting));
    for (Map<String, List<Sighting>> atOnePlace : byPlace.values()) {
      for (List<Sighting> same : atOnePlace.values()) {
        findings.add(finding(rule, same));
      }
    }
  }

  private Finding finding(Rule rule, List<Sighting> same) {
    Sighting worst = same.getFirst();
    var deployments = new TreeSet<String>();
    for (Sighting sighting : same) {
      if (!sighting.deployment().isEmpty()) {
        deployments.add(sighting.deployment());
      }
      if (sighting.severity().compareTo(worst.severity()) > 0) {
        worst = sighting;
      }
    }
    return new Finding(
        rule.id(),
        rule.name(),
        policy.severity(rule.id()).orElse(worst.severity()),
        worst.confidence(),
        worst.message(),
        worst.help(),
        worst.place(),
        List.copyOf(deployments),
        fingerprints.of(rule, worst),
        worst.edits(),
        suppressions.of(rule, worst.place()));
  }

  private Optional<SourceText> text(String path) {
    return texts.computeIfAbsent(path, application.tree()::text);
  }
}
