package dev.undebug.deploy;

import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.List;

/// A Dockerfile, as written.
///
/// @param instructions in order, with those before the first `FROM`
record Dockerfile(SourceText source, char escape, List<Instruction> instructions) {

  /// One instruction, its continued lines joined.
  ///
  /// @param keyword in upper case
  /// @param text what follows the keyword
  /// @param offsets for every code unit of the text, where it stands in the file; one more for the
  ///   end
  /// @param documents its here-documents
  record Instruction(
      String keyword, String text, List<Integer> offsets, List<String> documents, Span span) {

    /// Where a part of the text stands in the file.
    Span span(int start, int end) {
      int from = offsets.get(start);
      return new Span(from, Math.max(from, offsets.get(end)));
    }
  }

  /// A word of an instruction.
  ///
  /// @param start in the instruction's text
  /// @param end in the instruction's text
  record Word(Template template, String written, int start, int end) {}
}
