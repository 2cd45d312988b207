package dev.undebug.probe;

import dev.undebug.http.Headers;
import dev.undebug.http.Incoming;
import dev.undebug.http.Request;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/// HTTP/1.1 over a connection of its own for every request.
///
/// The JDK's client refuses what the ladder rests on (a Host that is none, `%zz` in a path),
/// follows the resolver wherever it leads, and bounds neither the head of an answer nor its whole
/// time.
public final class SocketTransport implements Transport {

  /// For a connection to one address; the next address is tried then.
  private static final int CONNECT_MILLIS = 5_000;

  /// For what is left of an answer once its connection was closed.
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Addresses addresses;
  private final Proxies proxies;
  private final Trust trust;

  /// @param given addresses by `host:port`, which nobody needs to look up
  public SocketTransport(Map<String, InetAddress> given, Proxies proxies, Trust trust) {
    this.addresses = new Addresses(given);
    this.proxies = proxies;
    this.trust = trust;
  }

  /// Straight to the sites, as the machine resolves and trusts them.
  public static SocketTransport direct() {
    return new SocketTransport(Map.of(), Proxies.NONE, Trust.OF_THE_MACHINE);
  }

  @Override
  public String refusal(Target target) {
    Optional<Proxies.Proxy> proxy = proxies.of(target);
    try {
      for (InetAddress address : addresses.of(target.host(), target.port())) {
        if (Addresses.isMetadata(address)) {
          return "%s is a link-local or metadata address, which is never asked"
              .formatted(address.getHostAddress());
        }
      }
      return "";
    } catch (UnknownHostException _) {
      // Behind a proxy, only the proxy may know the host.
      return proxy.isPresent() ? "" : target.host() + ": no such host";
    }
  }

