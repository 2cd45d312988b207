package dev.undebug.fix;

import dev.undebug.fix.Repair.Sample;
import dev.undebug.rule.Edit;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Findings that bring the change which closes them.
final class FoundRepairs implements Repairer {

  private static final String ELSEWHERE = "the variable is set wherever the application runs";

  /// What closing a finding means.
  ///
  /// @param needs empty where it is safe
  private record Kind(String title, String needs) {}

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("UDB201", new Kind("Read SECRET_KEY from the environment", "")),
          Map.entry("UDB202", new Kind("Refuse to start without SECRET_KEY", ELSEWHERE)),
          Map.entry("UDB203", new Kind("Read SECRET_KEY from the environment", "")),
          Map.entry("UDB208", credential()),
          Map.entry("UDB209", credential()),
          Map.entry("UDB210", credential()),
          Map.entry("UDB211", credential()),
          Map.entry(
              "UDB021",
              new Kind("Give values to the database apart from the SQL", "the query is tested")),
          Map.entry(
              "UDB024",
              new Kind("Load YAML without running it", "the files hold plain values alone")),
          Map.entry(
              "UDB404",
              new Kind("Answer 404 to what is not there", "no caller catches DoesNotExist")),
          Map.entry(
              "UDB604",
              new Kind("Mail errors without the debug page", "nobody reads the page in the mail")),
          Map.entry(
              "UDB801", new Kind("Move to a Django that is maintained", "the tests pass with it")),
          Map.entry(
              "UDB802",
              new Kind("Move %s to a release without known flaws", "the tests pass with it")));

  private static final Kind SETTING =
      new Kind("Set what the check asks for", "the site works with it");

  private static final Pattern SETTING_RULE = Pattern.compile("UDB(9(?!01)\\d\\d|11[3-7]|01\\d)");

  private static final Pattern SET = Pattern.compile("set (\\w+ = [^,;]+)");

  /// How a settings file reads a variable without which nothing starts.
  private static final Pattern READS =
      Pattern.compile("(?:os\\.environ\\[|\\w+\\()([\"'])([A-Z][A-Z0-9_]*)\\1[\\])]");

  private static Kind credential() {
    return new Kind("Read %s from the environment", "");
  }

  @Override
  public Stream<Repair> repairs(Broken broken) {
    return broken.findings().stream()
        .filter(found -> !found.edits().isEmpty() && found.severity() != Severity.NOTE)
        .flatMap(found -> repair(broken, found).stream());
  }

  private static Optional<Repair> repair(Broken broken, Finding found) {
    Kind kind =
        KINDS.getOrDefault(
            found.rule(), SETTING_RULE.matcher(found.rule()).matches() ? SETTING : null);
    if (kind == null) {
      return Optional.empty();
    }
    String subject = found.message().replaceFirst(" .*", "");
    String title = kind.equals(SETTING) ? title(found) : kind.title().formatted(subject);
    var repair =
        Repair.of(found.rule(), title).editing(found.edits()).reading(samples(broken, found));
    return Optional.of(kind.needs().isEmpty() ? repair : repair.unsafe(kind.needs()));
  }

  /// `Set SECURE_SSL_REDIRECT = True`.
  private static String title(Finding found) {
    Matcher said = SET.matcher(found.help());
    return said.lookingAt()
        ? "Set " + said.group(1)
        : "%s: %s".formatted(SETTING.title(), found.name());
  }

  private static List<Sample> samples(Broken broken, Finding found) {
    var roots = broken.evaluated(found).map(one -> one.project().root()).distinct().toList();
    var samples = new ArrayList<Sample>();
    for (Edit edit : found.edits()) {
      Matcher reads = READS.matcher(edit.text());
      while (reads.find()) {
        for (String root : roots) {
          samples.add(
              new Sample(
                  root,
                  reads.group(2),
                  "",
                  "Was in the code; what stood there is to be replaced."));
        }
      }
    }
    return samples;
  }
}
