package dev.undebug.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A thousand loopback sites in one process: every address of 127.0.0.0/8 is one. Those whose last
/// number divides by ten answer as Django 5.2 does with DEBUG on, the others as with DEBUG off.
///
/// Usage: FleetServer PORT; it ends with its process.
public final class FleetServer {

  private static final String NOT_FOUND =
      """

      <!doctype html>
      <html lang="en">
      <head>
        <title>Not Found</title>
      </head>
      <body>
        <h1>Not Found</h1><p>The requested resource was not found on this server.</p>
      </body>
      </html>
      """;

  private static final String BAD_REQUEST =
      NOT_FOUND
          .replace("<title>Not Found", "<title>Bad Request (400)")
          .replace(
              "<h1>Not Found</h1><p>The requested resource was not found on this server.</p>",
              "<h1>Bad Request (400)</h1><p></p>");

  private static final String TECHNICAL =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
        <meta http-equiv="content-type" content="text/html; charset=utf-8">
        <title>Page not found at %1$s</title>
        <meta name="robots" content="NONE,NOARCHIVE">
        <style>
          html * { padding:0; margin:0; }
        </style>
      </head>
      <body>
        <header id="summary">
          <h1>Page not found <small>(404)</small></h1>
          <table class="meta">
            <tr><th scope="row">Request Method:</th><td>GET</td></tr>
            <tr><th scope="row">Request URL:</th><td>http://127.0.0.10%1$s</td></tr>
          </table>
        </header>
        <main id="info"><p>The current path, <code>%1$s</code>, didn’t match any of these.</p></main>
        <footer id="explanation">
          <p>You’re seeing this error because you have <code>DEBUG = True</code>.</p>
        </footer>
      </body>
      </html>
      """;

  private FleetServer() {}

  public static void main(String[] args) throws IOException {
    try (var server =
        new ServerSocket(Integer.parseInt(args[0]), 1_000, InetAddress.getByName("0.0.0.0"))) {
      while (true) {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> answer(client));
      }
    }
  }

  private static void answer(Socket client) {
    try (client) {
      String head = head(new BufferedInputStream(client.getInputStream()));
      String path = head.split(" ", 3)[1];
      boolean isOn = (client.getLocalAddress().getAddress()[3] & 0xff) % 10 == 0;
      String answer;
      if (head.contains("\r\nHost: undebug")) {
        answer = "400 Bad Request\r\n\r\n" + BAD_REQUEST;
      } else if (path.equals("/")) {
        answer = "200 OK\r\n\r\n<!doctype html><title>Shop</title><h1>Shop</h1>";
      } else {
        answer = "404 Not Found\r\n\r\n" + (isOn ? TECHNICAL.formatted(path) : NOT_FOUND);
      }
      client
          .getOutputStream()
          .write(
              ("HTTP/1.1 " + answer.replaceFirst("\r\n", "\r\nContent-Type: text/html\r\n"))
                  .getBytes(StandardCharsets.UTF_8));
    } catch (IOException _) {
      // Whoever asked has gone.
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int b = in.read();
      if (b < 0) {
        throw new IOException("no request");
      }
      head.append((char) b);
    }
    return head.toString();
  }
}
