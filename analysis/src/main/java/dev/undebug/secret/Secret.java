package dev.undebug.secret;

/// A value that is a credential.
///
/// @param value the whole value, as it was classified
/// @param core the part that must not be shown: the password of a URL, else the whole value
/// @param because what the proof rests on, in one phrase that holds no part of the value
public record Secret(SecretKind kind, String value, String core, Proof proof, String because) {

  public Secret {
    if (core.isEmpty()) {
      throw new IllegalArgumentException("a %s without characters".formatted(kind.label()));
    }
  }

  /// A credential that is secret from its first character to its last.
  public static Secret whole(SecretKind kind, String value, Proof proof, String because) {
    return new Secret(kind, value, value, proof, because);
  }

  /// Whether the value may be a word by chance, so that meeting it elsewhere says nothing.
  public boolean isWord() {
    return EverydayWords.isOne(value) || value.matches("[a-z]{1,24}");
  }

  /// The same value, proven as something by what else was seen.
  ///
  /// @param because what the proof rests on, in one phrase that holds no part of the value
  public Secret proven(SecretKind as, Proof by, String because) {
    return new Secret(as, value, value, by, because);
  }

  /// Never shows the value, so that no log line can.
  @Override
  public String toString() {
    return "%s (%d characters, by %s)".formatted(kind.label(), value.length(), proof.word());
  }
}
