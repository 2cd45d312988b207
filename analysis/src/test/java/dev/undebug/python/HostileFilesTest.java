package dev.undebug.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.undebug.source.SourceText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Input that wants to overflow, to hang, or to be misread.
final class HostileFilesTest {

  /// Fifty times what the slowest of these takes on a busy machine, and a hundredth of what a
  /// quadratic reader would take.
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static void readBoth(String text) {
    var source = new SourceText("x.py", text);
    for (Dialect dialect : Dialect.values()) {
      var module = assertTimeoutPreemptively(LIMIT, () -> Parser.parse(source, dialect));
      assertThat(Printer.print(module)).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{",
        "(\n",
        "a(",
        "a[",
        "f'{",
        "f\"{x:{",
        "'''x\n",
        "lambda:",
        "not ",
        "-",
        "x if y else ",
        "a**",
        "await ",
        "if x:\n",
        "if x: ",
        "[x for x in ",
        "@a\n",
        "a.",
        "a=",
        "*",
        "`",
        "match x:\n",
        "with (",
        "x=(\n",
        "(\ny\n",
        "def f(\n",
        "\\\n",
        ")",
        "\0",
        "é",
        "\ud83d",
        "elif x:\n",
        "a;",
        "match(x);",
        "print >>",
        "0x",
        "1_",
        "!",
        "'",
        "'\\N{x}' ",
        "{**",
        "*a,",
        "try:\n",
        "\t",
        "\t \n",
        ":=",
        "a.b.c(d)[e]",
        "# c\n",
        "\r",
        "\f",
        "f'{x=}'",
        "a+",
        "1,"
      })
  void repeatedInputIsReadInLinearTime(String part) {
    readBoth(part.repeat(200_000 / part.length()));
  }

  @Test
  void aMillionIndentsAreRead() {
    var text = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      text.repeat(' ', i).append("if x:\n");
    }

    readBoth(text.toString());
    readBoth(" ".repeat(1_000_000) + "x");
    readBoth("if x:\n y\n".repeat(1_000_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<<<<<<< a\n",
        "=======\n",
        "<<<<<<< a\n=======\n",
        "(\n=======\n",
        "@a\n<<<<<<< a\n",
        "if x:\n  a\nb\n  c\n",
        "if x\n  a\n b\n",
        "  if x:\n  a\n",
        "if x:\na\n",
        "'\"\"\" ",
        "x\"\"\"\n",
        "\"\"\"\nreturn\n",
        "f'''{x\n",
        "f'''\n",
        "if (:\n",
        "(\nreturn\n",
        "elif $\n",
        "try:\n a\nexcept $:\n"
      })
  void whatIsReadAgainIsReadAgainInLinearTime(String part) {
    readBoth(part.repeat(200_000 / part.length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(t'{t", "t'{t\nreturn", "[t'{a=", "f'{a=\ndef", "(t'{t!r:{"})
  void aFieldThatIsNeverClosedIsRead(String text) {
    readBoth(text);
  }

  @Test
  void tenMegabytesInOneLineAreRead() {
    readBoth("a".repeat(10_000_000));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void randomBytesAreRead(Dialect dialect) {
    var random = new Random(7);
    for (int round = 0; round < 300; round++) {
      var bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      var text = new String(bytes, StandardCharsets.ISO_8859_1);

      var module = Parser.parse(new SourceText("x.py", text), dialect);

      assertThat(Printer.print(module)).isEqualTo(text);
    }
  }

  @Test
  void randomWordsAreRead() {
    String[] words = {
      "(", ")", "[", "]", "{", "}", "\n", "\n  ", "\n    ", "x", " = ", "if ", "def ", ":", "\"",
      "'", "f\"", "f'", "\"\"\"", "lambda ", "class ", ",", "1", "\\", "#", " for ", " in ", "else",
      "match ", "case ", "!", "!r", "t'", "*", "**", "@", "async ", "with ", " as ", "try:",
      "except ", "print "
    };
    var random = new Random(11);
    for (int round = 0; round < 3_000; round++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(words[random.nextInt(words.length)]);
      }

      readBoth(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "not ",
        "-",
        "x if y else ",
        "a**",
        "lambda:",
        "f(",
        "a+",
        "a.",
        "a or(",
        "{1:"
      })
  void deepInputOverflowsNoSmallStack(String part) throws InterruptedException {
    var source = new SourceText("x.py", part.repeat(100_000) + "a");
    var problems = new int[1];
    Runnable read =
        () -> {
          var module = Parser.parse(source, Dialect.PYTHON_3);
          assertThat(Printer.print(module)).isEqualTo(source.text());
          problems[0] = module.problems().size();
        };
    var thread = new Thread(null, read, "small stack", 512 * 1024);
    thread.start();
    thread.join();

    assertThat(problems[0]).isPositive();
  }

  @Test
  void aChainOfSumsIsReadUpToTheLimit() {
    var good = new SourceText("x.py", "a+".repeat(Cursor.MAX_HEIGHT - 1) + "a");
    var tooLong = new SourceText("x.py", "a+".repeat(Cursor.MAX_HEIGHT + 1) + "a");

    assertThat(Parser.parse(good, Dialect.PYTHON_3).problems()).isEmpty();
    assertThat(Parser.parse(tooLong, Dialect.PYTHON_3).problems()).hasSize(1);
  }

  @Test
  void aHundredThousandStatementsAreNotADeepTree() {
    var module =
        Parser.parse(
            new SourceText("x.py", "a, b = -f(c), d.e\n".repeat(100_000)), Dialect.PYTHON_3);

    assertThat(module.problems()).isEmpty();
    assertThat(module.body()).hasSize(100_000);
  }
}
