package dev.undebug.bench;

import dev.undebug.capture.Captured;
import dev.undebug.capture.Captures;
import dev.undebug.http.Exchange;
import dev.undebug.page.Dissector;
import dev.undebug.page.PageKind;
import dev.undebug.page.Recogniser;
import dev.undebug.page.Verdict;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/// Measures how fast bodies are recognised and taken apart, by the processor time of one thread.
///
/// `PageSpeed CLEAN PAGES`: a folder of ordinary answers and one of debug pages. Beside the
/// recogniser run a copy of the same bytes, which is the limit, and the obvious way: a search for
/// each of eleven markers. Beside the dissector runs a bare parse of the same pages.
public final class PageSpeed {

  private static final int CHUNK = 16 * 1024;
  private static final int ROUNDS = 9;
  private static final int MOST_BYTES = 200 << 20;

  private static final List<String> MARKERS =
      List.of(
          "id=\"summary\"",
          "id=\"traceback\"",
          "id=\"requestinfo\"",
          "id=\"explanation\"",
          "NONE,NOARCHIVE",
          "Request Method:",
          "Django Version:",
          "DEBUG = True",
          "Page not found at",
          "exhaust__line",
          "djDebug");

  private static final byte[] COPY = new byte[CHUNK];

  private PageSpeed() {}

  public static void main(String[] args) {
    List<Exchange> clean = read(Path.of(args[0]));
    List<Exchange> pages = read(Path.of(args[1]));
    pages.removeIf(exchange -> !isDjango(exchange));
    bytes("clean, copied", clean, PageSpeed::copied);
    bytes("clean, eleven indexOf", clean, PageSpeed::searched);
    bytes("clean, recognised", clean, PageSpeed::recognised);
    bytes("debug pages, recognised", pages, PageSpeed::recognised);
    bytes("debug pages, bare parse", pages, PageSpeed::parsed);
    bytes("debug pages, parse with positions", pages, PageSpeed::parsedWithPositions);
    bytes("debug pages, taken apart", pages, PageSpeed::dissected);
  }

  private static boolean isDjango(Exchange exchange) {
    return Recogniser.of(bytes(exchange)) instanceof Verdict.Seen(PageKind kind) && kind.isDjango();
  }

  private static List<Exchange> read(Path folder) {
    var all = new ArrayList<Exchange>();
    int[] total = new int[1];
    Captures.read(
        folder,
        captured -> {
          if (captured instanceof Captured.Whole(_, _, var exchange) && total[0] < MOST_BYTES) {
            total[0] += bytes(exchange).length;
            all.add(exchange);
          }
        });
    return all;
  }

  private static void bytes(String name, List<Exchange> all, ToLongFunction<Exchange> work) {
    long total = all.stream().mapToLong(exchange -> bytes(exchange).length).sum();
    long best = Long.MAX_VALUE;
    long sink = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (Exchange exchange : all) {
        sink += work.applyAsLong(exchange);
      }
      best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    }
    System.out.println(
        "%s: %.1f MB/s, %.0f bodies/s (%d bodies, %.1f MB, best of %d, sum %d)"
            .formatted(
                name,
                total * 1e3 / best,
                all.size() * 1e9 / best,
                all.size(),
                total / 1e6,
                ROUNDS,
                sink));
  }

  private static byte[] bytes(Exchange exchange) {
    return exchange.response().body().bytes();
  }

  private static long copied(Exchange exchange) {
    byte[] body = bytes(exchange);
    for (int at = 0; at < body.length; at += CHUNK) {
      System.arraycopy(body, at, COPY, 0, Math.min(CHUNK, body.length - at));
    }
    return COPY[0];
  }

  private static long searched(Exchange exchange) {
    var text = new String(bytes(exchange), StandardCharsets.ISO_8859_1);
    long found = 0;
    for (String marker : MARKERS) {
      found += text.indexOf(marker) >= 0 ? 1 : 0;
    }
    return found;
  }

  private static final Recogniser RECOGNISER = new Recogniser();

  private static long recognised(Exchange exchange) {
    byte[] body = bytes(exchange);
    RECOGNISER.reset();
    for (int at = 0; at < body.length; at += CHUNK) {
      RECOGNISER.feed(body, at, Math.min(body.length, at + CHUNK));
    }
    return RECOGNISER.finish() instanceof Verdict.Seen ? 1 : 0;
  }

  private static long parsed(Exchange exchange) {
    return Jsoup.parse(new String(bytes(exchange), StandardCharsets.UTF_8)).childNodeSize();
  }

  private static long parsedWithPositions(Exchange exchange) {
    var parser = Parser.htmlParser().setTrackPosition(true);
    var text = new String(bytes(exchange), StandardCharsets.UTF_8);
    return Jsoup.parse(text, "", parser).childNodeSize();
  }

  private static long dissected(Exchange exchange) {
    return Dissector.dissect(exchange).map(page -> page.disclosures().size()).orElse(0);
  }
}
