package dev.undebug.rule;

import dev.undebug.rule.Application.Evaluated;
import java.util.regex.Pattern;

/// Whether the code of a tree serves the administration: an import of it, and models that are
/// registered with it, serve nothing.
final class AdminRoutes {

  /// What stands behind a comment's sign is no code.
  private static final Pattern ROUTE =
      Pattern.compile(
          "(?m)^[^#\\n]*(?:\\bsite\\.(?:urls|root)\\b|AdminSite\\b|\\bautodiscover\\b|admin\\.urls\\b|admin_urls\\b)");

  /// Its configuration, by which it is installed as well.
  private static final Pattern CONFIGURATION =
      Pattern.compile("(?m)^[^#\\n]*(?:contrib\\.admin\\.apps\\b|AdminConfig\\b)");

  private AdminRoutes() {}

  /// Whether a deployment may have the administration: installed, and with a route to it.
  static boolean areServed(Evaluated evaluated) {
    return CodeTexts.any(evaluated.project().modules().tree(), ROUTE) && isInstalled(evaluated);
  }

  /// Whether the administration may be installed.
  static boolean isInstalled(Evaluated evaluated) {
    return new Values(evaluated).contains("INSTALLED_APPS", "django.contrib.admin") != Answer.NO
        || CodeTexts.any(evaluated.project().modules().tree(), CONFIGURATION);
  }
}
