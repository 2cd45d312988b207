package dev.undebug.fix;

import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.python.Module;
import dev.undebug.python.Statement;
import dev.undebug.rule.Edit;
import dev.undebug.rule.VariableReader;
import dev.undebug.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/// What is written behind everything that a settings file says.
final class EndOfSettings {

  private EndOfSettings() {}

  /// Statements in the quotes of the file.
  ///
  /// @param block whole lines, with double quotes; a blank line goes before them
  static List<Edit> add(SourceText file, String block) {
    char quote = VariableReader.of(file.text(), 0).quote();
    String written = quote == '"' ? block : block.replace('"', '\'');
    return List.of(Broken.atEnd(file, "\n" + written));
  }

  /// The same for statements that use `os`.
  static List<Edit> addUsingOs(Broken broken, SourceText file, String block) {
    var edits = new ArrayList<Edit>(importing(broken, file, "os"));
    edits.addAll(add(file, block));
    return List.copyOf(edits);
  }

  /// What imports a module of Python's, unless a file imports it already.
  static List<Edit> importing(Broken broken, SourceText file, String name) {
    return broken.parse(file).map(module -> importing(file, module, name)).orElse(List.of());
  }

  private static List<Edit> importing(SourceText file, Module module, String name) {
    int line = 0;
    int behind = 0;
    for (Statement statement : module.body()) {
      if (statement instanceof Statement.Import(var names, var span)) {
        if (names.stream()
            .anyMatch(alias -> alias.name().equals(name) && alias.asName().isEmpty())) {
          return List.of();
        }
        boolean isBefore = line == 0 && names.getFirst().name().compareTo(name) < 0;
        behind = isBefore ? file.line(span.end()) + 1 : behind;
      }
      boolean isFirst = line == 0 && !isHead(statement) && !isSmaller(statement, name);
      line = isFirst ? file.line(statement.span().start()) : line;
    }
    if (behind > 0 && behind <= file.lineCount()) {
      return List.of(Broken.before(file.path(), behind, "import %s\n".formatted(name)));
    }
    boolean isImport =
        module.body().stream()
            .filter(one -> !isHead(one))
            .findFirst()
            .filter(one -> one instanceof Statement.Import || one instanceof Statement.ImportFrom)
            .isPresent();
    return List.of(
        Broken.before(
            file.path(), Math.max(1, line), "import %s\n%s".formatted(name, isImport ? "" : "\n")));
  }

  private static boolean isSmaller(Statement statement, String name) {
    return statement instanceof Statement.Import(var names, _)
        && names.getFirst().name().compareTo(name) < 0;
  }

  /// A docstring, or an import from the future: both must stay first.
  private static boolean isHead(Statement statement) {
    return (statement instanceof Statement.ExpressionStatement(var value, _)
            && value instanceof Expression.Constant(Literal.Text _, _))
        || (statement instanceof Statement.ImportFrom(var from, _, _, _)
            && from.equals("__future__"));
  }
}
