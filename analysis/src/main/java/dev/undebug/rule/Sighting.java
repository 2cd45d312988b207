package dev.undebug.rule;

import dev.undebug.source.Place;
import java.util.List;

/// What a rule saw, in one deployment; the judge makes findings of sightings.
///
/// @param message one sentence that says what is wrong here; it holds no secret
/// @param help what to do about it, in one sentence
/// @param deployment the name of the deployment it was seen in
/// @param edits what would mend it, where a machine can be sure; none otherwise
/// @param isAbsence whether something is missing, and the place only says where it would stand
public record Sighting(
    Severity severity,
    Confidence confidence,
    String message,
    String help,
    Place place,
    String deployment,
    List<Edit> edits,
    boolean isAbsence) {

  public Sighting {
    edits = List.copyOf(edits);
  }

  /// A sighting of what stands at its place.
  Sighting(
      Severity severity,
      Confidence confidence,
      String message,
      String help,
      Place place,
      String deployment) {
    this(severity, confidence, message, help, place, deployment, List.of(), false);
  }

  /// The same as a sighting of what is missing.
  Sighting asAbsence() {
    return new Sighting(severity, confidence, message, help, place, deployment, edits, true);
  }

  /// The same with what would mend it.
  Sighting mending(List<Edit> found) {
    return new Sighting(severity, confidence, message, help, place, deployment, found, isAbsence);
  }
}
