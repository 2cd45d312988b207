package dev.undebug.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// DEBUG in deployments that a rule's page cannot show.
class DebugRuleTest {

  private static final String WSGI =
      """
      import os
      from django.core.wsgi import get_wsgi_application
      os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
      application = get_wsgi_application()
      """;

  @Test
  void aPlatformThatNobodyAsksToTurnItOff() {
    assertThat(
            found(
                Map.of(
                    "shop/settings.py",
                    "import os\nDEBUG = os.environ.get('SHOP_DEBUG', '1') == '1'\n",
                    "shop/wsgi.py",
                    WSGI,
                    "Procfile",
                    "web: gunicorn shop.wsgi\n")))
        .containsExactly(
            "UDB102 high DEBUG is on while SHOP_DEBUG is unset, and nothing but config vars of the"
                + " platform could set it");
  }

  @Test
  void anImageThatIsNotInTheTreeMayWellTurnItOff() {
    assertThat(
            found(
                Map.of(
                    "shop/settings.py",
                    "import os\nDEBUG = os.environ.get('SHOP_DEBUG', '1') == '1'\n",
                    "shop/wsgi.py",
                    WSGI,
                    "Dockerfile",
                    "FROM example/shop:nightly\nCMD [\"gunicorn\", \"shop.wsgi\"]\n")))
        .containsExactly(
            "UDB102 medium DEBUG is on while SHOP_DEBUG is unset, and nothing but base image"
                + " example/shop:nightly could set it");
  }

  private static final String STORED =
      """
      from decouple import config
      DEBUG = config("SHOP_DEBUG", default=True, cast=bool)
      """;

  @Test
  void aFileThatTheSettingsReadTurnsItOn() {
    String says = " SHOP_DEBUG=1 in .env, which the settings read, turns DEBUG on";
    var files = new TreeMap<String, String>();
    files.put("shop/settings.py", STORED);
    files.put("shop/wsgi.py", WSGI);
    files.put("requirements.txt", "python-decouple==3.8\n");
    files.put(".env", "SHOP_DEBUG=1\n");
    assertThat(found(files)).containsExactly("UDB105 critical" + says);

    assertThat(found(Tree.of(files).keeping(Set.of(".env"))))
        .containsExactly("UDB105 medium" + says + "; git ignores the file");

    files.put("Dockerfile", "FROM example/shop:nightly\nCMD [\"gunicorn\", \"shop.wsgi\"]\n");
    assertThat(found(files))
        .containsExactly("UDB105 high" + says + ", unless base image example/shop:nightly sets it");
  }

  /// python-dotenv 1.2 can be switched off by a variable, which nobody has set.
  @Test
  void aReadersOwnSwitchDecidesNothing() {
    var files =
        Map.of(
            "shop/settings.py",
            """
            import os
            from dotenv import load_dotenv
            load_dotenv()
            DEBUG = os.getenv("SHOP_DEBUG") == "1"
            """,
            "shop/wsgi.py",
            WSGI,
            ".env",
            "SHOP_DEBUG=1\n");

    assertThat(found(files))
        .containsExactly(
            "UDB105 critical SHOP_DEBUG=1 in .env, which the settings read, turns DEBUG on");
  }

  @Test
  void whatADocumentTellsToTurnOffWeighsLess() {
    var files = new TreeMap<String, String>();
    files.put("shop/settings.py", "import os\nDEBUG = os.environ.get('SHOP_DEBUG', '1') == '1'\n");
    files.put("shop/wsgi.py", WSGI);
    files.put("docs/install.md", "Export `SHOP_DEBUG=1` while you develop.\n");
    assertThat(found(files))
        .containsExactly(
            "UDB102 critical DEBUG is on while SHOP_DEBUG is unset, and nothing sets it");

    files.put("docs/install.md", "In production:\n\n    export SHOP_DEBUG=0\n");
    assertThat(found(files))
        .containsExactly(
            "UDB102 high DEBUG is on while SHOP_DEBUG is unset, and only docs/install.md:3 tells to"
                + " turn it off");
  }

  @Test
  void whatAPlatformSetsItselfWeighsLess() {
    var files = new TreeMap<String, String>();
    files.put(
        "shop/settings.py",
        """
        import os
        DEBUG = os.environ.get("SHOP_DEBUG", "1") == "1"
        if os.environ.get("RENDER"):
            DEBUG = False
        """);
    files.put("shop/wsgi.py", WSGI);
    assertThat(found(files))
        .containsExactly(
            "UDB102 high DEBUG is on while RENDER and SHOP_DEBUG are unset, and nothing sets them;"
                + " Render itself would");
  }

