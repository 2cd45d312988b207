package dev.undebug.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A server that sends whatever bytes a test wants, and keeps what it was sent.
final class RawServer implements AutoCloseable {

  /// Answers one connection.
  interface Answer {
    void write(String request, OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final Answer answer;
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  RawServer(InetAddress address, Answer answer) {
    this.answer = answer;
    try {
      server = new ServerSocket(0, 50, address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  static RawServer of(Answer answer) {
    return new RawServer(InetAddress.getLoopbackAddress(), answer);
  }

  /// Always the same bytes.
  static RawServer saying(String bytes) {
    return of((_, out) -> out.write(bytes.getBytes(StandardCharsets.ISO_8859_1)));
  }

  int port() {
    return server.getLocalPort();
  }

  Target target() {
    return Target.of("http://127.0.0.1:" + port() + "/");
  }

  /// The heads of all requests, in their order.
  List<String> requests() {
    return requests;
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> answer(client));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void answer(Socket client) {
    try (client) {
      String request = head(client.getInputStream());
      requests.add(request);
      answer.write(request, client.getOutputStream());
      client.getOutputStream().flush();
    } catch (IOException _) {
      // The prober has had enough.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static String head(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        break;
      }
      bytes.write(b);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
