package dev.undebug.probe;

import dev.undebug.secret.KeyPairs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// How sites are spoken to over TLS: whose certificates are believed, and which one is shown.
public final class Trust {

  /// What the JDK believes; no certificate is shown.
  public static final Trust OF_THE_MACHINE = new Trust(context(null, null), true);

  private final SSLContext context;
  private final boolean isChecked;

  private Trust(SSLContext context, boolean isChecked) {
    this.context = context;
    this.isChecked = isChecked;
  }

  /// What a user chose.
  ///
  /// @param certificate PKCS #12, or PEM with the certificate and, unless `key` has it, the key
  /// @param key PEM
  /// @param password of a PKCS #12 file; may be empty
  /// @param authorities PEM, believed instead of the machine's
  /// @param isChecked false takes any certificate of a server
  public record Choice(
      List<Path> certificate,
      List<Path> key,
      String password,
      List<Path> authorities,
      boolean isChecked) {}

  /// Reads the files of a choice.
  ///
  /// @throws IOException with one line that names the file and what is wrong with it
  public static Trust of(Choice choice) throws IOException {
    KeyManager[] shown =
        choice.certificate.isEmpty()
            ? null
            : managers(
                choice.certificate.getFirst(),
                choice.key.isEmpty() ? choice.certificate.getFirst() : choice.key.getFirst(),
                choice.password);
    TrustManager[] believed = null;
    if (!choice.isChecked) {
      believed = new TrustManager[] {new Everybody()};
    } else if (!choice.authorities.isEmpty()) {
      believed = authorities(choice.authorities.getFirst());
    }
    return new Trust(context(shown, believed), choice.isChecked);
  }

  private static SSLContext context(
      KeyManager @org.jspecify.annotations.Nullable [] shown,
      TrustManager @org.jspecify.annotations.Nullable [] believed) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(shown, believed, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK speaks TLS", e);
    }
  }

  private static KeyManager[] managers(Path certificate, Path key, String password)
      throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      byte[] bytes = Files.readAllBytes(certificate);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      if (text.contains("-----BEGIN")) {
        store.load(null, null);
        List<X509Certificate> chain = KeyPairs.certificates(text);
        PrivateKey own =
            KeyPairs.privateKey(Files.readString(key, StandardCharsets.ISO_8859_1))
                .orElseThrow(() -> new IOException(key + ": holds no private key in clear PEM"));
        if (chain.isEmpty()) {
          throw new IOException(certificate + ": holds no certificate");
        }
        store.setKeyEntry(
            "own", own, password.toCharArray(), chain.toArray(new X509Certificate[0]));
      } else {
        store.load(new ByteArrayInputStream(bytes), password.toCharArray());
      }
      var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, password.toCharArray());
      return factory.getKeyManagers();
    } catch (GeneralSecurityException e) {
      throw new IOException(certificate + ": not a client certificate: " + e.getMessage(), e);
    }
  }

  private static TrustManager[] authorities(Path file) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (X509Certificate one :
          KeyPairs.certificates(Files.readString(file, StandardCharsets.ISO_8859_1))) {
        store.setCertificateEntry("authority " + number, one);
        number++;
      }
      if (number == 0) {
        throw new IOException(file + ": holds no certificate");
      }
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (GeneralSecurityException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /// Speaks TLS over a connection.
  Socket over(Socket plain, Target target) throws IOException {
    String host = Addresses.bare(target.host());
    var socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, host, target.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    if (isChecked) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /// Believes everybody: the owner asked for it, and what is asked is no secret.
  private static final class Everybody extends X509ExtendedTrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
