package dev.undebug.project;

import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A start file, which may be `passenger_wsgi.py`: the file that Passenger loads, on cPanel mostly.
/// It often has no more than the application of the project's own `wsgi.py`, whose writes are then
/// its own.
///
/// @param source the file
record PassengerFile(Tree tree, SourceText source) {

  private static final String NAME = "passenger_wsgi.py";

  /// `from shop.wsgi import application`, and what cPanel writes: `load_source('wsgi',
  /// 'shop/wsgi.py')`.
  private static final Pattern LOADS =
      Pattern.compile(
          "(?m)^[ \\t]*from[ \\t]+([\\w.]+)[ \\t]+import[ \\t]+\\w+"
              + "|load_source\\(\\s*['\"]\\w*['\"]\\s*,\\s*['\"]([\\w./-]+\\.py)['\"]");

  /// Whether a file is what Passenger loads and has an application.
  static boolean isOne(String path, String text) {
    return TreePaths.name(path).equals(NAME)
        && text.contains("application")
        && LOADS.matcher(text).find();
  }

  /// What it writes into `os.environ`, and what the file then writes whose application it has.
  List<EntryPoint.Write> writes() {
    var writes = new ArrayList<>(EnvironWrites.read(source));
    if (isOne(source.path(), source.text())) {
      loaded().map(EnvironWrites::read).ifPresent(writes::addAll);
    }
    return writes;
  }

  private Optional<SourceText> loaded() {
    String folder = TreePaths.parent(source.path());
    var loads = LOADS.matcher(source.text());
    while (loads.find()) {
      String written =
          loads.group(2) == null ? loads.group(1).replace('.', '/') + ".py" : loads.group(2);
      var text =
          TreePaths.resolve(folder, written)
              .filter(path -> TreePaths.name(path).contains("wsgi"))
              .filter(path -> !path.equals(source.path()))
              .flatMap(tree::text);
      if (text.isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }
}
