package dev.undebug.python.evaluate;

import dev.undebug.source.Place;

/// A read of an environment variable.
///
/// @param cast how it is read: `os.environ.get`, `env.bool`, `config(cast=bool)`
public record Read(String variable, String cast, Place place) {}
