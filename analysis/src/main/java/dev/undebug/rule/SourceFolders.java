package dev.undebug.rule;

import dev.undebug.deploy.Deployment;
import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Where the files of a deployment say that the project lies on the machine.
final class SourceFolders {

  /// Of systemd, uWSGI and supervisor.
  private static final Pattern FOLDER =
      Pattern.compile(
          "[ \\t]*(?:WorkingDirectory|chdir|directory)[ \\t]*=[ \\t]*\"?(/[\\w.-]+(?:/[\\w.-]+)*)/?"
              + "\"?[ \\t]*");

  private static final Pattern SCRIPT =
      Pattern.compile("\\s*WSGIScriptAlias\\s+\\S+\\s+\"?(/[^\\s\"]+)\"?.*");

  private SourceFolders() {}

  /// Absolute paths that hold what the project's own folder holds, without a slash at the end.
  static Set<String> of(Evaluated evaluated) {
    var folders = new TreeSet<String>();
    Deployment deployment = evaluated.deployment();
    Tree tree = evaluated.project().modules().tree();
    for (Place place : List.of(deployment.place(), deployment.command().place())) {
      if (!place.path().endsWith(".py")) {
        tree.text(place.path()).ifPresent(text -> add(evaluated, text, place, folders));
      }
    }
    return folders;
  }

  private static void add(Evaluated evaluated, SourceText text, Place place, Set<String> folders) {
    int line = place.start().line();
    int from = line;
    int to = line;
    while (from > 1 && !text.lineText(from).startsWith("[")) {
      from--;
    }
    while (to < text.lineCount() && !text.lineText(to + 1).startsWith("[")) {
      to++;
    }
    for (int i = from; i <= to; i++) {
      var folder = FOLDER.matcher(text.lineText(i));
      if (folder.matches()) {
        folders.add(folder.group(1));
      }
      var script = SCRIPT.matcher(text.lineText(i));
      String entry = "/" + within(evaluated);
      if (script.matches() && entry.length() > 1 && script.group(1).endsWith(entry)) {
        String root = script.group(1);
        folders.add(root.substring(0, root.length() - entry.length()));
      }
    }
  }

  /// The entry point's file, from the project's own folder.
  private static String within(Evaluated evaluated) {
    String entry = evaluated.deployment().entry();
    String root = evaluated.project().root();
    return root.isEmpty() || !entry.startsWith(root + "/")
        ? entry
        : entry.substring(root.length() + 1);
  }
}
