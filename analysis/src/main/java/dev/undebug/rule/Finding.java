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
/// @param fingerprint stays the same when the code around it changes, or its file's name
/// @param edits what would mend it, where a machine can be sure; none otherwise
/// @param standing whether it is still asked about
public record Finding(
    String rule,
    String name,
    Severity severity,
    Confidence confidence,
    String message,
    String help,
    Place place,
    List<String> deployments,
    String fingerprint,
    List<Edit> edits,
    Standing standing) {

  /// The order of every report: worst first, then by place, then by rule.
  public static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity)
          .reversed()
          .thenComparing(Finding::place)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message);

  public Finding {
    deployments = List.copyOf(deployments);
    edits = List.copyOf(edits);
  }

  /// Whether nobody has said anything of it: only such findings fail a run.
  public boolean isOpen() {
    return standing instanceof Standing.Open;
  }

  /// The same finding in other words.
  public Finding saying(String otherMessage, String otherHelp) {
    return new Finding(
        rule,
        name,
        severity,
        confidence,
        otherMessage,
        otherHelp,
        place,
        deployments,
        fingerprint,
        edits,
        standing);
  }

  /// The same finding as one that was there before; a suppressed one stays that.
  ///
  /// @param since what knew it
  public Finding known(String since) {
    return isOpen()
        ? new Finding(
            rule,
            name,
            severity,
            confidence,
            message,
            help,
            place,
            deployments,
            fingerprint,
            edits,
            new Standing.Known(since))
        : this;
  }
}
