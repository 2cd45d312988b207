package dev.undebug.bench;

import dev.undebug.bench.SeededError.Edit;
import dev.undebug.python.Children;
import dev.undebug.python.Comment;
import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.python.Module;
import dev.undebug.python.Node;
import dev.undebug.python.Statement;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Puts mistakes into a good file.
final class ErrorSeeder {

  private static final String[] GARBAGE = {
    "$", "?", "!", ")", "]", "}", "(", "[", "{", "= =", "==", ",", ".", ":", "@", ";", "word", "1",
    "\"", "'", "\\", "&&", "++)", "<>", "%%", "\u00a0", "\u201c"
  };

  private static final String[] KEYWORDS = {
    "def", "class", "if", "else", "elif", "for", "in", "import", "from", "return", "try", "except",
    "with", "as", "lambda", "pass", "not", "while", "raise", "yield", "del", "async", "await"
  };

  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

  private final String text;
  private final RandomGenerator random;

  /// The characters of strings and comments.
  private final BitSet literals = new BitSet();

  private final List<Span> strings = new ArrayList<>();
  private final List<Integer> statementStarts = new ArrayList<>();
  private final List<Integer> lineStarts = new ArrayList<>();

  ErrorSeeder(Module module, RandomGenerator random) {
    this.text = module.source().text();
    this.random = random;
    module.body().forEach(this::look);
    for (Comment comment : module.comments()) {
      literals.set(comment.span().start(), comment.span().end());
    }
    for (int line = 1; line <= module.source().lineCount(); line++) {
      int start = module.source().lineStart(line);
      if (!literals.get(start) || !literals.get(Math.max(0, start - 1))) {
        lineStarts.add(start);
      }
    }
  }

  private void look(Node node) {
    boolean isString =
        node instanceof Expression.JoinedStr
            || (node instanceof Expression.Constant one
                && (one.value() instanceof Literal.Text || one.value() instanceof Literal.Bytes));
    if (isString) {
      strings.add(node.span());
      literals.set(node.span().start(), node.span().end());
      return;
    }
    if (node instanceof Statement statement) {
      statementStarts.add(statement.span().start());
    }
    Children.of(node).forEach(this::look);
  }

  /// A mistake of a kind, where the file has room for it.
  Optional<SeededError> seed(SeededError.Kind kind) {
    return switch (kind) {
      case DELETED_BRACKET -> delete(kind, this::isBracket);
      case DELETED_COLON -> delete(kind, i -> text.charAt(i) == ':');
      case DELETED_COMMA -> delete(kind, i -> text.charAt(i) == ',');
      case WRONG_BRACKET -> wrongBracket();
      case DELETED_QUOTE -> quote(false);
      case DELETED_TRIPLE_QUOTE -> quote(true);
      case DELETED_WORD -> deletedWord();
      case REST_OF_LINE_DELETED -> place(this::isWithinLine).map(this::withoutRestOfLine);
      case INSERTED_GARBAGE -> inserted(kind, GARBAGE);
      case STRAY_KEYWORD -> inserted(kind, KEYWORDS);
      case MERGE_CONFLICT -> conflict();
      case INDENTED_MORE -> pick(statementStarts).map(this::indentedMore);
      case INDENTED_LESS -> indentedLess();
    };
  }

  private static SeededError one(SeededError.Kind kind, int at, int removed, String inserted) {
    return new SeededError(kind, List.of(new Edit(at, removed, inserted)));
  }

  private <T> Optional<T> pick(List<T> all) {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
  }

  /// A place outside of strings and comments.
  private Optional<Integer> place(IntPredicate isFit) {
    var fit = new ArrayList<Integer>();
    for (int i = literals.nextClearBit(0); i < text.length(); i = literals.nextClearBit(i + 1)) {
      if (isFit.test(i)) {
        fit.add(i);
      }
    }
    return pick(fit);
  }

  private boolean isBracket(int i) {
    return "()[]{}".indexOf(text.charAt(i)) >= 0;
  }

