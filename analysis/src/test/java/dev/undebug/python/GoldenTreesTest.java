package dev.undebug.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples of `golden`, whose trees `lab/ast_compare.py --golden` recorded from CPython 3.13
/// and 2.7.
final class GoldenTreesTest {

  static Stream<Path> python3() {
    return examples("python3");
  }

  static Stream<Path> python2() {
    return examples("python2");
  }

  private static Stream<Path> examples(String folder) {
    try {
      var url = Objects.requireNonNull(GoldenTreesTest.class.getResource("golden/" + folder));
      try (var files = Files.list(Path.of(url.toURI()))) {
        List<Path> found = files.filter(file -> file.toString().endsWith(".py")).sorted().toList();
        return found.stream();
      }
    } catch (IOException notReadable) {
      throw new UncheckedIOException(notReadable);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @ParameterizedTest
  @MethodSource("python3")
  void treesAndPositionsAreThoseOfCPython3(Path example) throws IOException {
    var module = Python.read(example.toString(), Files.readAllBytes(example));

    assertThat(module.problems()).isEmpty();
    assertThat(module.dialect()).isEqualTo(Dialect.PYTHON_3);
    assertThat(Dump.of(module, true)).isEqualTo(expected(example));
  }

  @ParameterizedTest
  @MethodSource("python2")
  void treesAreThoseOfCPython2(Path example) throws IOException {
    var module = Python.read(example.toString(), Files.readAllBytes(example));

    assertThat(module.problems()).isEmpty();
    assertThat(module.dialect()).isEqualTo(Dialect.PYTHON_2);
    assertThat(Dump.of(module, false)).isEqualTo(expected(example));
  }

  @ParameterizedTest
  @MethodSource({"python3", "python2"})
  void theBytesComeBack(Path example) throws IOException {
    byte[] bytes = Files.readAllBytes(example);

    var module = Python.read(example.toString(), bytes);

    assertThat(Printer.print(module)).isEqualTo(module.source().text());
    assertThat(Printer.bytes(module)).isEqualTo(bytes);
  }

  private static String expected(Path example) throws IOException {
    String name = example.getFileName().toString().replace(".py", ".ast");
    return Files.readString(example.resolveSibling(name), StandardCharsets.US_ASCII);
  }
}
