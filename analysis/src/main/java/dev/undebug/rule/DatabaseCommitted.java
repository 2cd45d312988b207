package dev.undebug.rule;

import dev.undebug.source.Place;
import dev.undebug.source.Position;
import dev.undebug.source.Tree;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An SQLite file of the tree holds the passwords of users, as Django hashes them.
final class DatabaseCommitted implements Rule {

  private static final Pattern FILE = Pattern.compile("(?i).*\\.(sqlite3?|db3?)");

  /// Trees that are there to be tried with.
  private static final Pattern TRIES =
      Pattern.compile("(?i)(^|/)(tests?|fixtures?|testdata|samples?|examples?)/");

  /// How such a file begins: https://www.sqlite.org/fileformat.html.
  private static final String BEGINNING = "SQLite format 3";

  /// Hashes of `django/contrib/auth/hashers.py`: an algorithm, its cost, a salt, a sum.
  private static final Pattern HASH =
      Pattern.compile(
          "(?:pbkdf2_sha(?:256|1)\\$\\d{4,8}\\$[A-Za-z0-9]{6,64}\\$[A-Za-z0-9+/]{20,64}={0,2}"
              + "|argon2\\$argon2id?\\$v=\\d{1,4}\\$|bcrypt(?:_sha256)?\\$\\$2b\\$)");

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
            .filter(path -> FILE.matcher(path).matches() && !TRIES.matcher(path).find())
            .filter(path -> !tree.isLocal(path) && holdsPasswords(tree, path))
            .map(DatabaseCommitted::sighting);
  }

  private static boolean holdsPasswords(Tree tree, String path) {
    // Latin-1 keeps every byte, and what is looked for is ASCII.
    Optional<String> text =
        tree.bytes(path).map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
    return text.filter(one -> one.startsWith(BEGINNING) && HASH.matcher(one).find()).isPresent();
  }

  private static Sighting sighting(String path) {
    return new Sighting(
        Severity.MEDIUM,
        Confidence.HIGH,
        "a database is in the source tree, with the hashed passwords of users",
        "take it out, tell git to ignore it, and have the passwords changed",
        new Place(path, new Position(1, 1), new Position(1, BEGINNING.length() + 1)),
        "");
  }
}
