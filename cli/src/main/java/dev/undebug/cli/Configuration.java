package dev.undebug.cli;

import dev.undebug.rule.Policy;
import dev.undebug.rule.Rules;
import dev.undebug.rule.Severity;
import dev.undebug.source.TomlLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// What a team decided for every run: `undebug.toml`, or `[tool.undebug]` of `pyproject.toml`.
///
/// The nearest file in the analysed folder or above it counts, alone: files are not merged.
/// `UNDEBUG_` variables win over it, and options over both.
final class Configuration {

  /// What can be decided. The tables of `deployment` are read with the source tree.
  enum Key {
    FAIL_ON("fail-on", "high"),
    FORMAT("format", "text"),
    EXCLUDE("exclude", ""),
    IGNORE("ignore", ""),
    BASELINE("baseline", ""),
    SEVERITY("severity", ""),
    DEPLOYMENT("deployment", "");

    private final String word;
    private final String standard;

    Key(String word, String standard) {
      this.word = word;
      this.standard = standard;
    }

    String word() {
      return word;
    }

    private String variable() {
      return "UNDEBUG_" + name();
    }

    private static Optional<Key> of(String word) {
      return Stream.of(values()).filter(key -> key.word.equals(word)).findFirst();
    }
  }

  /// One decision.
  ///
  /// @param values texts; of a table `NAME=VALUE`
  /// @param origin who decided: a file and line, a variable, or `default`
  record Entry(List<String> values, String origin) {
    Entry {
      values = List.copyOf(values);
    }
  }

  private static final String OWN = "undebug.toml";
  private static final String SHARED = "pyproject.toml";
  private static final long MAX_BYTES = 512L * 1024;

  private final Map<Key, Entry> entries = new LinkedHashMap<>();
  private final @Nullable Path folder;

  private Configuration(@Nullable Path folder) {
    this.folder = folder;
  }

  /// What variables decide, and no file.
  static Configuration of(Console console) {
    var configuration = new Configuration(null);
    configuration.takeVariables(console);
    configuration.check();
    return configuration;
  }

  /// What the nearest file decides.
  ///
  /// @param directory the folder that is analysed
  static Configuration of(Console console, Path directory) throws IOException {
    for (Path at = directory.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      for (String name : new String[] {OWN, SHARED}) {
        Path file = at.resolve(name);
        if (Files.isRegularFile(file)) {
          Optional<TomlTable> table = table(file);
          if (table.isPresent()) {
            return of(console, file, table.get());
          }
        }
      }
    }
    return of(console);
  }

