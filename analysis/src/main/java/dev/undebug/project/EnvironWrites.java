package dev.undebug.project;

import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what a start file writes into `os.environ`.
final class EnvironWrites {

  private static final String STRING = "[uUrRbB]{0,2}(?:\"[^\"\\\\\n]*\"|'[^'\\\\\n]*')";

  private static final Pattern DEFAULT =
      Pattern.compile("environ\\s*\\.\\s*setdefault\\(\\s*(" + STRING + ")\\s*,\\s*");

  private static final Pattern ASSIGNED =
      Pattern.compile("environ\\s*\\[\\s*(" + STRING + ")\\s*]\\s*=(?!=)\\s*");

  private static final Pattern LITERAL =
      Pattern.compile("(" + STRING + ")\\s*(?:,?\\s*\\))?\\s*;?");

  private static final Pattern HEADER =
      Pattern.compile(
          "(async\\s+def|def|class|if|elif|else|for|while|try|except|finally|with)\\b.*",
          Pattern.DOTALL);

  /// Changes of the environment that are no write of one named variable.
  private static final Pattern COMPUTES =
      Pattern.compile(
          "\\b(?:(?:load|read)_?(?:dot)?env\\w*|from_dotenv|putenv|unsetenv)\\s*\\("
              + "|environ\\s*\\.\\s*(?:update|pop|clear)\\s*\\("
              + "|environ\\s*\\|="
              + "|\\bdel\\s+(?:os\\s*\\.\\s*)?environ"
              + "|environ\\s*\\[(?!\\s*[\"'uUrRbB])[^]]*]\\s*=(?!=)"
              + "|environ\\s*\\.\\s*setdefault\\(\\s*(?![\"'uUrRbB])");

  /// A block that is open.
  ///
  /// @param isCertain whether its body runs whenever the file is started
  private record Block(int indent, boolean isCertain) {}

  private EnvironWrites() {}

  /// Whether a start file changes the environment in other ways than by writes of named variables.
  static boolean computes(SourceText source) {
    return PythonLines.read(source).stream().anyMatch(line -> COMPUTES.matcher(line.text()).find());
  }

  static List<EntryPoint.Write> read(SourceText source) {
    var writes = new ArrayList<EntryPoint.Write>();
    Deque<Block> blocks = new ArrayDeque<>();
    for (var line : PythonLines.read(source)) {
      while (!blocks.isEmpty() && blocks.peek().indent() >= line.indent()) {
        blocks.pop();
      }
      boolean isCertain = blocks.stream().allMatch(Block::isCertain);
      boolean isHeader = HEADER.matcher(line.text()).matches();
      if (isHeader && line.text().endsWith(":")) {
        blocks.push(new Block(line.indent(), bodyAlwaysRuns(line.text())));
      } else {
        add(source, line, isCertain && !isHeader, writes);
      }
    }
    return writes;
  }

  private static boolean bodyAlwaysRuns(String header) {
    return header.startsWith("try")
        || header.startsWith("with")
        || header.startsWith("finally")
        || header.matches("(async\\s+)?def\\s+_?(main|run|execute|entry_?point)\\b.*")
        || header.matches("if\\s*\\(?\\s*__name__\\s*==.*");
  }

  private static void add(
      SourceText source, PythonLines.Line line, boolean isCertain, List<EntryPoint.Write> writes) {
    for (boolean isDefault : new boolean[] {true, false}) {
      Matcher matcher = (isDefault ? DEFAULT : ASSIGNED).matcher(line.text());
      int from = 0;
      while (matcher.find(from)) {
        int start = line.span().start();
        Matcher value = LITERAL.matcher(line.text()).region(matcher.end(), line.text().length());
        boolean isLiteral = value.lookingAt() && endsThere(line.text(), value.end(), isDefault);
        int end = isLiteral ? value.end(1) : line.text().length();
        var span = new Span(start + matcher.start(1), start + end);
        writes.add(
            new EntryPoint.Write(
                unquoted(matcher.group(1)),
                isLiteral ? unquoted(value.group(1)) : "",
                isDefault,
                certainty(isLiteral, isCertain),
                source.place(span)));
        from = matcher.end();
      }
    }
  }

  /// A literal is the whole value when nothing is added to it.
  private static boolean endsThere(String text, int end, boolean isDefault) {
    String rest = text.substring(end).strip();
    String read = text.substring(0, end).stripTrailing();
    if (!isDefault && read.endsWith(";")) {
      return true;
    }
    boolean isClosed = !isDefault || read.endsWith(")");
    return isClosed && (rest.isEmpty() || rest.startsWith(";") || rest.startsWith(")"));
  }

  private static EntryPoint.Certainty certainty(boolean isLiteral, boolean isCertain) {
    if (!isLiteral) {
      return EntryPoint.Certainty.COMPUTED;
    }
    return isCertain ? EntryPoint.Certainty.CERTAIN : EntryPoint.Certainty.CONDITIONAL;
  }

  static String unquoted(String literal) {
    int quote = Math.max(literal.indexOf('"'), 0);
    int single = literal.indexOf('\'');
    int start = literal.charAt(quote) == '"' && (single < 0 || quote < single) ? quote : single;
    return literal.substring(start + 1, literal.length() - 1);
  }
}
