package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.Position;
import dev.undebug.source.SourceText;
import dev.undebug.source.TomlLimits;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// A part of a TOML document, with its places.
record TomlFile(String path, TomlTable table) {

  /// The document; what is wrong goes to the tree's sources, and the rest is read.
  static Optional<TomlFile> read(SourceText source, Tree tree) {
    String text = source.text();
    var refusal = TomlLimits.refusal(text);
    if (refusal.isPresent()) {
      tree.failed(source.path(), refusal.get());
      return Optional.empty();
    }
    var read = Toml.parse(text);
    if (read.hasErrors()) {
      var first = read.errors().getFirst();
      String message =
          String.valueOf(first.getMessage()).lines().findFirst().orElse("no TOML").strip();
      tree.failed(source.path(), "line %d: %s".formatted(first.position().line(), message));
    }
    return Optional.of(new TomlFile(source.path(), read));
  }

  /// The table under a key.
  Optional<TomlFile> table(String key) {
    return table.get(List.of(key)) instanceof TomlTable below
        ? Optional.of(new TomlFile(path, below))
        : Optional.empty();
  }

  /// The tables of a list of tables.
  List<TomlFile> tables(String key) {
    var all = new ArrayList<TomlFile>();
    if (table.get(List.of(key)) instanceof TomlArray array) {
      for (Object item : array.toList()) {
        if (item instanceof TomlTable below) {
          all.add(new TomlFile(path, below));
        }
      }
    }
    return all;
  }

  /// The texts, numbers and booleans of a table as text, in order.
  Map<String, Variable.Set> texts() {
    var all = new LinkedHashMap<String, Variable.Set>();
    for (String key : table.keySet()) {
      Object value = table.get(List.of(key));
      if (value instanceof String || value instanceof Number || value instanceof Boolean) {
        all.put(key, new Variable.Set(value.toString(), place(key)));
      }
    }
    return all;
  }

  /// The text under a key, or nothing to read.
  String text(String key) {
    return table.get(List.of(key)) instanceof String text ? text : "";
  }

  /// The texts of a list, where it holds nothing else.
  List<String> words(String key) {
    if (!(table.get(List.of(key)) instanceof TomlArray array)) {
      return List.of();
    }
    var all = array.toList();
    return all.stream().allMatch(String.class::isInstance)
        ? all.stream().map(String.class::cast).toList()
        : List.of();
  }

  /// The boolean under a key.
  Optional<Boolean> flag(String key) {
    return table.get(List.of(key)) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
  }

  /// Where a key stands; the file where it stands nowhere.
  Place place(String key) {
    TomlPosition at = table.inputPositionOf(List.of(key));
    if (at == null) {
      return Place.ofFile(path);
    }
    var position = new Position(at.line(), at.column());
    return new Place(path, position, position);
  }
}
