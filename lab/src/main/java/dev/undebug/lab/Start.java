package dev.undebug.lab;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// What to start: a project, on a Django, under a server.
///
/// @param project the folder that holds `manage.py`; a copy of it runs, so it stays as it is
/// @param env added to an otherwise nearly empty environment
public record Start(Path project, Series series, Server server, Map<String, String> env) {

  public Start {
    env = Map.copyOf(env);
  }

  /// One of the lab's shops, with what its real server would give it.
  public static Start of(Shop shop, Series series, Server server) {
    return new Start(shop.folder(), series, server, shop.env());
  }

  /// The same with one more variable.
  public Start with(String name, String value) {
    var more = new TreeMap<>(env);
    more.put(name, value);
    return new Start(project, series, server, more);
  }

  /// The same with another settings module.
  public Start settings(String module) {
    return with("DJANGO_SETTINGS_MODULE", module);
  }
}
