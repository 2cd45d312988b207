package dev.undebug.rule;

import dev.undebug.source.Place;

/// A mechanical replacement: what to write where.
///
/// @param place what is replaced; without length where something is added
/// @param text what stands there afterwards; it holds no secret
public record Edit(Place place, String text) {}
