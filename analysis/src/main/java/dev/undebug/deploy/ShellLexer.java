package dev.undebug.deploy;

import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;

/// Cuts a shell script into words and operators.
final class ShellLexer {

  /// A word, or an operator.
  sealed interface Token {
    Span span();
  }

  record Word(Shell.Word word) implements Token {
    @Override
    public Span span() {
      return word.span();
    }
  }

  /// `;`, `&&`, `|`, `(`, a line end (as `\n`), …
  record Sign(String text, Span span) implements Token {}

  private static final List<String> SIGNS =
      List.of(";;&", ";;", ";&", "&&", "||", "|&", ";", "|", "&", "(", ")");

  /// Longer than the expressions of templates.
  private static final int MAX_EXPRESSION = 200;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final List<String> hereDocuments = new ArrayList<>();
  private final List<Shell.Segment> segments = new ArrayList<>();
  private final StringBuilder plain = new StringBuilder();
  private boolean plainIsQuoted;
  private boolean inWord;
  private int wordStart;
  private int at;

  private ShellLexer(String text) {
    this.text = text;
  }

  static List<Token> tokens(String text) {
    var lexer = new ShellLexer(text);
    while (lexer.at < text.length()) {
      lexer.step();
    }
    lexer.endWord();
    return lexer.tokens;
  }

  /// The words of one command line without control operators, as written.
  static List<Shell.Word> words(String text) {
    var words = new ArrayList<Shell.Word>();
    for (Token token : tokens(text)) {
      if (token instanceof Word(var word)) {
        words.add(word);
      }
    }
    return words;
  }

  private void step() {
    char c = text.charAt(at);
    switch (c) {
      case ' ', '\t', '\r' -> {
        endWord();
        at++;
      }
      case '\n' -> {
        endWord();
        tokens.add(new Sign("\n", new Span(at, at + 1)));
        at++;
        skipHereDocuments();
      }
      case '\\' -> escape();
      case '\'' -> singleQuoted();
      case '"' -> doubleQuoted();
      case '$' -> dollar(false);
      case '`' -> backticks(false);
      case '#' -> hash();
      case '<', '>' -> redirection();
      case '{' -> brace();
      default -> other(c);
    }
  }

  /// `{{ name }}` of a template is one word, blanks or not.
  private void brace() {
    int end = text.startsWith("{{", at) ? text.indexOf("}}", at) : -1;
    if (end < 0 || end - at > MAX_EXPRESSION) {
      other('{');
      return;
    }
    for (; at < end + 2; at++) {
      if (!Character.isWhitespace(text.charAt(at))) {
        add(text.charAt(at), false);
      }
    }
  }

