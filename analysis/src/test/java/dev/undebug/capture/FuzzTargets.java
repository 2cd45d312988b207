package dev.undebug.capture;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// What must hold for every input, in the form that Jazzer calls: `Jazzer
/// --target_class='dev.undebug.capture.FuzzTargets$OfHar' CORPUS`.
public final class FuzzTargets {

  private FuzzTargets() {}

  /// Every file comes to exactly one end.
  public static final class OfHar {

    private OfHar() {}

    public static void fuzzerTestOneInput(byte[] data) {
      var ends = new AtomicInteger();
      Har.read(new ByteArrayInputStream(data), new Taker("x", captured -> count(captured, ends)));
      one(ends);
    }
  }

  /// Every archive comes to exactly one end, whatever follows its first line.
  public static final class OfWarc {

    private static final byte[] FIRST = "WARC/1.0\r\n".getBytes(StandardCharsets.US_ASCII);

    private OfWarc() {}

    public static void fuzzerTestOneInput(byte[] data) {
      read(data);
      byte[] behind = new byte[FIRST.length + data.length];
      System.arraycopy(FIRST, 0, behind, 0, FIRST.length);
      System.arraycopy(data, 0, behind, FIRST.length, data.length);
      read(behind);
    }

    private static void read(byte[] data) {
      var ends = new AtomicInteger();
      Warc.read(new ByteArrayInputStream(data), new Taker("x", captured -> count(captured, ends)));
      one(ends);
    }
  }

  /// Every source comes to exactly one end, whatever it is: mails and what is compressed too.
  public static final class OfAny {

    private OfAny() {}

    public static void fuzzerTestOneInput(byte[] data) {
      var ends = new AtomicInteger();
      Captures.read("x", new ByteArrayInputStream(data), captured -> count(captured, ends));
      one(ends);
    }
  }

  private static void count(Captured captured, AtomicInteger ends) {
    if (captured.source().equals("x") && !(captured instanceof Captured.Whole)) {
      ends.incrementAndGet();
    }
  }

  private static void one(AtomicInteger ends) {
    if (ends.get() != 1) {
      throw new IllegalStateException("one source came to " + ends.get() + " ends");
    }
  }
}