  @Test
  void aFileForDevelopmentCountsLessWhereADocumentServesOtherwise() {
    var files = new TreeMap<String, String>();
    files.put("shop/settings.py", "import os\nDEBUG = os.environ.get('SHOP_DEBUG') == '1'\n");
    files.put("shop/wsgi.py", WSGI);
    files.put("manage.py", WSGI);
    files.put(
        "compose.yml",
        """
        services:
          web:
            build: .
            command: python manage.py runserver 0.0.0.0:8000
            environment:
              SHOP_DEBUG: "1"
        """);
    assertThat(found(files)).containsExactly("UDB105 critical SHOP_DEBUG=1 turns DEBUG on");

    files.put("README.md", "On a server:\n\n    gunicorn shop.wsgi --workers 4\n");
    assertThat(found(files))
        .containsExactly(
            "UDB105 high SHOP_DEBUG=1 turns DEBUG on; README.md:3 tells of another server");
  }

  @Test
  void variablesThatAreOnlyAskedOnTheWayAreNotNamed() {
    assertThat(
            found(
                Map.of(
                    "shop/settings.py",
                    """
                    import os
                    DEBUG = os.environ.get("SHOP_DEBUG", "1") == "1"
                    PORT = int(os.environ.get("SMTP_PORT", "25"))
                    if os.environ.get("DATABASE_URL"):
                        DATABASES = {}
                    """,
                    "shop/wsgi.py",
                    WSGI,
                    "Procfile",
                    "web: gunicorn shop.wsgi\n")))
        .containsExactly(
            "UDB102 high DEBUG is on while SHOP_DEBUG is unset, and nothing but config vars of the"
                + " platform could set it");
  }

  @Test
  void aWorkerShowsNobodyAPage() {
    assertThat(
            found(
                Map.of(
                    "shop/settings.py",
                    "DEBUG = True\n",
                    "manage.py",
                    WSGI,
                    "Procfile",
                    "web: gunicorn other\njobs: python manage.py run_huey\n")))
        .containsExactly("UDB101 medium DEBUG is on in every environment");
  }

  @Test
  void aPlatformThatIsAskedToIsToldWhatHangsOnIt() {
    assertThat(
            found(
                Map.of(
                    "shop/settings.py",
                    "import os\nDEBUG = os.environ.get('SHOP_DEBUG', '1') == '1'\n",
                    "shop/wsgi.py",
                    WSGI,
                    "Procfile",
                    "web: gunicorn shop.wsgi\n",
                    "app.json",
                    "{\"env\": {\"SHOP_DEBUG\": {\"value\": \"0\"}}}")))
        .allMatch(finding -> finding.startsWith("UDB104 high"));
  }

  @Test
  void aFileThatIsLaidOverItMayTurnItOff() {
    assertThat(
            found(
                Map.of(
                    "shop/settings.py",
                    """
                    import os
                    DEBUG = os.environ.get("SHOP_DEBUG", "1") == "1"
                    HERE = os.path.dirname(os.path.abspath(__file__))
                    OVER = os.path.join(HERE, "settings-%s.py" % os.environ.get("HOST", "local"))
                    if os.path.exists(OVER):
                        exec(compile(open(OVER, "rb").read(), OVER, "exec"), globals())
                    """,
                    "shop/wsgi.py",
                    WSGI)))
        .containsExactly(
            "UDB102 high DEBUG is on as shipped; shop/settings-local.py, which is not in the tree, may"
                + " say otherwise");
  }

  @Test
  void whatOnlyHasToBeThereDoesNotDecide() {
    assertThat(
            found(
                Map.of(
                    "shop/settings.py",
                    "import os\nLEVEL = int(os.environ.get('LEVEL', '20'))\nDEBUG = True\n",
                    "shop/wsgi.py",
                    WSGI,
                    "Procfile",
                    "web: gunicorn shop.wsgi\n")))
        .containsExactly("UDB101 critical DEBUG is on in every environment");
  }

  @Test
  void whatTheProcessNeedsToStartDoesNotDecideWhereItIsSetEither() {
    assertThat(
            found(
                Map.of(
                    "shop/settings.py",
                    "import os\nPASSWORD = os.environ['MAIL_PASSWORD']\nDEBUG = True\n",
                    "shop/wsgi.py",
                    WSGI,
                    "Dockerfile",
                    "FROM python:3.13\nCOPY . .\nENV MAIL_PASSWORD=x\nCMD [\"gunicorn\", \"shop.wsgi\"]\n")))
        .containsExactly("UDB101 critical DEBUG is on in every environment");
  }

  private static List<String> found(Map<String, String> files) {
    return found(Tree.of(files));
  }

  private static List<String> found(Tree tree) {
    return Judge.judge(Application.read(tree)).stream()
        .filter(finding -> finding.rule().startsWith("UDB1"))
        .map(finding -> finding.rule() + " " + finding.severity().word() + " " + finding.message())
        .toList();
  }
}
