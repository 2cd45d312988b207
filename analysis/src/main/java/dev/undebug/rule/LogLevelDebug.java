package dev.undebug.rule;

import dev.undebug.rule.SettingsRule.Range;
import dev.undebug.rule.SettingsRule.Telling;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What is meant for development is logged: by every library where the root logger hands it on, and
/// by Django alone where only the logger `django` does.
final class LogLevelDebug implements Rule {

  private static final String ROOT = "root";

  private final List<SettingsRule> cases =
      List.of(
          one(Severity.LOW, talkative -> talkative.contains(ROOT), "by every library"),
          one(
              Severity.NOTE,
              talkative -> !talkative.isEmpty() && !talkative.contains(ROOT),
              "by Django"));

  @Override
  public String id() {
    return "UDB603";
  }

  @Override
  public String name() {
    return "log-level-debug";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    return cases.stream().flatMap(one -> one.check(application));
  }

  /// @param asked what is asked of the loggers that hand it on
  private SettingsRule one(Severity weight, Predicate<List<String>> asked, String who) {
    return new SettingsRule(
        id(),
        name(),
        weight,
        Range.EVERY,
        v -> Answer.of(Logs.of(v).map(Logs::talkative).filter(asked).isPresent()),
        new Telling(
            "LOGGING",
            "what is meant for development is logged in production, " + who,
            "set the level to INFO, or WARNING"));
  }
}
