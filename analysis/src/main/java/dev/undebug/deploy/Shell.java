package dev.undebug.deploy;

import dev.undebug.source.Span;
import java.util.List;

/// A shell script, as far as start scripts need it.
final class Shell {

  private Shell() {}

  /// A word before expansion.
  record Word(List<Segment> segments, Span span) {
    Word {
      segments = List.copyOf(segments);
    }

    /// The text, where the word has no references; otherwise as near as it can be shown.
    String plain() {
      var text = new StringBuilder();
      for (Segment segment : segments) {
        text.append(
            switch (segment.part()) {
              case Template.Text(var literal) -> literal;
              case Template.Reference reference -> reference.written();
              case Template.Computed(var written) -> written;
            });
      }
      return text.toString();
    }

    boolean isLiteral() {
      return segments.stream().allMatch(segment -> segment.part() instanceof Template.Text);
    }
  }

  /// A part of a word.
  ///
  /// @param isQuoted whether white space in its value does not split the word
  record Segment(Template.Part part, boolean isQuoted) {}

  /// `NAME=value` before a command, or alone.
  record Assignment(String name, Word value, boolean isAppend) {}

  /// A list of commands.
  ///
  /// @param items in order
  record Block(List<Item> items) {
    Block {
      items = List.copyOf(items);
    }
  }

  /// One command of a list.
  ///
  /// @param joint what stands before it
  record Item(Joint joint, Node node) {}

  /// How a command hangs together with the one before.
  enum Joint {
    THEN,
    AND,
    OR,
    PIPE
  }

  /// A command.
  sealed interface Node {}

  record Simple(List<Assignment> assignments, List<Word> words, Span span) implements Node {
    Simple {
      assignments = List.copyOf(assignments);
      words = List.copyOf(words);
    }
  }

  /// `if`; an `elif` is an `If` alone in `orElse`.
  record If(Block test, Block body, Block orElse) implements Node {}

  record Case(Word subject, List<Arm> arms) implements Node {}

  record Arm(List<Word> patterns, Block body) {}

  /// `for`, `while`, `until`: how often is not known.
  record Loop(Block test, Block body) implements Node {}

  /// `{ …; }` or `( … )`.
  record Group(Block body, boolean isSubshell) implements Node {}

  record Function(String name, Node body) implements Node {}
}
