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

  @Test
  void whatIsFallenBackToIsFoundWhereOthersHaveToBeThere() {
    var files = split("");
    files.put("shop/wsgi.py", ENTRY.replace("shop.settings", "shop.settings.dev"));
    files.put(
        "shop/settings/dev.py",
        """
        from .base import *
        DEBUG = True
        KEY = os.environ['SHOP_DATABASE']
        try:
            from .local import *
        except ImportError:
            pass
        """);

    assertThat(judged(files, "UDB110"))
        .containsExactly(
            "medium shop/wsgi.py:2 production falls back to shop.settings.dev, in which DEBUG is on,"
                + " unless other settings are named by whoever starts it");
  }

  @Test
  void settingsThatADocumentNamesWeigh() {
    var files = split("");
    files.remove("shop/settings/prod.py");
    files.put("shop/settings/docker.py", "from .base import *\nDEBUG = False\n");
    files.put("shop/wsgi.py", ENTRY.replace("shop.settings", "shop.settings.dev"));
    files.put("README.md", "Set `DJANGO_SETTINGS_MODULE=shop.settings.docker` there.\n");

    assertThat(judged(files, "UDB110"))
        .containsExactly(
            "medium shop/wsgi.py:2 production is started with shop.settings.dev, in which DEBUG is"
                + " on, while DJANGO_SETTINGS_MODULE is unset; README.md:1 sets it");
  }

  @Test
  void aModuleThatTheEntryPointChoosesIsNamedWhereItStands() {
    var files = split("");
    String choosing =
        """
        import os
        stage = os.getenv("STAGE", "dev")
        if stage == "production":
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.prod")
        else:
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")
        """;
    files.put("shop/wsgi.py", choosing);
    files.put("manage.py", choosing);
    files.put("Dockerfile", "FROM python:3.13\nCOPY . .\nCMD gunicorn shop.wsgi\n");

    assertThat(judged(files, "UDB110"))
        .containsExactly(
            "critical shop/wsgi.py:6 production is started with shop.settings.dev, in which DEBUG is"
                + " on, while DJANGO_SETTINGS_MODULE and STAGE are unset");
  }

  @Test
  void aTemplateOfProjectsIsNotServedBesideAProject() {
    var files = split("DEBUG = False\nSECRET_KEY = 'a'\nROOT_URLCONF = 'shop.urls'\n");
    for (String name : List.of("manage.py", "shop/__init__.py", "shop/wsgi.py")) {
      files.put("extra/project_template/" + name.replace("shop", "own"), files.get(name));
    }
    files.put(
        "extra/project_template/own/settings.py",
        "DEBUG = True\nSECRET_KEY = 'a'\nROOT_URLCONF = 'own.urls'\n");
    files.put("extra/project_template/own/wsgi.py", ENTRY.replace("shop", "own"));
    files.put("extra/project_template/manage.py", ENTRY.replace("shop", "own"));

    assertThat(judged(files, "UDB101")).isEmpty();
  }

  @Test
  void aKeyIsNotDrawnWhereTheProcessRefusesToStart() {
    String settings =
        """
        import secrets
        stage = os.getenv("STAGE", "no").lower()
        if stage == "yes":
            DEBUG = True
        elif stage == "no":
            DEBUG = False
        else:
            raise Exception("STAGE")
        SECRET_KEY = os.getenv("SHOP_KEY")
        if not SECRET_KEY:
            if DEBUG:
                SECRET_KEY = secrets.token_hex()
            else:
                raise ValueError("SHOP_KEY is missing")
        """;

    assertThat(found("UDB205", settings, Map.of())).isEmpty();
    assertThat(found("UDB205", "import secrets\nSECRET_KEY = secrets.token_hex()\n", Map.of()))
        .hasSize(1);
  }

  @Test
  void ofARangeTheNewestIsTaken() {
    assertThat(series("Django>=2.2,<3.1")).isEqualTo("3.0");
    assertThat(series("Django>=3.2,<4")).isEqualTo("3.2");
    assertThat(series("Django>=4.1,<4.2.5")).isEqualTo("4.2");
    assertThat(series("Django<2.0")).isEqualTo("1.11");
    assertThat(series("Django>=4.2,<=5.1")).isEqualTo("4.2");
    assertThat(series("Django==4.1.7")).isEqualTo("4.1");
  }

  private static String series(String requirement) {
    return Shop.series("", Map.of("requirements.txt", requirement + "\n")).getFirst();
  }
}
