package dev.undebug.rule;

import dev.undebug.advisory.Advisory;
import dev.undebug.advisory.DjangoSupport;
import dev.undebug.advisory.Release;
import dev.undebug.requirement.Requirement;
import dev.undebug.rule.Audit.Asked;
import dev.undebug.rule.Audit.Matched;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Other versions in requirement files that pip reads; lock files are their tools' own.
final class Upgrades {

  private Upgrades() {}

  /// The first version that has none of some flaws; empty when one of them is in every version.
  static String mending(Release version, List<Advisory> flaws) {
    Optional<Release> last =
        flaws.stream()
            .map(flaw -> flaw.fixed(version))
            .flatMap(text -> Release.of(text).stream())
            .max(Comparator.naturalOrder());
    return flaws.stream()
        .map(flaw -> flaw.fixed(version))
        .filter(text -> Release.of(text).equals(last))
        .findFirst()
        .orElse("");
  }

  /// The first version that has none of a requirement's flaws.
  static List<Edit> mended(Application application, Matched matched) {
    boolean isOpen =
        matched.flaws().stream().anyMatch(flaw -> flaw.fixed(matched.version()).isEmpty());
    return isOpen
        ? List.of()
        : to(application, matched.asked(), mending(matched.version(), matched.flaws()));
  }

  /// The newest release of Django's long-term series that is known to mend a flaw.
  static List<Edit> longTerm(Application application, Asked asked, LocalDate today) {
    return application
        .audit()
        .advisories()
        .newestFix("django", DjangoSupport.newestLongTerm(today))
        .map(version -> to(application, asked, version))
        .orElse(List.of());
  }

  private static List<Edit> to(Application application, Asked asked, String version) {
    Requirement requirement = asked.requirement();
    boolean isPips =
        requirement
            .place()
            .path()
            .matches("(?i)(.*/)?[^/]*(require|constraint)[^/]*(/[^/]*)?\\.(txt|in)");
    if (!isPips || requirement.form() != Requirement.Form.PINNED || version.isEmpty()) {
      return List.of();
    }
    return application
        .tree()
        .text(requirement.place().path())
        .map(text -> replaced(text, requirement, version))
        .orElse(List.of());
  }

  private static List<Edit> replaced(SourceText text, Requirement requirement, String version) {
    int number = requirement.place().start().line();
    String line = text.lineText(number);
    String pin = "==" + requirement.version();
    int at = line.replace("== ", "==").equals(line) ? line.indexOf(pin) : -1;
    // A line that goes on holds hashes of the old version.
    if (at < 0 || line.stripTrailing().endsWith("\\") || line.contains("--hash")) {
      return List.of();
    }
    int start = text.lineStart(number) + at + 2;
    var span = new Span(start, start + requirement.version().length());
    return List.of(new Edit(text.place(span), version));
  }
}
