package dev.undebug.deploy;

import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads shell scripts: lists, `if`, `case`, loops, functions. What it does not know it passes
/// over; it never fails.
final class ShellReader {

  /// Blocks within blocks, at most; deeper ones are passed over.
  private static final int MAX_DEPTH = 60;

  private static final Set<String> BLOCK_ENDS =
      Set.of("then", "elif", "else", "fi", "do", "done", "esac", "}");

  private final List<ShellLexer.Token> tokens;
  private int at;
  private int depth;

  private ShellReader(List<ShellLexer.Token> tokens) {
    this.tokens = tokens;
  }

  /// A script that is itself a Jinja template: its lines of `{% if … %}` become conditions that
  /// nobody decides. Lines stay where they are.
  static SourceText untemplated(SourceText source) {
    if (!source.text().contains("{%")) {
      return source;
    }
    String text =
        source
            .text()
            .replaceAll(
                "(?m)^[ \\t]*\\{%-?[ \\t]*if\\b.*%\\}[ \\t]*$", "if undecided_by_template; then :")
            .replaceAll(
                "(?m)^[ \\t]*\\{%-?[ \\t]*elif\\b.*%\\}[ \\t]*$",
                "elif undecided_by_template; then :")
            .replaceAll("(?m)^[ \\t]*\\{%-?[ \\t]*else\\b.*%\\}[ \\t]*$", "else :")
            .replaceAll("(?m)^[ \\t]*\\{%-?[ \\t]*endif\\b.*%\\}[ \\t]*$", "fi");
    return new SourceText(source.path(), text);
  }

  static Shell.Block read(String script) {
    var reader = new ShellReader(ShellLexer.tokens(script));
    var items = new ArrayList<Shell.Item>();
    while (reader.at < reader.tokens.size()) {
      int before = reader.at;
      items.addAll(reader.block(false).items());
      if (reader.at == before) {
        reader.at++;
      }
    }
    return new Shell.Block(items);
  }

  private Shell.Block block(boolean inParentheses) {
    var items = new ArrayList<Shell.Item>();
    var joint = Shell.Joint.THEN;
    while (at < tokens.size()) {
      switch (tokens.get(at)) {
        case ShellLexer.Sign(var sign, _) -> {
          if (sign.startsWith(";;") || sign.equals(";&") || (inParentheses && sign.equals(")"))) {
            return new Shell.Block(items);
          }
          if (sign.equals("(")) {
            items.add(new Shell.Item(joint, subshell()));
            joint = Shell.Joint.THEN;
          } else {
            joint = sign.equals("\n") && joint != Shell.Joint.THEN ? joint : joint(sign);
            at++;
          }
        }
        case ShellLexer.Word(var word) -> {
          if (BLOCK_ENDS.contains(keyword(word))) {
            return new Shell.Block(items);
          }
          items.add(new Shell.Item(joint, node(word)));
          joint = Shell.Joint.THEN;
        }
      }
    }
    return new Shell.Block(items);
  }

  private static Shell.Joint joint(String sign) {
    return switch (sign) {
      case "&&" -> Shell.Joint.AND;
      case "||" -> Shell.Joint.OR;
      case "|", "|&" -> Shell.Joint.PIPE;
      default -> Shell.Joint.THEN;
    };
  }

  private Shell.Node node(Shell.Word first) {
    if (depth >= MAX_DEPTH) {
      at++;
      return new Shell.Simple(List.of(), List.of(), first.span());
    }
    depth++;
    try {
      return switch (keyword(first)) {
        case "if" -> branch();
        case "case" -> choice();
        case "while", "until" -> loop();
        case "for", "select" -> forLoop();
        case "{" -> group();
        case "function" -> function();
        default -> isFunctionHead() ? function() : simple();
      };
    } finally {
      depth--;
    }
  }

  private Shell.Node subshell() {
    at++;
    if (depth >= MAX_DEPTH) {
      return new Shell.Group(new Shell.Block(List.of()), true);
    }
    depth++;
    var body = block(true);
    depth--;
    skipSign(")");
    return new Shell.Group(body, true);
  }

  private Shell.Node group() {
    at++;
    var body = block(false);
    skipWord("}");
    return new Shell.Group(body, false);
  }

  /// At `if` or `elif`.
  private Shell.Node branch() {
    at++;
    var test = block(false);
    skipWord("then");
    var body = block(false);
    if (isWord("elif")) {
      if (depth >= MAX_DEPTH) {
        at = tokens.size();
        return new Shell.If(test, body, new Shell.Block(List.of()));
      }
      depth++;
      var rest = branch();
      depth--;
      return new Shell.If(
          test, body, new Shell.Block(List.of(new Shell.Item(Shell.Joint.THEN, rest))));
    }
    var orElse = new Shell.Block(List.of());
    if (isWord("else")) {
      at++;
      orElse = block(false);
    }
    skipWord("fi");
    return new Shell.If(test, body, orElse);
  }

  private Shell.Node loop() {
    at++;
    var test = block(false);
    skipWord("do");
    var body = block(false);
    skipWord("done");
    return new Shell.Loop(test, body);
  }

