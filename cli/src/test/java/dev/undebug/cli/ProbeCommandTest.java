package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.undebug.lab.Lab;
import dev.undebug.lab.Series;
import dev.undebug.lab.Server;
import dev.undebug.lab.Shop;
import dev.undebug.lab.Site;
import dev.undebug.lab.Start;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeCommandTest {

  /// The key of the lab's project, which its failing view holds in a variable.
  private static final String KEY = "x7Vq2mRt9Lw4Zk8Nb3Jc6Hs1Fd5Gy0PpTuEaKoWiQz4v8n2";

  @TempDir private Path folder;

  @Test
  void aProofIsRepeatedUntilItIsClosedAndOnlyThenRotatingIsAdvised() throws IOException {
    Path report = folder.resolve("report.json");
    try (Site on = start("on");
        Site off = start("off")) {
      Run first = Run.of("probe", on.uri().toString(), "--pause=0", "--format=json=" + report);
      Run open = Run.of("probe", "--again", report.toString(), "--pause=0");
      String moved = Files.readString(report).replace(on.uri().toString(), off.uri().toString());
      Files.writeString(report, moved);
      Run closed = Run.of("probe", "--again", report.toString(), "--pause=0", "--format=json");

      assertThat(first.exit()).isEqualTo(1);
      assertThat(open.exit()).isEqualTo(1);
      assertThat(open.err()).contains("still open").doesNotContain("rotate");
      assertThat(open.out()).contains("was on: still open");
      assertThat(closed.exit()).as(closed.err()).isZero();
      assertThat(closed.out()).contains("\"again\" : \"closed\"");
      assertThat(closed.err()).contains("closed").contains("now rotate");
    }
  }

  @Test
  void whatIsRecordedIsReadAgainAndHoldsNoSecret() throws IOException {
    Path recorded = folder.resolve("exchanges");
    try (Site site = start("on")) {
      String url = site.uri().resolve("boom/").toString();
      Run asked =
          Run.of(
              "probe",
              url,
              "--full",
              "--pause=0",
              "--cookie=own=canary-of-a-cookie",
              "--record=" + recorded);
      Run read = Run.of("inspect", recorded.toString(), "--format=json");

      assertThat(asked.out()).contains("signing_key").doesNotContain(KEY);
      assertThat(read.out()).contains("technical-500", "technical-404", "signing_key");
      try (var files = Files.walk(recorded)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(Files.readString(file)).doesNotContain(KEY, "canary-of-a-cookie");
        }
      }
      Run.of("probe", url, "--pause=0", "--reveal", "--record=" + recorded);
      Path page = recorded.resolve("127.0.0.1-%d/01-the-page.http".formatted(site.uri().getPort()));
      assertThat(Files.readString(page)).contains(KEY);
    }
  }

  @Test
  void aKeyThatLeaksIsTriedAgainstTheSitesOwnCookies() throws IOException {
    try (Site site = start("on")) {
      Run run =
          Run.of(
              "probe",
              site.uri().toString(),
              site.uri().resolve("boom/").toString(),
              "--pause=0",
              "--format=json");

      assertThat(run.out()).contains("\"outcome\" : \"verified\"").contains("cookie sessionid");
    }
  }

  @Test
  void aDryRunSendsNothingAndPrintsEveryRequest() throws IOException {
    var asked = new AtomicInteger();
    HttpServer server = serve("127.0.0.1", 0, _ -> asked.incrementAndGet());
    try {
      String url = "http://127.0.0.1:%d/a/".formatted(server.getAddress().getPort());
      Run run = Run.of("probe", url, "--dry-run", "--post", "--files", "--cookie=a=hidden-value");

      assertThat(run.exit()).isZero();
      assertThat(run.out())
          .contains("GET /a/ HTTP/1.1", "Host: undebug_", "POST /a?undebug=", "GET /.env HTTP/1.1")
          .contains("User-Agent: undebug/" + Version.NUMBER + " (+https://")
          .doesNotContain("hidden-value");
      assertThat(asked).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aFleetIsALineOfJsonForEachSiteAndGoesOnWhereItWas() throws IOException {
    Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    var servers = new ArrayList<HttpServer>();
    var urls = new ArrayList<String>();
    try {
      int port = 0;
      for (int i = 1; i <= 12; i++) {
        String host = "127.0.0." + i;
        HttpServer server =
            serve(
                host,
                port,
                from -> asked.computeIfAbsent(from, _ -> new AtomicInteger()).incrementAndGet());
        port = server.getAddress().getPort();
        servers.add(server);
        urls.add("http://%s:%d/".formatted(host, port));
      }
      Path out = folder.resolve("out.jsonl");
      String half = String.join("\n", urls.subList(0, 6)) + "\n# a comment\n\n";
      Run first = Run.with(Map.of(), half, "probe", "--fleet=-", "--pause=0", "--out=" + out);
      int before = asked.values().stream().mapToInt(AtomicInteger::get).sum();
      Files.writeString(out, Files.readString(out) + "{\"schema\":\"undebug/report-1\",\"ur");
      Path list = Files.writeString(folder.resolve("sites.txt"), String.join("\n", urls));
      Run second = Run.of("probe", "--fleet=" + list, "--pause=0", "--out=" + out);

      assertThat(first.exit()).as(first.err()).isZero();
      assertThat(second.err()).contains("6 sites asked").contains("6 known before");
      assertThat(Files.readAllLines(out)).hasSize(12).allMatch(line -> line.endsWith("}"));
      assertThat(asked.values().stream().mapToInt(AtomicInteger::get).sum()).isEqualTo(2 * before);
    } finally {
      servers.forEach(server -> server.stop(0));
    }
  }

  @Test
  void aLineThatIsNoAddressIsNamedAndTheOthersAreAsked() throws IOException {
    HttpServer server = serve("127.0.0.1", 0, _ -> {});
    try {
      String list = "ftp://a\nhttp://127.0.0.1:%d/\n".formatted(server.getAddress().getPort());
      Run run = Run.with(Map.of(), list, "probe", "--fleet=-", "--pause=0");

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).contains("standard input:1: ftp://a: only http and https");
      assertThat(run.out().lines()).hasSize(1);
    } finally {
      server.stop(0);
    }
  }

  private static Site start(String debug) throws IOException {
    return Lab.startBare(
        new Start(
            Shop.shapes(),
            Series.DJANGO_5_2,
            Server.GUNICORN,
            Map.of("SHAPE_DEBUG", debug, "SHAPE_HOSTS", "[\"*\"]", "SHAPE", "normal")));
  }

  /// A site of another kind, which tells whom it answers.
  private static HttpServer serve(String host, int port, java.util.function.Consumer<String> asked)
      throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          asked.accept(host);
          byte[] body = "<p>Shop".getBytes(StandardCharsets.UTF_8);
          try (exchange) {
            exchange.sendResponseHeaders(
                exchange.getRequestURI().getPath().equals("/") ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    return server;
  }
}
