package dev.undebug.report;

import dev.undebug.secret.Mask;
import dev.undebug.secret.Masked;
import dev.undebug.secret.Secret;
import dev.undebug.secret.Secrets;
import java.util.Optional;

/// Keeps the secrets of evaluated settings out of what is printed of them.
record SettingsSecrets(Mask mask) {

  /// The credential that a value is, by its name or by itself; none where the reader asked to see.
  Optional<Secret> find(String path, String value) {
    return mask.isRevealing() ? Optional.empty() : Secrets.classify(path, value);
  }

  Masked masked(Secret secret) {
    return mask.of(secret);
  }

  /// A text without the credentials that stand inside it.
  String text(String text) {
    return mask.isRevealing()
        ? text
        : mask.text(text, Secrets.within(text).stream().map(Secret::core).toList());
  }
}
