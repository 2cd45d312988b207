package dev.undebug.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// A running project. Closing it stops its processes and removes its copy.
public final class Site implements AutoCloseable {

  private final Workplace workplace;
  private final Process process;
  private final URI uri;
  private final Thread lastResort;

  Site(Workplace workplace, Process process, URI uri) {
    this.workplace = workplace;
    this.process = process;
    this.uri = uri;
    this.lastResort = new Thread(() -> Processes.stop(process), "stop " + uri);
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  /// Where it answers, with a slash at the end: `http://127.0.0.1:40123/`.
  public URI uri() {
    return uri;
  }

  public Django django() {
    return workplace.django();
  }

  /// The copy of the project that is running.
  public Path project() {
    return workplace.project();
  }

  /// The id of the server's first process.
  public long pid() {
    return process.pid();
  }

  /// What the server has written so far.
  public String output() throws IOException {
    return workplace.said();
  }

  /// Runs a command of the project's `manage.py` beside the server.
  public Ran manage(String... arguments) throws IOException {
    return workplace.manage(List.of(arguments));
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(lastResort);
    } catch (IllegalStateException _) {
      // The machine is shutting down, and the hook does the same.
    }
    Processes.stop(process);
    try {
      workplace.remove();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + workplace.folder(), e);
    }
  }
}
