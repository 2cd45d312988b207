package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;

/// Reads files of `NAME=value` lines, in the dialects of those who read them.
final class EnvFile {

  /// Who reads the file.
  enum Dialect {
    /// Compose's `env_file` and `.env`: quotes, escapes, interpolation.
    COMPOSE,
    /// `docker run --env-file`, Kustomize's `envs`: everything behind `=` is the value.
    RAW,
    /// python-dotenv: quotes, escapes, `export`, only `${X}` is expanded.
    DOTENV
  }

  /// One line.
  ///
  /// @param value what stands behind `=`
  /// @param isBare whether there is no `=`: compose then takes the variable away, or passes the
  ///   shell's on
  record Entry(String name, Template value, boolean isBare, Place place) {

    boolean isTemplated() {
      return value.parts().stream()
          .anyMatch(
              part ->
                  part instanceof Template.Text(var text)
                      && (text.contains("{{") || text.contains("{%")));
    }

    Variable rendered() {
      return new Variable.Free(
          "whoever renders the template", place.path() + " is a template", place);
    }

    Variable variable(Template.Scope scope) {
      return Template.variable(value.expand(scope, place), place);
    }
  }

  private final SourceText source;
  private final String text;
  private final Dialect dialect;
  private final Slips slips;
  private final List<Entry> entries = new ArrayList<>();
  private int at;

  private EnvFile(SourceText source, Dialect dialect, Slips slips) {
    this.slips = slips;
    this.source = source;
    this.text = source.text();
    this.dialect = dialect;
  }

  static List<Entry> read(SourceText source, Dialect dialect, Slips slips) {
    var file = new EnvFile(source, dialect, slips);
    while (file.at < file.text.length()) {
      file.line();
    }
    return List.copyOf(file.entries);
  }

  private void line() {
    skipBlanks();
    int start = at;
    if (at >= text.length() || "\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
      return;
    }
    if (text.charAt(at) == '#') {
      skipLine();
      return;
    }
    if (text.startsWith("export ", at) && dialect != Dialect.RAW) {
      at += "export ".length();
      skipBlanks();
    }
    int nameStart = at;
    while (at < text.length() && "=\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String name = text.substring(nameStart, at).strip();
    if (at >= text.length() || text.charAt(at) != '=') {
      bare(name, start);
      return;
    }
    at++;
    var value = value();
    if (isName(name)) {
      int end = Math.min(at, text.length());
      while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
      entries.add(new Entry(name, value, false, source.place(new Span(start, end))));
    } else {
      refuse(name, start);
    }
    skipLine();
  }

  private void bare(String name, int start) {
    if (isName(name)) {
      entries.add(new Entry(name, Template.of(""), true, source.place(new Span(start, at))));
    } else {
      refuse(name, start);
    }
    skipLine();
  }

  private void refuse(String name, int start) {
    slips.at(
        source.position(start).line(),
        "`%s` is no name of a variable; the line is left out".formatted(Slips.shown(name)));
  }

  private static boolean isName(String name) {
    return !name.isEmpty() && name.chars().noneMatch(Character::isWhitespace);
  }

  private Template value() {
    if (dialect == Dialect.RAW) {
      int start = at;
      skipToLineEnd();
      return Template.of(text.substring(start, at).replaceFirst("\r$", ""));
    }
    skipBlanks();
    char first = at < text.length() ? text.charAt(at) : '\n';
    if (first == '\'' || first == '"') {
      return quoted(first);
    }
    return unquoted();
  }

  private Template quoted(char quote) {
    var value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length() && isEscape(quote, text.charAt(at + 1))) {
        value.append(escaped(quote, text.charAt(at + 1)));
        at += 2;
      } else {
        value.append(c);
        at++;
      }
    }
    at = Math.min(at + 1, text.length());
    boolean isLiteral = quote == '\'' && dialect != Dialect.DOTENV;
    return isLiteral ? Template.of(value.toString()) : expandable(value.toString());
  }

  private boolean isEscape(char quote, char next) {
    return quote == '"'
        ? "\\\"$nrt`".indexOf(next) >= 0
        : next == '\'' || (next == '\\' && dialect == Dialect.DOTENV);
  }

  private String escaped(char quote, char next) {
    if (quote == '\'') {
      return String.valueOf(next);
    }
    return switch (next) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case '$' -> dialect == Dialect.COMPOSE ? "$$" : "$";
      default -> String.valueOf(next);
    };
  }

  private Template unquoted() {
    int start = at;
    skipToLineEnd();
    String value = text.substring(start, at);
    for (int i = 1; i < value.length(); i++) {
      if (value.charAt(i) == '#' && Character.isWhitespace(value.charAt(i - 1))) {
        value = value.substring(0, i);
        break;
      }
    }
    return expandable(value.strip());
  }

  private Template expandable(String value) {
    return switch (dialect) {
      case COMPOSE -> TemplateReader.read(value, TemplateReader.Dialect.COMPOSE);
      case DOTENV -> TemplateReader.read(value, TemplateReader.Dialect.DOTENV);
      case RAW -> Template.of(value);
    };
  }

  private void skipBlanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private void skipToLineEnd() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private void skipLine() {
    skipToLineEnd();
    at++;
  }
}