  /// What a file decides that the command line names.
  static Configuration ofFile(Console console, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UsageException("--config %s: no such file".formatted(file));
    }
    return of(
        console,
        file,
        table(file)
            .orElseThrow(
                () -> new UsageException("--config %s: no [tool.undebug] in it".formatted(file))));
  }

  private static Configuration of(Console console, Path file, TomlTable table) {
    var configuration = new Configuration(file.toAbsolutePath().getParent());
    for (String word : table.keySet()) {
      configuration.take(file, table, word);
    }
    configuration.takeVariables(console);
    configuration.check();
    return configuration;
  }

  /// The table that speaks to us; empty when a shared file has none.
  private static Optional<TomlTable> table(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new UsageException(
          "%s: more than %,d bytes; it is no configuration".formatted(file, MAX_BYTES));
    }
    boolean isShared = String.valueOf(file.getFileName()).equals(SHARED);
    String text = Files.readString(file);
    if (isShared && !text.contains("undebug")) {
      return Optional.empty();
    }
    var refusal = TomlLimits.refusal(text);
    if (refusal.isPresent()) {
      throw new UsageException("%s: %s".formatted(file, refusal.get()));
    }
    var read = Toml.parse(text);
    if (read.hasErrors()) {
      var first = read.errors().getFirst();
      throw new UsageException(
          "%s:%s: %s"
              .formatted(
                  file,
                  first.position().line(),
                  String.valueOf(first.getMessage()).lines().findFirst().orElse("no TOML")));
    }
    return isShared ? Optional.ofNullable(read.getTable("tool.undebug")) : Optional.of(read);
  }

  private void take(Path file, TomlTable table, String word) {
    String origin = file + ":" + line(table, word);
    Key key =
        Key.of(word)
            .orElseThrow(
                () ->
                    new UsageException(
                        "%s: no key is called '%s'%s"
                            .formatted(
                                origin,
                                word,
                                Nearest.words(
                                    word, Stream.of(Key.values()).map(Key::word).toList()))));
    entries.put(key, new Entry(values(key, table.get(List.of(word)), origin), origin));
  }

  private static int line(TomlTable table, String word) {
    TomlPosition position = table.inputPositionOf(List.of(word));
    return position == null ? 1 : position.line();
  }

  private static List<String> values(Key key, @Nullable Object written, String origin) {
    var values = new ArrayList<String>();
    switch (key) {
      case FAIL_ON, BASELINE -> {
        if (!(written instanceof String text)) {
          throw new UsageException("%s: %s is a text".formatted(origin, key.word));
        }
        values.add(text);
      }
      case FORMAT, EXCLUDE, IGNORE -> {
        if (written instanceof String text) {
          values.add(text);
        } else if (written instanceof TomlArray array
            && array.toList().stream().allMatch(String.class::isInstance)) {
          array.toList().forEach(value -> values.add((String) value));
        } else {
          throw new UsageException("%s: %s is a list of texts".formatted(origin, key.word));
        }
      }
      case SEVERITY -> {
        if (!(written instanceof TomlTable table)) {
          throw new UsageException(
              "%s: severity is a table, such as UDB201 = \"low\"".formatted(origin));
        }
        for (String rule : table.keySet()) {
          values.add("%s=%s".formatted(rule, table.get(List.of(rule))));
        }
      }
      case DEPLOYMENT -> {
        if (!(written instanceof TomlArray array)) {
          throw new UsageException(
              "%s: deployment is a list of tables: write [[deployment]]".formatted(origin));
        }
        for (int i = 0; i < array.size(); i++) {
          values.add(
              array.get(i) instanceof TomlTable table
                  ? Optional.ofNullable(table.get("name"))
                      .or(() -> Optional.ofNullable(table.get("path")))
                      .map(Object::toString)
                      .orElse("without a name")
                  : "without a name");
        }
      }
    }
    return values;
  }

  private void takeVariables(Console console) {
    for (Key key : Key.values()) {
      String value = console.variable(key.variable());
      if (!value.isEmpty() && key != Key.DEPLOYMENT) {
        entries.put(key, new Entry(List.of(value.split(",")), key.variable()));
      }
    }
  }

  /// Says what no run could do.
  private void check() {
    for (String rule : values(Key.IGNORE)) {
      rule(rule, Key.IGNORE);
    }
    for (String pair : values(Key.SEVERITY)) {
      rule(pair.replaceFirst("=.*", ""), Key.SEVERITY);
      severity(pair.replaceFirst(".*=", ""));
    }
  }

  private String rule(String word, Key key) {
    return Rules.find(word)
        .orElseThrow(
            () ->
                new UsageException(
                    "%s: no rule is called '%s'%s"
                        .formatted(
                            entry(key).origin(),
                            word,
                            Nearest.words(
                                word,
                                Rules.ALL.stream()
                                    .flatMap(rule -> Stream.of(rule.id(), rule.name()))
                                    .toList()))))
        .id();
  }

  private Severity severity(String word) {
    for (Severity severity : Severity.values()) {
      if (severity.word().equals(word.toLowerCase(Locale.ROOT))) {
        return severity;
      }
    }
    throw new UsageException(
        "%s: no severity is called '%s': note, low, medium, high or critical"
            .formatted(entry(Key.SEVERITY).origin(), word));
  }

  /// What holds for a key, decided by whomever.
  Entry entry(Key key) {
    Entry entry = entries.get(key);
    if (entry != null) {
      return entry;
    }
    return new Entry(key.standard.isEmpty() ? List.of() : List.of(key.standard), "default");
  }

  /// What was decided for a key; empty when nobody decided.
  List<String> values(Key key) {
    return entries.containsKey(key) ? entry(key).values() : List.of();
  }

  /// The path that was decided for a key; one of a file is relative to the file.
  Optional<Path> path(Key key) {
    return values(key).stream()
        .findFirst()
        .map(text -> folder == null ? Path.of(text) : folder.resolve(text));
  }

  /// What it says of the rules.
  Policy policy(LocalDate today) {
    var ignored = new HashSet<String>();
    for (String rule : values(Key.IGNORE)) {
      ignored.add(rule(rule, Key.IGNORE));
    }
    var severities = new HashMap<String, Severity>();
    for (String pair : values(Key.SEVERITY)) {
      severities.put(
          rule(pair.replaceFirst("=.*", ""), Key.SEVERITY), severity(pair.replaceFirst(".*=", "")));
    }
    return new Policy(today, ignored, severities);
  }
}
