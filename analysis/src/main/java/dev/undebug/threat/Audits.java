package dev.undebug.threat;

import dev.undebug.advisory.Advisories;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import dev.undebug.threat.Mitigation.Measure;
import dev.undebug.threat.Mitigation.State;
import java.util.List;

/// Judges whether an application is audited: what it runs on, and whether something checks it again
/// and again.
final class Audits {

  private Audits() {}

  static Mitigation judge(Evidence evidence) {
    List<Finding> found =
        evidence.findings().stream().filter(one -> one.rule().startsWith("UDB8")).toList();
    List<String> places = found.stream().map(one -> one.rule() + " " + one.place()).toList();
    int compared = evidence.audit().compared().size();
    boolean isUnchecked = found.stream().anyMatch(one -> one.rule().equals("UDB803"));
    boolean isFlawed = found.stream().anyMatch(one -> one.severity().compareTo(Severity.LOW) > 0);
    return new Mitigation(
        Measure.AUDITS,
        state(isFlawed, isUnchecked, found.isEmpty(), compared),
        words(evidence, compared, isFlawed, isUnchecked),
        places);
  }

  private static State state(boolean isFlawed, boolean isUnchecked, boolean isClean, int compared) {
    if (isFlawed) {
      return isUnchecked ? State.MISSING : State.PARTIAL;
    }
    if (compared == 0) {
      return State.UNKNOWN;
    }
    return isClean ? State.IN_PLACE : State.PARTIAL;
  }

  private static String words(
      Evidence evidence, int compared, boolean isFlawed, boolean isUnchecked) {
    String versions =
        compared == 0
            ? "no exact version is named that could be compared with known flaws"
            : "%s compared with the advisories of %s (%s)%s"
                .formatted(
                    Vectors.count(compared, "package"),
                    evidence.audit().advisories().days(),
                    Advisories.ATTRIBUTION,
                    isFlawed ? "" : ", none with a grave one");
    return isUnchecked ? versions + "; nothing checks the deployment on every change" : versions;
  }
}
