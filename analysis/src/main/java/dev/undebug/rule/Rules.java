package dev.undebug.rule;

import java.util.List;
import java.util.Optional;

/// Every rule.
public final class Rules {

  /// In the order of their ids.
  public static final List<Rule> ALL =
      List.of(
          SuppressionNote.UNUSED,
          SuppressionNote.MALFORMED,
          SuppressionNote.EXPIRED,
          new DebugIsTrue(),
          new DebugOnByDefault(),
          new DebugFromTruthyText(),
          new DebugOffOnlyWhileSet(),
          new DebugTurnedOn(),
          new SecretKeyInCode(),
          new AllowedHostsEmpty(),
          new AllowedHostsAny());

  private Rules() {}

  /// The rule with an id or a name, without regard to case.
  public static Optional<Rule> find(String word) {
    return ALL.stream()
        .filter(rule -> rule.id().equalsIgnoreCase(word) || rule.name().equalsIgnoreCase(word))
        .findFirst();
  }
}
