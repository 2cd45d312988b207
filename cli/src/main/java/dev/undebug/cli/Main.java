package dev.undebug.cli;

/// The program.
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(new Undebug(Console.ofProcess()).run(args));
  }
}
