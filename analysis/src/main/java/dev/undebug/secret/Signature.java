package dev.undebug.secret;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A text that Django signed, taken apart: `value:signature`, where the value may end in `:time`.
/// Whether a key made it can be told offline; nothing of the payload is ever unpickled.
///
/// Forms from `django/core/signing.py` of 2.2 to 6.1, and `contrib/messages` and `contrib/sessions`
/// beside it.
public final class Signature {

  /// Characters of a text that are looked at; browsers keep cookies of 4 KB, rows may be larger.
  private static final int LARGEST = 256 * 1024;

  /// Bytes of a payload, decompressed.
  private static final int LARGEST_PAYLOAD = 1024 * 1024;

  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private static final Pattern SIGNED =
      Pattern.compile("(?s)(.{1,%d}):([A-Za-z0-9_-]{27,86})".formatted(LARGEST));
  private static final Pattern TIMED = Pattern.compile("(?s)(.*):([0-9A-Za-z]{6})");

  /// `messages` up to Django 3.1: the digest of SHA-1 in front.
  private static final Pattern OLD_MESSAGES = Pattern.compile("(?s)([0-9a-f]{40})\\$(.+)");

  private static final Pattern JWT =
      Pattern.compile(
          "(eyJ[A-Za-z0-9_-]{8,4000}\\.[A-Za-z0-9_-]{2,8000})\\.([A-Za-z0-9_-]{43,86})");

  private static final JsonFactory JSON = new JsonFactory();

  /// What Django's signatures are made for.
  public enum Use {
    SESSION("a session in a signed cookie"),
    MESSAGES("the messages cookie"),
    SIGNED_COOKIE("a cookie of set_signed_cookie"),
    DUMPS("signing.dumps"),
    SIGNER("Signer"),
    TIMESTAMP_SIGNER("TimestampSigner"),
    SESSION_ROW("a row of the session table"),
    JSON_WEB_TOKEN("a JSON Web Token"),
    /// With a salt that the reader named.
    OWN_SALT("the salt that was named");

    private final String words;

    Use(String words) {
      this.words = words;
    }

    /// In words that people read.
    public String words() {
      return words;
    }
  }

  /// What is signed.
  public enum Payload {
    JSON,
    /// Python objects: whoever has the key and is let in by it runs code.
    PICKLE,
    TEXT
  }

  /// Whether a key made a signature.
  public sealed interface Check {

    /// It did.
    ///
    /// @param hash such as `SHA-256`
    /// @param day on which it was signed, UTC; empty where it does not say
    record Verified(Use use, String hash, Payload payload, String day) implements Check {}

    /// It did not: of what is signed under this name, Django's derivation is known, and does not
    /// fit.
    record Refused(Use use) implements Check {}

    /// No derivation that is known fits. The key may still be right, and the salt the application's
    /// own.
    record Unchecked(String why) implements Check {}
  }

  /// One way in which Django makes a key for a use.
  private record Derivation(Use use, String salt, String prefix) {}

  private final String name;
  private final String text;

