package dev.undebug.threat;

import java.util.List;
import java.util.Locale;

/// A vector told as a story, from this application's own evidence and only from it.
///
/// @param number 1 to 4
/// @param because for what is told, what it is told from; for what is not, why it is not possible
///   here, or what is not known
/// @param steps the story; empty when it is not told
/// @param evidence the names of the disclosures that it rests on
public record Scenario(
    int number,
    String name,
    State state,
    String because,
    List<String> steps,
    List<String> evidence,
    References references) {

  /// How far the story goes.
  public enum State {
    /// A page that was obtained shows what it needs.
    PROVEN,
    /// The page that this application shows as shipped would.
    PREDICTED,
    /// The page would, under circumstances that the report names.
    CONDITIONAL,
    /// Something that it needs is missing here.
    NOT_POSSIBLE,
    /// What it needs was not looked at.
    UNKNOWN;

    /// The word that reports use.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Scenario {
    steps = List.copyOf(steps);
    evidence = List.copyOf(evidence);
  }

  /// Whether there is a story.
  public boolean isTold() {
    return !steps.isEmpty();
  }
}
