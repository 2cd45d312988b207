package dev.undebug.capture;

import dev.undebug.http.Exchange;
import java.util.function.Consumer;

/// Hands on the exchanges of one file that holds many, and numbers them.
final class Taker {

  /// Exchanges of one file beyond which it is not read on; a busy day's HAR has some thousand, a
  /// gigabyte of WARC some fifty thousand.
  private static final int MOST = 200_000;

  private final String source;
  private final Consumer<Captured> each;
  private int taken;

  Taker(String source, Consumer<Captured> each) {
    this.source = source;
    this.each = each;
  }

  /// Hands one on.
  ///
  /// @return whether another one may come
  boolean take(Captured.Carrier carrier, Exchange exchange) {
    taken++;
    each.accept(new Captured.Whole(source + "#" + taken, carrier, exchange));
    return taken < MOST;
  }

  /// Whether no other one may come.
  boolean isFull() {
    return taken >= MOST;
  }

  /// Says that one of them cannot be read.
  void fail(String why) {
    taken++;
    each.accept(new Captured.Failed(source + "#" + taken, why));
  }

  /// Says how it ended.
  ///
  /// @param why empty when the file was read to its end
  void end(String why) {
    if (why.isEmpty()) {
      each.accept(new Captured.Read(source, taken));
    } else {
      String after = taken == 0 ? "" : " (after %d exchanges)".formatted(taken);
      each.accept(new Captured.Failed(source, why + after));
    }
  }

  /// Why a file is not read on that holds too many.
  static String tooMany() {
    return "it holds more than %,d exchanges; the rest is not read".formatted(MOST);
  }
}
