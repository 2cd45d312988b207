package dev.undebug.page;

import dev.undebug.http.Exchange;
import dev.undebug.http.RawExchange;
import dev.undebug.http.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;

/// What the insecure shop of the lab answered on five real Djangos, byte for byte, as `lab/capture`
/// stores it: `<version>/<server>/<config>.<case>.http`.
final class LabPages {

  /// All answers by their path without its ending.
  static final Map<String, Exchange> ALL = all();

  private LabPages() {}

  static Exchange get(String path) {
    return Objects.requireNonNull(ALL.get(path), path);
  }

  static byte[] body(String path) {
    return get(path).response().body().bytes();
  }

  static Page dissected(String path) {
    return Dissector.dissect(get(path)).orElseThrow();
  }

  /// A page of our own making.
  static byte[] bytes(String page) {
    return page.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Exchange> all() {
    var all = new TreeMap<String, Exchange>();
    try (var zip = new ZipInputStream(LabPages.class.getResourceAsStream("lab.zip"))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (RawExchange.read(zip.readAllBytes()) instanceof Reading.Whole(var exchange)) {
          all.put(entry.getName().replaceFirst("\\.http$", ""), exchange);
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return all;
  }
}
