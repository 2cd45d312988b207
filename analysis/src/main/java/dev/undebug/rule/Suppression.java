package dev.undebug.rule;

import dev.undebug.python.Comment;
import dev.undebug.python.ParsedFiles;
import dev.undebug.source.Place;
import dev.undebug.source.Position;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import dev.undebug.source.Tree;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A comment that takes findings as they are: `# undebug: ignore[UDB101] because the intranet needs
/// it, until 2027-01-31`.
///
/// It speaks for its own line, or for the next line of code when it stands alone. It names rules;
/// there is no form that silences all of them.
///
/// @param rules ids or names as they are written
/// @param because why; empty when the comment does not say
/// @param until the last day it counts; empty when it does not end
/// @param trouble what is wrong with it; empty when nothing is
/// @param place the comment
/// @param line the line it speaks for
record Suppression(
    List<String> rules,
    String because,
    Optional<LocalDate> until,
    String trouble,
    Place place,
    int line) {

  /// What every such comment holds; a file without it is not looked into.
  static final String MARK = "undebug:";

  private static final Pattern COMMENT =
      Pattern.compile("[#;]\\s*undebug:\\s*ignore(?:\\[([^\\]]*)])?(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern UNTIL =
      Pattern.compile("(?:^|[\\s,;])until\\s+(\\S+)\\s*$", Pattern.CASE_INSENSITIVE);
  private static final Pattern BECAUSE =
      Pattern.compile("^\\s*because\\b(.*)$", Pattern.CASE_INSENSITIVE);

  /// A file has no more of them that count.
  private static final int MAX_COMMENTS = 1000;

  Suppression {
    rules = List.copyOf(rules);
  }

  /// The suppressions of a file, in its order.
  static List<Suppression> in(Tree tree, String path) {
    if (path.endsWith(".py")) {
      return ParsedFiles.of(tree)
          .read(path)
          .map(module -> in(module.source(), module.comments().stream().map(Comment::span)))
          .orElse(List.of());
    }
    return tree.text(path).map(text -> in(text, comments(text))).orElse(List.of());
  }

  private static List<Suppression> in(SourceText text, Stream<Span> comments) {
    return comments.flatMap(span -> of(text, span).stream()).limit(MAX_COMMENTS).toList();
  }

  /// What begins like a comment.
  private static Stream<Span> comments(SourceText text) {
    var spans = new ArrayList<Span>();
    for (int number = 1; number <= text.lineCount(); number++) {
      String line = text.lineText(number);
      int at = line.indexOf(MARK);
      int mark = at < 0 ? -1 : Math.max(line.lastIndexOf('#', at), line.lastIndexOf(';', at));
      if (mark >= 0 && (mark == 0 || Character.isWhitespace(line.charAt(mark - 1)))) {
        int start = text.lineStart(number);
        spans.add(new Span(start + mark, start + line.length()));
      }
    }
    return spans.stream();
  }

  private static Optional<Suppression> of(SourceText text, Span span) {
    String comment = text.text().substring(span.start(), span.end());
    Matcher matcher = COMMENT.matcher(comment);
    if (!matcher.lookingAt()) {
      return Optional.empty();
    }
    var rules = new ArrayList<String>();
    for (String word : matcher.group(1) == null ? new String[0] : matcher.group(1).split(",")) {
      if (!word.isBlank()) {
        rules.add(word.strip());
      }
    }
    String rest = matcher.group(2);
    String trouble = rules.isEmpty() ? "it names no rule: write ignore[UDB101]" : "";
    Optional<LocalDate> until = Optional.empty();
    Matcher end = UNTIL.matcher(rest);
    if (end.find()) {
      until = date(end.group(1));
      if (until.isEmpty()) {
        trouble = "'%s' is no day such as 2027-01-31".formatted(end.group(1));
      }
      rest = rest.substring(0, end.start());
    }
    Matcher why = BECAUSE.matcher(rest);
    String because = why.find() ? why.group(1).strip().replaceAll("[,;]$", "") : "";
    if (trouble.isEmpty() && because.isEmpty()) {
      trouble = "it does not say why: write because, and the reason";
    }
    Position start = text.position(span.start());
    return Optional.of(
        new Suppression(
            rules,
            because,
            until,
            trouble,
            new Place(text.path(), start, text.position(span.end())),
            line(text, start)));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// The line that a comment speaks for.
  private static int line(SourceText text, Position start) {
    boolean isAlone = text.lineText(start.line()).substring(0, start.column() - 1).isBlank();
    int line = start.line();
    while (isAlone && line < text.lineCount()) {
      line++;
      String next = text.lineText(line).strip();
      isAlone = next.isEmpty() || next.startsWith("#") || next.startsWith(";");
    }
    return line;
  }

  boolean names(Rule rule) {
    return rules.stream().anyMatch(word -> isWordOf(rule, word));
  }

  private static boolean isWordOf(Rule rule, String word) {
    return rule.id().equals(word.toUpperCase(Locale.ROOT)) || rule.name().equalsIgnoreCase(word);
  }

  /// Whether it counts on a day: it is well formed, and not over.
  boolean counts(LocalDate today) {
    return trouble.isEmpty() && until.filter(last -> last.isBefore(today)).isEmpty();
  }

  boolean takes(Place found) {
    return place.path().equals(found.path())
        && found.start().line() <= line
        && line <= Math.max(found.start().line(), found.end().line());
  }
}
