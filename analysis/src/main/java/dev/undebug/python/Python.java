package dev.undebug.python;

import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;

/// Reads Python files from their bytes: `.py` of Python 2.7 and of 3.0 to 3.14.
///
/// Notebooks and Cython are not read. What CPython's parser rejects is a problem; what only its
/// compiler rejects (`return` outside of a function, a name that is global and local) is not.
public final class Python {

  private Python() {}

  /// Reads a file as Python 3, or as Python 2 where it is that and no Python 3. A file that is
  /// neither is read as the one that it breaks less often, Python 3 before Python 2.
  ///
  /// @param path relative to the root of the tree, with forward slashes
  public static Module read(String path, byte[] bytes) {
    Encodings.Decoded decoded = Encodings.decode(bytes);
    SourceText source = source(path, bytes, decoded);
    Module python3 = Parser.parse(source, Dialect.PYTHON_3);
    if (python3.problems().isEmpty()) {
      return withProblem(python3, decoded);
    }
    Module python2 = Parser.parse(source, Dialect.PYTHON_2);
    boolean isBetter = python2.problems().size() < python3.problems().size();
    return withProblem(isBetter ? python2 : python3, decoded);
  }

  /// Reads a file in a dialect that is known, for example that of its project (`Dialects.of`).
  public static Module read(String path, byte[] bytes, Dialect dialect) {
    Encodings.Decoded decoded = Encodings.decode(bytes);
    return withProblem(Parser.parse(source(path, bytes, decoded), dialect), decoded);
  }

  private static SourceText source(String path, byte[] bytes, Encodings.Decoded decoded) {
    return new SourceText(path, decoded.text(), bytes, decoded.charset(), decoded.markBytes());
  }

  private static Module withProblem(Module module, Encodings.Decoded decoded) {
    if (decoded.problem().isEmpty()) {
      return module;
    }
    var problems = new ArrayList<Problem>();
    problems.add(new Problem(decoded.problem(), new Span(0, 0)));
    problems.addAll(module.problems());
    return new Module(
        module.source(), module.dialect(), module.body(), module.comments(), List.copyOf(problems));
  }
}
