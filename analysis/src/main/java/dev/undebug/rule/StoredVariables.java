package dev.undebug.rule;

import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Variables that the settings read from a `.env` of the tree themselves, with python-dotenv,
/// python-decouple or django-environ: to whoever started the process they are unset.
final class StoredVariables {

  /// A variable there.
  ///
  /// @param text what it is set to
  /// @param place the line
  record Stored(String text, Place place) {}

  private static final Pattern READERS =
      Pattern.compile(
          "\\b(load_dotenv|dotenv_values|read_dotenv|read_env|decouple|env_file)\\b"
              + "|\\bimport\\s+(environ|config)\\b");

  private StoredVariables() {}

  /// What the nearest `.env` sets a variable to: the one of the folder that holds the settings, or
  /// of one above it.
  static Optional<Stored> find(Evaluated evaluated, String variable) {
    Tree tree = evaluated.project().modules().tree();
    String settings = evaluated.placeOf("DEBUG").path();
    if (!settings.endsWith(".py") || !isReadBy(evaluated)) {
      return Optional.empty();
    }
    for (String folder = TreePaths.parent(settings); ; folder = TreePaths.parent(folder)) {
      Optional<SourceText> file = tree.text(TreePaths.join(folder, ".env"));
      if (file.isPresent() || folder.isEmpty()) {
        return file.flatMap(text -> find(text, variable));
      }
    }
  }

  /// Whether a module of the settings reads such files.
  private static boolean isReadBy(Evaluated evaluated) {
    Tree tree = evaluated.project().modules().tree();
    return Stream.concat(
            Stream.of(evaluated.placeOf("DEBUG").path()),
            evaluated.settings().reads().stream().map(read -> read.place().path()))
        .distinct()
        .flatMap(path -> tree.text(path).stream())
        .anyMatch(text -> READERS.matcher(text.text()).find());
  }

  private static Optional<Stored> find(SourceText text, String variable) {
    Matcher line =
        Pattern.compile(
                "(?m)^[ \\t]*(?:export[ \\t]+)?"
                    + Pattern.quote(variable)
                    + "[ \\t]*=[ \\t]*(?:\"([^\"\\n]*)\"|'([^'\\n]*)'|([^\\s#]*))")
            .matcher(text.text());
    return line.find()
        ? Optional.of(
            new Stored(
                Stream.of(1, 2, 3)
                    .flatMap(group -> Optional.ofNullable(line.group(group)).stream())
                    .findFirst()
                    .orElse(""),
                text.place(new Span(line.start(), line.end()))))
        : Optional.empty();
  }
}
