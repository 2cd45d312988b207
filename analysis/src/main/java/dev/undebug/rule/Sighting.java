package dev.undebug.rule;

import dev.undebug.source.Place;

/// What a rule saw, in one deployment; the judge makes findings of sightings.
///
/// @param message one sentence that says what is wrong here; it holds no secret
/// @param help what to do about it, in one sentence
/// @param deployment the name of the deployment it was seen in
public record Sighting(
    Severity severity,
    Confidence confidence,
    String message,
    String help,
    Place place,
    String deployment) {}
