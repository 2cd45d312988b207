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
    for (Statement statement : module.body()) {
      if (statement instanceof Statement.Import(var names, _)
          && names.stream()
              .anyMatch(alias -> alias.name().equals(name) && alias.asName().isEmpty())) {
        return List.of();
      }
      boolean isBefore =
          statement instanceof Statement.Import(var names, _)
              && names.getFirst().name().compareTo(name) < 0;
      if (line == 0 && !isHead(statement) && !isBefore) {
        line = file.line(statement.span().start());
      }
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

  /// A docstring, or an import from the future: both must stay first.
  private static boolean isHead(Statement statement) {
    return (statement instanceof Statement.ExpressionStatement(var value, _)
            && value instanceof Expression.Constant(Literal.Text _, _))
        || (statement instanceof Statement.ImportFrom(var from, _, _, _)
            && from.equals("__future__"));
  }
}
