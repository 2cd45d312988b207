package dev.undebug.rule;

import dev.undebug.rule.Application.Evaluated;
import dev.undebug.source.Tree;
import java.util.regex.Pattern;

/// Whether the code of a tree serves the administration: an import of it, and models that are
/// registered with it, serve nothing.
///
/// @param areThere whether any file has a route to it
/// @param isConfigured whether any file names its configuration, by which it is installed as well
record AdminRoutes(boolean areThere, boolean isConfigured) {

  /// What stands behind a comment's sign is no code.
  private static final Pattern ROUTE =
      Pattern.compile(
          "(?m)^[^#\\n]*(?:\\bsite\\.(?:urls|root)\\b|AdminSite\\b|\\bautodiscover\\b|admin\\.urls\\b|admin_urls\\b)");

  private static final Pattern CONFIGURATION =
      Pattern.compile("(?m)^[^#\\n]*(?:contrib\\.admin\\.apps\\b|AdminConfig\\b)");

  /// Those of a tree.
  private static AdminRoutes of(Tree tree) {
    return tree.once(AdminRoutes.class, AdminRoutes::find);
  }

  /// Whether a deployment may have the administration: installed, and with a route to it.
  static boolean areServed(Evaluated evaluated) {
    return of(evaluated.project().modules().tree()).areThere && isInstalled(evaluated);
  }

  /// Whether the administration may be installed.
  static boolean isInstalled(Evaluated evaluated) {
    return new Values(evaluated).contains("INSTALLED_APPS", "django.contrib.admin") != Answer.NO
        || of(evaluated.project().modules().tree()).isConfigured;
  }

  private static AdminRoutes find(Tree tree) {
    boolean areThere = false;
    boolean isConfigured = false;
    for (String path : tree.files()) {
      if (path.endsWith(".py")) {
        String text = tree.text(path).map(one -> one.text()).orElse("");
        areThere |= ROUTE.matcher(text).find();
        isConfigured |= CONFIGURATION.matcher(text).find();
      }
    }
    return new AdminRoutes(areThere, isConfigured);
  }
}
