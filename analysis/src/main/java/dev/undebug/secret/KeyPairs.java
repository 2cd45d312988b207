package dev.undebug.secret;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads private keys and certificates in PEM, and tells which belong together.
public final class KeyPairs {

  /// Certificates of one text that are read.
  private static final int MOST = 20;

  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN (RSA |EC |DSA |)PRIVATE KEY-----([^-]{40,16000}+)-----END \\1PRIVATE KEY-----");

  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----([^-]{40,16000}+)-----END CERTIFICATE-----");

  /// `INTEGER 0`, then `SEQUENCE {OBJECT IDENTIFIER rsaEncryption, NULL}`.
  private static final byte[] RSA =
      new byte[] {
        2,
        1,
        0,
        0x30,
        13,
        6,
        9,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        13,
        1,
        1,
        1,
        5,
        0
      };

  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519", "DSA");

  private KeyPairs() {}

  /// A private key that can be read; empty for one that is encrypted, damaged or of another kind.
  ///
  /// @param pem with line ends, or with `\n` written out
  public static Optional<PrivateKey> privateKey(String pem) {
    var frame = KEY.matcher(pem);
    if (!frame.find()) {
      return Optional.empty();
    }
    byte[] der = der(frame.group(2));
    return switch (frame.group(1)) {
      case "RSA " -> read(wrap(RSA, der));
      case "EC " -> curve(der).flatMap(named -> read(wrap(named, der)));
      case "" -> read(der);
      default -> Optional.empty();
    };
  }

  private static byte[] der(String body) {
    try {
      return Base64.getMimeDecoder()
          .decode(body.replace("\\n", "").replace("\\r", "").replaceAll("\\s", ""));
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  private static Optional<PrivateKey> read(byte[] pkcs8) {
    for (String algorithm : ALGORITHMS) {
      try {
        return Optional.of(
            KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
      } catch (GeneralSecurityException _) {
        // Another algorithm's key.
      }
    }
    return Optional.empty();
  }

  /// PKCS#8 around a key of an older form: `SEQUENCE {version, algorithm, OCTET STRING}`.
  private static byte[] wrap(byte[] head, byte[] der) {
    byte[] octets = tagged(4, der);
    byte[] both = new byte[head.length + octets.length];
    System.arraycopy(head, 0, both, 0, head.length);
    System.arraycopy(octets, 0, both, head.length, octets.length);
    return tagged(0x30, both);
  }

  private static byte[] tagged(int tag, byte[] content) {
    int length = content.length;
    byte[] head =
        length < 128
            ? new byte[] {(byte) tag, (byte) length}
            : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    byte[] all = new byte[head.length + length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(content, 0, all, head.length, length);
    return all;
  }

  /// The algorithm of a key of RFC 5915, whose curve stands behind the tag `[0]` as an identifier.
  private static Optional<byte[]> curve(byte[] der) {
    for (int i = 0; i + 4 < der.length; i++) {
      int length = der[i + 1];
      boolean isCurve =
          der[i] == (byte) 0xa0
              && length > 2
              && i + 2 + length <= der.length
              && der[i + 2] == 6
              && der[i + 3] == length - 2;
      if (isCurve) {
        byte[] ec = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};
        byte[] both = new byte[ec.length + length];
        System.arraycopy(ec, 0, both, 0, ec.length);
        System.arraycopy(der, i + 2, both, ec.length, length);
        byte[] algorithm = tagged(0x30, both);
        byte[] head = new byte[3 + algorithm.length];
        System.arraycopy(new byte[] {2, 1, 0}, 0, head, 0, 3);
        System.arraycopy(algorithm, 0, head, 3, algorithm.length);
        return Optional.of(head);
      }
    }
    return Optional.empty();
  }

  /// What a key is, in words: `an RSA key of 2048 bits`.
  static String words(PrivateKey key) {
    return switch (key) {
      case RSAKey rsa -> "an RSA key of %d bits".formatted(rsa.getModulus().bitLength());
      case ECKey ec ->
          "an elliptic-curve key of %d bits".formatted(ec.getParams().getOrder().bitLength());
      case DSAKey dsa -> "a DSA key of %d bits".formatted(dsa.getParams().getP().bitLength());
      default -> "a key of " + key.getAlgorithm();
    };
  }

  /// The certificates that stand in a text.
  public static List<X509Certificate> certificates(String text) {
    var found = new ArrayList<X509Certificate>();
    var frame = CERTIFICATE.matcher(text);
    while (found.size() < MOST && frame.find()) {
      try {
        var factory = CertificateFactory.getInstance("X.509");
        var in = new ByteArrayInputStream(der(frame.group(1)));
        if (factory.generateCertificate(in) instanceof X509Certificate certificate) {
          found.add(certificate);
        }
      } catch (GeneralSecurityException _) {
        // A damaged certificate proves nothing.
      }
    }
    return found;
  }

  /// Whether a private key belongs to a public one: what the one signs, the other verifies.
  public static boolean belong(PrivateKey key, PublicKey published) {
    String algorithm =
        switch (key) {
          case RSAKey _ -> "SHA256withRSA";
          case ECKey _ -> "SHA256withECDSA";
          case DSAKey _ -> "SHA256withDSA";
          default -> "Ed25519";
        };
    byte[] words = "undebug asks whether two keys belong together".getBytes(StandardCharsets.UTF_8);
    try {
      var signer = Signature.getInstance(algorithm);
      signer.initSign(key);
      signer.update(words);
      byte[] signed = signer.sign();
      var verifier = Signature.getInstance(algorithm);
      verifier.initVerify(published);
      verifier.update(words);
      return verifier.verify(signed);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
