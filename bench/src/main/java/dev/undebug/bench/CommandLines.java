package dev.undebug.bench;

import dev.undebug.cli.Console;
import dev.undebug.cli.Undebug;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Runs many command lines in one process, so that oracles can ask thousands of questions.
///
/// A line of standard input is the arguments of one run, separated by U+0001. Each run answers with
/// one line: exit code, milliseconds, standard output and standard error, separated by tabs, in
/// which line ends are U+0002 and tabs blanks.
public final class CommandLines {
  private CommandLines() {}

  public static void main(String[] args) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      long before = System.nanoTime();
      var out = new ByteArrayOutputStream();
      var err = new ByteArrayOutputStream();
      int exit;
      try (var outText = new PrintStream(out, false, StandardCharsets.UTF_8);
          var errText = new PrintStream(err, false, StandardCharsets.UTF_8)) {
        var console =
            new Console(
                new ByteArrayInputStream(new byte[0]),
                outText,
                errText,
                Map.of(),
                false,
                false,
                false);
        exit = new Undebug(console).run(line.split("\u0001", -1));
      }
      long millis = (System.nanoTime() - before) / 1_000_000;
      answers.println(exit + "\t" + millis + "\t" + oneLine(out) + "\t" + oneLine(err));
    }
  }

  private static String oneLine(ByteArrayOutputStream bytes) {
    return bytes
        .toString(StandardCharsets.UTF_8)
        .replace('\t', ' ')
        .replace("\r", "")
        .replace('\n', '\u0002');
  }
}
