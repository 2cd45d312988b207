package dev.undebug.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.secret.Mask;
import dev.undebug.secret.Needles;
import dev.undebug.source.Tree;
import dev.undebug.threat.Frame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A database that lies in the source tree.
class DatabaseCommittedTest {

  private static final String USER =
      "annpbkdf2_sha256$600000$5UiA3s9bWyQ0xkZ1TqLm2R$dLTg8JbX0Yw7Hn1vXc9eQ2Rk5pZ4mUa6TfS3oBdEyKs=";

  private static Tree tree(String path, String text) {
    var files = new TreeMap<String, byte[]>();
    Shop.tree("", Map.of())
        .files()
        .forEach(file -> files.put(file, Shop.tree("", Map.of()).bytes(file).orElse(new byte[0])));
    files.put(path, text.getBytes(StandardCharsets.ISO_8859_1));
    return Tree.ofBytes(files);
  }

  private static List<Finding> found(Tree tree) {
    return Judge.judge(Application.read(tree)).stream()
        .filter(finding -> finding.rule().equals("UDB217"))
        .toList();
  }

  @Test
  void usersInADatabaseAreFound() {
    assertThat(found(tree("db.sqlite3", "SQLite format 3\0" + USER))).hasSize(1);
    assertThat(found(tree("db.sqlite3", "SQLite format 3\0CREATE TABLE auth_user"))).isEmpty();
    assertThat(found(tree("db.sqlite3", USER))).isEmpty();
    assertThat(found(tree("tests/db.sqlite3", "SQLite format 3\0" + USER))).isEmpty();
    assertThat(found(tree("notes.txt", "SQLite format 3\0" + USER))).isEmpty();
  }

  @Test
  void usersInADumpAreFound() {
    String dump =
        "[{\"model\": \"auth.user\", \"pk\": 1, \"fields\": {\"password\": \"%s\"}}]"
            .formatted(USER.substring(3));

    assertThat(found(tree("data.json", dump)))
        .extracting(Finding::message)
        .containsExactly(
            "a dump of the database is in the source tree, with the hashed passwords of users");
    assertThat(found(tree("shop/fixtures.json", dump))).hasSize(1);
    assertThat(found(tree("shop/fixtures/users.json", dump))).isEmpty();
    assertThat(found(tree("shop/test_users.json", dump))).isEmpty();
    assertThat(found(tree("data.json", dump.replace("pbkdf2_", "")))).isEmpty();
    assertThat(found(tree("data.json", dump.replace("\"model\"", "\"type\"")))).isEmpty();
  }

  @Test
  void aFileOfThisMachineAloneIsNotCommitted() {
    var tree = tree("db.sqlite3", "SQLite format 3\0" + USER);

    assertThat(found(tree.keeping(Set.of("db.sqlite3")))).isEmpty();
  }

  @Test
  void nothingOfItIsShown() {
    var tree = tree("db.sqlite3", "SQLite format 3\0" + USER);
    var place = found(tree).getFirst().place();

    assertThat(
            Frame.of(tree.text("db.sqlite3").orElseThrow(), place, Mask.plain(), Needles.NONE)
                .lines())
        .isEmpty();
  }
}
