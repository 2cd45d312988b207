package dev.undebug.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keys and certificates that `openssl` made.
class KeyPairsTest {

  private static final List<String> NAMES = List.of("rsa", "rsa8", "ec", "ed");

  @ParameterizedTest
  @CsvSource({
    "rsa.pem, it can be read: an RSA key of 1024 bits",
    "rsa8.pem, it can be read: an RSA key of 1024 bits",
    "ec.pem, it can be read: an elliptic-curve key of 256 bits",
    "ed.pem, it can be read: a key of EdDSA",
    "enc.pem, it is encrypted with a passphrase",
  })
  void aPrivateKeyIsReadInEveryForm(String file, String because) {
    for (String written : List.of(text(file), text(file).strip().replace("\n", "\\n"))) {
      var secret = Secrets.classify("x", written).orElseThrow();

      assertThat(secret.kind()).isEqualTo(SecretKind.PRIVATE_KEY);
      assertThat(secret.because()).isEqualTo(because);
    }
  }

  @Test
  void aKeyBelongsToItsCertificateAndToNoOther() {
    for (String name : NAMES) {
      var key = KeyPairs.privateKey(text(name + ".pem")).orElseThrow();
      for (String other : NAMES) {
        var certificate = KeyPairs.certificates("x " + text(other + ".crt") + " y").getFirst();

        assertThat(KeyPairs.belong(key, certificate.getPublicKey()))
            .as(name + " and " + other)
            .isEqualTo(name.equals(other));
      }
    }
  }

  private static String text(String file) {
    try (var in = Objects.requireNonNull(KeyPairsTest.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
