package dev.undebug.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// One run of the whole program, in this process.
record Run(int exit, String out, String err) {

  static Run of(String... args) {
    return with(Map.of(), "", args);
  }

  static Run with(Map<String, String> environment, String in, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            Console.utf8(out),
            Console.utf8(err),
            environment,
            false,
            false,
            false);
    int exit = new Undebug(console).run(args);
    return new Run(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
