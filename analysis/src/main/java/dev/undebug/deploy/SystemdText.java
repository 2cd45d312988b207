package dev.undebug.deploy;

import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Texts as systemd 252 takes them (compared by `lab/precedence_oracle.py`): the words of a setting
/// such as `Environment=`, and the lines of an `EnvironmentFile=`.
final class SystemdText {

  private static final String BLANKS = " \t\n\r";

  private SystemdText() {}

  /// The words of a setting, quotes and escapes taken away. What follows a mistake is left out, as
  /// systemd ignores it.
  static List<String> words(String text) {
    var words = new ArrayList<String>();
    int at = 0;
    while (true) {
      while (at < text.length() && isBlank(text.charAt(at))) {
        at++;
      }
      if (at >= text.length()) {
        return words;
      }
      var word = new StringBuilder();
      char quote = 0;
      for (; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '\\') {
          int next = escape(text, at + 1, word);
          if (next < 0) {
            return words;
          }
          at = next - 1;
        } else if (quote != 0) {
          if (c == quote) {
            quote = 0;
          } else {
            word.append(c);
          }
        } else if (c == '"' || c == '\'') {
          quote = c;
        } else if (isBlank(c)) {
          break;
        } else {
          word.append(c);
        }
      }
      if (quote != 0) {
        return words;
      }
      words.add(word.toString());
    }
  }

  /// Reads what stands behind a backslash; gives where it ends, or -1 for what is no escape.
  private static int escape(String text, int at, StringBuilder word) {
    if (at >= text.length()) {
      return -1;
    }
    char c = text.charAt(at);
    int digits =
        switch (c) {
          case 'x' -> 2;
          case 'u' -> 4;
          case 'U' -> 8;
          case '0', '1', '2', '3' -> 3;
          default -> 0;
        };
    if (digits > 0) {
      int start = digits == 3 ? at : at + 1;
      if (start + digits > text.length()) {
        return -1;
      }
      try {
        word.appendCodePoint(
            Integer.parseInt(text.substring(start, start + digits), digits == 3 ? 8 : 16));
        return start + digits;
      } catch (IllegalArgumentException _) {
        return -1;
      }
    }
    int plain = "abfnrtvs\\\"'".indexOf(c);
    if (plain < 0) {
      return -1;
    }
    word.append("\u0007\b\f\n\r\t\u000b \\\"'".charAt(plain));
    return at + 1;
  }

  /// A text with its specifiers replaced; empty when it names one that only the manager knows.
  static Optional<String> withoutSpecifiers(String text) {
    String plain = text.replace("%%", "");
    return plain.indexOf('%') < 0 ? Optional.of(text.replace("%%", "%")) : Optional.empty();
  }

  /// The lines of an environment file.
  static List<EnvFile.Entry> environmentFile(SourceText source, Slips slips) {
    return new Lines(source, slips).read();
  }

  /// systemd's own automaton, `parse_env_file_internal`: quotes may begin anywhere in a value, and
  /// a quoted part may end at any line. A comment ends with its line, as it does since systemd 254.
  private static final class Lines {

    private enum State {
      BEFORE_NAME,
      NAME,
      BEFORE_VALUE,
      VALUE,
      ESCAPE,
      SINGLE,
      DOUBLE,
      DOUBLE_ESCAPE,
      COMMENT
    }

    private final SourceText source;
    private final Slips slips;
    private final List<EnvFile.Entry> entries = new ArrayList<>();
    private final StringBuilder name = new StringBuilder();
    private final StringBuilder value = new StringBuilder();

    /// Where the blanks at the end of an unquoted value begin, or -1.
    private int trailing = -1;

    private int start;
    private State state = State.BEFORE_NAME;

    Lines(SourceText source, Slips slips) {
      this.source = source;
      this.slips = slips;
    }

    List<EnvFile.Entry> read() {
      String text = source.text();
      for (int at = 0; at < text.length(); at++) {
        state = next(text.charAt(at), at);
      }
      if (state != State.BEFORE_NAME && state != State.NAME && state != State.COMMENT) {
        finish(text.length());
      }
      return List.copyOf(entries);
    }

    private State next(char c, int at) {
      return switch (state) {
        case BEFORE_NAME -> beforeName(c, at);
        case NAME -> name(c);
        case BEFORE_VALUE -> beforeValue(c, at);
        case VALUE -> value(c, at);
        case ESCAPE -> escaped(c);
        case SINGLE -> c == '\'' ? State.BEFORE_VALUE : keep(c, State.SINGLE);
        case DOUBLE ->
            switch (c) {
              case '"' -> State.BEFORE_VALUE;
              case '\\' -> State.DOUBLE_ESCAPE;
              default -> keep(c, State.DOUBLE);
            };
        case DOUBLE_ESCAPE -> doubleEscaped(c);
        case COMMENT -> isEnd(c) ? State.BEFORE_NAME : State.COMMENT;
      };
    }

    private State beforeName(char c, int at) {
      if (c == '#' || c == ';') {
        return State.COMMENT;
      }
      if (isBlank(c)) {
        return State.BEFORE_NAME;
      }
      start = at;
      name.setLength(0);
      value.setLength(0);
      trailing = -1;
      name.append(c);
      return State.NAME;
    }

    private State name(char c) {
      if (isEnd(c)) {
        return State.BEFORE_NAME;
      }
      if (c == '=') {
        return State.BEFORE_VALUE;
      }
      name.append(c);
      return State.NAME;
    }

    private State beforeValue(char c, int at) {
      if (isEnd(c)) {
        return finish(at);
      }
      return switch (c) {
        case '\'' -> State.SINGLE;
        case '"' -> State.DOUBLE;
        case '\\' -> State.ESCAPE;
        default -> isBlank(c) ? State.BEFORE_VALUE : value(c, at);
      };
    }

    private State value(char c, int at) {
      if (isEnd(c)) {
        if (trailing >= 0) {
          value.setLength(trailing);
        }
        return finish(at);
      }
      if (c == '\\') {
        trailing = -1;
        return State.ESCAPE;
      }
      trailing = isBlank(c) ? (trailing < 0 ? value.length() : trailing) : -1;
      return keep(c, State.VALUE);
    }

    private State escaped(char c) {
      return isEnd(c) ? State.VALUE : keep(c, State.VALUE);
    }

    private State doubleEscaped(char c) {
      if ("\"\\`$".indexOf(c) >= 0) {
        return keep(c, State.DOUBLE);
      }
      if (c != '\n') {
        value.append('\\').append(c);
      }
      return State.DOUBLE;
    }

    private State keep(char c, State then) {
      value.append(c);
      return then;
    }

    private State finish(int end) {
      if (trailing >= 0 && end == source.text().length()) {
        value.setLength(trailing);
      }
      String written = name.toString().stripTrailing();
      if (isName(written)) {
        entries.add(
            new EnvFile.Entry(
                written,
                Template.of(value.toString()),
                false,
                source.place(new Span(start, Math.max(start, end)))));
      } else {
        slips.at(
            source.position(start).line(),
            "`%s` is no name for systemd; the line is left out".formatted(Slips.shown(written)));
      }
      return State.BEFORE_NAME;
    }
  }

  /// Whether systemd keeps an assignment to this name.
  static boolean isName(String name) {
    return !name.isEmpty() && TemplateReader.nameEnd(name, 0) == name.length();
  }

  private static boolean isBlank(char c) {
    return BLANKS.indexOf(c) >= 0;
  }

  private static boolean isEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