  private Signature(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /// A text that may be signed, by its shape.
  ///
  /// @param name what it is called; of a cookie the name alone
  public static Optional<Signature> of(String name, String text) {
    String bare = unquoted(text.strip());
    boolean isSigned =
        bare.length() < LARGEST
            && (SIGNED.matcher(bare).matches()
                || JWT.matcher(bare).matches()
                || (name.equals("messages") && OLD_MESSAGES.matcher(bare).matches())
                || oldRow(bare).isPresent());
    return isSigned ? Optional.of(new Signature(name, bare)) : Optional.empty();
  }

  /// A cookie's value as Python writes it: `"a\054b"`.
  private static String unquoted(String value) {
    if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
      return value;
    }
    var plain = new StringBuilder();
    for (int i = 1; i < value.length() - 1; i++) {
      char c = value.charAt(i);
      boolean isOctal = c == '\\' && value.substring(i).matches("(?s)\\\\[0-3][0-7]{2}.*");
      if (isOctal) {
        plain.append((char) Integer.parseInt(value.substring(i + 1, i + 4), 8));
        i += 3;
      } else if (c == '\\' && i < value.length() - 2) {
        plain.append(value.charAt(++i));
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  public String name() {
    return name;
  }

  /// The text as it was signed.
  public String text() {
    return text;
  }

  /// Whether a key made it, by every derivation that Django ships.
  ///
  /// @param salts further salts to try, of the application's own
  public Check check(String key, List<String> salts) {
    byte[] secret = key.getBytes(StandardCharsets.UTF_8);
    var found = signed(secret, salts).or(() -> token(secret)).or(() -> old(secret));
    if (found.isPresent()) {
      return found.get();
    }
    return switch (name) {
      case "sessionid" -> new Check.Refused(Use.SESSION);
      case "messages" -> new Check.Refused(Use.MESSAGES);
      default ->
          JWT.matcher(text).matches()
              ? new Check.Unchecked("it is not signed with this key by HMAC")
              : new Check.Unchecked("none of Django's own salts fits; --salt names others");
    };
  }

  private Optional<Check> signed(byte[] secret, List<String> salts) {
    var parts = SIGNED.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String hash = hash(parts.group(2).length());
    if (hash.isEmpty()) {
      return Optional.empty();
    }
    for (Derivation one : derivations(salts)) {
      byte[] mac = mac(hash, one.salt + "signer", one.prefix, secret, parts.group(1));
      if (base64(mac).equals(parts.group(2))) {
        return Optional.of(verified(one.use, hash, parts.group(1)));
      }
    }
    return Optional.empty();
  }

  private List<Derivation> derivations(List<String> salts) {
    String cookies = "django.http.cookies";
    var all = new java.util.ArrayList<Derivation>();
    all.add(new Derivation(Use.SESSION, "django.contrib.sessions.backends.signed_cookies", ""));
    all.add(new Derivation(Use.MESSAGES, "django.contrib.messages", cookies));
    all.add(new Derivation(Use.SIGNED_COOKIE, name, cookies));
    all.add(new Derivation(Use.SIGNED_COOKIE, cookies + ".v2:0:" + name, cookies));
    all.add(new Derivation(Use.DUMPS, "django.core.signing", ""));
    all.add(new Derivation(Use.SIGNER, "django.core.signing.Signer", ""));
    all.add(new Derivation(Use.TIMESTAMP_SIGNER, "django.core.signing.TimestampSigner", ""));
    all.add(new Derivation(Use.SESSION_ROW, "django.contrib.sessions.SessionStore", ""));
    for (String salt : salts) {
      all.add(new Derivation(Use.OWN_SALT, salt, ""));
      all.add(new Derivation(Use.OWN_SALT, name + salt, cookies));
      String length = ".v2:%d:".formatted(salt.codePointCount(0, salt.length()));
      all.add(new Derivation(Use.OWN_SALT, cookies + length + salt + name, cookies));
    }
    return all;
  }

  /// The hash whose digest has so many characters of base64; empty for none.
  private static String hash(int characters) {
    return switch (characters) {
      case 27 -> "SHA-1";
      case 38 -> "SHA-224";
      case 43 -> "SHA-256";
      case 64 -> "SHA-384";
      case 86 -> "SHA-512";
      default -> "";
    };
  }

  /// `salted_hmac` of `django/utils/crypto.py`.
  private static byte[] mac(String hash, String salt, String prefix, byte[] secret, String value) {
    try {
      var digest = MessageDigest.getInstance(hash);
      digest.update(salt.getBytes(StandardCharsets.UTF_8));
      digest.update(prefix.getBytes(StandardCharsets.UTF_8));
      return hmac(hash, digest.digest(secret), value);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(hash + " is part of every JDK", e);
    }
  }

  private static byte[] hmac(String hash, byte[] key, String value) {
    String name = "Hmac" + hash.replace("-", "");
    try {
      var mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, name));
      return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(name + " is part of every JDK", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Check verified(Use use, String hash, String value) {
    var timed = TIMED.matcher(value);
    boolean isTimed = timed.matches() && use != Use.SIGNER;
    String payload = isTimed ? timed.group(1) : value;
    return new Check.Verified(use, hash, payload(payload), isTimed ? day(timed.group(2)) : "");
  }

  private static String day(String base62) {
    long seconds = 0;
    for (int i = 0; i < base62.length(); i++) {
      seconds = seconds * 62 + BASE62.indexOf(base62.charAt(i));
    }
    try {
      return LocalDate.ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.UTC).toString();
    } catch (DateTimeException _) {
      return "";
    }
  }

  /// What a payload is, by its first bytes alone.
  private static Payload payload(String value) {
    boolean isCompressed = value.startsWith(".");
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(isCompressed ? value.substring(1) : value);
      if (isCompressed) {
        var in = new InflaterInputStream(new ByteArrayInputStream(bytes));
        bytes = in.readNBytes(LARGEST_PAYLOAD);
      }
    } catch (IllegalArgumentException | IOException _) {
      return isJson(value.getBytes(StandardCharsets.UTF_8)) ? Payload.JSON : Payload.TEXT;
    }
    if (bytes.length > 0 && bytes[0] == (byte) 0x80) {
      return Payload.PICKLE;
    }
    return isJson(bytes) ? Payload.JSON : Payload.TEXT;
  }

  private static boolean isJson(byte[] bytes) {
    if (bytes.length == 0 || "{[\"".indexOf(bytes[0]) < 0) {
      return false;
    }
    try (var json = JSON.createParser(bytes)) {
      json.nextToken();
      json.skipChildren();
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private Optional<Check> token(byte[] secret) {
    var token = JWT.matcher(text);
    if (!token.matches()) {
      return Optional.empty();
    }
    String hash = hash(token.group(2).length());
    boolean isMade =
        !hash.isEmpty() && base64(hmac(hash, secret, token.group(1))).equals(token.group(2));
    return isMade
        ? Optional.of(new Check.Verified(Use.JSON_WEB_TOKEN, hash, Payload.JSON, ""))
        : Optional.empty();
  }

  /// Up to Django 3.0: rows of the session table as `base64(digest:payload)`; up to 3.1: messages
  /// as `digest$payload`; SHA-1 both.
  private Optional<Check> old(byte[] secret) {
    var messages = OLD_MESSAGES.matcher(text);
    if (messages.matches()) {
      return old(secret, "django.contrib.messages", messages.group(1), messages.group(2))
          ? Optional.of(new Check.Verified(Use.MESSAGES, "SHA-1", payload(messages.group(2)), ""))
          : Optional.empty();
    }
    return oldRow(text).flatMap(row -> oldRow(secret, row));
  }

  private static Optional<Check> oldRow(byte[] secret, byte[] row) {
    String digest = new String(row, 0, 40, StandardCharsets.ISO_8859_1);
    byte[] payload = Arrays.copyOfRange(row, 41, row.length);
    String value = new String(payload, StandardCharsets.ISO_8859_1);
    byte[] mac = macOfBytes("django.contrib.sessionsSessionStore", secret, payload);
    if (!java.util.HexFormat.of().formatHex(mac).equals(digest)) {
      return Optional.empty();
    }
    var kind = value.startsWith("\u0080") ? Payload.PICKLE : Payload.JSON;
    return Optional.of(new Check.Verified(Use.SESSION_ROW, "SHA-1", kind, ""));
  }

  private static boolean old(byte[] secret, String salt, String digest, String value) {
    byte[] mac = macOfBytes(salt, secret, value.getBytes(StandardCharsets.UTF_8));
    return java.util.HexFormat.of().formatHex(mac).equals(digest);
  }

  private static byte[] macOfBytes(String salt, byte[] secret, byte[] value) {
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      digest.update(salt.getBytes(StandardCharsets.UTF_8));
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(digest.digest(secret), "HmacSHA1"));
      return mac.doFinal(value);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA1 is part of every JDK", e);
    }
  }

  /// The bytes of such a row; empty for any other text.
  private static Optional<byte[]> oldRow(String text) {
    if (!text.matches("[A-Za-z0-9+/\\n]{56,}={0,2}\\n?")) {
      return Optional.empty();
    }
    try {
      byte[] row = Base64.getMimeDecoder().decode(text);
      boolean isRow =
          row.length > 41
              && row[40] == ':'
              && new String(row, 0, 40, StandardCharsets.ISO_8859_1).matches("[0-9a-f]{40}");
      return isRow ? Optional.of(row) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
