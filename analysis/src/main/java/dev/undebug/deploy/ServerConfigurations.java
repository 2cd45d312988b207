package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Configurations of servers that start Django on a machine: supervisor, uWSGI, Apache with
/// mod_wsgi. A file that another deployment's command already reads is not one of its own.
final class ServerConfigurations {

  private static final Pattern ALIAS =
      Pattern.compile("(?m)^[ \\t]*WSGIScriptAlias\\s+\\S+\\s+\"?([^\\s\"]+)\"?");

  private final Tree tree;
  private final FileView view;
  private final Exports exports;

  ServerConfigurations(Tree tree, Exports exports) {
    this.tree = tree;
    this.exports = exports;
    this.view = FileView.of(tree);
  }

  /// @param used the names of files that commands of other deployments read
  List<Launched> launched(Set<String> used) {
    var all = new ArrayList<Launched>();
    for (String path : tree.files()) {
      String name = TreePaths.name(path);
      boolean isCandidate =
          name.endsWith(".conf") || name.endsWith(".ini") || name.endsWith(".vhost");
      if (!isCandidate
          || used.contains(name)
          || name.equals("tox.ini")
          || name.equals("pytest.ini")) {
        continue;
      }
      tree.text(path).ifPresent(text -> all.addAll(launched(path, text)));
    }
    return all;
  }

  private List<Launched> launched(String path, SourceText text) {
    if (text.text().contains("[program:")) {
      return supervisor(path, text);
    }
    if (text.text().contains("[uwsgi]")) {
      var words = List.of("uwsgi", "--ini", path);
      return List.of(of(Kind.UWSGI, path, Place.ofFile(path), start(words, "", path)));
    }
    Matcher alias = ALIAS.matcher(text.text());
    if (alias.find()) {
      var place = text.place(new Span(alias.start(1), alias.end(1)));
      var words = List.of("mod_wsgi-express", "start-server", alias.group(1));
      var started =
          new Launch(tree, view)
              .start(words, new Launch.From(exports.over(path, Environment.EMPTY), "", place));
      return List.of(of(Kind.APACHE, path, place, started));
    }
    return List.of();
  }

  private List<Started> start(List<String> words, String folder, String path) {
    return new Launch(tree, view)
        .start(
            words,
            new Launch.From(exports.over(path, Environment.EMPTY), folder, Place.ofFile(path)));
  }

  private Launched of(Kind kind, String name, Place place, List<Started> started) {
    return new Launched(
        kind,
        name,
        place,
        TreePaths.parent(place.path()),
        view,
        started.isEmpty() ? Environment.EMPTY : started.getFirst().environment(),
        started,
        List.of(name));
  }

  private List<Launched> supervisor(String path, SourceText text) {
    var supervisor = Supervisor.read(text, Slips.of(tree, text));
    var all = new ArrayList<Launched>();
    for (var program : supervisor.programs()) {
      var place = text.place(program.span());
      String name = path + "#" + program.name();
      var from = new Launch.From(exports.over(name, Environment.EMPTY), "", place);
      all.add(
          of(
              Kind.SUPERVISOR,
              name,
              place,
              supervisor.start(program, new Launch(tree, view), from)));
    }
    return all;
  }
}
