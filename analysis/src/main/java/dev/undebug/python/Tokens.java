package dev.undebug.python;

import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The tokens of one file, side by side in arrays, and what was found between them.
final class Tokens {

  final char[] text;
  final Names names = Names.ofFile();
  final List<Comment> comments = new ArrayList<>();
  final List<Problem> problems = new ArrayList<>();
  byte[] kinds;
  int[] starts;
  int[] ends;

  /// The number of a name or of a problem; nothing for other kinds.
  int[] values;

  int count;

  Tokens(char[] text) {
    this.text = text;
    int room = text.length / 5 + 64;
    kinds = new byte[room];
    starts = new int[room];
    ends = new int[room];
    values = new int[room];
  }

  void add(int kind, int start, int end) {
    add(kind, start, end, 0);
  }

  void add(int kind, int start, int end, int value) {
    int number = count;
    if (number == kinds.length) {
      grow();
    }
    kinds[number] = (byte) kind;
    starts[number] = start;
    ends[number] = end;
    values[number] = value;
    count = number + 1;
  }

  private void grow() {
    int room = count + count / 2 + 64;
    kinds = Arrays.copyOf(kinds, room);
    starts = Arrays.copyOf(starts, room);
    ends = Arrays.copyOf(ends, room);
    values = Arrays.copyOf(values, room);
  }

  /// Adds a token that nothing can be made of.
  void addError(String message, int start, int end) {
    add(Kind.ERROR, start, end, problems.size());
    problems.add(new Problem(message, new Span(start, end)));
  }

  /// Forgets one token.
  void remove(int number) {
    int behind = count - number - 1;
    System.arraycopy(kinds, number + 1, kinds, number, behind);
    System.arraycopy(starts, number + 1, starts, number, behind);
    System.arraycopy(ends, number + 1, ends, number, behind);
    System.arraycopy(values, number + 1, values, number, behind);
    count--;
  }

  /// Forgets the tokens, comments and problems behind a token.
  void forgetBehind(int number) {
    count = number + 1;
    int end = ends[number];
    forgetComments(end);
    while (!problems.isEmpty() && problems.getLast().span().start() >= end) {
      problems.removeLast();
    }
  }

  private void forgetComments(int end) {
    while (!comments.isEmpty() && comments.getLast().span().start() >= end) {
      comments.removeLast();
    }
  }
}
