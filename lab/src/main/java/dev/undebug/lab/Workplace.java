package dev.undebug.lab;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A copy of a project in a folder of its own, and the environment in which it runs.
record Workplace(Path folder, Start start, Django django) {

  /// Migrating the shops takes 1 to 3 seconds on two busy cores, their tests as long; this is a
  /// bound, not a wait.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  static Workplace of(Start start, Django django) throws IOException {
    Path folder = Files.createTempDirectory("undebug-lab-").toRealPath();
    var workplace = new Workplace(folder, start, django);
    Files.createDirectory(workplace.home());
    copy(start.project(), workplace.project());
    return workplace;
  }

  Path project() {
    return folder.resolve("copy");
  }

  Path output() {
    return folder.resolve("output");
  }

  private Path home() {
    return folder.resolve("home");
  }

  /// A process in the copy, its output appended to `output()`. It inherits nothing from this
  /// process, because runserver shows a visitor the whole environment.
  Process launch(List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(django.python().toString());
    command.addAll(arguments);
    return run(command);
  }

  /// The same with any program.
  Process run(List<String> command) throws IOException {
    var builder =
        new ProcessBuilder(command)
            .directory(project().toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
    var env = new TreeMap<String, String>();
    env.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    env.put("HOME", home().toString());
    env.put("LANG", "C.UTF-8");
    env.put("PYTHONPATH", django.site().toString());
    env.put("PYTHONUNBUFFERED", "1");
    env.put("PYTHONNOUSERSITE", "1");
    env.put("PYTHONDONTWRITEBYTECODE", "1");
    env.put("DJANGO_LOG_FILE", home().resolve("shop.log").toString());
    env.putAll(start.server().environment(django));
    env.putAll(start.env());
    builder.environment().clear();
    builder.environment().putAll(env);
    return builder.start();
  }

  /// Runs a command of `manage.py` to its end.
  Ran manage(List<String> arguments) throws IOException {
    return python(Path.of("manage.py"), arguments);
  }

  /// Runs a script to its end.
  Ran python(Path script, List<String> arguments) throws IOException {
    var all = new ArrayList<String>();
    all.add(script.toString());
    all.addAll(arguments);
    int before = said().length();
    Process process = launch(all);
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException(
            script + " " + String.join(" ", arguments) + ": not done after " + PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(e);
    } finally {
      Processes.stop(process);
    }
    return new Ran(process.exitValue(), said().substring(before));
  }

  /// Everything that the processes have written so far.
  String said() throws IOException {
    return Files.exists(output())
        ? new String(Files.readAllBytes(output()), StandardCharsets.UTF_8)
        : "";
  }

  void remove() throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  static InterruptedIOException interrupted(InterruptedException cause) {
    var failure = new InterruptedIOException("interrupted while waiting for a process");
    failure.initCause(cause);
    return failure;
  }

  /// Copies regular files only, and neither caches nor databases that an earlier run left behind.
  private static void copy(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path target = to.resolve(from.relativize(path).toString());
        String name = path.getFileName().toString();
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else if (Files.isRegularFile(path) && !name.matches(".*\\.(pyc|sqlite3|log)")) {
          Files.copy(path, target);
        }
      }
    }
  }
}
