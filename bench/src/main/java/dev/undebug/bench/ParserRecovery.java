package dev.undebug.bench;

import dev.undebug.python.Children;
import dev.undebug.python.Dialect;
import dev.undebug.python.Expression;
import dev.undebug.python.Module;
import dev.undebug.python.Node;
import dev.undebug.python.Parser;
import dev.undebug.python.Python;
import dev.undebug.python.Statement;
import dev.undebug.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// What is still read of files with one mistake in them.
///
/// Arguments: a seed, how many files, how many of the worst to name, and folders. Of every file
/// that is good Python, one mistake of each kind is made; a mistake that leaves the file good is
/// made again elsewhere, three times at most.
///
/// A statement counts as read when the spoilt file has it with the same type, at its own place, in
/// the same block; a statement without a block must end at its own place too. The one that holds
/// the mistake is counted like any other.
public final class ParserRecovery {

  private static final int TRIES = 3;
  private static final int MIN_STATEMENTS = 10;
  private static final int MAX_CHARACTERS = 200_000;

  private final Map<SeededError.Kind, Score> scores = new EnumMap<>(SeededError.Kind.class);
  private final List<Loss> losses = new ArrayList<>();

  private ParserRecovery() {}

  private static final class Score {
    int files;
    int left;
    long statements;
    long read;

    /// Without the innermost statement that holds the mistake.
    long others;

    long othersRead;

    void add(Score other) {
      files += other.files;
      left += other.left;
      statements += other.statements;
      read += other.read;
      others += other.others;
      othersRead += other.othersRead;
    }

    @Override
    public String toString() {
      return "%6d files, %8d statements, read %7.3f %%; but for the one with the mistake %7.3f %%"
          .formatted(files, statements, 100.0 * read / statements, 100.0 * othersRead / others);
    }
  }

  /// A mistake that cost statements.
  private record Loss(int lost, String path, SeededError error, int line) {}

  /// One statement as the comparison sees it.
  ///
  /// @param end -1 where it has a block
  private record Key(String type, int start, int end, int parent) {}

  /// One statement of the good file.
  ///
  /// @param parent where the statement around it begins, or -1
  /// @param withDecorators the same, its decorators included: they are part of it also where its
  ///   header cannot be read
  private record Original(Statement statement, int parent, int withDecorators) {}

  public static void main(String[] arguments) throws IOException {
    long seed = Long.parseLong(arguments[0]);
    int files = Integer.parseInt(arguments[1]);
    int shown = Integer.parseInt(arguments[2]);
    var paths = new ArrayList<Path>();
    for (String root : List.of(arguments).subList(3, arguments.length)) {
      try (var found = Files.walk(Path.of(root))) {
        found.filter(file -> file.toString().endsWith(".py")).sorted().forEach(paths::add);
      }
    }
    var random = new Random(seed);
    Collections.shuffle(paths, random);
    var recovery = new ParserRecovery();
    int measured = 0;
    for (Path path : paths) {
      if (measured < files && Files.isRegularFile(path) && recovery.measure(path, random)) {
        measured++;
      }
    }
    System.out.printf("seed %d, %d of %d files%n", seed, measured, paths.size());
    recovery.print(shown);
  }

  private void print(int shown) {
    var all = new Score();
    scores.forEach(
        (kind, score) -> {
          all.add(score);
          System.out.printf("%-22s %s%n", kind, score);
        });
    System.out.printf("%-22s %s%n", "all", all);
    System.out.printf("%d mistakes left a good file and do not count%n", all.left);
    losses.sort((one, other) -> other.lost() - one.lost());
    for (Loss loss : losses.subList(0, Math.min(shown, losses.size()))) {
      var edit = loss.error().edits().getFirst();
      System.out.printf(
          "%5d lost: %s:%d %s at %d, -%d +%s%n",
          loss.lost(),
          loss.path(),
          loss.line(),
          loss.error().kind(),
          edit.at(),
          edit.removed(),
          edit.inserted().strip());
    }
  }

