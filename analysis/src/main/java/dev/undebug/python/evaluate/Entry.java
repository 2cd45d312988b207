package dev.undebug.python.evaluate;

/// What a process runs before it loads its settings: `wsgi.py`, `manage.py` and their like.
///
/// @param module its dotted name
/// @param path its file
/// @param isScript whether it is started as a script, and so is called `__main__`
/// @param choosing looks only at the environments in which it leaves this name in
///   `DJANGO_SETTINGS_MODULE`; empty for all
public record Entry(String module, String path, boolean isScript, String choosing) {

  /// The variable that names the settings module.
  public static final String SETTINGS = "DJANGO_SETTINGS_MODULE";

  /// The package it belongs to; empty for none.
  public String packageName() {
    return module.contains(".") ? module.substring(0, module.lastIndexOf('.')) : "";
  }

  /// The same, where it chooses a module.
  public Entry choosing(String name) {
    return new Entry(module, path, isScript, name);
  }
}
