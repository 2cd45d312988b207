package dev.undebug.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.http.Body;
import dev.undebug.http.Headers;
import dev.undebug.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server with a certificate of its own making, which may want one of the visitor.
class TrustTest {

  private static final String PASSWORD = "password-of-a-test";
  private static final Limits LIMITS =
      new Limits(12, Duration.ZERO, Duration.ofSeconds(10), 1 << 16);

  @TempDir private static Path folder;

  @BeforeAll
  static void certify() throws IOException, InterruptedException {
    keytool("-genkeypair", "server", "-dname", "CN=shop", "-ext", "SAN=ip:127.0.0.1");
    keytool("-genkeypair", "visitor", "-dname", "CN=visitor");
    keytool("-exportcert", "server", "-rfc", "-file", folder.resolve("server.pem").toString());
  }

  private static void keytool(String command, String name, String... more)
      throws IOException, InterruptedException {
    var words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                command,
                "-alias",
                name,
                "-keystore",
                folder.resolve(name + ".p12").toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
    if (command.equals("-genkeypair")) {
      words.addAll(List.of("-keyalg", "EC", "-validity", "2"));
    }
    words.addAll(List.of(more));
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  @Test
  void aCertificateThatNobodyTrustedSignedIsSaidWithWhatToDo() {
    assertThat(ask(Trust.OF_THE_MACHINE, false))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            failed ->
                assertThat(failed.why())
                    .contains("not signed by an authority")
                    .contains("--cacert"));
  }

  @Test
  void itIsBelievedWhereTheOwnerNamesItOrAsksAllTheSame() throws IOException {
    Trust named = Trust.of(choice(List.of(), List.of(folder.resolve("server.pem")), true));
    Trust blind = Trust.of(choice(List.of(), List.of(), false));

    assertThat(ask(named, false)).isInstanceOf(Answer.Answered.class);
    assertThat(ask(blind, false)).isInstanceOf(Answer.Answered.class);
  }

  @Test
  void theVisitorsCertificateIsShown() throws IOException {
    Trust with = Trust.of(choice(List.of(folder.resolve("visitor.p12")), List.of(), false));
    Trust without = Trust.of(choice(List.of(), List.of(), false));

    assertThat(ask(with, true)).isInstanceOf(Answer.Answered.class);
    assertThat(ask(without, true)).isInstanceOf(Answer.Failed.class);
  }

  @Test
  void aFileThatIsNoCertificateIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("none.pem"), "nothing");

    assertThatThrownBy(() -> Trust.of(choice(List.of(), List.of(file), true)))
        .hasMessageContaining("none.pem: holds no certificate");
  }

  private static Trust.Choice choice(
      List<Path> certificate, List<Path> authorities, boolean isChecked) {
    return new Trust.Choice(certificate, List.of(), PASSWORD, authorities, isChecked);
  }

  private static Answer ask(Trust trust, boolean wantsCertificate) {
    try (SSLServerSocket server = serve(wantsCertificate)) {
      Thread.ofVirtual().start(() -> answer(server));
      var transport = new SocketTransport(Map.of(), Proxies.NONE, trust);
      var request = new Request("GET", "/", Headers.NONE, Body.EMPTY);
      Target target = Target.of("https://127.0.0.1:" + server.getLocalPort() + "/");
      return transport.send(target, request, LIMITS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SSLServerSocket serve(boolean wantsCertificate) throws IOException {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store("server"), PASSWORD.toCharArray());
      var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      var visitors = KeyStore.getInstance("PKCS12");
      visitors.load(null, null);
      visitors.setCertificateEntry("visitor", store("visitor").getCertificate("visitor"));
      trusted.init(visitors);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
      var server =
          (SSLServerSocket)
              context
                  .getServerSocketFactory()
                  .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
      server.setNeedClientAuth(wantsCertificate);
      return server;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static KeyStore store(String name) throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(folder.resolve(name + ".p12").toFile(), PASSWORD.toCharArray());
  }

  private static void answer(SSLServerSocket server) {
    try (var client = (SSLSocket) server.accept()) {
      byte[] first = new byte[1];
      int count = client.getInputStream().read(first);
      if (count > 0) {
        client
            .getOutputStream()
            .write("HTTP/1.1 200 OK\r\n\r\nshop".getBytes(StandardCharsets.ISO_8859_1));
      }
    } catch (IOException _) {
      // The visitor did not want to.
    }
  }
}
