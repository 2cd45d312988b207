package dev.undebug.threat;

import dev.undebug.http.Cookie;
import dev.undebug.page.Category;
import dev.undebug.page.Disclosure;
import dev.undebug.secret.KeyPairs;
import dev.undebug.secret.Proof;
import dev.undebug.secret.Secret;
import dev.undebug.secret.SecretKind;
import dev.undebug.secret.Signature;
import dev.undebug.secret.Signature.Check;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tries what was seen against what was seen: keys against signatures and certificates. All of it
/// happens here; nothing is sent anywhere, and nothing is unpickled.
final class Proofs {

  /// Signed texts that are tried, and values that may be a key under another name.
  private static final int MOST_SIGNED = 60;

  private static final int MOST_KEYS = 3_000;

  /// Answers that are told.
  private static final int MOST_TOLD = 100;

  private static final String COOKIES = "COOKIES ";

  private final Evidence evidence;
  private final Shown shown;
  private final Map<String, Signature> signed = new LinkedHashMap<>();
  private final Set<String> named = new LinkedHashSet<>();
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final List<Analysis.Proven> told = new ArrayList<>();
  private final Set<Check.Verified> verified = new LinkedHashSet<>();

  private Proofs(Evidence evidence, Shown shown) {
    this.evidence = evidence;
    this.shown = shown;
  }

  /// Tries everything, and lets `shown` know what is proven.
  static Proofs of(Evidence evidence, Shown shown) {
    var proofs = new Proofs(evidence, shown);
    proofs.collect();
    proofs.signatures();
    proofs.certificates();
    return proofs;
  }

  List<Analysis.Proven> told() {
    return told.subList(0, Math.min(MOST_TOLD, told.size()));
  }

  /// Whether a key that is in the clear made a session that lies in a cookie.
  boolean hasSession() {
    return verified.stream().anyMatch(check -> check.use() == Signature.Use.SESSION);
  }

  /// Whether such a session is a pickle.
  boolean hasPickle() {
    return verified.stream()
        .anyMatch(
            check ->
                check.payload() == Signature.Payload.PICKLE
                    && check.use() == Signature.Use.SESSION);
  }

  /// Whether a key that is in the clear is the one in use.
  boolean hasKey() {
    return !verified.isEmpty();
  }

  private void collect() {
    for (Cookie cookie : evidence.signing().cookies()) {
      cookie("--cookie " + cookie.name(), cookie);
    }
    int number = 0;
    for (Evidence.Captured captured : evidence.pages()) {
      number++;
      for (Cookie cookie : captured.cookies()) {
        cookie("cookie %s of page %d".formatted(cookie.name(), number), cookie);
      }
      for (Disclosure one : captured.page().disclosures()) {
        if (!one.isMasked()) {
          disclosure(one, number);
        }
      }
    }
  }

  private void cookie(String what, Cookie cookie) {
    take(what, cookie.name(), cookie.value(), true);
  }

  private void take(String what, String name, String value, boolean isNamed) {
    if (signed.size() < MOST_SIGNED) {
      boolean isKnown = signed.values().stream().anyMatch(known -> known.text().equals(value));
      var text = isKnown ? java.util.Optional.<Signature>empty() : Signature.of(name, value);
      text.ifPresent(signature -> signed.put(what, signature));
      if (text.isPresent() && isNamed) {
        named.add(what);
      }
    }
  }

  private void disclosure(Disclosure one, int number) {
    String value = one.value();
    String where = "%s of page %d".formatted(one.name(), number);
    if (one.name().equals("META HTTP_COOKIE")) {
      Cookie.read(value)
          .forEach(
              cookie -> cookie("cookie %s of page %d".formatted(cookie.name(), number), cookie));
    } else if (one.name().startsWith(COOKIES)) {
      String name = one.name().substring(COOKIES.length());
      take("cookie %s of page %d".formatted(name, number), name, value, true);
    } else if (one.category() == Category.REQUEST || one.category() == Category.LOCAL_VARIABLE) {
      take(where, one.name(), value, false);
    }
    boolean mayBeKey =
        one.category() == Category.LOCAL_VARIABLE
            || one.category() == Category.SETTING
            || one.category() == Category.ENVIRONMENT;
    if (mayBeKey && keys.size() < MOST_KEYS && value.length() >= 16 && value.length() <= 200) {
      keys.putIfAbsent(value, one.name());
    }
  }

