package dev.undebug.rule;

import dev.undebug.secret.Proof;
import dev.undebug.secret.Secret;
import dev.undebug.secret.SecretKind;
import java.util.regex.Pattern;

/// Tells what was drawn by chance, as keys are, from what somebody thought of: a name alone
/// promises a key where often only an identifier stands.
final class Drawn {

  private static final int MIN_CHARACTERS = 16;

  /// Characters; a shorter text that is mixed as well may be a name with numbers.
  private static final int MIN_MIXED = 24;

  private static final Pattern SMALL = Pattern.compile("[a-z0-9]*+");

  /// Chance writes no word.
  private static final Pattern WORD = Pattern.compile("[a-z]{6}|[A-Z]{7}|[^\\x21-\\x7e]|[(){}<>%]");

  /// Names of what pages show, what providers publish for tests, and what stands for somebody.
  private static final Pattern PUBLIC =
      Pattern.compile(
          "(?i).*(^|_|')(SITE|PUB|PUBLIC|CONTENT_API|PUBLISHABLE|PRODUCT|TRACKING|CONSUMER|CLIENT(?!_SECRET)|FILTER|CACHE|LOOKUP"
              + "|TEST|TESTS|TESTING)_.*KEY.*|(?i)SOCIAL_AUTH_.*_KEY|(?i).*(^|_)(TEST|FAKE|DUMMY)_.*"
              + "|(?i).*(^|_)STOREFRONT_.*(KEY|TOKEN)|(?i)salt");

  private Drawn() {}

  /// Whether a name promises nothing secret.
  static boolean isPublic(String name) {
    return PUBLIC.matcher(name).matches();
  }

  /// Whether a value proves itself, or looks as if chance had made it.
  static boolean isSure(Secret secret) {
    return secret.proof() != Proof.NAME || looksDrawn(secret.core());
  }

  /// Whether it is of a kind that pages hand to every browser, as those of maps; it is restricted
  /// to the site's addresses, or should be.
  static boolean isOfBrowsers(Secret secret) {
    return secret.kind() == SecretKind.GOOGLE_API_KEY;
  }

  /// Whether it is one that only lets its owner be written to: a Sentry DSN reads nothing. The half
  /// of Stripe's keys that pages get says so.
  static boolean opensNothing(Secret secret) {
    return secret.kind() == SecretKind.SENTRY_DSN
        || secret.value().matches("pk_(live|test)_\\w+")
        || secret.value().startsWith(JOHN_DOE)
        || (secret.kind() == SecretKind.PAYMENT_CARD
            && TRIED.matcher(secret.value().replaceAll("[ -]", "")).matches());
  }

  /// The token that https://jwt.io shows, which documentation copies.
  private static final String JOHN_DOE =
      "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9l";

  /// Numbers of cards that Stripe, Braintree and Adyen publish to try payments with.
  private static final Pattern TRIED =
      Pattern.compile(
          "4242424242424242|4111111111111111|401288888888(1881|8881)|400000[0-9]{10}|4000[0-9]{4}00000[0-9]{3}"
              + "|5555555555554444|5105105105105100|5200828282828210|2223003122003222|37828224631000[05]|371449635398431"
              + "|6011(111111111117|000990139424)|3056930009020004|36227206271667|3566002020360505|6200000000000005");

  static boolean isPassword(Secret secret) {
    return secret.kind() == SecretKind.PASSWORD || secret.kind() == SecretKind.DATABASE_PASSWORD;
  }

  private static boolean looksDrawn(String value) {
    return isMixed(value)
        || (value.length() >= MIN_CHARACTERS
            && value.chars().filter(c -> c >= '0' && c <= '9').count() >= 2
            && value.chars().filter(Character::isLetter).count() >= 4
            && !WORD.matcher(value).find());
  }

  /// Whether letters and digits take turns as chance deals them from small letters and digits:
  /// every second or third character. Six letters in a row are no word there.
  private static boolean isMixed(String value) {
    if (value.length() < MIN_MIXED || !SMALL.matcher(value).matches()) {
      return false;
    }
    int turns = 0;
    for (int i = 1; i < value.length(); i++) {
      turns += isDigit(value.charAt(i)) == isDigit(value.charAt(i - 1)) ? 0 : 1;
    }
    return turns * 4 >= value.length();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
