package dev.undebug.deploy;

import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What `RUN` lines copy within an image: `RUN cp docker/config.py settings/config.py`.
final class BuildCommands {

  private static final Set<String> COPYING = Set.of("cp", "mv", "ln", "install");

  /// Commands of one line that are looked at, at most.
  private static final int MAX_COMMANDS = 500;

  private BuildCommands() {}

  /// The copies of the tree's files that a line makes.
  ///
  /// @param folder the working directory
  /// @param before what of the tree lies where when the line begins
  static List<Image.Copy> copies(String line, String folder, List<Image.Copy> before, Tree tree) {
    var all = new ArrayList<>(before);
    String at = folder;
    String[] commands = line.split("&&|\\|\\||[;\\n]", MAX_COMMANDS);
    for (String command : commands) {
      var words = ShellLexer.words(command.strip()).stream().map(Shell.Word::plain).toList();
      if (words.isEmpty()) {
        continue;
      }
      if (words.getFirst().equals("cd") && words.size() == 2) {
        at = Launch.folder(at, words.get(1));
      }
      if (COPYING.contains(words.getFirst())) {
        copy(words, at, all, tree);
      }
    }
    return List.copyOf(all.subList(before.size(), all.size()));
  }

  /// The variables that a line gives to its commands: `RUN DEBUG=False ./manage.py collectstatic`.
  static Map<String, String> assignments(String line) {
    var all = new TreeMap<String, String>();
    for (String command : line.split("&&|\\|\\||[;\\n]", MAX_COMMANDS)) {
      for (var word : ShellLexer.words(command.strip())) {
        String text = word.plain();
        int equals = text.indexOf('=');
        if (equals > 0 && TemplateReader.nameEnd(text, 0) == equals) {
          all.put(text.substring(0, equals), text.substring(equals + 1));
        } else if (!text.equals("export") && !text.equals("env") && !text.startsWith("--mount")) {
          break;
        }
      }
    }
    return all;
  }

  private static void copy(List<String> words, String folder, List<Image.Copy> copies, Tree tree) {
    var paths = words.stream().skip(1).filter(word -> !word.startsWith("-")).toList();
    if (paths.size() != 2) {
      return;
    }
    var from = Image.locate(copies, paths.getFirst(), folder, tree);
    if (from.isEmpty()) {
      return;
    }
    String to = Launch.folder(folder, paths.getLast());
    boolean isInto =
        paths.getLast().endsWith("/")
            || Image.locate(copies, to, folder, tree).filter(tree::hasFolder).isPresent();
    String name = TreePaths.name(from.get());
    copies.add(new Image.Copy(from.get(), isInto ? (to.equals("/") ? "/" : to + "/") + name : to));
  }
}
