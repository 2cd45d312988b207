package dev.undebug.deploy;

import java.util.List;

/// What operators exported of the environments of deployments.
record Exports(List<Export> exports) {

  static final Exports NONE = new Exports(List.of());

  Exports {
    exports = List.copyOf(exports);
  }

  /// The environment that a deployment starts with, with what was exported of it.
  ///
  /// @param name of the deployment
  Environment over(String name, Environment environment) {
    var result = environment;
    for (Export export : exports) {
      if (isOf(export, name)) {
        result = export.over(result);
      }
    }
    return result;
  }

  /// A second process of the same place has its server's name behind a slash.
  private static boolean isOf(Export export, String name) {
    return export.deployment().equals(name)
        || (name.contains("#")
            ? export.deployment().startsWith(name + "/")
            : export.deployment().startsWith(name + "/") && !export.deployment().contains("#"));
  }
}