  private void other(char c) {
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        if (sign.equals("&") && text.startsWith("&>", at)) {
          at++;
          redirection();
          return;
        }
        endWord();
        tokens.add(new Sign(sign, new Span(at, at + sign.length())));
        at += sign.length();
        return;
      }
    }
    add(c, false);
    at++;
  }

  private void hash() {
    if (inWord) {
      add('#', false);
      at++;
      return;
    }
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  private void escape() {
    if (text.startsWith("\\\n", at) || text.startsWith("\\\r\n", at)) {
      at = text.indexOf('\n', at) + 1;
    } else {
      if (at + 1 < text.length()) {
        add(text.charAt(at + 1), true);
      }
      at = Math.min(at + 2, text.length());
    }
  }

  private void singleQuoted() {
    startWord();
    int end = text.indexOf('\'', at + 1);
    int stop = end < 0 ? text.length() : end;
    for (int i = at + 1; i < stop; i++) {
      add(text.charAt(i), true);
    }
    emptyQuote();
    at = Math.min(stop + 1, text.length());
  }

  private void doubleQuoted() {
    startWord();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        char next = text.charAt(at + 1);
        if (next != '\n') {
          if ("$`\"\\".indexOf(next) < 0) {
            add('\\', true);
          }
          add(next, true);
        }
        at += 2;
      } else if (c == '$') {
        dollar(true);
      } else if (c == '`') {
        backticks(true);
      } else {
        add(c, true);
        at++;
      }
    }
    emptyQuote();
    at = Math.min(at + 1, text.length());
  }

  /// `""` is a word too.
  private void emptyQuote() {
    if (plain.isEmpty() && segments.isEmpty()) {
      segments.add(new Shell.Segment(new Template.Text(""), true));
    }
  }

  private void dollar(boolean quoted) {
    startWord();
    if (text.startsWith("$((", at) || text.startsWith("$(", at)) {
      computed(TemplateReader.closing(text, at + 2, '(', ')'), quoted);
    } else if (text.startsWith("${", at)) {
      int end = TemplateReader.closing(text, at + 2, '{', '}');
      if (end < 0) {
        computed(-1, quoted);
      } else {
        String inside = text.substring(at + 2, end);
        part(braced(inside), quoted);
        at = end + 1;
      }
    } else if (at + 1 < text.length() && "@*#?0123456789!-".indexOf(text.charAt(at + 1)) >= 0) {
      String name = text.substring(at + 1, at + 2);
      part(reference(name, "$" + name), quoted);
      at += 2;
    } else {
      int end = TemplateReader.nameEnd(text, at + 1);
      if (end == at + 1) {
        add('$', quoted);
      } else {
        part(reference(text.substring(at + 1, end), text.substring(at, end)), quoted);
      }
      at = end;
    }
  }

  private static Template.Part braced(String inside) {
    boolean isPositional = inside.length() == 1 && "@*0123456789".contains(inside);
    return isPositional ? reference(inside, "${" + inside + "}") : positionalWithDefault(inside);
  }

  /// `${1:-web}`: positional parameters have operators too.
  private static Template.Part positionalWithDefault(String inside) {
    boolean startsWithDigit = !inside.isEmpty() && Character.isDigit(inside.charAt(0));
    if (!startsWithDigit) {
      return TemplateReader.braced(unquoted(inside), TemplateReader.Dialect.DOCKERFILE, 0);
    }
    var part = TemplateReader.braced("_" + inside, TemplateReader.Dialect.DOCKERFILE, 0);
    return part instanceof Template.Reference(var name, var operator, var alternative, _)
        ? new Template.Reference(name.substring(1), operator, alternative, "${" + inside + "}")
        : part;
  }

  /// Quotes around an alternative (`${X:-"web"}`) are not part of it.
  private static String unquoted(String inside) {
    int sign = TemplateReader.nameEnd(inside, 0);
    int quote = inside.indexOf('"', sign);
    boolean isWhole =
        quote >= 0 && quote <= sign + 2 && inside.endsWith("\"") && quote < inside.length() - 1;
    return isWhole
        ? inside.substring(0, quote) + inside.substring(quote + 1, inside.length() - 1)
        : inside;
  }

  private static Template.Reference reference(String name, String written) {
    return new Template.Reference(name, Template.Operator.NONE, Template.of(""), written);
  }

  private void backticks(boolean quoted) {
    startWord();
    computed(text.indexOf('`', at + 1), quoted);
  }

  private void computed(int end, boolean quoted) {
    int stop = end < 0 ? text.length() : end + 1;
    part(new Template.Computed(text.substring(at, stop)), quoted);
    at = stop;
  }

  /// Redirections do not matter here: they and their file are left out.
  private void redirection() {
    boolean isDescriptor =
        segments.isEmpty() && plain.length() == 1 && Character.isDigit(plain.charAt(0));
    if (isDescriptor) {
      plain.setLength(0);
      inWord = false;
    }
    endWord();
    if (text.startsWith("<<", at) && !text.startsWith("<<<", at)) {
      hereDocument();
      return;
    }
    if (text.startsWith("<(", at) || text.startsWith(">(", at)) {
      startWord();
      computed(TemplateReader.closing(text, at + 2, '(', ')'), false);
      return;
    }
    while (at < text.length() && "<>&|".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    skipBlanks();
    int tokensBefore = tokens.size();
    while (at < text.length() && " \t\r\n;|&()<>".indexOf(text.charAt(at)) < 0) {
      step();
    }
    endWord();
    while (tokens.size() > tokensBefore) {
      tokens.removeLast();
    }
  }

  private void hereDocument() {
    at += 2;
    boolean isIndented = at < text.length() && text.charAt(at) == '-';
    if (isIndented) {
      at++;
    }
    skipBlanks();
    int start = at;
    while (at < text.length() && " \t\r\n;|&()<>".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    hereDocuments.add(text.substring(start, at).replaceAll("['\"\\\\]", ""));
  }

  private void skipHereDocuments() {
    for (String end : hereDocuments) {
      boolean isOver = false;
      while (!isOver && at < text.length()) {
        int lineEnd = text.indexOf('\n', at);
        int stop = lineEnd < 0 ? text.length() : lineEnd;
        isOver = text.substring(at, stop).strip().equals(end);
        at = Math.min(stop + 1, text.length());
      }
    }
    hereDocuments.clear();
  }

  private void skipBlanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private void startWord() {
    if (!inWord) {
      inWord = true;
      wordStart = at;
    }
  }

  private void add(char c, boolean quoted) {
    startWord();
    if (plainIsQuoted != quoted) {
      flush();
      plainIsQuoted = quoted;
    }
    plain.append(c);
  }

  private void part(Template.Part part, boolean quoted) {
    flush();
    segments.add(new Shell.Segment(part, quoted));
  }

  private void flush() {
    if (!plain.isEmpty()) {
      segments.add(new Shell.Segment(new Template.Text(plain.toString()), plainIsQuoted));
      plain.setLength(0);
    }
  }

  private void endWord() {
    if (!inWord) {
      return;
    }
    flush();
    tokens.add(new Word(new Shell.Word(segments, new Span(wordStart, at))));
    segments.clear();
    inWord = false;
  }
}