  @Override
  public Answer send(Target target, Request request, Limits limits) {
    byte[] bytes;
    try {
      bytes = bytes(target, request);
    } catch (IllegalArgumentException e) {
      return new Answer.Failed("the request cannot be sent: " + e.getMessage());
    }
    var attempt = new Attempt(target, request, bytes, limits);
    var answer = new CompletableFuture<Answer>();
    Thread.ofVirtual().name("ask " + target).start(() -> answer.complete(attempt.answer()));
    try {
      return wait(answer, attempt, limits.perRequest());
    } catch (InterruptedException e) {
      attempt.abandon();
      Thread.currentThread().interrupt();
      return new Answer.Failed("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("request to " + target, e.getCause());
    }
  }

  /// A slow server is cut off; what it had sent by then counts.
  private static Answer wait(CompletableFuture<Answer> answer, Attempt attempt, Duration time)
      throws InterruptedException, ExecutionException {
    try {
      return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      attempt.abandon();
    }
    try {
      if (answer.get(GRACE.toMillis(), TimeUnit.MILLISECONDS)
          instanceof Answer.Answered(var response, _)) {
        return new Answer.Answered(response, true);
      }
    } catch (TimeoutException _) {
      // It hangs in the resolver, which nothing interrupts.
    }
    return new Answer.Failed("no whole answer within %d s".formatted(time.toSeconds()));
  }

  private byte[] bytes(Target target, Request request) {
    Headers headers = request.headers();
    boolean isRelayed = target.uri().getScheme().equals("http") && proxies.of(target).isPresent();
    var head = new StringBuilder();
    head.append(request.method()).append(' ');
    head.append(isRelayed ? target.origin() : "").append(plain(request.uri(), " \t"));
    head.append(" HTTP/1.1\r\n");
    line(head, "Host", headers.has("Host") ? headers.first("Host") : target.hostHeader());
    if (isRelayed) {
      authorize(head, proxies.of(target).orElseThrow());
    }
    for (Headers.Field field : headers.fields()) {
      if (!field.name().equalsIgnoreCase("Host")) {
        line(head, plain(field.name(), " \t:"), field.value());
      }
    }
    if (!headers.has("Accept-Encoding")) {
      line(head, "Accept-Encoding", "gzip");
    }
    if (!request.body().isEmpty() || request.method().equals("POST")) {
      line(head, "Content-Length", String.valueOf(request.body().length()));
    }
    line(head, "Connection", "close");
    head.append("\r\n");
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(request.body().bytes());
    return bytes.toByteArray();
  }

  private static void authorize(StringBuilder head, Proxies.Proxy proxy) {
    if (!proxy.authorization().isEmpty()) {
      line(head, "Proxy-Authorization", proxy.authorization());
    }
  }

  private static void line(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(plain(value, "")).append("\r\n");
  }

  private static String plain(String text, String forbidden) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\t') || c == 127 || forbidden.indexOf(c) >= 0) {
        throw new IllegalArgumentException("a request line or header holds a control character");
      }
    }
    return text;
  }

  /// One request on its way.
  private final class Attempt {

    private final Target target;
    private final Request request;
    private final byte[] bytes;
    private final Limits limits;
    private final Socket plain = new Socket();
    private volatile boolean isAbandoned;

    Attempt(Target target, Request request, byte[] bytes, Limits limits) {
      this.target = target;
      this.request = request;
      this.bytes = bytes;
      this.limits = limits;
    }

    private volatile Socket open = plain;

    /// Ends every wait for the server.
    void abandon() {
      isAbandoned = true;
      close(open);
      close(plain);
    }

    private void close(Socket socket) {
      try {
        socket.close();
      } catch (IOException _) {
        // It is gone either way.
      }
    }

    Answer answer() {
      try (Socket socket = connected()) {
        open = socket;
        if (isAbandoned) {
          throw new SocketTimeoutException();
        }
        socket.setSoTimeout((int) limits.perRequest().toMillis());
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        InputStream in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        var arrived = Incoming.read(in, request.method(), limits.bodyBytes());
        return new Answer.Answered(arrived.response(), arrived.isCut());
      } catch (IOException e) {
        return new Answer.Failed(describe(e));
      } finally {
        close(plain);
      }
    }

    private Socket connected() throws IOException {
      Optional<Proxies.Proxy> proxy = proxies.of(target);
      boolean isSecure = target.uri().getScheme().equals("https");
      open = plain;
      Socket to =
          proxy.isPresent()
              ? connect(proxy.get().host(), proxy.get().port())
              : connect(target.host(), target.port());
      open = to;
      to.setSoTimeout((int) limits.perRequest().toMillis());
      if (proxy.isPresent() && isSecure) {
        tunnel(to, proxy.get());
      }
      return isSecure ? trust.over(to, target) : to;
    }

    private Socket connect(String host, int port) throws IOException {
      List<InetAddress> found = addresses.of(host, port);
      IOException last = new UnknownHostException(host);
      for (InetAddress address : found) {
        if (isAbandoned) {
          break;
        }
        if (Addresses.isMetadata(address)) {
          throw new IOException(address.getHostAddress() + " is never asked");
        }
        Socket socket = address.equals(found.getFirst()) ? plain : new Socket();
        open = socket;
        try {
          socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
          return socket;
        } catch (IOException e) {
          close(socket);
          last = e;
        }
      }
      throw last;
    }

    private void tunnel(Socket through, Proxies.Proxy proxy) throws IOException {
      String to = Addresses.bare(target.host());
      if (addresses.isGiven(target.host(), target.port())) {
        to = addresses.of(target.host(), target.port()).getFirst().getHostAddress();
      }
      String authority = (to.contains(":") ? "[" + to + "]" : to) + ":" + target.port();
      var head = new StringBuilder("CONNECT " + authority + " HTTP/1.1\r\n");
      line(head, "Host", authority);
      authorize(head, proxy);
      head.append("\r\n");
      through.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
      through.getOutputStream().flush();
      // Unbuffered: what follows is the other end's.
      int status = Incoming.read(through.getInputStream(), "HEAD", 1 << 12).response().status();
      if (status / 100 != 2) {
        throw new IOException("the proxy %s does not let us through: %d".formatted(proxy, status));
      }
    }

    private String describe(IOException exception) {
      String message = exception.getMessage();
      return switch (exception) {
        case ConnectException _ when message != null && message.contains("timed out") ->
            "no connection: nobody answers at port " + target.port();
        case ConnectException _ -> "connection refused";
        case NoRouteToHostException _ -> "no route to the host";
        case UnknownHostException _ -> message + ": no such host";
        case SocketTimeoutException _ ->
            "no whole answer within %d s".formatted(limits.perRequest().toSeconds());
        case SSLException _ -> Handshakes.describe(exception);
        default -> message == null ? exception.getClass().getSimpleName() : message;
      };
    }
  }
}
