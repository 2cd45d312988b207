package dev.undebug.template;

import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;

/// Cuts a template as `django.template.base.Lexer` does, with its expression
/// `{%.*?%}|{{.*?}}|{#.*?#}`: no piece runs over the end of a line. It never fails.
public final class TemplateLexer {

  private final String text;
  private final List<Token> tokens = new ArrayList<>();

  /// What ends the part that is taken as it is; empty outside of one.
  private String verbatim = "";

  private TemplateLexer(String text) {
    this.text = text;
  }

  /// The pieces of a template, in order; together they are the whole text.
  public static List<Token> tokens(String text) {
    var lexer = new TemplateLexer(text);
    lexer.read();
    return List.copyOf(lexer.tokens);
  }

  private void read() {
    int plain = 0;
    int at = text.indexOf('{');
    // Up to here no brace of a kind is closed before its line ends.
    int[] unclosed = new int[3];
    while (at >= 0 && at + 1 < text.length()) {
      int kind = "%{#".indexOf(text.charAt(at + 1));
      int end = kind < 0 || at < unclosed[kind] ? -1 : end(at, kind, unclosed);
      if (end < 0) {
        at = text.indexOf('{', at + 1);
        continue;
      }
      text(plain, at);
      add(kind, at, end);
      plain = end;
      at = text.indexOf('{', end);
    }
    text(plain, text.length());
  }

  private int end(int start, int kind, int[] unclosed) {
    String close = List.of("%}", "}}", "#}").get(kind);
    int line = text.indexOf('\n', start);
    int limit = line < 0 ? text.length() : line;
    for (int i = start + 2; i + 1 < limit; i++) {
      if (text.startsWith(close, i)) {
        return i + 2;
      }
    }
    unclosed[kind] = limit;
    return -1;
  }

  private void text(int from, int to) {
    if (to > from) {
      tokens.add(new Token(Token.Kind.TEXT, text.substring(from, to), new Span(from, to)));
    }
  }

  private void add(int kind, int start, int end) {
    String content = text.substring(start + 2, end - 2).strip();
    if (kind == 0 && content.equals(verbatim)) {
      verbatim = "";
    }
    if (!verbatim.isEmpty()) {
      text(start, end);
      return;
    }
    if (kind == 0 && (content.equals("verbatim") || content.startsWith("verbatim "))) {
      verbatim = "end" + content;
    }
    var kinds = List.of(Token.Kind.BLOCK, Token.Kind.VARIABLE, Token.Kind.COMMENT);
    tokens.add(new Token(kinds.get(kind), content, new Span(start, end)));
  }
}
