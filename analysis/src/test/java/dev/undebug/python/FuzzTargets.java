package dev.undebug.python;

import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What must hold for every file, in the form that Jazzer calls: `Jazzer
/// --target_class='dev.undebug.python.FuzzTargets$OfBytes' CORPUS`.
public final class FuzzTargets {

  private FuzzTargets() {}

  /// Any bytes are read, in both dialects, and come back.
  public static final class OfBytes {

    private OfBytes() {}

    public static void fuzzerTestOneInput(byte[] data) {
      check(Python.read("x.py", data), data);
      for (Dialect dialect : Dialect.values()) {
        check(Python.read("x.py", data, dialect), data);
      }
    }

    private static void check(Module module, byte[] data) {
      if (!Arrays.equals(Printer.bytes(module), data)) {
        throw new IllegalStateException("these bytes do not come back");
      }
      FuzzTargets.check(module);
    }
  }

  /// Each byte stands for a word of Python: that leads deeper into the grammar.
  public static final class OfWords {

    private static final String[] WORDS =
        """
        ( ) [ ] { } , : ; . = := -> ... + - * ** / // % @ & | ^ ~ << >> < > <= >= == != += @= `
        <> ! $ ? x y _ print exec match case type 1 0x_f 1.5e3j 0777 10L '' 'a' "b" b'c' u'd'
        rb'e' f'{ f" f'{x} t'{ rf\""" ''' \""" ' " !r} :{ }' }\""" #c <<<<<<< ======= >>>>>>> \\
        False None True and as assert async await break class continue def del elif else except
        finally for from global if import in is lambda nonlocal not or pass raise return try while
        with yield é \ud83d\ude00 \ud83d \0 __future__ print_function unicode_literals\
        """
            .split("\\s+");

    private static final String[] SPACES = {
      " ", "", "\n", "\n  ", "\n    ", "\n        ", "\n\t", "\r\n", "\r", "\f", "\\\n", "\t"
    };

    private OfWords() {}

    public static void fuzzerTestOneInput(byte[] data) {
      var text = new StringBuilder();
      for (byte one : data) {
        int word = one & 0xff;
        text.append(word < WORDS.length ? WORDS[word] : SPACES[word % SPACES.length]);
      }
      String source = text.toString();
      for (Dialect dialect : Dialect.values()) {
        Module module = Parser.parse(new SourceText("x.py", source), dialect);
        if (!Printer.print(module).equals(source)) {
          throw new IllegalStateException("this text does not come back");
        }
        check(module);
      }
      byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
      OfBytes.check(Python.read("x.py", bytes), bytes);
    }
  }

  /// Every node stands within the one above it, and everything within the file.
  private static void check(Module module) {
    int length = module.source().text().length();
    var whole = new Span(0, length);
    module.body().forEach(one -> check(one, whole));
    module.comments().forEach(one -> inside(one.span(), whole, "a comment"));
    module.problems().forEach(one -> inside(one.span(), whole, one.message()));
    Dump.of(module, true);
  }

  private static void check(Node node, Span above) {
    inside(node.span(), above, node.getClass().getSimpleName());
    // As in CPython, decorators stand outside of what they decorate, and defaults of parameters.
    boolean mayReachOut =
        node instanceof Statement.FunctionDef
            || node instanceof Statement.ClassDef
            || node instanceof Parameter;
    Children.of(node).forEach(child -> check(child, mayReachOut ? above : node.span()));
  }

  private static void inside(Span span, Span above, String what) {
    if (span.start() < above.start() || span.end() > above.end()) {
      throw new IllegalStateException("%s %s outside of %s".formatted(what, span, above));
    }
  }
}
