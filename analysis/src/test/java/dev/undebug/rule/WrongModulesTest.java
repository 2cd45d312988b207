package dev.undebug.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.Tree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Production that is started with settings for development; what each process loads was asked of
/// CPython and Django.
class WrongModulesTest {

  private static final String DEV = "from .base import *\nDEBUG = True\n";

  private static final String CELERY =
      """
      import os
      from celery import Celery
      os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")
      app = Celery("shop")
      """;

  private static Map<String, String> shop(String initial, String celery) {
    var files = new TreeMap<String, String>();
    files.put("shop/__init__.py", initial);
    files.put("shop/celery.py", celery);
    files.put(
        "shop/wsgi.py",
        """
        import os
        from django.core.wsgi import get_wsgi_application
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.production")
        application = get_wsgi_application()
        """);
    files.put(
        "shop/settings/base.py",
        "ROOT_URLCONF = 'shop.urls'\nINSTALLED_APPS = []\nSECRET_KEY = 'shop-3'\nDEBUG = False\n");
    files.put("shop/settings/__init__.py", "");
    files.put("shop/settings/dev.py", DEV);
    files.put("shop/settings/production.py", "from .base import *\n");
    files.put("Dockerfile", "FROM python:3.13\nCOPY . .\nCMD [\"gunicorn\", \"shop.wsgi\"]\n");
    return files;
  }

  private static List<String> found(Map<String, String> files) {
    return Judge.judge(Application.read(Tree.of(files))).stream()
        .filter(finding -> finding.rule().startsWith("UDB10") || finding.rule().equals("UDB110"))
        .map(
            finding ->
                "%s %s:%d %s"
                    .formatted(
                        finding.severity().word(),
                        finding.place().path(),
                        finding.place().start().line(),
                        finding.message()))
        .toList();
  }

  private static List<String> verdicts(Map<String, String> files) {
    return Application.read(Tree.of(files))
        .production()
        .map(one -> one.name() + " " + one.settings().debug().state())
        .toList();
  }

  @Test
  void noSettingsAreToBeNamedThatTurnDebugOnAsWell() {
    var files = shop("from .celery import app\n", CELERY);
    assertThat(helps(files)).containsExactly("name shop.settings.production here");

    files.put("shop/settings/production.py", "from .base import *\nDEBUG = True  # for now\n");
    assertThat(helps(files))
        .containsExactly(
            "turn DEBUG off in shop.settings.production, where it is on too, and name that here");

    files.put("shop/settings/prod.py", "from .base import *\nDEBUG = True\nDEBUG = False\n");
    assertThat(helps(files)).containsExactly("name shop.settings.prod here");
  }

  private static List<String> helps(Map<String, String> files) {
    return Judge.judge(Application.read(Tree.of(files))).stream()
        .filter(finding -> finding.rule().equals("UDB110"))
        .map(Finding::help)
        .toList();
  }

  @Test
  void whatThePackageImportsNamesSettingsFirst() {
    String wrong =
        "critical shop/celery.py:3 production is started with shop.settings.dev, in which DEBUG is"
            + " on, while DJANGO_SETTINGS_MODULE is unset";
    for (String initial :
        List.of(
            "from .celery import app as celery_app\n",
            "from shop.celery import app\n",
            "from . import celery\n",
            "from shop import (\n    celery,\n)\n",
            "import shop.celery\n")) {
      assertThat(verdicts(shop(initial, CELERY))).as(initial).containsExactly("Dockerfile ON");
      assertThat(found(shop(initial, CELERY))).as(initial).containsExactly(wrong);
    }
  }

  @Test
  void otherwiseTheEntryPointDoes() {
    assertThat(verdicts(shop("", CELERY))).containsExactly("Dockerfile OFF");
    var other = shop("from .tasks import app\n", CELERY);
    other.put("shop/tasks.py", "app = None\n");
    assertThat(verdicts(other)).containsExactly("Dockerfile OFF");

    var insists = shop("from .celery import app\n", CELERY);
    insists.put(
        "shop/wsgi.py",
        insists
            .get("shop/wsgi.py")
            .replace(".setdefault(", "[")
            .replace("MODULE\", ", "MODULE\"] = ")
            .replace("production\")", "production\""));
    assertThat(verdicts(insists)).containsExactly("Dockerfile OFF");

    var set = shop("from .celery import app\n", CELERY);
    set.put(
        "Dockerfile",
        """
        FROM python:3.13
        COPY . .
        ENV DJANGO_SETTINGS_MODULE=shop.settings.production
        CMD ["gunicorn", "shop.wsgi"]
        """);
    assertThat(verdicts(set)).containsExactly("Dockerfile OFF");
  }

  @Test
  void aConditionBeforeItIsFollowed() {
    String careful =
        CELERY.replace(
            "os.environ.setdefault",
            "if not os.getenv('DJANGO_SETTINGS_MODULE'):\n    os.environ.setdefault");
    assertThat(verdicts(shop("from .celery import app\n", careful)))
        .containsExactly("Dockerfile ON");
  }

  @Test
  void aPlatformMayNameOthers() {
    var files = shop("from .celery import app\n", CELERY);
    files.remove("Dockerfile");
    files.put("Procfile", "web: gunicorn shop.wsgi\n");
    assertThat(verdicts(files)).containsExactly("Procfile#web UNKNOWN");
    assertThat(found(files))
        .containsExactly(
            "medium shop/celery.py:3 production falls back to shop.settings.dev, in which DEBUG is on,"
                + " unless other settings are named by config vars of the platform");

    files.put(
        ".github/workflows/ship.yml", "env:\n  DJANGO_SETTINGS_MODULE: shop.settings.production\n");
    assertThat(found(files)).singleElement().asString().startsWith("low ").endsWith(":2 sets it");
  }

  @Test
  void aVariableOfThoseSettingsIsNamedToo() {
    var files = shop("from .celery import app\n", CELERY);
    files.put(
        "shop/settings/dev.py",
        "import os\nfrom .base import *\nDEBUG = os.environ.get('SHOP_DEBUG', '1') == '1'\n");
    assertThat(found(files))
        .containsExactly(
            "critical shop/celery.py:3 production is started with shop.settings.dev, in which DEBUG is"
                + " on, while DJANGO_SETTINGS_MODULE and SHOP_DEBUG are unset");
  }

  @Test
  void pythonAnywhereNamesThemOutsideTheTree() {
    var files = new TreeMap<String, String>();
    files.put(
        "shop/settings_dev.py",
        """
        ROOT_URLCONF = "shop.urls"
        INSTALLED_APPS = []
        DEBUG = True
        """);
    files.put(
        "shop/wsgi.py",
        """
        import os
        from django.core.wsgi import get_wsgi_application
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings_dev")
        application = get_wsgi_application()
        """);
    assertThat(found(files)).singleElement().asString().startsWith("critical ");

    files.put("deploy.sh", "# on PythonAnywhere\ngit pull\n");
    assertThat(found(files))
        .singleElement()
        .asString()
        .startsWith("medium ")
        .endsWith("; PythonAnywhere (deploy.sh:1) has a file of its own that names them");
  }
}
