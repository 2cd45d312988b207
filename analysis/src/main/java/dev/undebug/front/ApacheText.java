package dev.undebug.front;

import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads configurations as Apache 2.4 does (`server/config.c`, `server/util.c`).
///
/// A section is a directive with a block, of the name that stands after the `<`; names are in lower
/// case.
final class ApacheText {

  private static final int MAX_DEPTH = 20;
  private static final int MAX_DIRECTIVES = 20_000;

  private record Section(String name, Directive opened, List<Directive> inner) {}

  private final SourceText source;
  private final List<Section> open = new ArrayList<>();
  private final List<Directive> all = new ArrayList<>();
  private int count;

  private ApacheText(SourceText source) {
    this.source = source;
  }

  /// The directives of a file; empty where Apache would refuse it, or a template engine has not
  /// run.
  static Optional<List<Directive>> read(SourceText source) {
    String text = source.text();
    if (text.contains("{{") || text.contains("{%") || text.contains("<%")) {
      return Optional.empty();
    }
    var reader = new ApacheText(source);
    return reader.read(text) ? Optional.of(reader.all) : Optional.empty();
  }

  private boolean read(String text) {
    int start = 0;
    while (start < text.length()) {
      int end = lineEnd(text, start);
      String line = text.substring(start, end).replaceAll("\\\\\r?\n", " ").strip();
      int at = start + indent(text, start, end);
      boolean isFine = line.isEmpty() || line.startsWith("#") || line(line, new Span(at, end));
      if (!isFine) {
        return false;
      }
      start = end + 1;
    }
    return open.isEmpty();
  }

  /// Where a line ends that a backslash at its end continues.
  private static int lineEnd(String text, int start) {
    int end = text.indexOf('\n', start);
    while (end > 0) {
      int last = text.charAt(end - 1) == '\r' ? end - 2 : end - 1;
      if (last < start || text.charAt(last) != '\\') {
        return end;
      }
      end = text.indexOf('\n', end + 1);
    }
    return text.length();
  }

  private static int indent(String text, int start, int end) {
    int at = start;
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at - start;
  }

  private boolean line(String line, Span span) {
    if (++count > MAX_DIRECTIVES) {
      return false;
    }
    if (line.startsWith("</")) {
      return close(line.substring(2, line.length() - (line.endsWith(">") ? 1 : 0)).strip());
    }
    boolean isSection = line.startsWith("<");
    if (isSection && !line.endsWith(">")) {
      return false;
    }
    String inside = isSection ? line.substring(1, line.length() - 1).strip() : line;
    List<String> words = words(inside);
    if (words.isEmpty()) {
      return false;
    }
    words.set(0, words.getFirst().toLowerCase(Locale.ROOT));
    var one = new Directive(words, List.of(), isSection, source.place(span));
    if (isSection) {
      open.add(new Section(one.name(), one, new ArrayList<>()));
      return open.size() <= MAX_DEPTH;
    }
    current().add(one);
    return true;
  }

  private boolean close(String name) {
    if (open.isEmpty() || !open.getLast().name.equalsIgnoreCase(name)) {
      return false;
    }
    Section closed = open.removeLast();
    current().add(closed.opened.with(closed.inner));
    return true;
  }

  private List<Directive> current() {
    return open.isEmpty() ? all : open.getLast().inner;
  }

  /// Words as `ap_getword_conf` takes them: a quote at the beginning holds spaces, a backslash in
  /// it a quote.
  static List<String> words(String line) {
    var words = new ArrayList<String>();
    int at = 0;
    while (at < line.length()) {
      char first = line.charAt(at);
      if (Character.isWhitespace(first)) {
        at++;
        continue;
      }
      var word = new StringBuilder();
      boolean isQuoted = first == '"' || first == '\'';
      at += isQuoted ? 1 : 0;
      while (at < line.length() && !ends(line.charAt(at), first, isQuoted)) {
        boolean isEscaped =
            isQuoted
                && line.charAt(at) == '\\'
                && at + 1 < line.length()
                && (line.charAt(at + 1) == first || line.charAt(at + 1) == '\\');
        at += isEscaped ? 1 : 0;
        word.append(line.charAt(at));
        at++;
      }
      at += isQuoted ? 1 : 0;
      words.add(word.toString());
    }
    return words;
  }

  private static boolean ends(char c, char quote, boolean isQuoted) {
    return isQuoted ? c == quote : Character.isWhitespace(c);
  }
}
