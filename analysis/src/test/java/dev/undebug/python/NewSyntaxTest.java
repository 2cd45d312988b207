package dev.undebug.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What no interpreter at hand reads, from the texts of the PEPs; and the ways in.
final class NewSyntaxTest {

  private static Module read(String text) {
    return Python.read("x.py", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Expression expression(String text) {
    var module = read(text);
    assertThat(module.problems()).isEmpty();
    return ((Statement.ExpressionStatement) module.body().getFirst()).value();
  }

  @Test
  void aTemplateKeepsTheTextOfItsFields() {
    var template = (Expression.TemplateStr) expression("t'Hello {name!r:>{w}} and { a + b = }'");

    assertThat(template.values()).hasSize(4);
    assertThat(template.values().get(1))
        .isInstanceOfSatisfying(
            Expression.Interpolation.class,
            field -> {
              assertThat(field.text()).isEqualTo("name");
              assertThat(field.conversion()).isEqualTo('r');
              assertThat(field.formatSpec()).isInstanceOf(Expression.JoinedStr.class);
            });
    assertThat(template.values().get(3))
        .isInstanceOfSatisfying(
            Expression.Interpolation.class, field -> assertThat(field.text()).isEqualTo(" a + b"));
  }

  @Test
  void templatesAreJoinedWithTemplates() {
    assertThat(expression("t'a' t'{b}'")).isInstanceOf(Expression.TemplateStr.class);
    assertThat(expression("rt'\\d{b}' tR'c'")).isInstanceOf(Expression.TemplateStr.class);
  }

  @Test
  void exceptionTypesNeedNoBrackets() {
    var module = read("try: pass\nexcept A, B: pass\ntry: pass\nexcept* A, B: pass\n");

    assertThat(module.dialect()).isEqualTo(Dialect.PYTHON_3);
    assertThat(module.problems()).isEmpty();
    assertThat(((Statement.Try) module.body().getFirst()).handlers().getFirst().type())
        .isInstanceOf(Expression.Tuple.class);
  }

  @Test
  void aFileThatOnlyPython2ReadsIsPython2() {
    var module = read("print 'x'\nDEBUG = True\n");

    assertThat(module.dialect()).isEqualTo(Dialect.PYTHON_2);
    assertThat(Dialects.of(List.of(module, read("A = 1\n")))).isEqualTo(Dialect.PYTHON_2);
    assertThat(Dialects.of(List.of(read("f'{a}'\n"), read("A = 1\n")))).isEqualTo(Dialect.PYTHON_3);
  }

  @Test
  void bytesAreCountedInTheFilesEncoding() {
    byte[] utf8 = "\ufeffa = 'é€😀'; b = 1\n".getBytes(StandardCharsets.UTF_8);
    byte[] latin1 = "# coding: latin-1\na = 'é'; b = 1\n".getBytes(StandardCharsets.ISO_8859_1);

    var first = Python.read("x.py", utf8);
    var second = Python.read("x.py", latin1);

    assertThat(first.source().byteOffset(first.body().get(1).span().start())).isEqualTo(20);
    assertThat(second.source().byteOffset(second.body().get(1).span().start())).isEqualTo(27);
    assertThat(Printer.bytes(first)).isEqualTo(utf8);
    assertThat(Printer.bytes(second)).isEqualTo(latin1);
  }

  @Test
  void bytesThatAreNoTextAreAProblemAndComeBack() {
    byte[] bytes = {'a', '=', '\'', (byte) 0xFF, '\'', '\n', 'b', '=', '1', '\n'};

    var module = Python.read("x.py", bytes);

    assertThat(module.problems())
        .extracting(Problem::message)
        .containsExactly("this file is not valid UTF-8");
    assertThat(module.body()).hasSize(2);
    assertThat(Printer.bytes(module)).isEqualTo(bytes);
  }

  @Test
  void anUnknownEncodingIsAProblem() {
    var module = read("# vim: set fileencoding=klingon :\na = 1\n");

    assertThat(module.problems())
        .extracting(Problem::message)
        .containsExactly("unknown encoding: klingon");
  }

  @Test
  void commentsAreFoundWithTheirSpans() {
    var module =
        read("# one\nx = [  # type: list\n  1, # undebug: ignore[UDB101] because tea\n]\n'# no'\n");

    assertThat(module.comments())
        .extracting(comment -> module.source().slice(comment.span()))
        .containsExactly("# one", "# type: list", "# undebug: ignore[UDB101] because tea");
  }
}
