package dev.undebug.cli;

import java.util.function.LongSupplier;

/// One line on standard error that overwrites itself, for people who wait: from half a second on,
/// only where standard error is a terminal, never in CI or with `--quiet`, and gone at the end.
final class Progress implements AutoCloseable {

  /// Nanoseconds before anything is said: what is quicker needs no word.
  private static final long PATIENCE = 500_000_000;

  /// Nanoseconds between two states of the line.
  private static final long PAUSE = 200_000_000;

  private final Console console;
  private final LongSupplier clock;
  private final boolean isShown;
  private final long began;
  private long due;
  private int width;
  private String doing = "";
  private boolean isRunning;

  Progress(Console console) {
    this(console, System::nanoTime);
  }

  /// @param clock nanoseconds
  Progress(Console console, LongSupplier clock) {
    this.console = console;
    this.clock = clock;
    this.began = clock.getAsLong();
    this.due = began + PATIENCE;
    this.isShown =
        console.isErrTerminal() && !console.isQuiet() && console.variable("CI").isEmpty();
  }

  /// Whether it is time for another state, so that others need not be put into words.
  synchronized boolean isDue() {
    return isShown && clock.getAsLong() >= due;
  }

  /// Says a state, at once.
  synchronized void say(String line) {
    if (isShown) {
      console.err().print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
      console.err().flush();
      width = line.length();
      due = clock.getAsLong() + PAUSE;
    }
  }

  /// Says what is being done, with the seconds since the beginning, until something else is.
  synchronized void during(String what) {
    doing = what;
    if (isShown && !isRunning) {
      isRunning = true;
      Thread.ofPlatform().daemon().name("progress").start(this::repeat);
    }
    notifyAll();
  }

  private synchronized void repeat() {
    try {
      while (isRunning) {
        long left = due - clock.getAsLong();
        if (left > 0) {
          wait(Math.max(1, left / 1_000_000));
        } else {
          say("%s … %d s".formatted(doing, (clock.getAsLong() - began) / 1_000_000_000));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Makes room for something else on standard error.
  synchronized void clear() {
    if (width > 0) {
      console.err().print("\r" + " ".repeat(width) + "\r");
      console.err().flush();
      width = 0;
    }
  }

  @Override
  public synchronized void close() {
    isRunning = false;
    notifyAll();
    clear();
  }
}
