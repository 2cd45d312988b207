package dev.undebug.rule;

import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Place;
import dev.undebug.source.Position;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The replacements that a machine can be sure of; none for code that is written in another way.
final class Edits {

  /// A statement that gives one name one literal.
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "([A-Za-z_]\\w*(?:\\s*:\\s*[\\w.\\[\\], ]+)?\\s*=\\s*)"
              + "(?:True|False|None|\\d+|[bru]?(?:'[^'\\\\\\n]*'|\"[^\"\\\\\\n]*\"))");

  /// A text of the environment that is taken for a truth: `bool(os.environ.get("DEBUG"))`.
  private static final Pattern TRUTHY =
      Pattern.compile(
          "(DEBUG\\s*(?::\\s*\\w+)?\\s*=\\s*)(?:bool\\()?os\\.(?:environ\\.get|getenv)\\("
              + "\\s*(['\"]\\w+['\"])\\s*(?:,\\s*(?:default\\s*=\\s*)?"
              + "(?:\"\"|''|None|False|0|[\"'](?:False|0)['\"]))?\\s*\\)\\)?");

  /// A variable that is taken for a truth as soon as it is set.
  private static final Pattern PRESENT =
      Pattern.compile("(DEBUG\\s*(?::\\s*\\w+)?\\s*=\\s*)(['\"]\\w+['\"])\\s+in\\s+os\\.environ");

  /// A key that is the default of a variable.
  private static final Pattern KEY_DEFAULT =
      Pattern.compile(
          "(?:(os\\.environ)\\.get|os\\.getenv|(\\w+(?:\\.str)?))\\(\\s*((['\"])\\w+\\4)\\s*,\\s*(?:default\\s*=\\s*)?"
              + "(?:'[^'\\\\\\n]*'|\"[^\"\\\\\\n]*\")\\s*,?\\s*\\)");

  private static final Pattern OS = Pattern.compile("(?m)^import (?:[\\w.]+, *)*os\\b *(?:,|#|$)");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^(?:import\\s|from\\s+(?!__future__)\\S+\\s+import\\b)");

  private Edits() {}

  /// Another value for a setting that is a literal.
  ///
  /// @param value a literal; empty for none
  static List<Edit> assign(Evaluated evaluated, Place statement, String value) {
    return value.isEmpty()
        ? List.of()
        : source(evaluated, statement)
            .map(source -> matched(source, statement, ASSIGNED, found -> found.group(1) + value))
            .orElse(List.of());
  }

  /// A literal that is read from the environment instead.
  ///
  /// @param read writes the expression with the reader that the file uses
  static List<Edit> read(
      Evaluated evaluated, Place statement, Function<VariableReader, String> read) {
    return reader(evaluated, statement)
        .map(
            reader -> {
              var edits = assign(evaluated, statement, read.apply(reader));
              return reader.needsOs() ? withOs(evaluated, statement, edits) : edits;
            })
        .orElse(List.of());
  }

  private static Optional<VariableReader> reader(Evaluated evaluated, Place place) {
    return source(evaluated, place)
        .map(source -> VariableReader.of(source.text(), offset(source, place.start())));
  }

  /// A text in quotes that is read from the environment instead.
  ///
  /// @param inside the text, without its quotes
  /// @param path of the value, which names the variable: `DATABASES['default']['PASSWORD']`
  static List<Edit> readText(Evaluated evaluated, Place inside, String path) {
    var source = source(evaluated, inside);
    if (source.isEmpty() || !inside.path().endsWith(".py")) {
      return List.of();
    }
    String text = source.get().text();
    int start = offset(source.get(), inside.start()) - 1;
    int end = offset(source.get(), inside.end()) + 1;
    boolean isWhole =
        start > 0
            && end <= text.length()
            && (text.charAt(start) == '"' || text.charAt(start) == '\'')
            && text.charAt(start) == text.charAt(end - 1)
            && text.charAt(start - 1) != text.charAt(start)
            && !Character.isLetterOrDigit(text.charAt(start - 1))
            && (end == text.length() || ",]}\n".indexOf(text.charAt(end)) >= 0);
    if (!isWhole) {
      return List.of();
    }
    String variable =
        path.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^_|_$", "");
    var reader = VariableReader.of(text, start);
    var edits =
        List.of(new Edit(source.get().place(new Span(start, end)), reader.required(variable)));
    return reader.needsOs() ? withOs(evaluated, inside, edits) : edits;
  }

  /// The default of a variable turned off.
  static List<Edit> defaultOff(Evaluated evaluated, Place statement, String variable) {
    var source = source(evaluated, statement);
    if (source.isEmpty()) {
      return List.of();
    }
    int start = offset(source.get(), statement.start());
    var found = defaultOn(variable).matcher(slice(source.get(), statement));
    if (!found.find()) {
      return List.of();
    }
    String literal = found.group(1);
    String off =
        literal.contains("1")
            ? literal.replace("1", "0")
            : literal
                .replace("True", "False")
                .replace("true", "false")
                .replace("yes", "no")
                .replace("on", "off");
    var edit =
        new Edit(source.get().place(new Span(start + found.start(1), start + found.end(1))), off);
    return found.find() ? List.of() : List.of(edit);
  }

  /// The truth of a text turned into a comparison.
  static List<Edit> compare(Evaluated evaluated, Place statement) {
    var source = source(evaluated, statement);
    if (source.isEmpty()) {
      return List.of();
    }
    var edits = matched(source.get(), statement, TRUTHY, Edits::comparison);
    return edits.isEmpty() ? matched(source.get(), statement, PRESENT, Edits::comparison) : edits;
  }

  private static String comparison(MatchResult found) {
    return "%sos.environ.get(%s, '').lower() in ('1', 'true', 'yes', 'on')"
        .formatted(found.group(1), found.group(2))
        .replace('\'', found.group(2).charAt(0));
  }

  /// A key without its default.
  static List<Edit> withoutDefault(Evaluated evaluated, Place statement) {
    var source = source(evaluated, statement);
    if (source.isEmpty()) {
      return List.of();
    }
    int start = offset(source.get(), statement.start());
    var found = KEY_DEFAULT.matcher(slice(source.get(), statement));
    if (!found.find()) {
      return List.of();
    }
    String reader = VariableReader.of(source.get().text(), start).name();
    boolean isOwn = found.group(2) != null && !found.group(2).replace(".str", "").equals(reader);
    if (isOwn) {
      // The project's own function may want its default.
      return List.of();
    }
    String read =
        found.group(2) == null
            ? "os.environ[%s]".formatted(found.group(3))
            : "%s(%s)".formatted(found.group(2), found.group(3));
    var edit =
        new Edit(source.get().place(new Span(start + found.start(), start + found.end())), read);
    return found.find() ? List.of() : List.of(edit);
  }

  /// One word of a place replaced by another; none where it stands there more than once.
  static List<Edit> replace(Evaluated evaluated, Place place, String word, String other) {
    var source = source(evaluated, place);
    if (source.isEmpty() || other.isEmpty()) {
      return List.of();
    }
    int start = source.get().lineStart(place.start().line());
    String lines = Literals.text(evaluated, place);
    int at = lines.indexOf(word);
    if (at < 0 || lines.indexOf(word, at + 1) >= 0) {
      return List.of();
    }
    var span = new Span(start + at, start + at + word.length());
    return List.of(new Edit(source.get().place(span), other));
  }

  /// An element put in front of a list that has one element a line.
  static List<Edit> prepend(Evaluated evaluated, Place statement, String element) {
    var source = source(evaluated, statement);
    int line = statement.start().line();
    if (source.isEmpty()
        || line >= source.get().lineCount()
        || !source.get().lineText(line).matches("\\w+\\s*=\\s*[\\[(]\\s*")) {
      return List.of();
    }
    String next = source.get().lineText(line + 1);
    if (!next.strip().matches("['\"].*")) {
      return List.of();
    }
    String indent = next.substring(0, next.length() - next.stripLeading().length());
    char quote = next.strip().charAt(0);
    return List.of(
        added(statement.path(), line + 1, "%s%c%s%c,\n".formatted(indent, quote, element, quote)));
  }

  /// A word that means on, as the default of a variable: `"DEBUG", default=True)`.
  private static Pattern defaultOn(String variable) {
    return Pattern.compile(
        "['\"]"
            + Pattern.quote(variable)
            + "['\"]\\s*,\\s*(?:default\\s*=\\s*)?"
            + "(True|'(?:True|true|1|yes|on)'|\"(?:True|true|1|yes|on)\")\\s*[,)]");
  }

  private static List<Edit> withOs(Evaluated evaluated, Place statement, List<Edit> edits) {
    var source = source(evaluated, statement);
    if (edits.isEmpty() || source.isEmpty() || OS.matcher(source.get().text()).find()) {
      return edits;
    }
    var first = IMPORT.matcher(source.get().text());
    boolean hasImports =
        first.find() && source.get().line(first.start()) < statement.start().line();
    int line = hasImports ? source.get().line(first.start()) : statement.start().line();
    if (!hasImports && statement.start().column() > 1) {
      return List.of();
    }
    var all = new ArrayList<Edit>();
    all.add(added(statement.path(), line, hasImports ? "import os\n" : "import os\n\n"));
    all.addAll(edits);
    return List.copyOf(all);
  }

  private static Edit added(String path, int line, String text) {
    var start = new Position(line, 1);
    return new Edit(new Place(path, start, start), text);
  }

  private static List<Edit> matched(
      SourceText source, Place statement, Pattern form, Function<MatchResult, String> replacement) {
    var found = form.matcher(slice(source, statement));
    return found.matches() ? List.of(new Edit(statement, replacement.apply(found))) : List.of();
  }

  private static Optional<SourceText> source(Evaluated evaluated, Place place) {
    return evaluated
        .project()
        .modules()
        .tree()
        .text(place.path())
        .filter(text -> place.end().line() <= text.lineCount());
  }

  private static String slice(SourceText source, Place place) {
    int start = offset(source, place.start());
    return source.text().substring(start, Math.max(start, offset(source, place.end())));
  }

  private static int offset(SourceText source, Position position) {
    return Math.min(
        source.text().length(), source.lineStart(position.line()) + position.column() - 1);
  }
}
