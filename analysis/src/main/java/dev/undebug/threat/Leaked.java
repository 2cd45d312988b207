package dev.undebug.threat;

import dev.undebug.secret.SecretKind;

/// A credential that leaked, as a page shows it or a report remembers it.
///
/// @param name where it stood
/// @param where the page or place, in a few words
/// @param fingerprint empty where no key is known
public record Leaked(SecretKind kind, String name, String where, String fingerprint) {

  /// The same value under two names is one thing to rotate, where a fingerprint tells.
  String identity() {
    return fingerprint.isEmpty() ? kind.word() + ":" + name : fingerprint;
  }
}
