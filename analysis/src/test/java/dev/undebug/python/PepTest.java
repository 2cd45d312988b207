package dev.undebug.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the PEPs' texts say of Python 3.14, which no golden tree was recorded from, and what they
/// forbid. What they allow before 3.14 is in `golden`.
final class PepTest {

  private static Module read(String text) {
    return Parser.parse(new SourceText("x.py", text), Dialect.PYTHON_3);
  }

  private static String dump(String text) {
    var module = read(text);
    assertThat(module.problems()).isEmpty();
    return Dump.of(module, false);
  }

  /// PEP 750, "Template String Literals".
  @ParameterizedTest
  @ValueSource(
      strings = {
        "name = 'World'\ntemplate = t'Hello {name}'\n",
        "t\"Hello {name!s:>{width}}\"\n",
        "t'{{}}' t'{value=}' t'{value = !r:x}'\n",
        "t'''\n{\n  a # comment\n}\n'''\n",
        "T'a' Rt'\\d{x}' tR'{x}' RT\"{y}\" tr''\n",
        "t'''{f'{x}'}''', f'{t'{x}'}', t'{t'{x}'}'\n",
        "html(t\"<div {attributes}>{t'<b>{x}</b>'}</div>\")\n",
        "(t'one '\n t'two {x}')\n",
        "t'{await_} {(yield_)} {lambda_} {*a, b} {(x := 1)}'\n",
        "t = 1\nt('x')\nt ['x']\n"
      })
  void templatesAreRead(String text) {
    assertThat(read(text).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t'{}'\n",
        "t'{'\n",
        "t'}'\n",
        "t'{x!z}'\n",
        "t'{lambda x: 1}'\n",
        "t'a' 'b'\n",
        "'a' t'b'\n",
        "t'a' f'b'\n",
        "f'a' t'b'\n",
        "t'a' b'b'\n",
        "bt'a'\n",
        "ut'a'\n",
        "ft'a'\n",
        "tf'a'\n",
        "t'{x'\n",
        "t'{x:{y'\n"
      })
  void whatIsNoTemplateIsAProblem(String text) {
    assertThat(read(text).problems()).isNotEmpty();
  }

  @Test
  void aTemplateIsItsTextAndItsInterpolations() {
    assertThat(dump("t'a{ b +c !r:>{d}}{e=}'\n"))
        .isEqualTo(
            """
            Module
             .body[1]
              Expr
               .value
                TemplateStr
                 .values[4]
                  Constant
                   .value='a'
                  Interpolation
                   .value
                    BinOp
                     .left
                      Name
                       .id='b'
                     .op=Add
                     .right
                      Name
                       .id='c'
                   .str=' b +c'
                   .conversion=114
                   .format_spec
                    JoinedStr
                     .values[2]
                      Constant
                       .value='>'
                      FormattedValue
                       .value
                        Name
                         .id='d'
                       .conversion=-1
                  Constant
                   .value='e='
                  Interpolation
                   .value
                    Name
                     .id='e'
                   .str='e'
                   .conversion=114
            """);
  }

  /// PEP 758, "Allow except and except* expressions without parentheses".
  @ParameterizedTest
  @ValueSource(
      strings = {
        "try: ...\nexcept A, B, C: ...\n",
        "try: ...\nexcept A, B,: ...\n",
        "try: ...\nexcept* A, B: ...\n",
        "try: ...\nexcept a.b, c[d](): ...\nelse: ...\nfinally: ...\n",
        "try: ...\nexcept (A, B) as e: ...\n"
      })
  void severalExceptionTypesNeedNoBrackets(String text) {
    assertThat(dump(text)).contains(".type\n", "Tuple\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try: ...\nexcept A, B as e: ...\n",
        "try: ...\nexcept* A, B as e: ...\n",
        "try: ...\nexcept A B: ...\n",
        "try: ...\nexcept , A: ...\n",
        "try: ...\nexcept*: ...\n"
      })
  void withANameTheyDo(String text) {
    assertThat(read(text).problems()).isNotEmpty();
  }

  /// PEP 649 and 749: annotations may name what comes later; nothing else about them is new.
  @Test
  void annotationsThatAreEvaluatedLaterAreReadAsBefore() {
    var module =
        read("def f(x: Later, *y: *Ts) -> Node | None: ...\nclass Node:\n    next: Node | None\n");

    assertThat(module.problems()).isEmpty();
    var function = (Statement.FunctionDef) module.body().getFirst();
    assertThat(function.returns()).isInstanceOf(Expression.BinOp.class);
    assertThat(function.parameters().variadic().getFirst().annotation())
        .isInstanceOf(Expression.Starred.class);
    var type = (Statement.ClassDef) module.body().get(1);
    assertThat(type.body())
        .singleElement()
        .isInstanceOfSatisfying(
            Statement.AnnAssign.class, one -> assertThat(one.isSimple()).isTrue());
  }

