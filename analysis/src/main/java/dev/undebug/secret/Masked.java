package dev.undebug.secret;

/// A secret as reports show it.
///
/// @param kind the [word](SecretKind#word()) of its kind
/// @param label the kind in words that people read
/// @param length in characters
/// @param preview the first two characters where there are twelve or more, and the length; the
///   value itself where the reader asked for it
/// @param fingerprint the same for the same value under the same key, 32 hex digits; empty where no
///   key is known
public record Masked(String kind, String label, int length, String preview, String fingerprint) {}
