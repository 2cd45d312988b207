package dev.undebug.rule;

import dev.undebug.code.CodeFile;
import dev.undebug.code.Scene;
import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Takes values out of SQL that an f-string builds, and gives them to the database apart. Only
/// where a value surely is one: quoted, or behind a comparison; never a name of a table.
final class SqlParameters {

  private static final Pattern BEFORE_VALUE =
      Pattern.compile("(?is).*(=|<|>|\\bi?like|\\bbetween)\\s*");

  /// One line, one literal, nothing escaped.
  private static final Pattern PLAIN = Pattern.compile("[fF](\"[^\"\\\\\\n]*\"|'[^'\\\\\\n]*')");

  private final CodeFile file;
  private final StringBuilder sql = new StringBuilder();
  private final List<String> values = new ArrayList<>();

  private SqlParameters(CodeFile file) {
    this.file = file;
  }

  /// The edits that give a statement's values apart: `cursor.execute(sql)` with an f-string, or
  /// with a name that is one.
  static List<Edit> of(Expression.Call call, Scene scene) {
    if (call.arguments().size() != 1 || !call.keywords().isEmpty()) {
      return List.of();
    }
    Expression argument = call.arguments().getFirst();
    Expression text =
        argument instanceof Expression.Name(var name, _)
            ? scene
                .function()
                .flatMap(function -> CodeEdits.onlyAssignment(function, name))
                .<Expression>map(assign -> assign.value())
                .orElse(argument)
            : argument;
    boolean isUsedOnce =
        text.equals(argument)
            || scene
                    .function()
                    .map(function -> uses(scene.file().text(function), scene.file().text(argument)))
                    .orElse(0)
                == 2;
    if (!(text instanceof Expression.JoinedStr joined) || !isUsedOnce) {
      return List.of();
    }
    return new SqlParameters(scene.file()).edits(joined, argument, text.equals(argument));
  }

  private static int uses(String function, String name) {
    var word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(function);
    int uses = 0;
    while (word.find()) {
      uses++;
    }
    return uses;
  }

  private List<Edit> edits(Expression.JoinedStr joined, Expression argument, boolean isInPlace) {
    String written = file.text(joined);
    if (!PLAIN.matcher(written).matches() || !read(joined.values())) {
      return List.of();
    }
    char quote = written.charAt(1);
    if (sql.indexOf(String.valueOf(quote)) >= 0) {
      return List.of();
    }
    String literal = quote + sql.toString() + quote;
    String list = "[%s]".formatted(String.join(", ", values));
    if (isInPlace) {
      return List.of(new Edit(file.place(joined), literal + ", " + list));
    }
    int end = argument.span().end();
    return List.of(
        new Edit(file.place(joined), literal),
        new Edit(file.module().source().place(new Span(end, end)), ", " + list));
  }

  /// Reads the pieces; false where a value may be something else than a value.
  private boolean read(List<Expression> pieces) {
    String inQuotes = "";
    boolean isQuoted = false;
    Optional<String> quoted = Optional.empty();
    for (Expression piece : pieces) {
      if (piece instanceof Expression.Constant(Literal.Text(var text, _), _)) {
        for (int i = 0; i < text.length(); i++) {
          char c = text.charAt(i);
          if (c == '"' || c == '\\' || (isQuoted && (c == '{' || c == '}'))) {
            return false;
          }
          if (c != '\'') {
            if (isQuoted) {
              inQuotes += c;
            } else {
              sql.append(c == '%' ? "%%" : String.valueOf(c));
            }
          } else if (!isQuoted) {
            isQuoted = true;
            inQuotes = "";
            quoted = Optional.empty();
          } else {
            isQuoted = false;
            close(inQuotes, quoted);
          }
        }
      } else if (piece instanceof Expression.FormattedValue value && isPlain(value)) {
        String name = file.text(value.value());
        if (isQuoted) {
          if (quoted.isPresent()) {
            return false;
          }
          quoted = Optional.of(name);
          inQuotes += "\0";
        } else if (BEFORE_VALUE.matcher(sql).matches()) {
          sql.append("%s");
          values.add(name);
        } else {
          return false;
        }
      } else {
        return false;
      }
    }
    return !isQuoted && !values.isEmpty();
  }

  private void close(String inQuotes, Optional<String> value) {
    if (value.isEmpty()) {
      sql.append('\'').append(inQuotes.replace("%", "%%")).append('\'');
      return;
    }
    sql.append("%s");
    values.add(
        inQuotes.equals("\0")
            ? value.get()
            : "f\"%s\"".formatted(inQuotes.replace("\0", "{" + value.get() + "}")));
  }

  /// A name, or an attribute of one, without conversion and format.
  private boolean isPlain(Expression.FormattedValue value) {
    return CodeFile.dotted(value.value()).isPresent()
        && file.module().source().text().startsWith("}", value.value().span().end());
  }
}
