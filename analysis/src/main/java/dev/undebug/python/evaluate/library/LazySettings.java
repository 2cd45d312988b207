package dev.undebug.python.evaluate.library;

import dev.undebug.python.evaluate.ModuleSource.Lookup;
import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.GivenNames;
import dev.undebug.python.evaluate.machine.Library;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.python.evaluate.machine.ModuleObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// `django.conf`: settings as an object, which a program may also fill or change.
///
/// @param script what it does, in Python
record LazySettings(Script script) implements Library {
  private static final int MAX_APPLICATIONS = 500;

  private static final Pattern CONFIG =
      Pattern.compile("(?m)^class\\s+(\\w+)\\s*\\([^)\n]*AppConfig[^)\n]*\\)\\s*:");

  private static final Pattern WRITE =
      Pattern.compile("(?m)^[ \\t]+(?:\\w+\\.)*settings\\.([A-Z][A-Z0-9_]*)\\s*=(?!=)");

  /// One setting that an application's `ready()` assigns.
  private record Write(String module, String config, String name, String place) {}

  @Override
  public Map<String, Cases> names(Machine m) {
    return script.names(m);
  }

  @Override
  public boolean isWanted(Machine m, ModuleObject made) {
    return !writes(m, made).isEmpty();
  }

  /// `_sets_when_ready(module)`: tuples of module, class, setting and place.
  static Cases writes(Machine m, Cases module) {
    return m.each(
        module,
        one ->
            one instanceof ModuleObject made
                ? m.list(
                    writes(m, made).stream()
                        .map(
                            write ->
                                m.tuple(
                                    List.of(
                                        m.text(write.module),
                                        m.text(write.config),
                                        m.text(write.name),
                                        m.text(write.place))))
                        .toList())
                : m.list(List.of()));
  }

  private static List<Write> writes(Machine m, ModuleObject made) {
    var found = new LinkedHashSet<Write>();
    var applications = new LinkedHashSet<>(GivenNames.texts(m, made, "INSTALLED_APPS"));
    applications.stream()
        .limit(MAX_APPLICATIONS)
        .filter(name -> !name.startsWith("django."))
        .forEach(
            name -> {
              int dot = name.lastIndexOf('.');
              if (!add(m, name + ".apps", "", found) && dot > 0) {
                add(m, name.substring(0, dot), name.substring(dot + 1), found);
              }
            });
    return new ArrayList<>(found);
  }

  /// @param config the class that is named; empty for the only one
  private static boolean add(Machine m, String module, String config, LinkedHashSet<Write> found) {
    if (!module.matches("\\w+(\\.\\w+)*")
        || !(m.source.module(module) instanceof Lookup.Found(var path, _, var read))) {
      return false;
    }
    String text = read.source().text();
    var configs = CONFIG.matcher(text);
    var names = new ArrayList<String>();
    while (configs.find()) {
      names.add(configs.group(1));
    }
    String chosen = config.isEmpty() && names.size() == 1 ? names.getFirst() : config;
    if (!names.contains(chosen)) {
      return true;
    }
    var write = WRITE.matcher(text);
    while (write.find()) {
      int line = 1 + (int) text.substring(0, write.start()).chars().filter(c -> c == '\n').count();
      found.add(new Write(module, chosen, write.group(1), line + ":" + path));
    }
    return true;
  }

  /// A place as [#writes] writes it.
  static GivenNames.Line line(String place, String description) {
    int colon = place.indexOf(':');
    return new GivenNames.Line(
        place.substring(colon + 1), Integer.parseInt(place.substring(0, colon)), 1, description);
  }
}
