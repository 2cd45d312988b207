package dev.undebug.bench;

import dev.undebug.python.Dialect;
import dev.undebug.python.Module;
import dev.undebug.python.Parser;
import dev.undebug.python.Python;
import dev.undebug.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// How long one thread takes to read every Python file of a folder, warm, from memory; the
/// megabytes are printed once.
///
/// `-p folder=/usr/lib/python3/dist-packages` names the folder.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-Xmx1g"})
public class ParserSpeed {

  /// Enough to leave the caches, little enough for a small heap.
  private static final long MAX_BYTES = 16_000_000;

  @Param("/usr/lib/python3")
  String folder;

  private List<SourceText> texts = List.of();

  @Setup
  public void load() throws IOException {
    var loaded = new ArrayList<SourceText>();
    long bytes = 0;
    try (var files = Files.walk(Path.of(folder))) {
      var paths = files.filter(file -> file.toString().endsWith(".py")).sorted().toList();
      for (Path path : paths) {
        byte[] content = Files.readAllBytes(path);
        Module module = Python.read(path.toString(), content, Dialect.PYTHON_3);
        if (module.problems().isEmpty() && bytes + content.length <= MAX_BYTES) {
          loaded.add(module.source());
          bytes += content.length;
        }
      }
    }
    texts = List.copyOf(loaded);
    System.out.printf("%d files, %.2f MB%n", texts.size(), bytes / 1e6);
  }

  @Benchmark
  public void read(Blackhole hole) {
    for (SourceText text : texts) {
      hole.consume(Parser.parse(text, Dialect.PYTHON_3));
    }
  }
}
