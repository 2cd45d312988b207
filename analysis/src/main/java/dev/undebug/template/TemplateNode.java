package dev.undebug.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A template as it nests.
///
/// @param token the tag that opens it, or what stands alone
/// @param branches what it holds: of `if` and `for` every branch, of other blocks one
public record TemplateNode(Token token, List<Branch> branches) {

  /// Deeper nesting is read as if it were flat.
  private static final int MAX_DEPTH = 100;

  static final Set<String> OPENING =
      Set.of(
          "if",
          "for",
          "block",
          "with",
          "autoescape",
          "filter",
          "spaceless",
          "blocktrans",
          "blocktranslate",
          "ifchanged",
          "comment",
          "cache",
          "language",
          "localize",
          "localtime",
          "timezone",
          "ifequal",
          "ifnotequal");

  /// One branch.
  ///
  /// @param condition what follows `if` or `elif`; empty for every other
  public record Branch(String tag, String condition, List<TemplateNode> nodes) {
    public Branch {
      nodes = List.copyOf(nodes);
    }
  }

  public TemplateNode {
    branches = List.copyOf(branches);
  }

  /// The nodes of a template.
  public static List<TemplateNode> read(String text) {
    return new Reader(TemplateLexer.tokens(text)).nodes("", 0);
  }

  /// Reads along the tokens once.
  private static final class Reader {
    private final List<Token> tokens;
    private int at;

    Reader(List<Token> tokens) {
      this.tokens = tokens;
    }

    /// Up to what ends or divides the tag that is open.
    List<TemplateNode> nodes(String open, int depth) {
      var nodes = new ArrayList<TemplateNode>();
      while (at < tokens.size() && !isEnd(tokens.get(at).tag(), open)) {
        Token token = tokens.get(at++);
        if (OPENING.contains(token.tag()) && depth < MAX_DEPTH) {
          nodes.add(new TemplateNode(token, branches(token, depth)));
        } else if (token.kind() == Token.Kind.BLOCK || token.kind() == Token.Kind.VARIABLE) {
          nodes.add(new TemplateNode(token, List.of()));
        }
      }
      return nodes;
    }

    private List<Branch> branches(Token open, int depth) {
      var branches = new ArrayList<Branch>();
      Token head = open;
      while (true) {
        branches.add(new Branch(head.tag(), head.rest(), nodes(open.tag(), depth + 1)));
        if (at >= tokens.size()) {
          return branches;
        }
        head = tokens.get(at++);
        if (head.tag().startsWith("end")) {
          return branches;
        }
      }
    }

    private static boolean isEnd(String tag, String open) {
      return !open.isEmpty()
          && (tag.equals("end" + open)
              || (open.startsWith("if") && (tag.equals("elif") || tag.equals("else")))
              || (open.equals("for") && tag.equals("empty")));
    }
  }
}