  private boolean measure(Path path, Random random) throws IOException {
    Module module = Python.read(path.toString(), Files.readAllBytes(path), Dialect.PYTHON_3);
    if (!module.problems().isEmpty() || module.source().text().length() > MAX_CHARACTERS) {
      return false;
    }
    var originals = new ArrayList<Original>();
    module.body().forEach(one -> collect(one, -1, -1, originals));
    if (originals.size() < MIN_STATEMENTS) {
      return false;
    }
    var seeder = new ErrorSeeder(module, random);
    for (SeededError.Kind kind : SeededError.Kind.values()) {
      Score score = scores.computeIfAbsent(kind, _ -> new Score());
      for (int i = 0; i < TRIES; i++) {
        var error = seeder.seed(kind);
        if (error.isEmpty() || count(module, originals, error.get(), score)) {
          break;
        }
        score.left++;
      }
    }
    return true;
  }

  private static void collect(Node node, int parent, int withDecorators, List<Original> into) {
    int inner = parent;
    int innerWithDecorators = withDecorators;
    if (node instanceof Statement statement) {
      into.add(new Original(statement, parent, withDecorators));
      inner = statement.span().start();
      innerWithDecorators = place(statement);
    }
    for (Node child : Children.of(node)) {
      collect(child, inner, innerWithDecorators, into);
    }
  }

  private static int place(Statement statement) {
    var decorators =
        switch (statement) {
          case Statement.FunctionDef one -> one.decorators();
          case Statement.ClassDef one -> one.decorators();
          default -> List.<Expression>of();
        };
    int start = statement.span().start();
    return decorators.isEmpty() ? start : decorators.getFirst().span().start() - 1;
  }

  /// Whether the mistake was one.
  private boolean count(Module module, List<Original> originals, SeededError error, Score score) {
    String text = error.applyTo(module.source().text());
    var spoilt = Parser.parse(new SourceText(module.source().path(), text), Dialect.PYTHON_3);
    if (spoilt.problems().isEmpty()) {
      return false;
    }
    var found = new ArrayList<Original>();
    spoilt.body().forEach(one -> collect(one, -1, -1, found));
    Set<Key> keys = new HashSet<>();
    for (Original one : found) {
      var span = one.statement().span();
      keys.add(key(one.statement(), span.start(), span.end(), one.parent()));
      keys.add(key(one.statement(), span.start(), span.end(), one.withDecorators()));
    }
    Original struck = struck(originals, error);
    int lost = 0;
    for (Original one : originals) {
      var span = one.statement().span();
      int start = error.moved(span.start());
      int end = error.movedEnd(span.end());
      boolean isRead =
          keys.contains(key(one.statement(), start, end, moved(error, one.parent())))
              || keys.contains(
                  key(one.statement(), start, end, moved(error, one.withDecorators())));
      int read = isRead ? 1 : 0;
      score.statements++;
      score.read += read;
      lost += 1 - read;
      if (one != struck) {
        score.others++;
        score.othersRead += read;
      }
    }
    score.files++;
    if (lost > 1) {
      int line = module.source().line(error.edits().getFirst().at());
      losses.add(new Loss(lost, module.source().path(), error, line));
    }
    return true;
  }

  private static int moved(SeededError error, int parent) {
    return parent < 0 ? -1 : error.moved(parent);
  }

  private static Original struck(List<Original> originals, SeededError error) {
    Original innermost = originals.getFirst();
    for (Original one : originals) {
      if (error.strikes(one.statement().span().start(), one.statement().span().end())) {
        innermost = one;
      }
    }
    return innermost;
  }

  private static Key key(Statement statement, int start, int end, int parent) {
    boolean hasBlock =
        switch (statement) {
          case Statement.FunctionDef _, Statement.ClassDef _, Statement.For _ -> true;
          case Statement.While _, Statement.If _, Statement.With _ -> true;
          case Statement.Match _, Statement.Try _, Statement.BrokenStatement _ -> true;
          default -> false;
        };
    return new Key(statement.getClass().getSimpleName(), start, hasBlock ? -1 : end, parent);
  }
}
