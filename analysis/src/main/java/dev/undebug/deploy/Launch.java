package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Follows a command to the processes that it starts in the end: through wrappers, shells, scripts
/// of the tree, supervisors.
record Launch(Tree tree, FileView files) {

  /// Programs that start programs, at most.
  static final int MAX_DEPTH = 12;

  /// Files that one supervisord configuration includes, at most.
  private static final int MAX_INCLUDED = 100;

  /// Where a command is started.
  ///
  /// @param folder the working directory, as the process sees it
  /// @param depth how many programs have led to this one
  record From(Environment environment, String folder, Place place, int depth) {

    From(Environment environment, String folder, Place place) {
      this(environment, folder, place, 0);
    }

    From with(Environment other) {
      return new From(other, folder, place, depth);
    }

    From in(String other) {
      return new From(environment, other, place, depth);
    }

    From deeper() {
      return new From(environment, folder, place, depth + 1);
    }
  }

  /// The processes that a command's words start.
  List<Started> start(List<String> words, From from) {
    if (words.isEmpty() || from.depth() > MAX_DEPTH) {
      return List.of();
    }
    var unwrapped = Wrappers.unwrap(words, from);
    if (unwrapped.isPresent()) {
      return start(unwrapped.get().words(), unwrapped.get().from().deeper());
    }
    String program = TreePaths.name(words.getFirst());
    if (Wrappers.SHELLS.contains(program)) {
      return shell(words, from);
    }
    if (program.equals("supervisord")) {
      var programs = supervised(words, from);
      if (!programs.isEmpty()) {
        return programs;
      }
    }
    var script = script(words.getFirst(), from);
    if (script.isPresent()) {
      return run(script.get(), words.subList(1, words.size()), from);
    }
    return List.of(new Started(words, from.environment(), from.folder(), true, from.place()));
  }

  /// The processes that a shell command starts, written as one text.
  List<Started> startText(String text, From from) {
    if (from.depth() > MAX_DEPTH) {
      return List.of();
    }
    var state = ShellState.start(from.environment(), List.of(), from.folder());
    var script = new SourceText(from.place().path(), text);
    return new ShellRun(script, this, from.depth() + 1, from.place())
        .run(state).stream()
            .map(one -> one.place().path().equals(from.place().path()) ? one.at(from.place()) : one)
            .toList();
  }

  /// `sh -c text`, `bash script argument …`.
  private List<Started> shell(List<String> words, From from) {
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("-") && word.endsWith("c") && i + 1 < words.size()) {
        return startText(words.get(i + 1), from.deeper());
      }
      if (!word.startsWith("-") && !word.startsWith("+")) {
        var text = files.locate(word, from.folder()).flatMap(tree::text);
        return text.isPresent()
            ? run(text.get(), words.subList(i + 1, words.size()), from)
            : List.of(new Started(words, from.environment(), from.folder(), true, from.place()));
      }
    }
    return List.of();
  }

  private List<Started> run(SourceText script, List<String> arguments, From from) {
    var state = ShellState.start(from.environment(), arguments, from.folder());
    return new ShellRun(script, this, from.depth() + 1, from.place()).run(state);
  }

  /// A shell script of the tree that is called by its path.
  private Optional<SourceText> script(String program, From from) {
    var file =
        files.locate(program, from.folder()).filter(tree::hasFile).or(() -> files.program(program));
    if (file.isEmpty() || file.get().endsWith(".py")) {
      return Optional.empty();
    }
    return tree.text(file.get())
        .filter(
            text -> {
              String first = text.lineText(1);
              return first.startsWith("#!")
                  ? first.matches("#!.*\\b(ba|da|z|k|a)?sh\\b.*") || first.contains("with-contenv")
                  : file.get().endsWith(".sh");
            });
  }

  private List<Started> supervised(List<String> words, From from) {
    var candidates = new ArrayList<String>();
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      boolean isNext = word.equals("-c") || word.equals("--configuration");
      if (isNext && i + 1 < words.size()) {
        candidates.add(words.get(i + 1));
      } else if (word.startsWith("--configuration=")) {
        candidates.add(word.substring(word.indexOf('=') + 1));
      }
    }
    candidates.addAll(List.of("supervisord.conf", "/etc/supervisord.conf"));
    candidates.add("/etc/supervisor/supervisord.conf");
    for (String candidate : candidates) {
      var text = files.locate(candidate, from.folder()).flatMap(tree::text);
      if (text.isPresent()) {
        var main = Supervisor.read(text.get(), Slips.of(tree, text.get()));
        var started = new ArrayList<>(main.start(this, from.deeper()));
        for (SourceText other : included(main.includes(), folder(from.folder(), candidate))) {
          var slips = Slips.of(tree, other);
          started.addAll(Supervisor.read(other, main.shared(), slips).start(this, from.deeper()));
        }
        return started;
      }
    }
    return List.of();
  }

  /// The files that a supervisord configuration includes.
  ///
  /// @param configuration its path, as the process sees it
  private List<SourceText> included(List<String> patterns, String configuration) {
    var found = new ArrayList<SourceText>();
    String here = TreePaths.parent(configuration);
    for (String pattern : patterns) {
      String path = folder(here, pattern.replace("%(here)s", here));
      String name = TreePaths.name(path);
      var folder = files.locate(TreePaths.parent(path), here);
      List<String> candidates =
          name.contains("*") && folder.isPresent()
              ? tree.filesIn(folder.get())
              : files.locate(path, here).map(List::of).orElse(List.of());
      String regex = ("\\Q" + name + "\\E").replace("*", "\\E.*\\Q");
      for (String file : candidates) {
        boolean isIt = !name.contains("*") || TreePaths.name(file).matches(regex);
        if (isIt && found.size() < MAX_INCLUDED) {
          tree.text(file).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /// A folder seen from another.
  static String folder(String from, String to) {
    if (to.startsWith("/") || from.startsWith("/")) {
      String absolute = to.startsWith("/") ? to : from + "/" + to;
      return "/" + TreePaths.resolve("", absolute.replaceFirst("^/+", "")).orElse("");
    }
    return TreePaths.resolve(from, to).orElse(from);
  }
}
