package dev.undebug.rule;

import dev.undebug.source.Place;

/// What a rule saw, in one deployment; the judge makes findings of sightings.
///
/// @param message one sentence that says what is wrong here; it holds no secret
/// @param help what to do about it, in one sentence
/// @param deployment the name of the deployment it was seen in
/// @param isAbsence whether something is missing, and the place only says where it would stand
public record Sighting(
    Severity severity,
    Confidence confidence,
    String message,
    String help,
    Place place,
    String deployment,
    boolean isAbsence) {

  /// A sighting of what stands at its place.
  Sighting(
      Severity severity,
      Confidence confidence,
      String message,
      String help,
      Place place,
      String deployment) {
    this(severity, confidence, message, help, place, deployment, false);
  }

  /// The same as a sighting of what is missing.
  Sighting asAbsence() {
    return new Sighting(severity, confidence, message, help, place, deployment, true);
  }
}
