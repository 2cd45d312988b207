package dev.undebug.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Stops processes by their handles.
final class Processes {

  /// gunicorn lets its workers finish; 10 seconds is its own share of a container's usual stop
  /// time.
  private static final int GRACE_SECONDS = 10;

  private Processes() {}

  /// Stops a process and all that it started: first politely, then by force.
  static void stop(Process process) {
    List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(family::add);
        process.destroyForcibly().waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } finally {
      family.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
