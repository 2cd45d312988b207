package dev.undebug.rule;

import static dev.undebug.rule.Shop.found;
import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.Tree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Settings that several modules make, and variables that only a file outside the tree sets.
class OpenSettingsTest {

  private static final String ENTRY =
      """
      import os
      os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')
      """;

  private static final String COMPOSE =
      "services: {web: {build: ., command: gunicorn shop.wsgi, env_file: [.env]}}\n";

  private static Map<String, String> split(String init) {
    var files = new TreeMap<String, String>();
    files.put("manage.py", ENTRY);
    files.put("shop/__init__.py", "");
    files.put("shop/wsgi.py", ENTRY);
    files.put("shop/settings/__init__.py", init);
    files.put(
        "shop/settings/base.py",
        """
        import os
        SECRET_KEY = os.environ.get('SHOP_KEY', 'shop-shop-shop-shop')
        ALLOWED_HOSTS = ['shop.example']
        DEBUG = False
        ROOT_URLCONF = 'shop.urls'
        INSTALLED_APPS = ['shop']
        """);
    files.put("shop/settings/prod.py", "from .base import *\n");
    files.put("shop/settings/testing.py", "from .base import *\nSECRET_KEY = 'test'\n");
    files.put("shop/settings/dev.py", "from .base import *\nDEBUG = True\n");
    return files;
  }

  private static List<String> judged(Map<String, String> files, String rule) {
    return Judge.judge(Application.read(Tree.of(files))).stream()
        .filter(finding -> finding.rule().equals(rule))
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

  @Test
  void ofTheTextsThatTurnItOffTheOneForProductionIsMeant() {
    var files =
        split(
            """
            import os
            env = os.environ.get('STAGE', 'dev')
            if env == 'testing':
                from .testing import *
            elif env == 'prod':
                from .prod import *
            else:
                from .dev import *
            """);

    assertThat(judged(files, "UDB201")).isEmpty();
    assertThat(judged(files, "UDB202"))
        .containsExactly(
            "high shop/settings/base.py:2 SECRET_KEY is one that everybody can read here, while"
                + " SHOP_KEY is unset");
  }

  @Test
  void aFolderWithoutAnInitIsAnEmptyModule() {
    var files = split("");
    files.remove("shop/settings/__init__.py");
    files.remove("shop/settings/testing.py");
    files.put("shop/settings/prod.py", "from .base import *\nDEBUG = True\n");

    assertThat(judged(files, "UDB101"))
        .containsExactly(
            "critical shop/settings/prod.py:2 DEBUG is on in every settings module of the tree but"
                + " for those that others are made of");
  }

  @Test
  void whatHasOnlyToBeThereDecidesNothing() {
    var files = Map.of("compose.yaml", COMPOSE, "requirements.txt", "django-environ==0.13.0\n");
    String settings =
        """
        import environ
        env = environ.Env()
        AGE = env.int("CONN_MAX_AGE", default=60)
        DEBUG = env.bool("DJANGO_DEBUG", %s)
        KEY = env("SHOP_KEY")
        """;

    assertThat(found("UDB119", settings.formatted("False"), files))
        .containsExactly(
            "note whether DEBUG is on hangs on DJANGO_DEBUG, which this deployment's files do not"
                + " set");
    assertThat(found("UDB102", settings.formatted("True"), files))
        .containsExactly(
            "high DEBUG is on while DJANGO_DEBUG is unset, and nothing but .env (not in the tree)"
                + " could set it");
  }

  @Test
  void whatALaterStatementReadsIsNamedToo() {
    assertThat(
            found(
                "UDB202",
                """
                SECRET_KEY = os.environ.get('SHOP_KEY', 'shop-shop-shop-shop')
                if 'SECRET_KEY' in os.environ:
                    SECRET_KEY = os.environ['SECRET_KEY']
                """,
                Map.of()))
        .containsExactly(
            "medium SECRET_KEY is one that everybody can read here, while SHOP_KEY and SECRET_KEY"
                + " are unset");
  }

  @Test
  void settingsOfAPackageThatManageDoesNotNameAreLeftOver() {
    var files = split("DEBUG = False\nSECRET_KEY = 'a'\nROOT_URLCONF = 'shop.urls'\n");
    files.put("old/__init__.py", "");
    files.put("old/settings.py", "DEBUG = True\nSECRET_KEY = 'a'\nROOT_URLCONF = 'old.urls'\n");
    files.put("old/wsgi.py", ENTRY.replace("shop", "old"));

    assertThat(judged(files, "UDB101")).isEmpty();
  }

  @Test
  void aVariableThatSaysWhatIsSoIsNoDecoy() {
    var files =
        new TreeMap<>(
            Map.of("compose.yaml", COMPOSE, ".env", "DJANGO_SECURE_SSL_REDIRECT=False\n"));

    assertThat(found("UDB111", "", files)).isEmpty();

    files.put(".env", "DJANGO_SECURE_SSL_REDIRECT=True\n");
    assertThat(found("UDB111", "", files))
        .containsExactly("low DJANGO_SECURE_SSL_REDIRECT is set, and nothing reads it");

    files.put("bin/upload", "#!/bin/sh\necho ${DJANGO_SECURE_SSL_REDIRECT}\n");
    assertThat(found("UDB111", "", files)).isEmpty();
  }
}
