package dev.undebug.capture;

import dev.undebug.http.Body;
import dev.undebug.http.Exchange;
import dev.undebug.http.Headers;
import dev.undebug.http.RawExchange;
import dev.undebug.http.Reading;
import dev.undebug.http.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/// Reads web archives, plain or compressed: the answers in them, each with the request it belongs
/// to where the archive has that first, as `wget` writes it.
final class Warc {

  /// Bytes of one record beyond which it is skipped; the largest debug page seen has 3.5 MB.
  private static final int LARGEST = 64 * 1024 * 1024;

  /// Decompressed bytes of all answers of one archive that are looked at.
  private static final long MOST_BYTES = 8L << 30;

  /// Requests that wait for their answers.
  private static final int WAITING = 64;

  private final Taker taker;
  private final Map<String, Request> requests = new LinkedHashMap<>();
  private long bytes;

  private Warc(Taker taker) {
    this.taker = taker;
  }

  static boolean begins(byte[] head) {
    return Sniff.startsWith(head, "WARC/");
  }

  static void read(InputStream in, Taker taker) {
    var warc = new Warc(taker);
    String why = "";
    // The archive is not closed here: its stream belongs to the caller.
    try {
      @SuppressWarnings("resource")
      var reader = new WarcReader(in);
      boolean goesOn = true;
      for (var record = reader.next(); goesOn && record.isPresent(); record = reader.next()) {
        goesOn = warc.record(record.get());
      }
      why = goesOn ? "" : warc.bytes > MOST_BYTES ? tooLarge() : Taker.tooMany();
    } catch (IOException broken) {
      why = "the archive is damaged: " + Captures.why(broken);
    } catch (IllegalArgumentException | NoSuchElementException | UncheckedIOException broken) {
      // The library throws these for fields of a header that are missing, or are no date or id.
      why = "the archive is damaged: " + broken.getMessage();
    }
    taker.end(why);
  }

  private static String tooLarge() {
    return "it holds more than %d GiB; the rest is not read".formatted(MOST_BYTES >> 30);
  }

  private boolean record(WarcRecord record) throws IOException {
    String type = record.headers().first("WARC-Type").orElse("");
    if (!type.equals("response") && !type.equals("request")) {
      return true;
    }
    String address = record.headers().first("WARC-Target-URI").orElse("").replaceAll("[<>]", "");
    if (!address.startsWith("http")) {
      return true;
    }
    byte[] block = record.body().stream().readNBytes(LARGEST + 1);
    bytes += block.length;
    if (block.length > LARGEST) {
      taker.fail("the answer of %s is larger than %d MiB".formatted(address, LARGEST >> 20));
      return true;
    }
    return type.equals("request") ? request(address, block) : response(address, block);
  }

  private boolean request(String address, byte[] block) {
    if (requests.size() == WAITING) {
      requests.remove(requests.keySet().iterator().next());
    }
    RawExchange.request(block).ifPresent(request -> requests.put(address, at(request, address)));
    return true;
  }

  private boolean response(String address, byte[] block) {
    var asked = requests.remove(address);
    var request = asked == null ? new Request("GET", address, Headers.NONE, Body.EMPTY) : asked;
    return switch (RawExchange.read(block)) {
      case Reading.Whole(var exchange) ->
          taker.take(Captured.Carrier.ANSWER, new Exchange(request, exchange.response()))
              && bytes <= MOST_BYTES;
      case Reading.Broken(var why) -> {
        taker.fail("the answer of %s: %s".formatted(address, why));
        yield true;
      }
    };
  }

  private static Request at(Request request, String address) {
    return new Request(request.method(), address, request.headers(), request.body());
  }
}
