package dev.undebug.python;

import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Where the reading of the tokens stands, and what it has gathered.
final class Cursor {

  /// How deep expressions and statements may be nested, each pair of brackets and each operator
  /// that is read from the inside counted. CPython's brackets end at 200 and its blocks at 100.
  static final int MAX_NESTING = 400;

  /// How high an expression's tree may be: a chain of a thousand `+` is one.
  static final int MAX_HEIGHT = 1000;

  final Tokens tokens;
  final Dialect dialect;
  final boolean isPython2;
  final List<Problem> problems = new ArrayList<>();

  private final byte[] kinds;
  private int at;
  private int nesting;

  /// Whether `from __future__ import unicode_literals` was read.
  private boolean hasUnicodeLiterals;

  /// The height of the tree that the expression at hand has by now.
  private int height;

  /// Nodes that wait for the list they belong to.
  private Object[] gathered = new Object[64];

  private int gatheredCount;

  Cursor(Tokens tokens, Dialect dialect) {
    this.tokens = tokens;
    this.dialect = dialect;
    this.isPython2 = dialect == Dialect.PYTHON_2;
    this.kinds = tokens.kinds;
  }

  int at() {
    return at;
  }

  int kind() {
    return kinds[at];
  }

  int next() {
    return kinds[Math.min(at + 1, tokens.count - 1)];
  }

  int kindOf(int token) {
    return kinds[Math.min(token, tokens.count - 1)];
  }

  boolean is(int kind) {
    return kinds[at] == kind;
  }

  /// Steps over a token of a kind, if it is there.
  boolean accept(int kind) {
    if (kinds[at] != kind) {
      return false;
    }
    at++;
    return true;
  }

  void advance() {
    at++;
  }

  void expect(int kind, String what) {
    if (!accept(kind)) {
      throw fail("expected " + what);
    }
  }

  void moveTo(int token) {
    at = token;
  }

  /// Where the token at hand begins.
  int start() {
    return tokens.starts[at];
  }

  /// Where the last token ends that is more than white space.
  int lastEnd() {
    int i = at - 1;
    while (i >= 0 && kinds[i] >= Kind.NEWLINE && kinds[i] <= Kind.DEDENT) {
      i--;
    }
    return i < 0 ? 0 : tokens.ends[i];
  }

  Span spanFrom(int start) {
    return new Span(start, Math.max(start, lastEnd()));
  }

  Span here() {
    int start = start();
    return new Span(start, start);
  }

  Expression.Absent absent() {
    int end = lastEnd();
    return new Expression.Absent(new Span(end, end));
  }

  String name() {
    if (!is(Kind.NAME)) {
      throw fail("expected a name");
    }
    return tokens.names.name(tokens.values[at++]);
  }

  /// Whether the token at hand is a name, and this one.
  boolean isWord(String word) {
    return is(Kind.NAME) && isWordAt(at, word);
  }

  boolean isWordAt(int token, String word) {
    return kindOf(token) == Kind.NAME && tokens.names.name(tokens.values[token]).equals(word);
  }

  /// The reading of the statement at hand ends at this token.
  Unreadable fail(String message) {
    int start = tokens.starts[at];
    if (is(Kind.ERROR)) {
      Problem problem = tokens.problems.get(tokens.values[at]);
      return new Unreadable(problem.message(), problem.span().start(), problem.span().end());
    }
    return new Unreadable(message, start, Math.max(start, tokens.ends[at]));
  }

  static Unreadable failAt(String message, Span span) {
    return new Unreadable(message, span.start(), span.end());
  }

  /// Notes a problem that does not keep the statement from being read.
  void note(String message, Span span) {
    problems.add(new Problem(message, span));
  }

  /// Notes what Python 2 does not know, and which can be read all the same.
  ///
  /// @param what the subject of "needs Python 3"
  void needsPython3(String what, int start) {
    if (isPython2) {
      note(what + " needs Python 3", spanFrom(start));
    }
  }

  // Depth: `enter` and `leave` bound our own recursion, `open`, `grow` and `close` the tree's.

  void enter() {
    if (++nesting > MAX_NESTING) {
      throw fail("nested too deeply to be read");
    }
  }

  void leave() {
    nesting--;
  }

  void useUnicodeLiterals() {
    hasUnicodeLiterals = true;
  }

  /// How literals are read from here on.
  Strings.Rules stringRules() {
    return !isPython2
        ? Strings.Rules.PYTHON_3
        : hasUnicodeLiterals ? Strings.Rules.PYTHON_2_UNICODE : Strings.Rules.PYTHON_2;
  }

  int nesting() {
    return nesting;
  }

  /// A statement's expressions are measured by themselves.
  void beginStatement() {
    height = 0;
  }

  /// Begins to measure an expression.
  ///
  /// @return what `close` wants back
  int open() {
    int outer = height;
    height = 0;
    return outer;
  }

  /// A node stands above what was read since `open`.
  void grow() {
    if (++height > MAX_HEIGHT) {
      throw fail("nested too deeply to be read");
    }
  }

  void close(int outer) {
    height = Math.max(outer, height);
  }

  /// Forgets what the statement at hand left behind when it could not be read.
  void restore(int nesting, int gathered) {
    this.nesting = nesting;
    this.height = 0;
    this.gatheredCount = gathered;
  }

  int gathered() {
    return gatheredCount;
  }

  void gather(Object node) {
    if (gatheredCount == gathered.length) {
      gathered = Arrays.copyOf(gathered, gatheredCount * 2);
    }
    gathered[gatheredCount++] = node;
  }

  /// The nodes gathered since a mark, as a list.
  @SuppressWarnings("unchecked")
  <T> List<T> take(int mark) {
    int size = gatheredCount - mark;
    gatheredCount = mark;
    return (List<T>)
        switch (size) {
          case 0 -> List.of();
          case 1 -> List.of(gathered[mark]);
          case 2 -> List.of(gathered[mark], gathered[mark + 1]);
          default -> List.of(Arrays.copyOfRange(gathered, mark, mark + size));
        };
  }
}
