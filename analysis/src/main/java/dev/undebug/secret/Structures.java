package dev.undebug.secret;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Credentials that prove themselves by how they are built: private keys, JSON Web Tokens, signed
/// cookies, payment cards.
final class Structures {

  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN ([A-Z]{0,12} ?)PRIVATE KEY(?: BLOCK)?-----([^-]{40,16000}+)-----END [A-Z ]{0,24}-----");

  private static final Pattern JWT =
      Pattern.compile(
          "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,4000}\\.eyJ[A-Za-z0-9_-]{2,8000}\\.[A-Za-z0-9_-]{10,2000}");

  /// What Django's signer makes: payload, time, signature by SHA-1 or SHA-256.
  private static final Pattern SIGNED =
      Pattern.compile(
          "\\.?[A-Za-z0-9_-]{2,8000}:[0-9A-Za-z]{6}:(?:[A-Za-z0-9_-]{27}|[A-Za-z0-9_-]{43})");

  private static final Pattern CARD =
      Pattern.compile(
          "(?:4\\d{12}(?:\\d{3})?|5[1-5]\\d{14}|2[2-7]\\d{14}|3[47]\\d{13}|6(?:011|5\\d{2})\\d{12})");

  /// Two sequences, of which the inner one says its version: X.509's certificate (RFC 5280, 4.1).
  private static final Pattern CERTIFICATE = Pattern.compile("3082....3082....a003020102.*");

  /// Characters of Base64 that hold the start of a certificate.
  private static final int CERTIFICATE_START = 20;

  private static final JsonFactory JSON = new JsonFactory();

  private Structures() {}

  /// Whether a value is a certificate in Base64: its owner hands it to everybody.
  static boolean isCertificate(String value) {
    if (!value.startsWith("MII") || value.length() < CERTIFICATE_START) {
      return false;
    }
    byte[] start = decoded(Base64.getDecoder(), value.substring(0, CERTIFICATE_START));
    return CERTIFICATE.matcher(HexFormat.of().formatHex(start)).matches();
  }

  static Optional<Secret> whole(String value) {
    var key = PEM.matcher(value);
    if (key.find()) {
      return privateKey(value, key.group(1), key.group(2));
    }
    if (JWT.matcher(value).matches()) {
      return jwt(value);
    }
    if (SIGNED.matcher(value).matches()) {
      return Optional.of(
          Secret.whole(
              SecretKind.SESSION, value, Proof.STRUCTURE, "signed as Django signs cookies"));
    }
    return card(value);
  }

  static List<Secret> within(String text) {
    var found = new ArrayList<Secret>();
    var key = PEM.matcher(text);
    while (key.find()) {
      privateKey(key.group(), key.group(1), key.group(2)).ifPresent(found::add);
    }
    var token = JWT.matcher(text);
    while (token.find()) {
      jwt(token.group()).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<Secret> privateKey(String value, String type, String body) {
    var readable = KeyPairs.privateKey(value);
    if (readable.isPresent()) {
      String because = "it can be read: " + KeyPairs.words(readable.get());
      return Optional.of(Secret.whole(SecretKind.PRIVATE_KEY, value, Proof.STRUCTURE, because));
    }
    if (type.startsWith("ENCRYPTED")) {
      return Optional.of(
          Secret.whole(
              SecretKind.PRIVATE_KEY, value, Proof.FORM, "it is encrypted with a passphrase"));
    }
    String base64 = body.replace("\\n", "").replaceAll("[^A-Za-z0-9+/=]", "");
    var bytes = decoded(Base64.getDecoder(), base64);
    if (bytes.length > 0 && bytes[0] == 0x30) {
      return Optional.of(
          Secret.whole(
              SecretKind.PRIVATE_KEY, value, Proof.STRUCTURE, "its DER begins as a key does"));
    }
    if (new String(bytes, StandardCharsets.ISO_8859_1).startsWith("openssh-key-v1")) {
      return Optional.of(
          Secret.whole(SecretKind.PRIVATE_KEY, value, Proof.STRUCTURE, "it holds an OpenSSH key"));
    }
    return Placeholders.isPlaceholder(body)
        ? Optional.empty()
        : Optional.of(
            Secret.whole(
                SecretKind.PRIVATE_KEY,
                value,
                Proof.FORM,
                "PEM frame of a %sprivate key".formatted(type)));
  }

  private static byte[] decoded(Base64.Decoder decoder, String base64) {
    try {
      return decoder.decode(base64);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  private static Optional<Secret> jwt(String value) {
    String[] parts = value.split("\\.", 3);
    var header = new String(decoded(Base64.getUrlDecoder(), parts[0]), StandardCharsets.UTF_8);
    String algorithm = textField(header, "alg");
    return algorithm.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Secret.whole(
                SecretKind.JWT,
                value,
                Proof.STRUCTURE,
                "its header says " + algorithm.replaceAll("[^A-Za-z0-9]", "")));
  }

  /// A text field on the first level of a JSON object; empty when there is none.
  private static String textField(String json, String name) {
    try (var parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return "";
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean isWanted = parser.currentName().equals(name);
        if (parser.nextToken() == JsonToken.VALUE_STRING && isWanted) {
          return parser.getText();
        }
        parser.skipChildren();
      }
      return "";
    } catch (IOException _) {
      return "";
    }
  }

  private static Optional<Secret> card(String value) {
    String digits = value.replaceAll("(?<=\\d)[ -](?=\\d)", "");
    boolean isCard = CARD.matcher(digits).matches() && passesLuhn(digits);
    return isCard && !Placeholders.isPlaceholder(digits)
        ? Optional.of(
            Secret.whole(SecretKind.PAYMENT_CARD, value, Proof.CHECKSUM, "its Luhn digit is right"))
        : Optional.empty();
  }

  static boolean passesLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : digit * 2;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }
}
