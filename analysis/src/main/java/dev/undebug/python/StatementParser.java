package dev.undebug.python;

import dev.undebug.python.Statement.BrokenStatement;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Reads the statements of a module or a block, and goes on behind those that cannot be read.
final class StatementParser {

  private final Cursor c;
  private final SimpleParser simple;
  private final CompoundParser compound;

  StatementParser(Cursor cursor) {
    c = cursor;
    var expressions = new ExpressionParser(cursor);
    simple = new SimpleParser(cursor, expressions);
    compound = new CompoundParser(cursor, expressions, this);
  }

  /// Every statement of the file.
  List<Statement> module() {
    var statements = new ArrayList<Statement>();
    while (!c.is(Kind.END)) {
      line(statements);
    }
    return List.copyOf(statements);
  }

  /// The colon of a header, and what stands behind it.
  List<Statement> body(String of) {
    if (c.is(Kind.NEWLINE) && c.next() == Kind.INDENT) {
      c.note("expected ':'", c.here());
    } else {
      c.expect(Kind.COLON, "':'");
    }
    return block(of);
  }

  /// The same for a clause that is not the first of its statement: whatever is wrong with its
  /// header, the clauses before it have been read.
  List<Statement> bodyOfClause(String of) {
    if (!c.accept(Kind.COLON)) {
      note(c.fail("expected ':'"));
      skipLine();
    }
    return block(of);
  }

  /// The same where part of the header was read by `readOrBroken`.
  List<Statement> bodyBehind(Expression header, String of) {
    return header instanceof Expression.Broken ? block(of) : bodyOfClause(of);
  }

  /// Part of a clause's header; where it cannot be read, the rest of the line is `Broken`.
  Expression readOrBroken(Supplier<Expression> read) {
    int start = c.start();
    int nesting = c.nesting();
    int gathered = c.gathered();
    try {
      return read.get();
    } catch (Unreadable unreadable) {
      c.restore(nesting, gathered);
      note(unreadable);
      skipLine();
      // Where nothing stands, the token at hand is the line's end, behind the clause.
      Span span = c.spanFrom(Math.min(start, c.lastEnd()));
      return new Expression.Broken(String.valueOf(unreadable.getMessage()), span);
    }
  }

  private void note(Unreadable unreadable) {
    String message = String.valueOf(unreadable.getMessage());
    c.note(message, new Span(unreadable.start, unreadable.end));
  }

  private void skipLine() {
    while (!c.is(Kind.NEWLINE) && !c.is(Kind.END) && !c.is(Kind.INDENT)) {
      c.advance();
    }
  }

  /// What stands behind the colon of a header: a block, or statements in the same line.
  ///
  /// @param of the header's word, for the message
  List<Statement> block(String of) {
    var statements = new ArrayList<Statement>();
    if (!c.is(Kind.NEWLINE)) {
      simpleLine(statements);
      return List.copyOf(statements);
    }
    c.advance();
    if (!c.is(Kind.INDENT)) {
      String message = "expected an indented block after '" + of + "'";
      c.note(message, c.here());
      statements.add(new BrokenStatement(message, List.of(), c.absent().span()));
      if (isLineBeforeBlock()) {
        line(statements);
      }
    }
    if (c.is(Kind.INDENT)) {
      indented(statements);
    }
    return List.copyOf(statements);
  }

  /// Whether only the line at hand lost its indent: what follows is indented, and it is no header.
  private boolean isLineBeforeBlock() {
    if (Kind.hasBlock(c.kind()) || c.is(Kind.DEDENT) || c.is(Kind.AT)) {
      return false;
    }
    int end = c.at();
    while (c.kindOf(end) != Kind.NEWLINE && c.kindOf(end) != Kind.END) {
      end++;
    }
    return c.kindOf(end + 1) == Kind.INDENT && c.kindOf(end - 1) != Kind.COLON;
  }

  private void indented(List<Statement> statements) {
    c.advance();
    while (!c.is(Kind.DEDENT) && !c.is(Kind.END)) {
      line(statements);
    }
    c.accept(Kind.DEDENT);
  }

  /// Reads one logical line, or a compound statement with all its blocks.
  private void line(List<Statement> statements) {
    int kind = c.kind();
    if (kind == Kind.NEWLINE || kind == Kind.DEDENT) {
      c.advance();
      return;
    }
    int start = c.start();
    int nesting = c.nesting();
    int gathered = c.gathered();
    c.beginStatement();
    try {
      c.enter();
      if (kind == Kind.INDENT) {
        strayBlock(statements);
      } else if (compound.isNext()) {
        statements.add(compound.statement());
      } else {
        simpleLine(statements);
      }
      c.leave();
    } catch (Unreadable unreadable) {
      c.restore(nesting, gathered);
      statements.add(broken(unreadable, start));
    }
  }

  /// A block that no header announces belongs to the block around it.
  private void strayBlock(List<Statement> statements) {
    String message = "unexpected indent";
    c.note(message, c.here());
    statements.add(new BrokenStatement(message, List.of(), c.here()));
    indented(statements);
  }

  /// `simple_stmts`: those before a semicolon are kept when a later one cannot be read.
  private void simpleLine(List<Statement> statements) {
    int start = c.start();
    int nesting = c.nesting();
    int gathered = c.gathered();
    try {
      while (true) {
        start = c.start();
        c.beginStatement();
        statements.add(simple.statement());
        if (!c.accept(Kind.SEMICOLON)) {
          break;
        }
        if (c.is(Kind.NEWLINE)) {
          break;
        }
      }
      if (!c.accept(Kind.NEWLINE)) {
        statements.removeLast();
        throw c.fail("invalid syntax");
      }
    } catch (Unreadable unreadable) {
      c.restore(nesting, gathered);
      statements.add(broken(unreadable, start));
    }
  }

  /// Steps over the rest of the line, and reads the block below it.
  BrokenStatement broken(Unreadable unreadable, int start) {
    String message = String.valueOf(unreadable.getMessage());
    note(unreadable);
    skipLine();
    c.accept(Kind.NEWLINE);
    Span header = c.spanFrom(start);
    if (!c.is(Kind.INDENT)) {
      return new BrokenStatement(message, List.of(), header);
    }
    var body = new ArrayList<Statement>();
    int nesting = c.nesting();
    try {
      c.enter();
      indented(body);
      c.leave();
    } catch (Unreadable tooDeep) {
      c.restore(nesting, c.gathered());
      skipBlock();
    }
    return new BrokenStatement(message, List.copyOf(body), c.spanFrom(start));
  }

  private void skipBlock() {
    int depth = 0;
    do {
      depth += c.is(Kind.INDENT) ? 1 : c.is(Kind.DEDENT) ? -1 : 0;
      c.advance();
    } while (depth > 0 && !c.is(Kind.END));
  }
}