  private boolean isWithinLine(int i) {
    return !Character.isWhitespace(text.charAt(i))
        && i > 0
        && !Character.isWhitespace(text.charAt(i - 1));
  }

  private Optional<SeededError> delete(SeededError.Kind kind, IntPredicate isFit) {
    return place(isFit).map(at -> one(kind, at, 1, ""));
  }

  private Optional<SeededError> wrongBracket() {
    return place(this::isBracket)
        .map(
            at -> {
              int which = "()[]{}".indexOf(text.charAt(at));
              String other = "()[]{}".substring((which + 2) % 6, (which + 2) % 6 + 1);
              return one(SeededError.Kind.WRONG_BRACKET, at, 1, other);
            });
  }

  private Optional<SeededError> quote(boolean isTriple) {
    SeededError.Kind kind =
        isTriple ? SeededError.Kind.DELETED_TRIPLE_QUOTE : SeededError.Kind.DELETED_QUOTE;
    var fit = new ArrayList<Edit>();
    for (Span string : strings) {
      int first = string.start();
      while (first < string.end() && "'\"".indexOf(text.charAt(first)) < 0) {
        first++;
      }
      int last = string.end() - 1;
      if (first >= last || "'\"".indexOf(text.charAt(last)) < 0) {
        continue;
      }
      String triple = text.substring(first, first + 1).repeat(3);
      boolean opens = text.startsWith(triple, first) && last - first >= 5;
      if (opens == isTriple) {
        int size = isTriple ? 3 : 1;
        fit.add(new Edit(first, size, ""));
        fit.add(new Edit(last + 1 - size, size, ""));
      }
    }
    return pick(fit).map(edit -> new SeededError(kind, List.of(edit)));
  }

  private Optional<SeededError> deletedWord() {
    var fit = new ArrayList<Edit>();
    var word = WORD.matcher(text);
    while (word.find()) {
      if (!literals.get(word.start())) {
        fit.add(new Edit(word.start(), word.end() - word.start(), ""));
      }
    }
    return pick(fit).map(edit -> new SeededError(SeededError.Kind.DELETED_WORD, List.of(edit)));
  }

  private SeededError withoutRestOfLine(int at) {
    int end = at;
    while (end < text.length() && "\r\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return one(SeededError.Kind.REST_OF_LINE_DELETED, at, end - at, "");
  }

  private Optional<SeededError> inserted(SeededError.Kind kind, String[] words) {
    String word = words[random.nextInt(words.length)];
    return place(i -> text.charAt(i) == ' ' && i > 0 && text.charAt(i - 1) > ' ')
        .map(at -> one(kind, at, 0, " " + word));
  }

  private Optional<SeededError> conflict() {
    int first = random.nextInt(Math.max(1, lineStarts.size() - 4));
    int size = 1 + random.nextInt(3);
    if (first + size >= lineStarts.size()) {
      return Optional.empty();
    }
    int from = lineStarts.get(first);
    int to = lineStarts.get(first + size);
    String theirs = "=======\n" + text.substring(from, to) + ">>>>>>> feature/other-work\n";
    var edits = List.of(new Edit(from, 0, "<<<<<<< HEAD\n"), new Edit(to, 0, theirs));
    return Optional.of(new SeededError(SeededError.Kind.MERGE_CONFLICT, edits));
  }

  private SeededError indentedMore(int start) {
    String spaces = " ".repeat(1 + random.nextInt(4));
    return one(SeededError.Kind.INDENTED_MORE, start, 0, spaces);
  }

  private Optional<SeededError> indentedLess() {
    var fit = new ArrayList<Integer>(statementStarts);
    fit.removeIf(start -> start == 0 || text.charAt(start - 1) != ' ');
    return pick(fit)
        .map(
            start -> {
              int spaces = 1;
              int most = 1 + random.nextInt(4);
              while (spaces < most && text.charAt(start - spaces - 1) == ' ') {
                spaces++;
              }
              return one(SeededError.Kind.INDENTED_LESS, start - spaces, spaces, "");
            });
  }
}
