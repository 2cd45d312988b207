package dev.undebug.secret;

import java.util.Locale;

/// Why a value counts as a credential, strongest first. All of it is known offline.
public enum Proof {
  /// It made a signature that was seen, so it is the key in use, or was when that was signed.
  SIGNATURE,
  /// It belongs to a certificate that was seen.
  CERTIFICATE,
  /// A check sum inside the value is right.
  CHECKSUM,
  /// The value is built as only such a credential is.
  STRUCTURE,
  /// Prefix, alphabet and length are those of the issuer.
  FORM,
  /// The name says so, and the value does not speak against it.
  NAME;

  /// The word that reports use.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
