package dev.undebug.python;

import dev.undebug.python.Statement.Import;
import dev.undebug.python.Statement.ImportFrom;
import java.util.List;

/// Reads imports.
final class ImportParser {

  private final Cursor c;
  private final Python2Statements python2;

  ImportParser(Cursor cursor, Python2Statements python2) {
    c = cursor;
    this.python2 = python2;
  }

  Statement ofImport() {
    int start = c.start();
    c.advance();
    int mark = c.gathered();
    do {
      int nameStart = c.start();
      String name = dottedName();
      c.gather(new Alias(name, asName(), c.spanFrom(nameStart)));
    } while (c.accept(Kind.COMMA));
    return new Import(c.take(mark), c.spanFrom(start));
  }

  private String asName() {
    return c.accept(Kind.AS) ? c.name() : "";
  }

  private String dottedName() {
    String name = c.name();
    if (!c.is(Kind.DOT)) {
      return name;
    }
    var dotted = new StringBuilder(name);
    while (c.accept(Kind.DOT)) {
      dotted.append('.').append(c.name());
    }
    return dotted.toString();
  }

  Statement ofFrom() {
    int start = c.start();
    c.advance();
    int level = 0;
    while (c.is(Kind.DOT) || c.is(Kind.ELLIPSIS)) {
      level += c.is(Kind.DOT) ? 1 : 3;
      c.advance();
    }
    String module = level > 0 && c.is(Kind.IMPORT) ? "" : dottedName();
    c.expect(Kind.IMPORT, "'import'");
    List<Alias> names = names();
    python2.noteFuture(module, names);
    return new ImportFrom(module, names, level, c.spanFrom(start));
  }

  private List<Alias> names() {
    if (c.is(Kind.STAR)) {
      int start = c.start();
      c.advance();
      return List.of(new Alias("*", "", c.spanFrom(start)));
    }
    boolean isBracketed = c.accept(Kind.L_PAREN);
    int mark = c.gathered();
    do {
      int start = c.start();
      String name = c.name();
      c.gather(new Alias(name, asName(), c.spanFrom(start)));
    } while (c.accept(Kind.COMMA) && !(isBracketed && c.is(Kind.R_PAREN)));
    if (isBracketed) {
      c.expect(Kind.R_PAREN, "',' or ')'");
    }
    return c.take(mark);
  }
}
