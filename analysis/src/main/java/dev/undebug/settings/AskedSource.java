package dev.undebug.settings;

import dev.undebug.python.evaluate.ModuleSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Remembers what was asked of a source, and what it answered.
final class AskedSource implements ModuleSource {
  private final ModuleSource source;
  private final Map<Question, Object> answers = new HashMap<>();

  private enum About {
    MODULE,
    FILE,
    EXISTS,
    FOLDER,
    TEXT,
    NAMES
  }

  private record Question(About about, String name) {}

  AskedSource(ModuleSource source) {
    this.source = source;
  }

  /// Whether another source answers the same to all that was asked: what was made of the answers is
  /// the same then.
  boolean isAnsweredBy(ModuleSource other) {
    return answers.entrySet().stream()
        .allMatch(one -> isSame(one.getValue(), answer(other, one.getKey())));
  }

  /// The same file is parsed into the same object, which need not be compared node by node.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Object one, Object two) {
    if (one instanceof Lookup.Found found && two instanceof Lookup.Found other) {
      return found.module() == other.module()
          && found.path().equals(other.path())
          && found.isPackage() == other.isPackage();
    }
    return one.equals(two);
  }

  private static Object answer(ModuleSource from, Question question) {
    return switch (question.about) {
      case MODULE -> from.module(question.name);
      case FILE -> from.file(question.name);
      case EXISTS -> from.exists(question.name);
      case FOLDER -> from.isFolder(question.name);
      case TEXT -> from.read(question.name);
      case NAMES -> from.list(question.name);
    };
  }

  private <T> T remembered(About about, String name, T answer) {
    answers.put(new Question(about, name), answer);
    return answer;
  }

  @Override
  public Lookup module(String dottedName) {
    return remembered(About.MODULE, dottedName, source.module(dottedName));
  }

  @Override
  public Lookup file(String path) {
    return remembered(About.FILE, path, source.file(path));
  }

  @Override
  public boolean exists(String path) {
    return remembered(About.EXISTS, path, source.exists(path));
  }

  @Override
  public boolean isFolder(String path) {
    return remembered(About.FOLDER, path, source.isFolder(path));
  }

  @Override
  public Optional<String> read(String path) {
    return remembered(About.TEXT, path, source.read(path));
  }

  @Override
  public List<String> list(String folder) {
    return remembered(About.NAMES, folder, source.list(folder));
  }
}
