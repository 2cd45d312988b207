package dev.undebug.secret;

import dev.undebug.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/// What must hold for every input, in the form that Jazzer calls: `Jazzer
/// --target_class='dev.undebug.secret.FuzzTargets$OfCookies' CORPUS`.
public final class FuzzTargets {

  private static final SecureRandom RANDOM = new SecureRandom();

  private FuzzTargets() {}

  /// No cookie is verified by a key that did not make it. The key is another one each time, since
  /// the fuzzer sees what a text is compared with, and would sign.
  public static final class OfCookies {

    private OfCookies() {}

    public static void fuzzerTestOneInput(byte[] data) {
      String text = new String(data, StandardCharsets.UTF_8);
      for (Cookie cookie : Cookie.read(text)) {
        check(cookie.name(), cookie.value());
      }
      check("sessionid", text);
      check("messages", text);
      check("row", text);
    }

    private static String key() {
      byte[] key = new byte[16];
      RANDOM.nextBytes(key);
      return HexFormat.of().formatHex(key);
    }

    private static void check(String name, String text) {
      var signature = Signature.of(name, text);
      if (signature.isPresent()
          && signature.get().check(key(), List.of("own")) instanceof Signature.Check.Verified) {
        throw new IllegalStateException("a made-up signature is verified");
      }
    }
  }

  /// What is called a secret stands in the text, and masking takes it out of it.
  public static final class OfSecrets {

    private OfSecrets() {}

    public static void fuzzerTestOneInput(byte[] data) {
      String text = new String(data, StandardCharsets.UTF_8);
      Secrets.classify("DATABASE_URL", text);
      Secrets.classify("password", text);
      KeyPairs.privateKey(text);
      KeyPairs.certificates(text);
      for (Secret secret : Secrets.within(text)) {
        if (!text.contains(secret.core())) {
          throw new IllegalStateException(secret + " does not stand in the text");
        }
        boolean isLong = secret.core().length() >= 12;
        String shown = Mask.plain().text(text, List.of(secret.core(), secret.value()));
        if (isLong && shown.contains(secret.core())) {
          throw new IllegalStateException(secret + " is still there");
        }
      }
    }
  }
}
