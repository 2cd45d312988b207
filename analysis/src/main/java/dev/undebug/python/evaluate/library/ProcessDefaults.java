package dev.undebug.python.evaluate.library;

import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.source.TreePaths;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What the modules that start a process, `wsgi.py` and its like, give to variables that are unset.
final class ProcessDefaults {
  private static final int MAX_FOLDERS = 200;

  private ProcessDefaults() {}

  /// The text that the first of `wsgi.py`, `asgi.py` and `manage.py` gives a variable; `None` where
  /// none does.
  static Cases of(Machine m, String variable) {
    var literal =
        Pattern.compile(
            "setdefault\\(\\s*['\"]" + Pattern.quote(variable) + "['\"]\\s*,\\s*['\"](\\w+)['\"]");
    var computed = Pattern.compile("['\"]" + Pattern.quote(variable) + "['\"]");
    for (String name : new String[] {"wsgi.py", "asgi.py", "manage.py"}) {
      for (String folder : folders(m)) {
        Optional<String> text = m.source.read(TreePaths.join(folder, name));
        if (text.isEmpty()) {
          continue;
        }
        var found = literal.matcher(text.get());
        if (found.find()) {
          return m.text(found.group(1));
        }
        if (computed.matcher(text.get()).find()) {
          return m.opaque("what " + name + " gives " + variable, TreePaths.join(folder, name));
        }
      }
    }
    return m.none();
  }

  /// The folders around the running code, and theirs.
  private static Set<String> folders(Machine m) {
    var found = new LinkedHashSet<String>();
    String folder = TreePaths.parent(m.place().path());
    while (true) {
      found.add(folder);
      for (String name : m.source.list(folder)) {
        String inner = TreePaths.join(folder, name);
        if (found.size() < MAX_FOLDERS && m.source.isFolder(inner)) {
          found.add(inner);
        }
      }
      if (folder.isEmpty()) {
        return found;
      }
      folder = TreePaths.parent(folder);
    }
  }
}
