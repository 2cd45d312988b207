package dev.undebug.threat;

import dev.undebug.advisory.Advisories;
import dev.undebug.advisory.Advisory;
import dev.undebug.advisory.Release;
import dev.undebug.requirement.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Which packages of an application have a known flaw that leads to code execution.
///
/// @param matches what was found, sorted
/// @param looked packages whose exact version was compared
/// @param open packages that could not be compared, and why
record Vulnerable(List<Match> matches, int looked, List<String> open) {

  /// Flaws that are told.
  private static final int MOST = 4;

  /// A package whose version has a flaw.
  ///
  /// @param how the version is known, in a few words
  record Match(String name, String version, String how, Advisory flaw, String fixed) {

    /// `pyyaml 5.3 (pinned in requirements.txt): CVE-2020-1747, fixed in 5.3.1`.
    String words() {
      String mended = fixed.isEmpty() ? "not fixed yet" : "fixed in " + fixed;
      return "%s %s (%s): %s, %s".formatted(name, version, how, flaw.id(), mended);
    }
  }

  Vulnerable {
    matches = List.copyOf(matches);
    open = List.copyOf(open);
  }

  static Vulnerable of(Evidence evidence) {
    var matches = new ArrayList<Match>();
    var open = new ArrayList<String>();
    var comparison = new Comparison(evidence.audit().advisories(), matches, open);
    int looked = 0;
    if (!evidence.packages().containsKey("django") && !evidence.django().version().isEmpty()) {
      var django = evidence.django();
      looked += comparison.compare("django", django.version(), django.because());
    }
    for (var asked : new TreeMap<>(evidence.packages()).entrySet()) {
      Version version = asked.getValue();
      if (version.isExact()) {
        String how = version.knowledge().word() + " in " + version.place().path();
        looked += comparison.compare(asked.getKey(), version.text(), how);
      } else {
        open.add(asked.getKey() + " has no exact version");
      }
    }
    return new Vulnerable(matches.subList(0, Math.min(MOST, matches.size())), looked, open);
  }

  /// What is compared with, and what comes of it.
  private record Comparison(Advisories advisories, List<Match> matches, List<String> open) {

    /// How many exact versions were compared: one or none.
    int compare(String name, String version, String how) {
      var release = Release.of(version);
      if (release.isEmpty() || !advisories.covers(name)) {
        open.add(
            release.isEmpty()
                ? "%s %s is no version that can be compared".formatted(name, version)
                : name + " is not covered");
        return 0;
      }
      for (Advisory flaw : advisories.of(name, release.get())) {
        if (flaw.leadsToCodeExecution()) {
          matches.add(new Match(name, version, how, flaw, flaw.fixed(release.get())));
        }
      }
      return 1;
    }
  }
}
