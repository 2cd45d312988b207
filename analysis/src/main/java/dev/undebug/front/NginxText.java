package dev.undebug.front;

import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads nginx configurations as nginx 1.22 does (`ngx_conf_file.c`).
final class NginxText {

  private static final int MAX_DEPTH = 20;
  private static final int MAX_DIRECTIVES = 20_000;

  /// The text is none that nginx takes, or one before a template engine has run.
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final SourceText source;
  private final String text;
  private int at;
  private int count;

  private NginxText(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /// The directives of a file; empty where nginx would refuse it, or a template engine has not run.
  static Optional<List<Directive>> read(SourceText source) {
    String text = source.text();
    if (text.contains("{{") || text.contains("{%") || text.contains("<%")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new NginxText(source).block(0));
    } catch (Broken _) {
      return Optional.empty();
    }
  }

  private List<Directive> block(int depth) throws Broken {
    var directives = new ArrayList<Directive>();
    var words = new ArrayList<String>();
    int start = at;
    while (true) {
      skip();
      if (at == text.length()) {
        if (depth > 0 || !words.isEmpty()) {
          throw new Broken();
        }
        return directives;
      }
      char c = text.charAt(at);
      if (c == '}') {
        if (depth == 0 || !words.isEmpty()) {
          throw new Broken();
        }
        at++;
        return directives;
      }
      if (c == ';' || c == '{') {
        directives.add(directive(words, start, depth));
        words.clear();
      } else {
        start = words.isEmpty() ? at : start;
        words.add(word());
      }
    }
  }

  private Directive directive(List<String> words, int start, int depth) throws Broken {
    if (words.isEmpty() || ++count > MAX_DIRECTIVES || depth > MAX_DEPTH) {
      throw new Broken();
    }
    boolean isBlock = text.charAt(at) == '{';
    at++;
    int end = at - (isBlock ? 1 : 0);
    List<Directive> inner = List.of();
    if (isBlock && words.getFirst().endsWith("_by_lua_block")) {
      skipLua();
    } else if (isBlock) {
      inner = block(depth + 1);
    }
    return new Directive(words, inner, isBlock, source.place(new Span(start, end)));
  }

  private void skip() {
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (text.charAt(at) == '#') {
        int line = text.indexOf('\n', at);
        at = line < 0 ? text.length() : line;
      } else {
        return;
      }
    }
  }

  private void skipLua() throws Broken {
    for (int depth = 1; depth > 0; at++) {
      if (at == text.length()) {
        throw new Broken();
      }
      depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
    }
  }

  private String word() throws Broken {
    char quote = text.charAt(at);
    boolean isQuoted = quote == '"' || quote == '\'';
    at += isQuoted ? 1 : 0;
    var word = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        word.append(escaped(text.charAt(at + 1)));
        at += 2;
      } else if (isQuoted && c == quote) {
        at++;
        if (at == text.length() || !endsWord(text.charAt(at))) {
          throw new Broken();
        }
        return word.toString();
      } else if (!isQuoted && endsWord(c) && !isVariable()) {
        return word.toString();
      } else {
        word.append(c);
        at++;
      }
    }
    throw new Broken();
  }

  private static boolean endsWord(char c) {
    return Character.isWhitespace(c) || c == ';' || c == '{' || c == ')';
  }

  /// A brace after a dollar belongs to the name of a variable; a parenthesis ends a word only after
  /// a quote.
  private boolean isVariable() {
    char c = text.charAt(at);
    return c == ')' || (c == '{' && at > 0 && text.charAt(at - 1) == '$');
  }

  private static String escaped(char c) {
    return switch (c) {
      case '"', '\'', '\\' -> String.valueOf(c);
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'n' -> "\n";
      default -> "\\" + c;
    };
  }
}
