package dev.undebug.front;

import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads Caddyfiles as Caddy 2.6 does (`caddyconfig/caddyfile/lexer.go`, `parse.go`).
///
/// A line is a directive; a brace at its end opens a block, a brace alone closes it. A variable of
/// the environment stands for its default, or for itself.
final class CaddyText {

  private static final int MAX_DEPTH = 20;
  private static final int MAX_DIRECTIVES = 20_000;

  private static final Pattern WITH_DEFAULT = Pattern.compile("\\{\\$\\w+:([^{}]*)\\}");

  /// A file that Caddy would not take.
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private record Word(String text, int start, int end, boolean isQuoted) {
    boolean is(String brace) {
      return !isQuoted && text.equals(brace);
    }
  }

  private final SourceText source;
  private final String text;
  private int at;
  private int count;

  private CaddyText(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /// The blocks of a file: of options, snippets and sites; of a site without braces, the directives
  /// in a block of their own. Empty where Caddy would refuse it, or a template engine has not run.
  static Optional<List<Directive>> read(SourceText source) {
    String text = source.text();
    if (text.contains("{{") || text.contains("{%") || text.contains("<%")) {
      return Optional.empty();
    }
    try {
      return Optional.of(blocks(new CaddyText(source).block(0)));
    } catch (Broken _) {
      return Optional.empty();
    }
  }

  /// The first line alone may name a site that has no braces.
  private static List<Directive> blocks(List<Directive> read) {
    if (read.isEmpty() || read.stream().anyMatch(one -> one.isBlock() && isSite(one))) {
      return read;
    }
    Directive first = read.getFirst();
    boolean hasOptions = first.isBlock() && first.words().getFirst().isEmpty();
    List<Directive> rest = hasOptions ? read.subList(1, read.size()) : read;
    if (rest.isEmpty() || rest.getFirst().isBlock()) {
      return read;
    }
    Directive named = rest.getFirst();
    var blocks = new ArrayList<>(hasOptions ? List.of(first) : List.<Directive>of());
    blocks.add(new Directive(named.words(), rest.subList(1, rest.size()), true, named.place()));
    return blocks;
  }

  private static boolean isSite(Directive one) {
    return one.name().contains(".") || one.name().contains(":") || one.name().contains("localhost");
  }

  private List<Directive> block(int depth) throws Broken {
    var directives = new ArrayList<Directive>();
    while (true) {
      List<Word> line = line();
      if (line.isEmpty()) {
        if (depth > 0) {
          throw new Broken();
        }
        return directives;
      }
      if (line.size() == 1 && line.getFirst().is("}")) {
        if (depth == 0) {
          throw new Broken();
        }
        return directives;
      }
      if (++count > MAX_DIRECTIVES || depth > MAX_DEPTH) {
        throw new Broken();
      }
      directives.add(directive(line, depth));
    }
  }

  private Directive directive(List<Word> line, int depth) throws Broken {
    boolean isBlock = line.getLast().is("{");
    List<Word> words = isBlock ? line.subList(0, line.size() - 1) : line;
    var span = new Span(line.getFirst().start, (words.isEmpty() ? line : words).getLast().end);
    List<Directive> inner = isBlock ? block(depth + 1) : List.of();
    List<String> said = words.isEmpty() ? List.of("") : words.stream().map(Word::text).toList();
    return new Directive(said, inner, isBlock, source.place(span));
  }

  /// The words of the next line that has any; empty at the end of the file.
  private List<Word> line() throws Broken {
    var words = new ArrayList<Word>();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n' && !words.isEmpty() && !words.getLast().text.endsWith(",")) {
        at++;
        return words;
      }
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (text.startsWith("\\\n", at)) {
        at += 2;
      } else {
        words.add(word());
      }
    }
    return words;
  }

  private Word word() throws Broken {
    int start = at;
    char quote = text.charAt(at);
    boolean isQuoted = quote == '"' || quote == '`';
    at += isQuoted ? 1 : 0;
    var word = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isQuoted && c == quote) {
        at++;
        return word(word, start, true);
      }
      if (!isQuoted && Character.isWhitespace(c)) {
        return word(word, start, false);
      }
      boolean isEscaped = quote == '"' && text.startsWith("\\\"", at);
      at += isEscaped ? 1 : 0;
      word.append(text.charAt(at));
      at++;
    }
    if (isQuoted) {
      throw new Broken();
    }
    return word(word, start, false);
  }

  private Word word(StringBuilder word, int start, boolean isQuoted) {
    return new Word(WITH_DEFAULT.matcher(word).replaceAll("$1"), start, at, isQuoted);
  }
}