  private Shell.Node forLoop() {
    while (at < tokens.size() && !isWord("do")) {
      at++;
    }
    skipWord("do");
    var body = block(false);
    skipWord("done");
    return new Shell.Loop(new Shell.Block(List.of()), body);
  }

  private Shell.Node choice() {
    at++;
    Shell.Word subject = new Shell.Word(List.of(), new Span(0, 0));
    if (at < tokens.size() && tokens.get(at) instanceof ShellLexer.Word(var word)) {
      subject = word;
      at++;
    }
    skipLines();
    skipWord("in");
    var arms = new ArrayList<Shell.Arm>();
    skipLines();
    while (at < tokens.size() && !isWord("esac")) {
      int before = at;
      arms.add(arm());
      skipLines();
      if (at == before) {
        at++;
      }
    }
    skipWord("esac");
    return new Shell.Case(subject, arms);
  }

  private Shell.Arm arm() {
    skipSign("(");
    var patterns = new ArrayList<Shell.Word>();
    while (at < tokens.size() && !isSign(")")) {
      if (tokens.get(at) instanceof ShellLexer.Word(var word)) {
        patterns.add(word);
      }
      at++;
    }
    skipSign(")");
    var body = block(false);
    if (at < tokens.size()
        && tokens.get(at) instanceof ShellLexer.Sign(var sign, _)
        && sign.startsWith(";")) {
      at++;
    }
    return new Shell.Arm(patterns, body);
  }

  private boolean isFunctionHead() {
    return at + 2 < tokens.size()
        && tokens.get(at + 1) instanceof ShellLexer.Sign(var open, _)
        && open.equals("(")
        && tokens.get(at + 2) instanceof ShellLexer.Sign(var close, _)
        && close.equals(")");
  }

  private Shell.Node function() {
    skipWord("function");
    String name =
        at < tokens.size() && tokens.get(at) instanceof ShellLexer.Word(var word)
            ? word.plain()
            : "";
    at++;
    skipSign("(");
    skipSign(")");
    skipLines();
    if (at >= tokens.size()) {
      return new Shell.Function(name, new Shell.Group(new Shell.Block(List.of()), false));
    }
    return switch (tokens.get(at)) {
      case ShellLexer.Sign _ -> new Shell.Function(name, subshell());
      case ShellLexer.Word(var word) -> new Shell.Function(name, node(word));
    };
  }

  private Shell.Node simple() {
    var assignments = new ArrayList<Shell.Assignment>();
    var words = new ArrayList<Shell.Word>();
    Span span = tokens.get(at).span();
    while (at < tokens.size() && tokens.get(at) instanceof ShellLexer.Word(var word)) {
      var assignment = words.isEmpty() ? assignment(word) : List.<Shell.Assignment>of();
      if (assignment.isEmpty()) {
        words.add(word);
      } else {
        assignments.addAll(assignment);
      }
      span = Span.around(span, word.span());
      at++;
      if (isSign("(")) {
        // An array, or syntax we do not know: its words are not arguments.
        skipParentheses();
      }
    }
    return new Shell.Simple(assignments, words, span);
  }

  private void skipParentheses() {
    int level = 0;
    while (at < tokens.size()) {
      if (isSign("(")) {
        level++;
      } else if (isSign(")") && --level == 0) {
        at++;
        return;
      }
      at++;
    }
  }

  /// `NAME=value` as an assignment; an empty list when the word is none.
  static List<Shell.Assignment> assignment(Shell.Word word) {
    if (word.segments().isEmpty()
        || !(word.segments().getFirst() instanceof Shell.Segment(Template.Text(var text), var q))
        || q) {
      return List.of();
    }
    int end = TemplateReader.nameEnd(text, 0);
    boolean isAppend = text.startsWith("+=", end);
    if (end == 0 || !(isAppend || text.startsWith("=", end))) {
      return List.of();
    }
    String rest = text.substring(end + (isAppend ? 2 : 1));
    var segments = new ArrayList<Shell.Segment>();
    if (!rest.isEmpty()) {
      segments.add(new Shell.Segment(new Template.Text(rest), false));
    }
    segments.addAll(word.segments().subList(1, word.segments().size()));
    var value = new Shell.Word(segments, word.span());
    return List.of(new Shell.Assignment(text.substring(0, end), value, isAppend));
  }

  /// The word as a possible keyword: unquoted and literal, otherwise empty.
  private static String keyword(Shell.Word word) {
    return word.segments().size() == 1
            && word.segments().getFirst() instanceof Shell.Segment(Template.Text(var text), var q)
            && !q
        ? text
        : "";
  }

  private boolean isWord(String keyword) {
    return at < tokens.size()
        && tokens.get(at) instanceof ShellLexer.Word(var word)
        && keyword(word).equals(keyword);
  }

  private boolean isSign(String sign) {
    return at < tokens.size()
        && tokens.get(at) instanceof ShellLexer.Sign(var text, _)
        && text.equals(sign);
  }

  private void skipWord(String keyword) {
    if (isWord(keyword)) {
      at++;
    }
  }

  private void skipSign(String sign) {
    if (isSign(sign)) {
      at++;
    }
  }

  private void skipLines() {
    while (isSign("\n") || isSign(";")) {
      at++;
    }
  }
}
