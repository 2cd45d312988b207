package dev.undebug.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What a command may know of the world outside: streams, environment, and which stream is a
/// terminal.
///
/// @param environment the process environment
/// @param isOutTerminal whether standard output is a terminal
/// @param isErrTerminal whether standard error is a terminal
/// @param isQuiet whether nothing but findings and errors is wanted
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean isOutTerminal,
    boolean isErrTerminal,
    boolean isQuiet) {

  /// The console of this process; the launcher says in `undebug.terminal` which of its streams are
  /// terminals, which Java cannot tell of each alone.
  static Console ofProcess() {
    String terminal = System.getProperty("undebug.terminal", "");
    return new Console(
        System.in,
        utf8(new java.io.FileOutputStream(java.io.FileDescriptor.out)),
        utf8(new java.io.FileOutputStream(java.io.FileDescriptor.err)),
        System.getenv(),
        terminal.contains("out"),
        terminal.contains("err"),
        false);
  }

  static PrintStream utf8(OutputStream stream) {
    return new PrintStream(
        new java.io.BufferedOutputStream(stream, 1 << 13), false, StandardCharsets.UTF_8);
  }

  /// The same, for findings and errors alone.
  Console quiet() {
    return new Console(in, out, err, environment, isOutTerminal, isErrTerminal, true);
  }

  /// Says on standard error what is no finding and no error.
  void note(String text) {
    if (!isQuiet) {
      err.print(text);
    }
  }

  String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /// Whether standard output takes colour, by the conventions of no-color.org and
  /// bixense.com/clicolors.
  boolean takesColor() {
    return takesColor(isOutTerminal);
  }

  /// The same of standard error.
  boolean takesErrColor() {
    return takesColor(isErrTerminal);
  }

  private boolean takesColor(boolean isTerminal) {
    if (!variable("NO_COLOR").isEmpty()) {
      return false;
    }
    if (!variable("CLICOLOR_FORCE").isEmpty() || !variable("FORCE_COLOR").isEmpty()) {
      return true;
    }
    return isTerminal && !variable("TERM").equals("dumb");
  }

  /// Whether standard output takes more than ASCII: every locale but C and POSIX.
  boolean takesUnicode() {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String locale = variable(name);
      if (!locale.isEmpty()) {
        return !locale.equals("C") && !locale.equals("POSIX");
      }
    }
    return true;
  }
}
