package dev.undebug.deploy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Reads references to variables in the dialects that deployment files use.
final class TemplateReader {

  /// How references are written, and what escapes a dollar.
  enum Dialect {
    /// `$X`, `${X}`, `${X:-d}` and the other operators; `$$` is a dollar.
    COMPOSE,
    /// As a shell does it: `\$` is a dollar, `$(…)` and `${X##…}` are computed.
    DOCKERFILE,
    /// python-dotenv: only `${X}` and `${X:-d}`.
    DOTENV,
    /// `$(X)`; `$$(X)` is the text `$(X)`.
    KUBERNETES,
    /// `${X}`; `$$` is a dollar. `$X` counts only as a word of its own.
    SYSTEMD,
    /// `%(ENV_X)s`; `%%` is a per cent sign.
    SUPERVISOR,
    /// `$(X)` without an escape.
    UWSGI
  }

  /// References within references, at most; deeper text is computed.
  private static final int MAX_DEPTH = 20;

  /// The longest inside of a bracket that is looked at, so that many open ones cost no more.
  private static final int MAX_BRACKET = 20_000;

  private static final List<Template.Operator> LONGEST_FIRST =
      Arrays.stream(Template.Operator.values())
          .filter(operator -> !operator.sign().isEmpty())
          .sorted(
              Comparator.comparingInt((Template.Operator operator) -> operator.sign().length())
                  .reversed())
          .toList();

  private final String text;
  private final Dialect dialect;
  private final int depth;
  private final List<Template.Part> parts = new ArrayList<>();
  private final StringBuilder plain = new StringBuilder();
  private int at;

  private TemplateReader(String text, Dialect dialect, int depth) {
    this.text = text;
    this.dialect = dialect;
    this.depth = depth;
  }

  static Template read(String text, Dialect dialect) {
    return read(text, dialect, 0);
  }

  private static Template read(String text, Dialect dialect, int depth) {
    return new TemplateReader(text, dialect, depth).read();
  }

  /// The inside of `${…}`.
  static Template.Part braced(String inside, Dialect dialect, int depth) {
    if (dialect == Dialect.DOTENV) {
      return dotenv(inside);
    }
    int end = nameEnd(inside, 0);
    String name = inside.substring(0, end);
    String written = "${" + inside + "}";
    if (name.isEmpty() || depth > MAX_DEPTH) {
      return new Template.Computed(written);
    }
    if (end == inside.length()) {
      return new Template.Reference(name, Template.Operator.NONE, Template.of(""), written);
    }
    for (Template.Operator operator : LONGEST_FIRST) {
      if (inside.startsWith(operator.sign(), end)) {
        String alternative = inside.substring(end + operator.sign().length());
        return new Template.Reference(
            name, operator, read(alternative, dialect, depth + 1), written);
      }
    }
    return new Template.Computed(written);
  }

  /// python-dotenv takes everything up to a colon for the name, `NAME-other` too, and a default as
  /// it is written.
  private static Template.Part dotenv(String inside) {
    String written = "${" + inside + "}";
    int colon = inside.indexOf(':');
    if (colon < 0) {
      return new Template.Reference(inside, Template.Operator.NONE, Template.of(""), written);
    }
    return inside.startsWith(":-", colon)
        ? new Template.Reference(
            inside.substring(0, colon),
            Template.Operator.DEFAULT,
            Template.of(inside.substring(colon + 2)),
            written)
        : new Template.Text(written);
  }

  /// Where a variable's name that begins here ends.
  static int nameEnd(String text, int start) {
    int end = start;
    while (end < text.length() && isNamePart(text.charAt(end), end == start)) {
      end++;
    }
    return end;
  }

  private static boolean isNamePart(char c, boolean first) {
    return c == '_'
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (!first && c >= '0' && c <= '9');
  }

  /// Where the bracket that is open at this place is closed, or -1.
  ///
  /// @param start just behind the opening bracket
  static int closing(String text, int start, char open, char close) {
    int level = 1;
    int end = Math.min(text.length(), start + MAX_BRACKET);
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == open) {
        level++;
      } else if (c == close && --level == 0) {
        return i;
      }
    }
    return -1;
  }

  private Template read() {
    while (at < text.length()) {
      step();
    }
    flush();
    return new Template(parts);
  }

  private void step() {
    char c = text.charAt(at);
    if (dialect == Dialect.SUPERVISOR) {
      supervisor(c);
    } else if (c == '\\' && dialect == Dialect.DOCKERFILE && at + 1 < text.length()) {
      plain.append(text.charAt(at + 1));
      at += 2;
    } else if (c == '$') {
      dollar();
    } else {
      plain.append(c);
      at++;
    }
  }

  private void supervisor(char c) {
    if (text.startsWith("%%", at)) {
      plain.append('%');
      at += 2;
      return;
    }
    int end = text.startsWith("%(", at) ? text.indexOf(")s", at) : -1;
    if (end < 0) {
      plain.append(c);
      at++;
      return;
    }
    String name = text.substring(at + 2, end);
    String written = text.substring(at, end + 2);
    add(
        name.startsWith("ENV_")
            ? reference(name.substring(4), written)
            : new Template.Computed(written));
    at = end + 2;
  }

  private static Template.Reference reference(String name, String written) {
    return new Template.Reference(name, Template.Operator.NONE, Template.of(""), written);
  }

  private void dollar() {
    switch (dialect) {
      case COMPOSE, SYSTEMD -> {
        if (!escaped("$$", "$")) {
          shellLike(dialect == Dialect.COMPOSE);
        }
      }
      case DOCKERFILE -> shellLike(true);
      case DOTENV -> shellLike(false);
      case KUBERNETES -> {
        if (!escaped("$$", "$")) {
          parenthesised();
        }
      }
      case UWSGI -> parenthesised();
      case SUPERVISOR -> throw new IllegalStateException("supervisor has no dollar");
    }
  }

  private boolean escaped(String pair, String meaning) {
    if (!text.startsWith(pair, at)) {
      return false;
    }
    plain.append(meaning);
    at += pair.length();
    return true;
  }

  private void shellLike(boolean bare) {
    if (text.startsWith("${", at)) {
      int end = closing(text, at + 2, '{', '}');
      if (end >= 0) {
        add(braced(text.substring(at + 2, end), dialect, depth));
        at = end + 1;
        return;
      }
    } else if (bare && nameEnd(text, at + 1) > at + 1) {
      int end = nameEnd(text, at + 1);
      add(reference(text.substring(at + 1, end), text.substring(at, end)));
      at = end;
      return;
    }
    plain.append('$');
    at++;
  }

  private void parenthesised() {
    int end = text.startsWith("$(", at) ? text.indexOf(')', at) : -1;
    if (end < 0 || nameEnd(text, at + 2) != end) {
      plain.append('$');
      at++;
      return;
    }
    add(reference(text.substring(at + 2, end), text.substring(at, end + 1)));
    at = end + 1;
  }

  private void add(Template.Part part) {
    flush();
    parts.add(part);
  }

  private void flush() {
    if (!plain.isEmpty()) {
      parts.add(new Template.Text(plain.toString()));
      plain.setLength(0);
    }
  }
}
