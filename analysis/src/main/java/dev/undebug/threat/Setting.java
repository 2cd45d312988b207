package dev.undebug.threat;

import dev.undebug.source.Place;

/// A setting of the project as shipped.
///
/// @param place where it was last assigned
/// @param isDefault whether it is Django's own value, which the project left alone
public record Setting(String name, Known value, Place place, boolean isDefault) {}
