package dev.undebug.rule;

import dev.undebug.source.Place;
import dev.undebug.source.Position;
import dev.undebug.source.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An SQLite file of the tree, or what `dumpdata` wrote, holds the passwords of users, as Django
/// hashes them.
final class DatabaseCommitted implements Rule {

  private static final Pattern FILE = Pattern.compile("(?i).*\\.(sqlite3?|db3?)");

  /// What `dumpdata` writes unless it is told otherwise.
  private static final Pattern DUMP = Pattern.compile("(?i).*\\.json");

  /// Dumps that are there to be tried with, by their own names.
  private static final Pattern TRIAL =
      Pattern.compile(
          "(?i).*(?:test|sample|example|demo|mock|fake|dummy|seed)[^/]*|(?:.*/)?node_modules/.*");

  /// Trees that are there to be tried with.
  private static final Pattern TRIES =
      Pattern.compile("(?i)(^|/)(tests?|fixtures?|testdata|samples?|examples?)/");

  /// How such a file begins: https://www.sqlite.org/fileformat.html.
  private static final String BEGINNING = "SQLite format 3";

  /// Hashes of `django/contrib/auth/hashers.py`: an algorithm, its cost, a salt, a sum.
  private static final String HASH =
      "(?:pbkdf2_sha(?:256|1)\\$\\d{4,8}\\$[A-Za-z0-9]{6,64}\\$[A-Za-z0-9+/]{20,64}={0,2}"
          + "|argon2\\$argon2id?\\$v=\\d{1,4}\\$|bcrypt(?:_sha256)?\\$\\$2b\\$)";

  private static final Pattern HASHED = Pattern.compile(HASH);

  /// A model's row, and the password of one.
  private static final Pattern MODEL =
      Pattern.compile("\"model\"[ \\t]{0,4}:[ \\t]{0,4}\"\\w{1,100}\\.\\w{1,100}\"");

  private static final Pattern PASSWORD =
      Pattern.compile("\"password\"[ \\t]{0,4}:[ \\t]{0,4}\"" + HASH);

  @Override
  public String id() {
    return "UDB217";
  }

  @Override
  public String name() {
    return "database-committed";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public Stream<Sighting> check(Application application) {
    Tree tree = application.tree();
    return application.projects().isEmpty()
        ? Stream.empty()
        : tree.files().stream()
            .filter(path -> !TRIES.matcher(path).find() && !tree.isLocal(path))
            .flatMap(path -> found(tree, path).stream());
  }

  private static Optional<Sighting> found(Tree tree, String path) {
    if (FILE.matcher(path).matches()) {
      return text(tree, path)
          .filter(text -> text.startsWith(BEGINNING) && HASHED.matcher(text).find())
          .map(_ -> sighting(path, "a database", BEGINNING.length()));
    }
    return DUMP.matcher(path).matches() && !TRIAL.matcher(path).matches()
        ? text(tree, path)
            .filter(DatabaseCommitted::isDump)
            .map(_ -> sighting(path, "a dump of the database", 1))
        : Optional.empty();
  }

  private static boolean isDump(String text) {
    return text.stripLeading().startsWith("[")
        && MODEL.matcher(text).find()
        && PASSWORD.matcher(text).find();
  }

  private static Optional<String> text(Tree tree, String path) {
    // Latin-1 keeps every byte, and what is looked for is ASCII.
    return tree.bytes(path).map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private static Sighting sighting(String path, String what, int characters) {
    return new Sighting(
        Severity.MEDIUM,
        Confidence.HIGH,
        what + " is in the source tree, with the hashed passwords of users",
        "take it out, tell git to ignore it, and have the passwords changed",
        new Place(path, new Position(1, 1), new Position(1, characters + 1)),
        "");
  }
}
