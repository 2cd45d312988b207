package dev.undebug.rule;

import dev.undebug.source.Tree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A shop in memory: settings with DEBUG off, served by gunicorn from an image.
final class Shop {

  private static final String SETTINGS =
      """
      import os
      DEBUG = False
      ROOT_URLCONF = "shop.urls"
      INSTALLED_APPS = ["django.contrib.sessions"]
      MIDDLEWARE = ["django.middleware.security.SecurityMiddleware"]
      """;

  private Shop() {}

  /// What DEBUG is in production, one for each deployment.
  static List<String> verdicts(String settings) {
    return Application.read(tree(settings, Map.of("requirements.txt", "django-environ==0.13.0\n")))
        .production()
        .map(one -> one.settings().debug().state().toString())
        .toList();
  }

  /// The series of Django that production is taken to run on.
  static List<String> series(String settings, Map<String, String> others) {
    return Application.read(tree(settings, others))
        .production()
        .map(one -> new Values(one).django().toString())
        .toList();
  }

  /// Severity and message of the findings of a rule.
  ///
  /// @param settings what stands behind the settings
  /// @param others more files, which win over those of the shop
  static List<String> found(String rule, String settings, Map<String, String> others) {
    return Judge.judge(Application.read(tree(settings, others))).stream()
        .filter(finding -> finding.rule().equals(rule))
        .map(finding -> "%s %s".formatted(finding.severity().word(), finding.message()))
        .toList();
  }

  static Tree tree(String settings, Map<String, String> others) {
    var files = new TreeMap<String, String>();
    files.put(
        "manage.py",
        "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n");
    files.put("shop/__init__.py", "");
    files.put("shop/urls.py", "urlpatterns = []\n");
    files.put("shop/settings.py", SETTINGS + settings);
    files.put(
        "shop/wsgi.py",
        """
        import os
        from django.core.wsgi import get_wsgi_application
        os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')
        application = get_wsgi_application()
        """);
    files.put("Dockerfile", "FROM python:3.13\nCOPY . .\nCMD [\"gunicorn\", \"shop.wsgi\"]\n");
    files.putAll(others);
    return Tree.of(files);
  }
}
