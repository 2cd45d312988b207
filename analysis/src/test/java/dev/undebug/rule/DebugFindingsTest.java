package dev.undebug.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.settings.Verdict;
import dev.undebug.source.Tree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A production deployment in which DEBUG is on, or may be, has a finding that says why.
class DebugFindingsTest {

  private static final String PREAMBLE =
      """
      import os
      import sys
      from pathlib import Path
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DEBUG = True",
        "DEBUG = 1",
        "DEBUG = [0]",
        "DEBUG = not os.environ.get('PROD')",
        "DEBUG = os.environ.get('A', '1') == '1' and os.environ.get('B') is None",
        "DEBUG = os.environ.get('ENV', 'dev') in ('dev', 'test') or os.environ.get('DEBUG') == '1'",
        "DEBUG = os.environ.get('A') == os.environ.get('B')",
        "DEBUG = len(sys.argv) < 90",
        "DEBUG = not Path('/etc/production').exists()",
        "DEBUG = not os.path.exists('production.txt')",
        "try:\n    from shop.production import *\nexcept ImportError:\n    DEBUG = True",
        "DEBUG = os.environ['DEBUG'] == '1'",
        "DEBUG = os.environ['A'] == '1' and os.environ['B'] == '2'",
        "DEBUG = os.environ['A'] + os.environ['B'] == 'ab'",
        "DEBUG = bool(int(os.environ['DEBUG']))",
        "DEBUG = os.environ['STAGE'] != 'production'",
        "DEBUG = os.environ['DEBUG'].lower() in ('1', 'true')",
      })
  void thereIsAFindingWhereDebugIsOnOrMayBe(String settings) {
    everyOneIsTold(Map.of("shop/settings.py", PREAMBLE + settings + "\n"));
  }

  @Test
  void oneOfTwoVariablesMayBeForgotten() {
    var application =
        Application.read(
            project(
                Map.of(
                    "shop/settings.py",
                    PREAMBLE
                        + "DEBUG = os.environ.get('STAGE') is None and os.environ['SITE'] == 'a'\n",
                    "Dockerfile",
                    "FROM python:3.13\nENV STAGE=live SITE=a\nCMD [\"gunicorn\", \"shop.wsgi\"]\n")));

    assertThat(Judge.judge(application))
        .filteredOn(finding -> finding.rule().equals("UDB104"))
        .extracting(Finding::message)
        .containsExactly("DEBUG is off as shipped, and on when STAGE is unset");
  }

  private static void everyOneIsTold(Map<String, String> files) {
    var application = Application.read(project(files));
    var findings = Judge.judge(application);
    var doubtful =
        application
            .production()
            .filter(
                evaluated -> {
                  var state = evaluated.settings().debug().state();
                  return state == Verdict.State.ON || state == Verdict.State.DEPENDS;
                })
            .toList();

    assertThat(application.production()).isNotEmpty();
    for (var evaluated : doubtful) {
      assertThat(findings)
          .as("%s: %s", evaluated.name(), evaluated.settings().debug())
          .anyMatch(
              finding ->
                  finding.rule().startsWith("UDB1")
                      && finding.message().contains("DEBUG")
                      && finding.deployments().contains(evaluated.name()));
    }
  }

  private static Tree project(Map<String, String> files) {
    var tree = new TreeMap<String, String>();
    String chooses =
        "import os\nos.environ.setdefault(\"DJANGO_SETTINGS_MODULE\", \"shop.settings\")\n";
    tree.put("manage.py", chooses);
    tree.put("shop/__init__.py", "");
    tree.put(
        "shop/wsgi.py",
        chooses
            + "from django.core.wsgi import get_wsgi_application\n"
            + "application = get_wsgi_application()\n");
    tree.put("requirements.txt", "Django==5.2.17\n");
    tree.put("Dockerfile", "FROM python:3.13\nCMD [\"gunicorn\", \"shop.wsgi\"]\n");
    tree.putAll(files);
    return Tree.of(tree);
  }

  @Test
  void whatSomebodyElsesSettingsTakeInIsNotAskedForWhatItLeavesOut() {
    String part =
        """
        DEBUG = False
        ALLOWED_HOSTS = ["*"]
        SECRET_KEY = "Kx9vQ2mZr7Lp4TnW8bYc3HsD6fGj1AeU5oRi0XtPqKx9vQ2mZr7Lp4Tn"
        DATABASES = {}
        """;
    String whole = part + "INSTALLED_APPS = []\nROOT_URLCONF = 'shop.urls'\n";

    assertThat(rules(part)).contains("UDB302").doesNotContain("UDB901", "UDB902", "UDB931");
    assertThat(rules(whole)).contains("UDB302", "UDB901", "UDB902");
  }

  private static List<String> rules(String settings) {
    var tree = Map.of("conf/settings.py", settings, "requirements.txt", "Django==5.2.17\n");
    return Judge.judge(Application.read(Tree.of(tree))).stream().map(Finding::rule).toList();
  }

  @Test
  void theirPlaceIsWhereServersComeTo() {
    String settings =
        """
        import sys
        DEBUG = False
        INSTALLED_APPS = []
        SECRET_KEY = "shop"
        if "test" in sys.argv[1:2]:
            SECRET_KEY = "test"
        """;

    assertThat(Judge.judge(Application.read(project(Map.of("shop/settings.py", settings)))))
        .filteredOn(finding -> finding.rule().equals("UDB201"))
        .extracting(finding -> finding.place().start().line())
        .containsExactly(4);
  }
}
