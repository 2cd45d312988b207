package dev.undebug.cli.matrix;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// A proxy before a site that makes debug pages hard to see.
final class Distorter implements AutoCloseable {

  /// What it does to answers.
  enum Way {
    STATUS_200,
    STATUS_503,
    WITHOUT_FOOTER,
    COMPRESSED,
    CHUNKED_BY_ONE,
    ALL_OF_IT
  }

  private final URI site;
  private final Way way;
  private final ServerSocket server;

  Distorter(URI site, Way way) throws IOException {
    this.site = site;
    this.way = way;
    this.server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> relay(client));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void relay(Socket client) {
    try (client;
        var back = new Socket(site.getHost(), site.getPort())) {
      back.getOutputStream().write(head(client.getInputStream()));
      back.getOutputStream().flush();
      byte[] answer = back.getInputStream().readAllBytes();
      try (var out = new BufferedOutputStream(client.getOutputStream(), 1 << 16)) {
        write(new String(answer, StandardCharsets.ISO_8859_1), out);
      }
    } catch (IOException _) {
      // The prober sees a connection that ends.
    }
  }

  /// The head of the request, which says that the connection ends after the answer and that nothing
  /// is to be compressed.
  private static byte[] head(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        break;
      }
      bytes.write(b);
    }
    return bytes
        .toString(StandardCharsets.ISO_8859_1)
        .replaceAll("(?i)\r\nAccept-Encoding: [^\r]*", "")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private void write(String answer, OutputStream out) throws IOException {
    int end = answer.indexOf("\r\n\r\n");
    if (end < 0) {
      return;
    }
    boolean isAll = way == Way.ALL_OF_IT;
    String head = answer.substring(0, end);
    String body = answer.substring(end + 4);
    if (head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
      body = whole(body);
    }
    head = head.replaceAll("(?i)\r\n(Content-Length|Transfer-Encoding|Connection): [^\r]*", "");
    if (way == Way.STATUS_200 || isAll) {
      head = head.replaceFirst("^HTTP/1\\.\\d \\d{3}[^\r]*", "HTTP/1.1 200 OK");
    } else if (way == Way.STATUS_503) {
      head = head.replaceFirst("^HTTP/1\\.\\d \\d{3}[^\r]*", "HTTP/1.1 503 Sorry");
    }
    if (way == Way.WITHOUT_FOOTER || isAll) {
      body = body.replaceFirst("(?s)<(div|footer) id=\"explanation\">.*", "");
    }
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    if (way == Way.COMPRESSED || isAll) {
      head += "\r\nContent-Encoding: gzip";
      bytes = gzip(bytes);
    }
    boolean isChunked = way == Way.CHUNKED_BY_ONE || isAll;
    head += isChunked ? "\r\nTransfer-Encoding: chunked" : "\r\nContent-Length: " + bytes.length;
    out.write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    if (!isChunked) {
      out.write(bytes);
      return;
    }
    for (byte b : bytes) {
      out.write(new byte[] {'1', '\r', '\n', b, '\r', '\n'});
    }
    out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String whole(String chunks) {
    var whole = new StringBuilder();
    int at = 0;
    while (at < chunks.length()) {
      int end = chunks.indexOf("\r\n", at);
      int size = Integer.parseInt(chunks.substring(at, end).strip(), 16);
      whole.append(chunks, end + 2, end + 2 + size);
      at = size == 0 ? chunks.length() : end + 4 + size;
    }
    return whole.toString();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
