package dev.undebug.rule;

import dev.undebug.python.evaluate.Datum;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.rule.SettingsRule.Range;
import dev.undebug.rule.SettingsRule.Telling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What can be wrong with the database of a production deployment.
final class DatabaseRules {

  private static final String DATABASES = "DATABASES";

  /// The users who may do anything, as PostgreSQL, MySQL, Oracle and SQL Server call them.
  private static final Set<String> SUPERUSERS = Set.of("postgres", "root", "sys", "system", "sa");

  static final List<Rule> ALL =
      List.of(
          new SettingsRule(
                  "UDB214",
                  "database-sqlite",
                  Severity.LOW,
                  Range.EVERY,
                  v ->
                      isWritten(v, List.of("sqlite3", "spatialite"))
                          .and(v.ask(DATABASES, DatabaseRules::isFile)),
                  new Telling(
                      DATABASES,
                      "the database is a SQLite file",
                      "use a database server, or keep the file outside the source folder and back it"
                          + " up"))
              .relievedBy(
                  evaluated -> ofDevelopment(evaluated).or(() -> UnaskedDatabase.find(evaluated))),
          new SettingsRule(
              "UDB215",
              "database-superuser",
              Severity.MEDIUM,
              Range.EVERY,
              v ->
                  isWritten(
                          v,
                          SUPERUSERS.stream()
                              .flatMap(user -> Stream.of("\"" + user + "\"", "'" + user + "'"))
                              .toList())
                      .and(v.ask(DATABASES, DatabaseRules::isSuperuser)),
              new Telling(
                  DATABASES,
                  "the application logs in as the database's superuser",
                  "give it a user of its own that may do no more than it needs")));

  private DatabaseRules() {}

  /// Whether the statement itself has one of the words, and no variable may replace it: what a
  /// function or an address gives where a variable is unset says little of production.
  private static Answer isWritten(Values values, List<String> words) {
    for (String word : words) {
      var place = Literals.find(values.evaluated(), DATABASES, new Parts.Leaf("", word));
      if (place.isPresent() && values.left(place.get()).isEmpty()) {
        return Answer.YES;
      }
    }
    return Answer.UNKNOWN;
  }

  /// Settings called after development, which have a database for it.
  private static Optional<String> ofDevelopment(Evaluated evaluated) {
    return evaluated
            .decidedAt(DATABASES)
            .filter(place -> Meant.isForDevelopment(place.path()))
            .isPresent()
        ? Optional.of("the settings that name it are called after development")
        : Optional.empty();
  }

  private static Answer isFile(Datum databases) {
    Answer found = Answer.UNKNOWN;
    for (Datum database : Parts.of(databases, "default")) {
      boolean isInMemory = Parts.of(database, "NAME").contains(new Datum.Text(":memory:"));
      for (Datum engine : Parts.of(database, "ENGINE")) {
        found =
            Values.ask(
                engine,
                name ->
                    Answer.of(
                        name instanceof Datum.Text(var text)
                            && !isInMemory
                            && (text.endsWith(".sqlite3") || text.endsWith(".spatialite"))));
      }
    }
    return found;
  }

  /// Of the database that is used without being asked for.
  private static Answer isSuperuser(Datum databases) {
    Answer found = Answer.UNKNOWN;
    for (Datum database : Parts.of(databases, "default")) {
      for (Datum user : Parts.of(database, "USER")) {
        found =
            Values.ask(
                user,
                name ->
                    Answer.of(
                        name instanceof Datum.Text(var text)
                            && SUPERUSERS.contains(text.toLowerCase(Locale.ROOT))));
      }
    }
    return found;
  }
}
