package dev.undebug.rule;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a team decided about the rules, and the day it is judged by.
///
/// @param today the day that suppressions may be over at
/// @param ignored ids of rules that do not speak
/// @param severities ids of rules whose findings matter as much as the team says
public record Policy(LocalDate today, Set<String> ignored, Map<String, Severity> severities) {

  /// Every rule speaks as its page says, and no suppression is ever over.
  public static final Policy STANDARD = new Policy(LocalDate.MIN, Set.of(), Map.of());

  public Policy {
    ignored = Set.copyOf(ignored);
    severities = Map.copyOf(severities);
  }

  /// What a rule's findings matter by decision; empty where its own word counts.
  Optional<Severity> severity(String rule) {
    return Optional.ofNullable(severities.get(rule));
  }
}
