package dev.undebug.rule;

import static dev.undebug.rule.Shop.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Production that is started with settings for development is one finding; the rules judge what it
/// is meant to be started with.
class MeantSettingsTest {

  private static final String WSGI =
      """
      import os
      from django.core.wsgi import get_wsgi_application
      os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings_dev')
      application = get_wsgi_application()
      """;

  private static Map<String, String> shop(String development, String production) {
    var files = new TreeMap<String, String>();
    files.put("shop/wsgi.py", WSGI);
    files.put("shop/settings_dev.py", "from .settings import *\nDEBUG = True\n" + development);
    if (!production.isEmpty()) {
      files.put("shop/settings_prod.py", "from .settings import *\n" + production);
    }
    return files;
  }

  @Test
  void whatSettingsForDevelopmentSayIsNoFindingOfItsOwn() {
    var shop = shop("ALLOWED_HOSTS = ['*']\n", "ALLOWED_HOSTS = ['shop.example']\n");

    assertThat(found("UDB110", "", shop)).hasSize(1);
    assertThat(found("UDB302", "", shop)).isEmpty();
  }

  @Test
  void whatThoseForProductionSayIs() {
    var shop = shop("ALLOWED_HOSTS = ['shop.example']\n", "ALLOWED_HOSTS = ['*']\n");

    assertThat(found("UDB302", "", shop))
        .containsExactly("medium ALLOWED_HOSTS accepts every host name");
  }

  @Test
  void whereThereAreNoneWhatIsStartedIsJudged() {
    assertThat(found("UDB302", "", shop("ALLOWED_HOSTS = ['*']\n", "")))
        .containsExactly("medium ALLOWED_HOSTS accepts every host name");
  }

  @Test
  void aVariableThatTakesInAPartForDevelopmentIsNamed() {
    var files = new TreeMap<String, String>();
    files.put(
        "shop/settings/__init__.py",
        """
        import os
        if os.getenv("STAGE") == "production":
            from .production import *
        else:
            from .development import *
        """);
    files.put("shop/settings/base.py", "ROOT_URLCONF = 'shop.urls'\nINSTALLED_APPS = []\n");
    files.put(
        "shop/settings/development.py",
        "from .base import *\nDEBUG = True\nALLOWED_HOSTS = ['*']\n");
    files.put(
        "shop/settings/production.py",
        "from .base import *\nimport os\nDEBUG = False\nALLOWED_HOSTS = [os.environ['HOST']]\n");

    assertThat(found("UDB102", "", files))
        .containsExactly("critical DEBUG is on while STAGE is unset, and nothing sets it");
    assertThat(found("UDB302", "", files)).isEmpty();

    files.put(
        "shop/wsgi.py", WSGI.replace("'shop.settings_dev'", "os.environ['PROJECT'] + '.settings'"));
    assertThat(found("UDB102", "", files))
        .containsExactly(
            "critical DEBUG is on unless STAGE is \"production\", and nothing sets it");
  }

  @Test
  void whereItIsOnInAllOfThemItDoesNotMatterWhichOneIsNamed() {
    var files = shop("", "DEBUG = True\n");
    files.remove("shop/settings.py");
    files.put("Procfile", "web: gunicorn shop.wsgi\n");
    files.put("Dockerfile", "");

    assertThat(found("UDB101", "DEBUG = True\n", files))
        .containsExactly("critical DEBUG is on in every settings module of the tree");
    assertThat(found("UDB101", "", files))
        .containsExactly("high DEBUG is on in shop.settings_prod, in every environment");
  }

  @Test
  void aPartThatOthersTakeInIsNotJudgedAlone() {
    var files = shop("", "");
    files.put("shop/settings_dev.py", "from .settings import *\nDEBUG = True\n");
    files.put("shop/production.py", "DEBUG = False\nALLOWED_HOSTS = ['*']\n");

    assertThat(found("UDB302", "", files)).isEmpty();
    assertThat(found("UDB901", "MIDDLEWARE = []\n", files)).hasSize(1);
  }

  @Test
  void aPartAloneIsNoFixAndWhatIsStartedByMistakeIsNotJudged() {
    var files = shop("ALLOWED_HOSTS = ['*']\n", "");
    files.put("shop/settings_prod.py", "DEBUG = False\n");

    assertThat(found("UDB110", "", files)).hasSize(1);
    assertThat(found("UDB302", "", files)).isEmpty();
    assertThat(
            Judge.judge(Application.read(Shop.tree("", files))).stream()
                .filter(finding -> finding.rule().equals("UDB110")))
        .allMatch(finding -> finding.edits().isEmpty())
        .allMatch(finding -> !finding.help().contains("shop.settings_prod"));
  }

  @Test
  void aPackageWithoutCodeDoesNotStart() {
    var files = new TreeMap<String, String>();
    files.put("shop/settings/__init__.py", "");
    files.put(
        "shop/settings/production.py",
        "ROOT_URLCONF = 'shop.urls'\nINSTALLED_APPS = []\nDEBUG = True\n");
    files.put("shop/settings/development.py", "from .production import *\n");
    files.put("Procfile", "web: gunicorn shop.wsgi\n");
    files.put("Dockerfile", "");

    assertThat(found("UDB101", "", files))
        .containsExactly("critical DEBUG is on in every settings module of the tree");
  }
}
