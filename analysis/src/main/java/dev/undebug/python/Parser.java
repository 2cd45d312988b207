package dev.undebug.python;

import static java.lang.System.Logger.Level.DEBUG;

import dev.undebug.source.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Reads Python as CPython does: the same tree, the same positions, for every file that CPython
/// accepts; for any other, what can be read of it.
///
/// It never throws, its time is linear in the length of the text, and no path from the module to a
/// leaf is longer than 1,500 nodes (`Cursor.MAX_NESTING` and `Cursor.MAX_HEIGHT`): a deeper
/// statement is a `BrokenStatement`.
public final class Parser {

  private static final System.Logger LOG = System.getLogger(Parser.class.getName());

  private Parser() {}

  /// Reads a text in one dialect.
  public static Module parse(SourceText source, Dialect dialect) {
    LOG.log(DEBUG, "parsed {0} as {1}", source.path(), dialect);
    Tokens tokens = Lexer.read(source.text(), dialect);
    var cursor = new Cursor(tokens, dialect);
    List<Statement> body = new StatementParser(cursor).module();
    return new Module(
        source, dialect, body, List.copyOf(tokens.comments), problems(tokens, cursor));
  }

  private static List<Problem> problems(Tokens tokens, Cursor cursor) {
    if (tokens.problems.isEmpty() && cursor.problems.isEmpty()) {
      return List.of();
    }
    var problems = new ArrayList<>(tokens.problems);
    problems.addAll(cursor.problems);
    problems.sort(Comparator.comparing(Problem::span).thenComparing(Problem::message));
    // Equal ones are neighbours now. A hash set would meet spans in step, which share their hashes.
    var distinct = new ArrayList<Problem>(problems.size());
    for (Problem problem : problems) {
      if (distinct.isEmpty() || !distinct.getLast().equals(problem)) {
        distinct.add(problem);
      }
    }
    return List.copyOf(distinct);
  }
}
