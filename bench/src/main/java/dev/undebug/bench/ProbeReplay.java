package dev.undebug.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.undebug.http.Exchange;
import dev.undebug.http.Headers;
import dev.undebug.http.RawExchange;
import dev.undebug.http.Reading;
import dev.undebug.http.Response;
import dev.undebug.probe.Ladder;
import dev.undebug.probe.Limits;
import dev.undebug.probe.Probe;
import dev.undebug.probe.Site;
import dev.undebug.probe.SocketTransport;
import dev.undebug.probe.Target;
import dev.undebug.probe.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/// Serves stored answers, each to every request of a probe of its own: a copy of a debug page, a
/// page that quotes one, an ordinary page. None of these sites is on, whatever was stored.
///
/// Usage: ProbeReplay FOLDER…, with `.http` files (head and body) or `.html` and `.txt` bodies.
public final class ProbeReplay {

  private final Map<Site.State, Integer> states = new EnumMap<>(Site.State.class);
  private final List<String> wrong = new ArrayList<>();
  private int requests;

  private ProbeReplay() {}

  public static void main(String[] args) throws Exception {
    var files = new ArrayList<Path>();
    for (String folder : args) {
      try (var all = Files.walk(Path.of(folder))) {
        all.filter(file -> file.toString().matches(".*\\.(http|html|txt|body)"))
            .forEach(files::add);
      }
    }
    new ProbeReplay().replay(files);
  }

  private void replay(List<Path> files) throws Exception {
    long began = System.nanoTime();
    int lanes = Runtime.getRuntime().availableProcessors();
    try (var threads = Executors.newFixedThreadPool(lanes)) {
      var running = new ArrayList<Future<?>>();
      for (int lane = 0; lane < lanes; lane++) {
        int first = lane;
        running.add(threads.submit(() -> lane(files, first, lanes)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    wrong.stream().sorted().limit(50).forEach(System.out::println);
    System.out.printf(
        "%,d stored answers, %,d requests: %s; false on: %d; %.0f s%n",
        files.size(), requests, states, wrong.size(), (System.nanoTime() - began) / 1e9);
  }

  private void lane(List<Path> files, int first, int step) {
    var stored = new AtomicReference<Response>();
    HttpServer server = serve(stored);
    try {
      var visitor = new Visitor("undebug/replay", "9f3c7a1be2d40586", Headers.NONE);
      var limits = new Limits(12, Duration.ZERO, Duration.ofSeconds(20), 8 << 20);
      var probe =
          new Probe(SocketTransport.direct(), limits, visitor, new Ladder(true, true, true));
      Target target = Target.of("http://127.0.0.1:" + server.getAddress().getPort());
      for (int i = first; i < files.size(); i += step) {
        stored.set(read(files.get(i)));
        count(files.get(i), probe.ask(target));
      }
    } finally {
      server.stop(0);
    }
  }

  private synchronized void count(Path file, Site site) {
    states.merge(site.state(), 1, Integer::sum);
    requests += site.steps().size();
    if (site.state() == Site.State.ON) {
      wrong.add("on: " + file + ": " + site.because());
    }
  }

  private static Response read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (RawExchange.read(bytes) instanceof Reading.Whole(Exchange exchange)
          && exchange.response().hasStatus()) {
        return exchange.response();
      }
      return new Response(
          200, Headers.of("Content-Type", "text/html"), new dev.undebug.http.Body(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpServer serve(AtomicReference<Response> stored) {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", exchange -> answer(exchange, stored.get()));
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange, Response response) throws IOException {
    try (exchange) {
      for (String name : List.of("Content-Type", "Server", "Location")) {
        String value = response.headers().first(name);
        if (!value.isEmpty()) {
          exchange.getResponseHeaders().set(name, plain(value));
        }
      }
      byte[] body = response.body().bytes();
      exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String plain(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
