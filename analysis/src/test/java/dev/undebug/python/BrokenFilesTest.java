package dev.undebug.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BrokenFilesTest {

  private static Module read(String text) {
    return Parser.parse(new SourceText("settings.py", text), Dialect.PYTHON_3);
  }

  /// The statements, each by its first line of source; a broken one in angle brackets.
  private static List<String> statements(Module module) {
    return module.body().stream()
        .map(
            one -> {
              String line = module.source().slice(one.span()).lines().findFirst().orElse("");
              return one instanceof Statement.BrokenStatement ? "<" + line + ">" : line;
            })
        .toList();
  }

  @Test
  void statementsAroundABrokenOneAreRead() {
    var module = read("A = 1\nB = = 2\nC = 3\n");

    assertThat(statements(module)).containsExactly("A = 1", "<B = = 2>", "C = 3");
    assertThat(module.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(module.source().position(problem.span().start())).hasToString("2:5");
              assertThat(problem.message()).isEqualTo("expected an expression");
            });
  }

  @Test
  void theBodyBelowABrokenHeaderIsRead() {
    var module = read("if A ==:\n  B = 1\n  C = 2\nD = 3\n");

    assertThat(statements(module)).containsExactly("<if A ==:>", "D = 3");
    assertThat(module.body().getFirst())
        .isInstanceOfSatisfying(
            Statement.BrokenStatement.class, broken -> assertThat(broken.body()).hasSize(2));
  }

  @Test
  void theStatementsBeforeASemicolonAreRead() {
    assertThat(statements(read("a = 1; b = ); c = 2\nd = 4")))
        .containsExactly("a = 1", "<b = ); c = 2>", "d = 4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A = [1,\nB = 2\nC = 3\n",
        "A = f(1\nB = 2\nC = 3\n",
        "A = f(1]\nB = 2\nC = 3\n",
        "A = {'a': (1, 2}\nB = 2\nC = 3\n",
        "A = 'x\nB = 2\nC = 3\n",
        "A = '''x\nB = 2\nC = 3\n",
        "A = f'{x\nB = 2\nC = 3\n",
        "A = f'''{x\nB = 2\nC = 3\n",
        "A = f'{x!z}'\nB = 2\nC = 3\n",
        "A = (\n  1,\n\nB = 2\nC = 3\n",
        "A = 0777\nB = 2\nC = 3\n",
        "A = 1 $ 2\nB = 2\nC = 3\n",
        "A = \0\nB = 2\nC = 3\n",
        "A = '\\x1'\nB = 2\nC = 3\n",
        "A \\ x\nB = 2\nC = 3\n",
        "print 'x'\nB = 2\nC = 3\n",
        "f() = 1\nB = 2\nC = 3\n",
        "<<<<<<< HEAD\nB = 2\nC = 3\n"
      })
  void anErrorSpoilsOneStatement(String text) {
    var module = read(text);

    assertThat(module.problems()).isNotEmpty();
    assertThat(statements(module)).hasSize(3).endsWith("B = 2", "C = 3");
    assertThat(module.body().getFirst()).isInstanceOf(Statement.BrokenStatement.class);
  }

  @Test
  void aWordThatBeginsAStatementEndsAnOpenBracket() {
    var module = read("A = [\n  1,\n\ndef f():\n    return 1\n\nB = 2\n");

    assertThat(statements(module)).containsExactly("<A = [>", "def f():", "B = 2");
  }

  @Test
  void anElseWithoutIfIsBrokenAndItsBodyIsRead() {
    var module = read("else:\n  A = 1\nB = 2\n");

    assertThat(statements(module)).containsExactly("<else:>", "B = 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if a:\nb = 1\n",
        "  a = 1\n",
        "if a:\n    b\n  c\n",
        "if a:\n        b\n\tc\n",
        "try:\n  a\nb = 1\n",
        "def f(a=1, b): pass\n",
        "def f(*): pass\n",
        "f(a=1, b)\n",
        "f(x for x in y, 1)\n",
        "with a as f(): pass\n",
        "None = 1\n",
        "a + 1 = 2\n",
        "(a, b): int = 1\n",
        "x = yield = 1\n",
        "del f()\n",
        "for 1 in x: pass\n",
        "'a' b'b'\n",
        "b'é'\n",
        "1__0\n",
        "1_\n",
        "0x\n",
        "1abc\n",
        "f'{}'\n",
        "f'}'\n",
        "f'{a!x}'\n",
        "t'a' 'b'\n",
        "'\\N{NO SUCH LETTER}'\n",
        "'\\U00110000'\n",
        "match x:\n  case a.b(c=1, d): pass\n",
        "import a.b as c.d\n",
        "from . import *, a\n",
        "lambda: (yield) = 1\n",
        "a <> b\n",
        "exec 'x'\n",
        "`a`\n",
        "raise E, v\n",
        "x = *a\ny = (*a)\n",
        "def f(**a=1): pass\n",
        "lambda **a=1: a\n",
        "f'{1:{2:{3:{4}}}}'\n",
        "\\\n"
      })
  void whatCPythonRejectsIsAProblem(String text) {
    assertThat(read(text).problems()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "def f(a: int): pass\n",
        "def f() -> int: pass\n",
        "def f(*, a): pass\n",
        "def f(*a, b): pass\n",
        "def f(a, /): pass\n",
        "def f(*a,): pass\n",
        "def f(**a,): pass\n",
        "def f[T](a): pass\n",
        "class A(metaclass=B): pass\n",
        "a: int = 1\n",
        "f(*a, *b)\n",
        "f(*a, b)\n",
        "f(**a, **b)\n",
        "f(**a,)\n",
        "[*a, b]\n",
        "a, *b = c\n",
        "{**a}\n",
        "a @ b\n",
        "@a[0]\ndef f(): pass\n",
        "raise A from b\n",
        "def f(): yield from a\n",
        "try: pass\nexcept* A: pass\n",
        "type A = int\n",
        "é = 1\n",
        "25_000\n",
        "0x_ff\n"
      })
  void whatOnlyPython3KnowsIsAProblemOfPython2(String text) {
    var source = new SourceText("x.py", text);

    assertThat(Parser.parse(source, Dialect.PYTHON_2).problems()).isNotEmpty();
    assertThat(Parser.parse(source, Dialect.PYTHON_3).problems()).isEmpty();
  }

  @Test
  void mixedTabsAreAProblemOfPython3Only() {
    var text = new SourceText("x.py", "if a:\n        b\n\tc\n");

    assertThat(Parser.parse(text, Dialect.PYTHON_3).problems()).isNotEmpty();
    assertThat(Parser.parse(text, Dialect.PYTHON_2).problems()).isEmpty();
  }
}
