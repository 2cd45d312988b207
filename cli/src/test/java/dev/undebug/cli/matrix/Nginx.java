package dev.undebug.cli.matrix;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A real nginx before a site, as its documentation has it before gunicorn.
final class Nginx implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/sbin/nginx");

  private final Path folder;
  private final Process process;
  private final URI uri;

  private Nginx(Path folder, Process process, URI uri) {
    this.folder = folder;
    this.process = process;
    this.uri = uri;
  }

  static boolean isThere() {
    return Files.isExecutable(PROGRAM);
  }

  static Nginx before(URI site) throws IOException, InterruptedException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Path folder = Files.createTempDirectory("undebug-nginx-");
    Files.writeString(
        folder.resolve("nginx.conf"),
        """
        daemon off; master_process off; worker_processes 1; pid %1$s/pid; error_log %1$s/error.log;
        events { worker_connections 64; }
        http {
          access_log off;
          client_body_temp_path %1$s/a; proxy_temp_path %1$s/b; fastcgi_temp_path %1$s/c;
          uwsgi_temp_path %1$s/d; scgi_temp_path %1$s/e;
          server {
            listen 127.0.0.1:%2$d;
            location / {
              proxy_pass %3$s;
              proxy_set_header Host $http_host;
              proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            }
          }
        }
        """
            .formatted(folder, port, site.toString().replaceFirst("/$", "")));
    Process process =
        new ProcessBuilder(
                PROGRAM.toString(), "-c", folder.resolve("nginx.conf").toString(), "-e", "stderr")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    for (int i = 0; i < 200; i++) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
        return new Nginx(folder, process, URI.create("http://127.0.0.1:" + port + "/"));
      } catch (IOException _) {
        Thread.sleep(20);
      }
    }
    process.destroy();
    throw new IOException("nginx: " + Files.readString(folder.resolve("output")));
  }

  URI uri() {
    return uri;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
