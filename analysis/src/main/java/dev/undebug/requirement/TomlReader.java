package dev.undebug.requirement;

import dev.undebug.requirement.Requirement.Form;
import dev.undebug.requirement.Requirement.Use;
import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.TomlLimits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// What `pyproject.toml` (PEP 621, PEP 735, Poetry, uv, PDM) and `Pipfile` ask for.
final class TomlReader {

  private final SourceText source;
  private final List<Requirement> found = new ArrayList<>();
  private String trouble = "";

  TomlReader(SourceText source) {
    this.source = source;
  }

  /// What is wrong with it, in one line; empty for nothing.
  String trouble() {
    return trouble;
  }

  List<Requirement> pyproject() {
    TomlTable document = document();
    TomlTable project = table(document, "project");
    list(project, "dependencies", Use.RUN);
    lists(table(project, "optional-dependencies"), Use.RUN);
    lists(table(document, "dependency-groups"), Use.RUN);
    TomlTable tool = table(document, "tool");
    TomlTable poetry = table(tool, "poetry");
    entries(table(poetry, "dependencies"), Use.RUN);
    entries(table(poetry, "dev-dependencies"), Use.DEVELOPMENT);
    TomlTable groups = table(poetry, "group");
    for (String group : groups.keySet()) {
      entries(table(table(groups, group), "dependencies"), Requirement.use(group));
    }
    TomlTable uv = table(tool, "uv");
    list(uv, "dev-dependencies", Use.DEVELOPMENT);
    list(uv, "constraint-dependencies", Use.CONSTRAINT);
    lists(table(table(tool, "pdm"), "dev-dependencies"), Use.DEVELOPMENT);
    return found;
  }

  List<Requirement> pipfile() {
    TomlTable document = document();
    entries(table(document, "packages"), Use.RUN);
    entries(table(document, "dev-packages"), Use.DEVELOPMENT);
    return found;
  }

  private TomlTable document() {
    String text = source.text();
    trouble = TomlLimits.refusal(text).orElse("");
    if (!trouble.isEmpty()) {
      return Toml.parse("");
    }
    var read = Toml.parse(text);
    if (read.hasErrors()) {
      var first = read.errors().getFirst();
      trouble =
          "line %d: %s"
              .formatted(
                  first.position().line(),
                  String.valueOf(first.getMessage()).lines().findFirst().orElse("no TOML").strip());
    }
    return read;
  }

  private static TomlTable table(TomlTable above, String key) {
    return above.get(List.of(key)) instanceof TomlTable table ? table : Toml.parse("");
  }

  private void lists(TomlTable table, Use use) {
    for (String key : table.keySet()) {
      list(table, key, Requirement.use(key) == Use.DEVELOPMENT ? Use.DEVELOPMENT : use);
    }
  }

  private void list(TomlTable table, String key, Use use) {
    if (!(table.get(List.of(key)) instanceof TomlArray array)) {
      return;
    }
    for (int i = 0; i < array.size(); i++) {
      if (array.get(i) instanceof String text) {
        Place place = place(array.inputPositionOf(i));
        Wish.of(text).ifPresent(wish -> found.add(wish.at(place, use)));
      }
    }
  }

  /// `django = "^4.2"`, or a table with a `version`.
  private void entries(TomlTable table, Use use) {
    for (String key : table.keySet()) {
      String name = Requirement.normal(key);
      Object value = table.get(List.of(key));
      if (name.equals("python") || value == null) {
        continue;
      }
      TomlPosition at = table.inputPositionOf(List.of(key));
      Place place = place(at);
      if (value instanceof String range) {
        found.add(Carets.wish(name, range, "").at(place, use));
      } else if (value instanceof TomlTable entry) {
        boolean isElsewhere =
            List.of("git", "path", "url", "file").stream()
                .anyMatch(word -> entry.contains(List.of(word)));
        String marker = entry.get(List.of("markers")) instanceof String text ? text : "";
        String range = entry.get(List.of("version")) instanceof String text ? text : "";
        Wish wish =
            isElsewhere
                ? new Wish(name, Form.ELSEWHERE, "", "", marker)
                : Carets.wish(name, range, marker);
        found.add(wish.at(place, use));
      }
    }
  }

  /// The line: what follows an entry belongs to it.
  private Place place(@Nullable TomlPosition at) {
    return at == null ? Place.ofFile(source.path()) : Lines.place(source, at.line());
  }
}
