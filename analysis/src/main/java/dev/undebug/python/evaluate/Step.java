package dev.undebug.python.evaluate;

import dev.undebug.source.Place;

/// One assignment on the way to a value.
///
/// @param sourceLine the line of the file on which it begins
/// @param description one sentence: `assigned`, `imported from shop.settings.base`, `shadowed`
public record Step(Place place, String sourceLine, String description) {}
