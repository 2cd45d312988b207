package dev.undebug.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How much of a file is read in spite of one mistake; `ParserRecovery` in `bench` measures it.
final class RecoveryTest {

  private static Module read(String text) {
    var module = Parser.parse(new SourceText("x.py", text), Dialect.PYTHON_3);
    assertThat(module.problems()).isNotEmpty();
    assertThat(Printer.print(module)).isEqualTo(text);
    return module;
  }

  /// Every statement that was read, as `type line` below the types of those around it.
  private static List<String> outline(Module module) {
    var lines = new ArrayList<String>();
    module.body().forEach(one -> outline(module, one, "", lines));
    return lines;
  }

  private static void outline(Module module, Node node, String indent, List<String> lines) {
    String inner = indent;
    if (node instanceof Statement) {
      int line = module.source().line(node.span().start());
      lines.add("%s%s %d".formatted(indent, node.getClass().getSimpleName(), line));
      inner = indent + "  ";
    }
    for (Node child : Children.of(node)) {
      outline(module, child, inner, lines);
    }
  }

  @Test
  void oneSideOfAMergeConflictIsRead() {
    var module =
        read(
            """
            def f():
            <<<<<<< HEAD
                a = 1
            =======
                a = 2
                b = (
            >>>>>>> feature
                return a
            <<<<<<< HEAD
            =======
            >>>>>>> feature
            X = [
                1,
            <<<<<<< HEAD
                2,
            ||||||| base
                3,
            =======
                4
            >>>>>>> feature
            ]
            Y = 5
            """);

    assertThat(outline(module))
        .containsExactly(
            "FunctionDef 1",
            "  Assign 3",
            "  BrokenStatement 4",
            "  Return 8",
            "  BrokenStatement 9",
            "  BrokenStatement 10",
            "Assign 12",
            "Assign 22");
    assertThat(module.problems())
        .extracting(Problem::message)
        .containsOnly("an unresolved merge conflict");
  }

  @Test
  void aMarkWithinAStringIsText() {
    var text = "A = '''\n<<<<<<< HEAD\n=======\n>>>>>>> x\n'''\n";

    assertThat(Parser.parse(new SourceText("x.py", text), Dialect.PYTHON_3).problems()).isEmpty();
  }

  @Test
  void theClausesBeforeABrokenOneAreRead() {
    var module =
        read(
            """
            if a:
                b = 1
            elif c $ d:
                e = 2
            else x:
                f = 3
            try:
                g = 4
            except E as 5:
                h = 6
            finally:
                i = 7
            """);

    assertThat(outline(module))
        .containsExactly(
            "If 1",
            "  Assign 2",
            "  If 3",
            "    Assign 4",
            "    Assign 6",
            "Try 7",
            "  Assign 8",
            "  Assign 10",
            "  Assign 12");
    assertThat(module.problems()).hasSize(3);
  }

  @Test
  void whatIsMissingFromAClauseStandsWithinIt() {
    var module = read("if a:\n    pass\nelif\n");

    var broken = ((Statement.If) module.body().getFirst()).orElse().getFirst();
    assertThat(((Statement.If) broken).test().span()).isEqualTo(new Span(19, 19));
  }

  @Test
  void aHeaderMayLackItsColon() {
    assertThat(outline(read("class A\n    def f(self)\n        pass\n    x = 1\n")))
        .containsExactly("ClassDef 1", "  FunctionDef 2", "    Pass 3", "  Assign 4");
  }

  @Test
  void linesThatAreIndentedWronglyStayInTheirBlock() {
    assertThat(outline(read("def f():\n    a = 1\n      b = 2\n    c = 3\n   d = 4\n    e = 5\n")))
        .containsExactly(
            "FunctionDef 1",
            "  Assign 2",
            "  BrokenStatement 3",
            "  Assign 3",
            "  Assign 4",
            "  Assign 5",
            "  Assign 6");
    assertThat(outline(read("def f():\n    a = 1\nb = 2\n    c = 3\n    d = 4\ne = 5\n")))
        .containsExactly(
            "FunctionDef 1", "  Assign 2", "  Assign 3", "  Assign 4", "  Assign 5", "Assign 6");
    assertThat(outline(read("def f():\na = 1\n    b = 2\nc = 3\n")))
        .containsExactly(
            "FunctionDef 1", "  BrokenStatement 1", "  Assign 2", "  Assign 3", "Assign 4");
    assertThat(outline(read("def f():\n    a = 1\nif x:\n        b = 2\n    c = 3\nd = 4\n")))
        .containsExactly(
            "FunctionDef 1", "  Assign 2", "  If 3", "    Assign 4", "  Assign 5", "Assign 6");
  }

  @Test
  void aHeaderThatIsIndentedLikeItsBlockIsReadWithIt() {
    assertThat(outline(read("class A:\n    a = 1\n        def f():\n        b = 2\n    c = 3\n")))
        .containsExactly(
            "ClassDef 1", "  Assign 2", "  FunctionDef 3", "    Assign 4", "  Assign 5");
  }

  @Test
  void aBracketThatIsNeverClosedEndsWithItsHeader() {
    assertThat(outline(read("for x in f(y:\n    a = 1\n    b = 2\nc = 3\n")))
        .containsExactly("BrokenStatement 1", "  Assign 2", "  Assign 3", "Assign 4");
  }

  @Test
  void statementsBetweenAnOpenBracketAndTheNextReservedWordAreRead() {
    assertThat(outline(read("a = [1,\n    2\nb = 3\nc = 4\ndef f():\n    pass\n")))
        .containsExactly("BrokenStatement 1", "Assign 3", "Assign 4", "FunctionDef 5", "  Pass 6");
  }

  private static String docstrings(String first) {
    return first
        + """
            return 1


        def g():
            \"""Say what it's for.\"""
            return 2


        def h():
            \"""
            Say more.
            \"""
            return 3
        """;
  }

  @Test
  void threeQuotesThatLackAreFoundByTheCodeThatSeemsAString() {
    for (String first :
        List.of(
            "def f():\n    Say it.\"\"\"\n",
            "def f():\n    \"\"\"Say it.\n",
            "def f():\n    \"\"\"Say it.\n\n    And more.\n\n")) {
      assertThat(outline(read(docstrings(first))))
          .as(first)
          .endsWith(
              "FunctionDef " + (first.lines().count() + 4),
              "  ExpressionStatement " + (first.lines().count() + 5),
              "  Return " + (first.lines().count() + 6),
              "FunctionDef " + (first.lines().count() + 9),
              "  ExpressionStatement " + (first.lines().count() + 10),
              "  Return " + (first.lines().count() + 13));
    }
  }

  @Test
  void anFStringOfThreeQuotesThatNeverEndsSpoilsItsLine() {
    assertThat(outline(read("a = f'''x\nb = 1\nc = 2\n")))
        .containsExactly("BrokenStatement 1", "Assign 2", "Assign 3");
  }
}
