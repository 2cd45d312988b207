package dev.undebug.deploy;

import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import java.util.Set;

/// Takes note of lines that the program which reads a file would refuse, or pass over with a
/// warning. The rest of the file is read.
interface Slips {

  /// Where nobody is told.
  Slips UNTOLD = (_, _) -> {};

  Set<String> INSTRUCTIONS =
      Set.of(
          "FROM",
          "RUN",
          "CMD",
          "LABEL",
          "MAINTAINER",
          "EXPOSE",
          "ENV",
          "ADD",
          "COPY",
          "ENTRYPOINT",
          "VOLUME",
          "USER",
          "WORKDIR",
          "ARG",
          "ONBUILD",
          "STOPSIGNAL",
          "HEALTHCHECK",
          "SHELL");

  /// Takes note of one line.
  ///
  /// @param line from 1
  /// @param what what is wrong there, and what becomes of it
  void at(int line, String what);

  /// Those of a file that are told among a tree's sources; the first of a file is. What a template
  /// leaves of a line is nobody's mistake.
  static Slips of(Tree tree, SourceText source) {
    return YamlTemplate.looksLikeOne(source.text())
        ? UNTOLD
        : (line, what) -> tree.failed(source.path(), "line %d: %s".formatted(line, what));
  }

  /// Reads a Dockerfile; a word that is no instruction is told.
  static Dockerfile dockerfile(Tree tree, SourceText source) {
    var file = DockerfileReader.read(source);
    var slips = of(tree, source);
    for (var instruction : file.instructions()) {
      if (!INSTRUCTIONS.contains(instruction.keyword())) {
        slips.at(
            source.position(instruction.span().start()).line(),
            "`%s` is no instruction; the line is left out".formatted(shown(instruction.keyword())));
      }
    }
    return file;
  }

  /// A piece of a file in a message: short, and in one line.
  static String shown(String text) {
    String line = text.lines().findFirst().orElse("").strip();
    return line.length() <= 40 ? line : line.substring(0, 40) + "…";
  }
}
