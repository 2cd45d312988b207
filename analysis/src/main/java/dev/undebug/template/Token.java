package dev.undebug.template;

import dev.undebug.source.Span;

/// A piece of a template, as Django's lexer cuts it.
///
/// @param content what stands between the braces, without the space around it; the text itself of a
///   text
public record Token(Kind kind, String content, Span span) {

  /// What a piece is.
  public enum Kind {
    TEXT,
    /// `{{ … }}`
    VARIABLE,
    /// `{% … %}`
    BLOCK,
    /// `{# … #}`
    COMMENT
  }

  /// The name of a tag: its first word; empty for what is none.
  public String tag() {
    if (kind != Kind.BLOCK) {
      return "";
    }
    int end = 0;
    while (end < content.length() && !Character.isWhitespace(content.charAt(end))) {
      end++;
    }
    return content.substring(0, end);
  }

  /// What follows the name of a tag.
  public String rest() {
    return content.substring(tag().length()).strip();
  }
}
