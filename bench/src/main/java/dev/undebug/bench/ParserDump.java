package dev.undebug.bench;

import dev.undebug.python.Dialect;
import dev.undebug.python.Dump;
import dev.undebug.python.Module;
import dev.undebug.python.Printer;
import dev.undebug.python.Python;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Shows the trees of Python files, whose paths are read line by line, as `lab/ast_dump.py` does.
///
/// A file that the printer does not give back byte by byte is `unfaithful` instead. Arguments:
/// `--positions`, `--full`, `--python2`.
public final class ParserDump {

  private ParserDump() {}

  public static void main(String[] arguments) throws IOException {
    var options = List.of(arguments);
    Dialect dialect = options.contains("--python2") ? Dialect.PYTHON_2 : Dialect.PYTHON_3;
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String path = in.readLine(); path != null; path = in.readLine()) {
      byte[] bytes = Files.readAllBytes(Path.of(path));
      Module module = Python.read(path, bytes, dialect);
      if (!Arrays.equals(bytes, Printer.bytes(module))) {
        out.printf("%s\tunfaithful%n", path);
        continue;
      }
      boolean isRejected = !module.problems().isEmpty();
      if (isRejected) {
        var problem = module.problems().getFirst();
        int line = module.source().line(problem.span().start());
        out.printf("%s\trejected %d %s%n", path, line, problem.message());
      }
      String dump = Dump.of(module, options.contains("--positions"));
      if (!isRejected) {
        out.printf("%s\t%s%n", path, digest(dump));
      }
      if (options.contains("--full")) {
        out.println(isRejected ? "" : dump);
      }
    }
    out.flush();
  }

  private static String digest(String dump) {
    try {
      var md5 = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(md5.digest(dump.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has MD5", impossible);
    }
  }
}
