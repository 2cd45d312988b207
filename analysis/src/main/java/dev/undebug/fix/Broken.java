package dev.undebug.fix;

import dev.undebug.python.Module;
import dev.undebug.python.ParsedFiles;
import dev.undebug.rule.Application;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.rule.Edit;
import dev.undebug.rule.Finding;
import dev.undebug.source.Place;
import dev.undebug.source.Position;
import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An application with its gaps, as repairers look at it.
///
/// @param findings those that nobody suppressed
record Broken(Application application, List<Finding> findings) {

  /// What takes over the settings of other files: a star, or django-split-settings.
  private static final Pattern TAKES_OTHERS =
      Pattern.compile("(?m)^(?:from\\s+\\S+\\s+import\\s+\\*|include\\()");

  /// Settings of django-configurations.
  private static final Pattern HOLDS_CLASS =
      Pattern.compile("(?m)^class \\w+\\([^)\\n]*Configuration\\b");

  Broken {
    findings = List.copyOf(findings);
  }

  Tree tree() {
    return application.tree();
  }

  Stream<Finding> of(String... rules) {
    var ids = Set.of(rules);
    return findings.stream().filter(found -> ids.contains(found.rule()));
  }

  /// The deployments that a finding concerns.
  Stream<Evaluated> evaluated(Finding found) {
    var names = Set.copyOf(found.deployments());
    return application.deployments().stream().filter(one -> names.contains(one.name()));
  }

  /// The deployments that visitors reach.
  Stream<Evaluated> serving() {
    return application.production().filter(one -> one.deployment().serves());
  }

  /// The file of a deployment's settings; empty where nobody knows it, or it cannot be parsed.
  Optional<SourceText> settings(Evaluated evaluated) {
    return evaluated
        .project()
        .modules()
        .find(evaluated.settings().module())
        .flatMap(found -> tree().text(found.path()))
        .filter(text -> countsAtEnd(evaluated, text))
        .filter(text -> parse(text).filter(module -> module.problems().isEmpty()).isPresent());
  }

  /// Whether what is written at the end of a file is a setting: not where a class holds them.
  private static boolean countsAtEnd(Evaluated evaluated, SourceText text) {
    return !HOLDS_CLASS.matcher(text.text()).find()
        && (TAKES_OTHERS.matcher(text.text()).find()
            || evaluated.settings().settings().values().stream()
                .flatMap(setting -> setting.decidedAt().stream())
                .anyMatch(
                    place -> place.path().equals(text.path()) && place.start().column() == 1));
  }

  /// One deployment for each settings file that some rules complain about.
  Map<SourceText, Evaluated> settingsOf(String... rules) {
    var byPath = new TreeMap<String, Map.Entry<SourceText, Evaluated>>();
    of(rules)
        .flatMap(this::evaluated)
        .forEach(
            one ->
                settings(one)
                    .ifPresent(text -> byPath.putIfAbsent(text.path(), Map.entry(text, one))));
    var found = new java.util.LinkedHashMap<SourceText, Evaluated>();
    byPath.values().forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  Optional<Module> parse(SourceText text) {
    return ParsedFiles.of(tree()).read(text.path());
  }

  /// Text put behind the last line of a file.
  ///
  /// @param text whole lines
  static Edit atEnd(SourceText file, String text) {
    int line = file.lineCount();
    int column = file.lineText(line).length() + 1;
    var end = new Position(line, column);
    return new Edit(new Place(file.path(), end, end), (column > 1 ? "\n" : "") + text);
  }

  /// Text put before a line.
  ///
  /// @param line from 1
  /// @param text whole lines
  static Edit before(String path, int line, String text) {
    var start = new Position(line, 1);
    return new Edit(new Place(path, start, start), text);
  }
}
