package dev.undebug.rule;

import dev.undebug.source.Place;
import java.util.Comparator;
import java.util.List;

/// What a rule found, and where.
///
/// @param rule the id, such as `UDB101`
/// @param name the rule's name, such as `debug-is-true`
/// @param message one sentence that says what is wrong here; it holds no secret
/// @param help what to do about it, in one sentence
/// @param place the code or configuration to change
/// @param deployments the names of the deployments it concerns, sorted
/// @param fingerprint stays the same when lines above it come or go: SHA-256 over rule, path, the
///   line's text without its white space, and the number of equal ones before it, 32 hex digits
public record Finding(
    String rule,
    String name,
    Severity severity,
    Confidence confidence,
    String message,
    String help,
    Place place,
    List<String> deployments,
    String fingerprint) {

  /// The order of every report: worst first, then by place, then by rule.
  public static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity)
          .reversed()
          .thenComparing(Finding::place)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message);

  public Finding {
    deployments = List.copyOf(deployments);
  }
}
