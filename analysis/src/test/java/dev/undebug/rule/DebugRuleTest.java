package dev.undebug.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.Tree;
import java.util.List;
import java.util.Map;
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
    return Judge.judge(Application.read(Tree.of(files))).stream()
        .filter(finding -> finding.rule().startsWith("UDB1"))
        .map(finding -> finding.rule() + " " + finding.severity().word() + " " + finding.message())
        .toList();
  }
}
