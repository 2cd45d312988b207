package dev.undebug.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Keeps secrets out of reports.
public final class Mask {

  /// A value of fewer characters would give away too large a part of itself by its first two.
  private static final int CHARACTERS_FOR_PREFIX = 12;

  private final byte[] key;
  private final boolean isRevealing;

  private Mask(byte[] key, boolean isRevealing) {
    this.key = key.clone();
    this.isRevealing = isRevealing;
  }

  /// With fingerprints.
  ///
  /// @param key what fingerprints are keyed with; empty for no fingerprints
  public static Mask keyed(byte[] key) {
    return new Mask(key, false);
  }

  /// Without fingerprints.
  public static Mask plain() {
    return new Mask(new byte[0], false);
  }

  /// The same fingerprints, but values and texts as they are: the reader's explicit choice.
  public Mask revealing() {
    return new Mask(key, true);
  }

  /// Whether the reader asked to see values as they are.
  public boolean isRevealing() {
    return isRevealing;
  }

  /// A secret as reports show it.
  public Masked of(Secret secret) {
    String value = secret.value();
    return new Masked(
        secret.kind().word(),
        secret.kind().label(),
        value.length(),
        isRevealing ? value : preview(value),
        fingerprint(value));
  }

  /// `po… (57 characters)`.
  private static String preview(String value) {
    return "%s… (%d characters)".formatted(prefix(value), value.length());
  }

  static String prefix(String value) {
    return value.length() < CHARACTERS_FOR_PREFIX
        ? ""
        : value.substring(0, value.offsetByCodePoints(0, 2));
  }

  private String fingerprint(String value) {
    if (key.length == 0) {
      return "";
    }
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] hash = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
    }
  }

  /// A text in which every secret is starred, without moving anything: carets still fit. Of values
  /// of twelve characters or more the first two stay.
  ///
  /// @param secrets the values that must not be seen
  public String text(String text, Collection<String> secrets) {
    return text(text, Needles.of(secrets));
  }

  /// A name in which every secret is starred; everyday words are what names are made of.
  ///
  /// @param secrets the values that must not be seen
  public String name(String name, Needles secrets) {
    return isRevealing || name.isEmpty() ? name : secrets.starForms(name);
  }

  /// The same for many texts.
  ///
  /// @param secrets the values that must not be seen
  public String text(String text, Needles secrets) {
    return isRevealing || text.isEmpty() ? text : secrets.star(text);
  }

  static boolean standsAlone(String text, int start, int end) {
    boolean endsSentence =
        end < text.length()
            && text.charAt(end) == '.'
            && (end + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(end + 1)));
    return (start == 0 || !isOfName(text.charAt(start - 1)))
        && (end == text.length() || endsSentence || !isOfName(text.charAt(end)));
  }

  /// A password that is also the name of a folder is none in `shop/settings.py`.
  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || "_-./".indexOf(c) >= 0;
  }

  /// Says whether it masks, never with what.
  @Override
  public String toString() {
    return "%s, %s"
        .formatted(
            isRevealing ? "revealing" : "masking",
            Arrays.equals(key, new byte[0]) ? "no fingerprints" : "with fingerprints");
  }
}
