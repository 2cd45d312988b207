package dev.undebug.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.undebug.http.Body;
import dev.undebug.http.Headers;
import dev.undebug.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketTransportTest {

  private static final Limits LIMITS =
      new Limits(12, Duration.ZERO, Duration.ofSeconds(5), 1 << 16);
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nshop";

  @Test
  void aHostThatIsNoneAndADamagedEncodingGoOutAsTheyAre() {
    try (var server = RawServer.saying(OK)) {
      var request = new Request("GET", "/a%zz", Headers.of("Host", "a_b..<x>"), Body.EMPTY);

      Answer answer = SocketTransport.direct().send(server.target(), request, LIMITS);

      assertThat(answer).isInstanceOf(Answer.Answered.class);
      assertThat(server.requests().getFirst())
          .startsWith("GET /a%zz HTTP/1.1\r\nHost: a_b..<x>\r\n");
    }
  }

  @Test
  void aLineEndInAHeaderIsNotSent() {
    try (var server = RawServer.saying(OK)) {
      var request = new Request("GET", "/", Headers.of("X-A", "b\r\nX-C: d"), Body.EMPTY);

      Answer answer = SocketTransport.direct().send(server.target(), request, LIMITS);

      assertThat(answer).isInstanceOf(Answer.Failed.class);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void ipv6IsAsked() {
    RawServer started;
    try {
      started =
          new RawServer(
              InetAddress.ofLiteral("::1"),
              (_, out) -> out.write(OK.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (UncheckedIOException none) {
      Assumptions.abort("no IPv6 here");
      return;
    }
    try (var server = started) {
      Target target = Target.of("http://[::1]:" + server.port() + "/");

      assertThat(SocketTransport.direct().send(target, get(), LIMITS))
          .isInstanceOf(Answer.Answered.class);
      assertThat(server.requests().getFirst()).contains("Host: [::1]:" + server.port());
    }
  }

  @Test
  void aResolvedNameIsNotLookedUp() {
    try (var server = RawServer.saying(OK)) {
      var transport =
          new SocketTransport(
              Map.of("shop.invalid:" + server.port(), InetAddress.getLoopbackAddress()),
              Proxies.NONE,
              Trust.OF_THE_MACHINE);
      Target target = Target.of("http://shop.invalid:" + server.port() + "/");

      assertThat(transport.refusal(target)).isEmpty();
      assertThat(transport.send(target, get(), LIMITS)).isInstanceOf(Answer.Answered.class);
      assertThat(server.requests().getFirst()).contains("Host: shop.invalid:" + server.port());
    }
  }

  @Test
  void aProxyIsAskedForTheWholeAddress() {
    try (var proxy = RawServer.saying(OK)) {
      var transport = through(Map.of("http_proxy", "http://user:word@127.0.0.1:" + proxy.port()));

      transport.send(Target.of("http://shop.invalid/a"), get(), LIMITS);

      assertThat(proxy.requests().getFirst())
          .startsWith("GET http://shop.invalid/ HTTP/1.1\r\nHost: shop.invalid\r\n")
          .contains(
              "Proxy-Authorization: Basic "
                  + Base64.getEncoder()
                      .encodeToString("user:word".getBytes(StandardCharsets.ISO_8859_1)));
    }
  }

  @Test
  void tlsGoesThroughATunnelAndARefusalOfItIsTheProxysOwn() {
    try (var proxy = RawServer.saying("HTTP/1.1 403 Forbidden\r\n\r\n")) {
      var transport = through(Map.of("HTTPS_PROXY", "127.0.0.1:" + proxy.port()));

      Answer answer = transport.send(Target.of("https://shop.invalid/"), get(), LIMITS);

      assertThat(answer)
          .isEqualTo(
              new Answer.Failed(
                  "the proxy 127.0.0.1:%d does not let us through: 403".formatted(proxy.port())));
      assertThat(proxy.requests().getFirst()).startsWith("CONNECT shop.invalid:443 HTTP/1.1\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "127.0.0.1", ".0.0.1", "other.example, 127.0.0.1"})
  void hostsWithoutAProxyAreAskedStraight(String exceptions) {
    try (var server = RawServer.saying(OK)) {
      var transport = through(Map.of("HTTP_PROXY", "http://127.0.0.1:9", "NO_PROXY", exceptions));

      assertThat(transport.send(server.target(), get(), LIMITS))
          .isInstanceOf(Answer.Answered.class);
    }
  }

  @Test
  void aProxyThatCannotBeUsedIsSaidWithoutItsPassword() {
    assertThatThrownBy(() -> Proxies.of(Map.of("HTTPS_PROXY", "socks5://u:hidden@a:1")))
        .hasMessageContaining("HTTPS_PROXY")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void plainHttpAtATlsPortIsSaidSo() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> refuse(server));
      Target target = Target.of("https://127.0.0.1:" + server.getLocalPort() + "/");

      assertThat(SocketTransport.direct().send(target, get(), LIMITS))
          .isEqualTo(
              new Answer.Failed(
                  "TLS failed: it speaks something else at this port, perhaps plain HTTP"));
    }
  }

  private static void refuse(ServerSocket server) {
    try (var client = server.accept()) {
      client
          .getOutputStream()
          .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      client.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/",
        "http://[fe80::1]/",
        "http://[fd00:ec2::254]/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://[::ffff:169.254.169.254]/",
        "http://100.100.100.200/",
        "http://2852039166/"
      })
  void whereCloudsKeepCredentialsNothingIsSent(String address) {
    Target target = Target.of(address);

    assertThat(SocketTransport.direct().refusal(target)).contains("never asked");
  }

  private static SocketTransport through(Map<String, String> environment) {
    return new SocketTransport(Map.of(), Proxies.of(environment), Trust.OF_THE_MACHINE);
  }

  private static Request get() {
    return new Request("GET", "/", Headers.NONE, Body.EMPTY);
  }
}
