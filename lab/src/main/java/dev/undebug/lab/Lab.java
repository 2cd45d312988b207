package dev.undebug.lab;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// Starts projects on the Djangos that `lab/provision` has put into the cache folder.
public final class Lab {

  /// A shop answers after 0.5 to 2 seconds on two busy cores.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration PAUSE = Duration.ofMillis(50);

  /// Between finding a free port and binding it, somebody else may take it.
  private static final int TRIES = 3;

  private Lab() {}

  /// The series to test on: those that are provisioned, and those that must be.
  public static List<Series> series() {
    return Arrays.stream(Series.values())
        .filter(series -> series.isRequired() || isProvisioned(series))
        .toList();
  }

  public static boolean isProvisioned(Series series) {
    try {
      return Django.find(series, Django.home()).isPresent();
    } catch (IOException _) {
      return false;
    }
  }

  /// The Django of a series; without it the test ends here, failed where `CI=true`, aborted
  /// elsewhere.
  public static Django django(Series series) throws IOException {
    return django(series, Django.home(), "true".equals(System.getenv("CI")));
  }

  static Django django(Series series, Path home, boolean isCi) throws IOException {
    var found = Django.find(series, home);
    if (found.isPresent()) {
      return found.get();
    }
    String message =
        series + " is not in " + home + "; run ./lab/provision --series " + series.id();
    return isCi ? Assertions.fail(message) : Assumptions.abort(message);
  }

  /// Starts a migrated copy of a project and returns when it answers.
  public static Site start(Start start) throws IOException {
    var workplace = Workplace.of(start, django(start.series()));
    try {
      Ran migrated = workplace.manage(List.of("migrate", "--verbosity", "0"));
      if (migrated.exit() != 0) {
        throw new IOException("migrate failed: " + migrated.output());
      }
      return serve(workplace);
    } catch (IOException | RuntimeException | Error e) {
      workplace.remove();
      throw e;
    }
  }

  /// Starts a copy of a project that needs no database, and returns when it answers.
  public static Site startBare(Start start) throws IOException {
    var workplace = Workplace.of(start, django(start.series()));
    try {
      return serve(workplace);
    } catch (IOException | RuntimeException | Error e) {
      workplace.remove();
      throw e;
    }
  }

  /// Runs one command of a project's `manage.py` in a copy of it.
  public static Ran manage(Start start, String... arguments) throws IOException {
    var workplace = Workplace.of(start, django(start.series()));
    try {
      return workplace.manage(List.of(arguments));
    } finally {
      workplace.remove();
    }
  }

  /// Runs a script with a Django and nothing else around it.
  ///
  /// @param script below the folder `lab`
  public static Ran python(Series series, String script, String... arguments) throws IOException {
    Path empty = Files.createTempDirectory("undebug-lab-empty-");
    try {
      var start = new Start(empty, series, Server.RUNSERVER, Map.of());
      var workplace = Workplace.of(start, django(series));
      try {
        return workplace.python(Shop.lab().resolve(script), List.of(arguments));
      } finally {
        workplace.remove();
      }
    } finally {
      Files.delete(empty);
    }
  }

  private static Site serve(Workplace workplace) throws IOException {
    String folder = folder(workplace.project());
    for (int attempt = 1; ; attempt++) {
      String address = "127.0.0.1:" + freePort();
      var uri = URI.create("http://" + address + "/");
      Process process =
          workplace.run(workplace.start().server().command(workplace.django(), folder, address));
      try {
        if (answers(uri, process)) {
          return new Site(workplace, process, uri);
        }
        Processes.stop(process);
      } catch (IOException | RuntimeException e) {
        Processes.stop(process);
        throw e;
      }
      if (attempt == TRIES || !workplace.said().contains("in use")) {
        throw new IOException(
            workplace.start().server() + " does not answer at " + uri + ":\n" + workplace.said());
      }
    }
  }

  /// The package that holds the project's WSGI application.
  private static String folder(Path project) throws IOException {
    try (var folders = Files.list(project)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("wsgi.py")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .findFirst()
          .orElseThrow(() -> new IOException(project + ": no package with a wsgi.py"));
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Waits for any HTTP answer: gunicorn binds its port long before it can serve.
  private static boolean answers(URI uri, Process process) throws IOException {
    var request = HttpRequest.newBuilder(uri).HEAD().timeout(Duration.ofSeconds(10)).build();
    Instant deadline = Instant.now().plus(PATIENCE);
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      while (process.isAlive() && Instant.now().isBefore(deadline)) {
        try {
          client.send(request, HttpResponse.BodyHandlers.discarding());
          return process.isAlive();
        } catch (ConnectException _) {
          Thread.sleep(PAUSE);
        } catch (IOException e) {
          // uWSGI closes the connection when an application fails before it answers.
          if (String.valueOf(e.getMessage()).contains("no bytes")) {
            return process.isAlive();
          }
          Thread.sleep(PAUSE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Workplace.interrupted(e);
    }
    return false;
  }
}
