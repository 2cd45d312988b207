package dev.undebug.bench;

import dev.undebug.python.Dialect;
import dev.undebug.python.Parser;
import dev.undebug.source.SourceText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// How the time to read a file grows with its length, for files that want it to grow faster.
///
/// `ParserScaling [CHARACTERS [SHAPE]]`: every shape (or one) is read at n, 2n, 4n and 8n
/// characters (n is 1,000,000 unless told), and the CPU milliseconds are printed, the least of
/// three rounds, with the last time over the first: 8 is linear. Shapes below it are dominated by
/// what does not grow.
public final class ParserScaling {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 3;
  private static final int DOUBLINGS = 4;

  private ParserScaling() {}

  public static void main(String[] arguments) {
    int length = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    System.out.printf("%-28s %9s %9s %9s %9s %9s%n", "ms at", "n", "2n", "4n", "8n", "8n / n");
    var shapes = shapes();
    if (arguments.length > 1) {
      shapes.keySet().retainAll(List.of(arguments[1]));
    }
    shapes.forEach(
        (name, part) -> {
          var times = new double[DOUBLINGS];
          for (int i = 0; i < DOUBLINGS; i++) {
            times[i] = milliseconds(part.repeat((length << i) / part.length()));
          }
          System.out.printf(
              "%-28s %9.1f %9.1f %9.1f %9.1f %9.1f%n",
              name, times[0], times[1], times[2], times[3], times[3] / times[0]);
        });
  }

  private static Map<String, String> shapes() {
    var shapes = new LinkedHashMap<String, String>();
    shapes.put("ordinary statements", "x = f(a, b=1)[0].c  # d\n");
    shapes.put("one line, one name", "a");
    shapes.put("one line of sums", "a + ");
    shapes.put("nested brackets", "(");
    shapes.put("brackets and lines", "x = [\n");
    shapes.put("indents", "if x:\n y\n");
    shapes.put("spaces alone", " ");
    shapes.put("lost indents", "if x:\n  a\nb\n  c\n");
    shapes.put("NUL", "\0");
    shapes.put("random bytes", random());
    shapes.put("open strings", "'a\n");
    shapes.put("open three quotes", "a\"\"\"\n");
    shapes.put("open fields", "f'''{a\n");
    shapes.put("merge conflicts", "<<<<<<< a\n=======\n");
    shapes.put("continued lines", "\\\n");
    shapes.put("broken clauses", "if x:\n a\nelif $:\n b\n");
    shapes.put("open bracket, then words", "x = (\nreturn\n");
    return shapes;
  }

  private static String random() {
    var bytes = new byte[100_000];
    new Random(1).nextBytes(bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static double milliseconds(String text) {
    double least = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      var source = new SourceText("x.py", text);
      long start = THREADS.getCurrentThreadCpuTime();
      Parser.parse(source, Dialect.PYTHON_3);
      least = Math.min(least, (THREADS.getCurrentThreadCpuTime() - start) / 1e6);
    }
    return least;
  }
}