  private void signatures() {
    var credentials = shown.known();
    credentials.forEach((value, _) -> keys.put(value, shown.nameOf(value)));
    signed.forEach(
        (what, signature) -> {
          boolean isTold = false;
          for (var key : keys.entrySet()) {
            boolean isSigningKey =
                credentials.containsKey(key.getKey())
                    && credentials.get(key.getKey()).kind() == SecretKind.DJANGO_SECRET_KEY;
            var check = signature.check(bare(key.getKey()), evidence.signing().salts());
            if (check instanceof Check.Verified right) {
              verified(key.getKey(), key.getValue(), what, right);
              isTold = true;
            } else if (isSigningKey && named.contains(what)) {
              told.add(failed(key.getValue(), what, check));
              isTold = true;
            }
          }
          if (!isTold && what.startsWith("--cookie")) {
            told.add(
                new Analysis.Proven(
                    "",
                    shown.safe(what),
                    Analysis.Outcome.UNCHECKED,
                    "no signing key is in the clear here"));
          }
        });
  }

  /// A signer of cookies holds the key behind a prefix of Django's.
  private static String bare(String key) {
    String prefix = "django.http.cookies";
    return key.startsWith(prefix) ? key.substring(prefix.length()) : key;
  }

  private void verified(String key, String name, String what, Check.Verified right) {
    verified.add(right);
    String day = right.day().isEmpty() ? "" : ", signed " + right.day();
    String payload =
        switch (right.payload()) {
          case PICKLE -> ", a pickle (not opened)";
          case JSON -> ", JSON";
          case TEXT -> "";
        };
    String use = "%s (%s%s%s)".formatted(right.use().words(), right.hash(), payload, day);
    String because = "it made the signature of %s: %s".formatted(shown.safe(what), use);
    told.add(
        new Analysis.Proven(
            shown.safe(name), shown.safe(what), Analysis.Outcome.VERIFIED, "it made it: " + use));
    var kind =
        right.use() == Signature.Use.JSON_WEB_TOKEN
                && shown.known().containsKey(key)
                && shown.known().get(key).kind() != SecretKind.DJANGO_SECRET_KEY
            ? SecretKind.KEY
            : SecretKind.DJANGO_SECRET_KEY;
    shown.prove(Secret.whole(kind, key, Proof.SIGNATURE, because));
  }

  private Analysis.Proven failed(String name, String what, Check check) {
    return switch (check) {
      case Check.Verified _ -> throw new IllegalStateException(what + " is verified");
      case Check.Refused(var use) ->
          new Analysis.Proven(
              shown.safe(name),
              shown.safe(what),
              Analysis.Outcome.REFUSED,
              "it did not make it, and Django makes %s in no other way that is known here"
                  .formatted(use.words()));
      case Check.Unchecked(var why) ->
          new Analysis.Proven(
              shown.safe(name),
              shown.safe(what),
              Analysis.Outcome.UNCHECKED,
              "could not check: " + why);
    };
  }

  private void certificates() {
    var certificates = new LinkedHashSet<X509Certificate>();
    for (Evidence.Captured captured : evidence.pages()) {
      for (Disclosure one : captured.page().disclosures()) {
        if (one.value().contains("BEGIN CERTIFICATE")) {
          certificates.addAll(KeyPairs.certificates(one.value()));
        }
      }
    }
    shown
        .known()
        .forEach(
            (value, secret) -> {
              if (secret.kind() == SecretKind.PRIVATE_KEY && !certificates.isEmpty()) {
                KeyPairs.privateKey(value).ifPresent(key -> pair(value, key, certificates));
              }
            });
  }

  private void pair(String value, PrivateKey key, Set<X509Certificate> certificates) {
    String name = shown.safe(shown.nameOf(value));
    for (X509Certificate certificate : certificates) {
      if (KeyPairs.belong(key, certificate.getPublicKey())) {
        String subject = shown.safe(certificate.getSubjectX500Principal().getName());
        String what = "the certificate of " + subject;
        shown.prove(
            Secret.whole(
                SecretKind.PRIVATE_KEY, value, Proof.CERTIFICATE, "it belongs to " + what));
        told.add(
            new Analysis.Proven(name, what, Analysis.Outcome.VERIFIED, "it is its private key"));
        return;
      }
    }
    String what = Vectors.count(certificates.size(), "certificate") + " that were seen";
    told.add(
        new Analysis.Proven(name, what, Analysis.Outcome.REFUSED, "it belongs to none of them"));
  }
}
