package dev.undebug.rule;

import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lets every rule look at an application, and makes findings of what they saw.
public final class Judge {

  private final Application application;
  private final Map<String, Optional<SourceText>> texts = new HashMap<>();
  private final Map<String, Integer> occurrences = new HashMap<>();

  private Judge(Application application) {
    this.application = application;
  }

  /// What is wrong with an application, worst first.
  public static List<Finding> judge(Application application) {
    return new Judge(application).findings();
  }

  private List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    for (Rule rule : Rules.ALL) {
      // One place may concern many deployments: that is one finding.
      var byPlace = new TreeMap<Place, Map<String, List<Sighting>>>();
      rule.check(application)
          .forEach(
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
    findings.sort(Finding.WORST_FIRST);
    return List.copyOf(findings);
  }

  private Finding finding(Rule rule, List<Sighting> same) {
    Sighting worst = same.getFirst();
    var deployments = new TreeSet<String>();
    for (Sighting sighting : same) {
      deployments.add(sighting.deployment());
      if (sighting.severity().compareTo(worst.severity()) > 0) {
        worst = sighting;
      }
    }
    return new Finding(
        rule.id(),
        rule.name(),
        worst.severity(),
        worst.confidence(),
        worst.message(),
        worst.help(),
        worst.place(),
        List.copyOf(deployments),
        fingerprint(rule, worst.place()));
  }

  private String fingerprint(Rule rule, Place place) {
    String line =
        texts
            .computeIfAbsent(place.path(), application.tree()::text)
            .filter(text -> place.start().line() <= text.lineCount())
            .map(text -> text.lineText(place.start().line()))
            .orElse("")
            .replaceAll("\\s+", "");
    String key = rule.id() + "\n" + place.path() + "\n" + line;
    int occurrence = occurrences.merge(key, 1, Integer::sum);
    byte[] digest = sha256().digest((key + "\n" + occurrence).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, 16);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