  /// Forbidden in the texts of the PEPs that are named; CPython 3.13 rejects each.
  @ParameterizedTest
  @ValueSource(
      strings = {
        // 570
        "def f(a, /, b, /): pass\n",
        "def f(/, a): pass\n",
        "def f(/): pass\n",
        "def f(*, a, /): pass\n",
        "def f(*a, /): pass\n",
        "def f(a=1, b, /): pass\n",
        "def f(a=1, /, b): pass\n",
        "def f(a, /, *): pass\n",
        "lambda a, /, b, /: a\n",
        // 572
        "y := f(x)\n",
        "y0 = y1 := f(x)\n",
        "foo(x = y := f(x))\n",
        "def foo(answer = p := 42): ...\n",
        "def foo(answer: p := 42 = 5): ...\n",
        "(lambda: x := 1)\n",
        "(a[i] := x)\n",
        "(a.b := c)\n",
        "((a, b) := c)\n",
        "(p: int := 1)\n",
        "x := y := 0\n",
        "[y for x in data if y := f(x)]\n",
        "with f() as x := 1: pass\n",
        "{a: b := 1}\n",
        "assert a := 1\n",
        "del a := 1\n",
        "(+a := 1)\n",
        "f(**a := 1)\n",
        // 634
        "match x:\n    case -a: pass\n",
        "match x:\n    case a.b as c.d: pass\n",
        "match x:\n    case x as _: pass\n",
        "match x:\n    case f'{a}': pass\n",
        "match x:\n    case 1 + 2: pass\n",
        "match x:\n    case 1j + 2: pass\n",
        "match x:\n    case {**rest, 'a': 1}: pass\n",
        "match x:\n    case {**_}: pass\n",
        "match x:\n    case {a: 1}: pass\n",
        "match x:\n    case C(a=1, b): pass\n",
        "match x:\n    case C(a.b=1): pass\n",
        "match x:\n    case a | : pass\n",
        "match x:\n    case *a: pass\n",
        "match x:\n    case (*a): pass\n",
        "match x:\n    pass\n",
        "match x:\ncase 1: pass\n",
        "match x: case 1: pass\n",
        "match x:\n    case 1 if: pass\n",
        "match *x:\n    case 1: pass\n",
        // 646
        "x = a[*b:c]\n",
        "x = a[b:*c]\n",
        "def f(**k: *x): pass\n",
        "def f(a: *x): pass\n",
        "x: *a\n",
        "a[**b]\n",
        // 654
        "try: ...\nexcept* A: ...\nexcept B: ...\n",
        "try: ...\nexcept* A: ...\nexcept: ...\n",
        "try: ...\nexcept*: ...\n",
        // 695
        "class A[]: ...\n",
        "class A[T: ]: ...\n",
        "def f[T: int, T: str: x](): ...\n",
        "class A[*Ts: int]: ...\n",
        "class A[**P: int]: ...\n",
        "class A[a.b]: ...\n",
        "class A[*]: ...\n",
        "type A[] = int\n",
        "type a.b = int\n",
        "type A\n",
        "type A = *B\n",
        "lambda[T]: 1\n",
        // 696
        "class A[T = ]: ...\n",
        "class A[T = *x]: ...\n",
        // 701
        "f'{a['b'}'\n",
        "f'{a b}'\n",
        "f'{a!}'\n",
        "f'{a! r}'\n",
        "f'{a!r s}'\n",
        "f'{!r}'\n",
        "f'{:x}'\n",
        "f'{=}'\n",
        "f'{a:{b}'\n",
        "f'{ # comment }'\n",
        "f'{\\'a\\'}'\n",
        "f'{lambda x: 1}'\n",
        "f'{a:{b:{c:{d}}}}'\n",
        "f'''{\n'\n'''\n"
      })
  void whatThePepsForbidIsAProblem(String text) {
    assertThat(read(text).problems()).isNotEmpty();
    assertThat(Printer.print(read(text))).isEqualTo(text);
  }

  @Test
  void wordsOfNewStatementsStayNames() {
    var module = read("match = case = type = _ = 1\nprint(match, case, type, _, t, f)\n");

    assertThat(module.problems()).isEmpty();
    assertThat(List.copyOf(module.body())).hasSize(2);
  }
}
