package dev.undebug.settings;

import static dev.undebug.python.evaluate.Test.UNSET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.deploy.Deployments;
import dev.undebug.project.Projects;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Test.Check;
import dev.undebug.settings.Verdict.State;
import dev.undebug.source.Tree;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

  private static final String DEBUG_FROM_ENVIRONMENT =
      "import os\nDEBUG = os.environ.get('DJANGO_DEBUG', '0') == '1'\n";

  private final TreeMap<String, String> files = new TreeMap<>();

  SettingsReaderTest() {
    files.put("shop/__init__.py", "");
    files.put(
        "shop/wsgi.py",
        """
        import os
        from django.core.wsgi import get_wsgi_application
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
        application = get_wsgi_application()
        """);
  }

  @Test
  void aVariableThatTheSettingsRequireIsSomebodysToSet() {
    Verdict verdict =
        verdict(DEBUG_FROM_ENVIRONMENT + "SECRET_KEY = os.environ['KEY']\n", "shop/wsgi.py");

    assertThat(verdict.state()).isEqualTo(State.OFF);
    assertThat(verdict.failsWhen())
        .singleElement()
        .extracting(Alternative::env)
        .satisfies(env -> assertThat(env).containsOnlyKeys("KEY"));
  }

  @Test
  void aModuleThatEachMachineHasItsOwnOfMayBeThere() {
    String settings = "from shop.secret import KEY\nSECRET_KEY = KEY\nDEBUG = False\n";

    Verdict without = verdict(settings, "shop/wsgi.py");
    files.put("shop/secret.sample", "KEY = 'a sample'\n");
    Verdict with = verdict(settings, "shop/wsgi.py");

    assertThat(without.state()).isEqualTo(State.FAILS);
    assertThat(with.state()).isEqualTo(State.OFF);
    assertThat(with.failsWhen())
        .singleElement()
        .extracting(Alternative::files)
        .satisfies(missing -> assertThat(missing).containsOnlyKeys("shop/secret.py"));
  }

  @Test
  void aModuleThatMayBeThereMayDecideDebug() {
    files.put(".gitignore", "secret.py\n");

    Verdict verdict = verdict("DEBUG = False\nfrom shop.secret import *\n", "shop/wsgi.py");

    assertThat(verdict.state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void oneRequiredVariableAfterTheOtherIsFound() {
    Verdict verdict =
        verdict(
            DEBUG_FROM_ENVIRONMENT
                + """
                def required(name):
                    value = os.environ.get(name, '')
                    if not value:
                        raise RuntimeError(name)
                    return value

                SECRET_KEY = required('KEY')
                TOKEN = required('TOKEN')
                """,
            "shop/wsgi.py");

    assertThat(verdict.state()).isEqualTo(State.OFF);
  }

  @Test
  void aRequiredVariableThatDecidesDebugLeavesItOpen() {
    Verdict verdict =
        verdict("import os\nDEBUG = os.environ['DJANGO_DEBUG'] == '1'\n", "shop/wsgi.py");

    assertThat(verdict.state()).isEqualTo(State.DEPENDS);
  }

  @Test
  void whatNoVariableMendsFails() {
    Verdict verdict = verdict("from shop.missing import *\nDEBUG = True\n", "shop/wsgi.py");

    assertThat(verdict.state()).isIn(State.FAILS, State.UNKNOWN);
    assertThat(verdict("DEBUG = 1 / 0\nSECRET_KEY = 'x'\n", "shop/wsgi.py").state())
        .isEqualTo(State.FAILS);
  }

  @Test
  void aSettingsModuleThatIsNotInTheTreeIsUnknown() {
    files.put(
        "Dockerfile",
        """
        FROM python:3.13
        ENV DJANGO_SETTINGS_MODULE=shop.local
        CMD ["gunicorn", "shop.wsgi"]
        """);
    Verdict verdict = verdict("DEBUG = False\nSECRET_KEY = 'x'\n", "Dockerfile");

    assertThat(verdict.state()).isEqualTo(State.UNKNOWN);
    assertThat(verdict.because()).startsWith("the settings module shop.local is not in the tree");
  }

  @Test
  void aPlatformMayNameAnotherOfSeveralSettingsModules() {
    files.put("Procfile", "web: gunicorn shop.wsgi\n");
    files.put("shop/settings_production.py", "DEBUG = False\nSECRET_KEY = 'x'\n");
    Verdict verdict = verdict("DEBUG = True\nSECRET_KEY = 'x'\n", "Procfile#web");

    assertThat(verdict.state()).isEqualTo(State.UNKNOWN);
    assertThat(verdict.because())
        .isEqualTo(
            "it is for config vars of the platform to name the settings module: shop/wsgi.py falls"
                + " back to shop.settings, and shop.settings_production lies beside it;"
                + " shop.settings_production is off, shop.settings is on");
    assertThat(verdict.onWhen())
        .singleElement()
        .extracting(when -> when.env().get("DJANGO_SETTINGS_MODULE").getFirst().check())
        .isEqualTo(new Check.In(List.of(new Datum.Text("shop.settings"), UNSET)));
    assertThat(verdict.unknownWhen())
        .singleElement()
        .extracting(when -> when.env().get("DJANGO_SETTINGS_MODULE").getFirst().check())
        .isEqualTo(
            new Check.NotIn(
                List.of(
                    new Datum.Text("shop.settings_production"),
                    new Datum.Text("shop.settings"),
                    UNSET)));
  }

  @Test
  void anExpressionOfATemplateIsOneNameWhateverItsDots() {
    files.clear();
    String app = "{{cookiecutter.name}}";
    files.put(app + "/__init__.py", "");
    files.put(app + "/base.py", "DEBUG = True\n");
    files.put(app + "/settings.py", "from .base import *\nSECRET_KEY = 'x'\n");
    files.put(
        app + "/wsgi.py",
        """
        import os
        from django.core.wsgi import get_wsgi_application
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "{{ cookiecutter.name }}.settings")
        application = get_wsgi_application()
        """);
    Verdict verdict = verdictOf(app + "/wsgi.py");

    assertThat(verdict.state()).isEqualTo(State.ON);
    assertThat(verdict.because()).isEqualTo(app + "/base.py:1:1 decides");
  }

  @Test
  void theArgumentsOfACommandAreKnown() {
    files.put("manage.py", files.get("shop/wsgi.py"));
    String settings = "import sys\nDEBUG = 'runserver' in sys.argv\nSECRET_KEY = 'x'\n";
    files.put(
        "Procfile",
        """
        web: gunicorn shop.wsgi
        other: python -u manage.py runserver
        shell: gunicorn $OPTIONS shop.wsgi
        """);

    assertThat(verdict(settings, "Procfile#web").state()).isEqualTo(State.OFF);
    assertThat(verdict(settings, "Procfile#other").state()).isEqualTo(State.ON);
    assertThat(verdict(settings, "shop/wsgi.py").state()).isEqualTo(State.DEPENDS);
  }

  @Test
  void anEmptyPackageIsNobodysSettingsWhereItHasModules() {
    files.remove("shop/settings.py");
    files.put("shop/settings/__init__.py", "\n");
    files.put("shop/settings/main.py", "DEBUG = True\nSECRET_KEY = 'x'\n");
    Verdict verdict = verdictOf("shop/wsgi.py");

    assertThat(verdict.state()).isEqualTo(State.ON);
    assertThat(verdict.onWhen())
        .singleElement()
        .extracting(when -> when.env().get("DJANGO_SETTINGS_MODULE").getFirst().check())
        .isEqualTo(new Check.In(List.of(new Datum.Text("shop.settings.main"))));
  }

  @Test
  void anEntryPointThatDecidesByAConditionIsFollowed() {
    files.put(
        "shop/wsgi.py",
        """
        import os
        from django.core.wsgi import get_wsgi_application
        if "DATABASE_URL" in os.environ:
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.live")
        else:
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
        application = get_wsgi_application()
        """);
    files.put("shop/live.py", "DEBUG = False\nSECRET_KEY = 'x'\n");
    Verdict unset = verdict("DEBUG = True\nSECRET_KEY = 'x'\n", "shop/wsgi.py");
    files.put("Dockerfile", "FROM python:3.13\nENV DATABASE_URL=x\nCMD gunicorn shop.wsgi\n");
    Verdict set = verdict("DEBUG = True\nSECRET_KEY = 'x'\n", "Dockerfile");
    files.put("Procfile", "web: gunicorn shop.wsgi\n");
    Verdict free = verdict("DEBUG = True\nSECRET_KEY = 'x'\n", "Procfile#web");

    assertThat(unset.state()).isEqualTo(State.ON);
    assertThat(set.state()).isEqualTo(State.OFF);
    assertThat(free.state()).isEqualTo(State.DEPENDS);
    assertThat(free.onWhen())
        .singleElement()
        .satisfies(when -> assertThat(when.env()).containsOnlyKeys("DATABASE_URL"));
    assertThat(free.unknownWhen()).isEmpty();
  }

  @Test
  void aFileThatAnImageCopiesToThePlaceOfSettingsIsRead() {
    files.put("docker/live.py", "DEBUG = True\nSECRET_KEY = 'x'\n");
    files.put(
        "Dockerfile",
        """
        FROM python:3.13
        COPY . /app
        WORKDIR /app
        RUN cp docker/live.py shop/live.py
        ENV DJANGO_SETTINGS_MODULE=shop.live
        CMD ["gunicorn", "shop.wsgi"]
        """);
    Verdict verdict = verdict("DEBUG = False\nSECRET_KEY = 'x'\n", "Dockerfile");

    assertThat(verdict.state()).isEqualTo(State.ON);
    assertThat(verdict.because()).isEqualTo("docker/live.py:1:1 decides");
  }

  @Test
  void anEmptyModuleIsDjangosDefaultAndOneThatIsFilledElsewhereIsUnknown() {
    assertThat(verdict("", "shop/wsgi.py").state()).isEqualTo(State.OFF);
    assertThat(verdict("def fill(): pass\nfill()\n", "shop/wsgi.py").state())
        .isEqualTo(State.UNKNOWN);
    assertThat(verdict("SECRET_KEY = 'x'\n", "shop/wsgi.py").state()).isEqualTo(State.OFF);
  }

  @Test
  void theLibraryOfPythonIsThere() {
    Verdict verdict =
        verdict(
            DEBUG_FROM_ENVIRONMENT + "import secrets\nSECRET_KEY = secrets.token_urlsafe()\n",
            "shop/wsgi.py");

    assertThat(verdict.state()).isEqualTo(State.OFF);
  }

  @Test
  void argumentsOfAnyNumberAreNamesOfTheirFunction() {
    Verdict verdict =
        verdict(
            """
            from os.path import join
            here = lambda *x, **y: join("shop", *x)
            ROOT = here("static")
            DEBUG = ROOT != "shop/static"
            """,
            "shop/wsgi.py");

    assertThat(verdict.state()).isEqualTo(State.OFF);
  }

  private Verdict verdict(String settings, String deployment) {
    files.put("shop/settings.py", settings);
    return verdictOf(deployment);
  }

  private Verdict verdictOf(String deployment) {
    Tree tree = Tree.of(files);
    var projects = Projects.find(tree);
    var found =
        Deployments.find(tree, projects).stream()
            .filter(one -> one.name().equals(deployment))
            .findFirst()
            .orElseThrow();
    return new SettingsReader(projects.getFirst()).read(found).debug();
  }

  @Test
  void aTemplateIsForWhoeverRendersItToDecide() {
    Verdict verdict =
        verdict(
            "{% if cookiecutter.celery == 'y' %}\nBROKER = 'redis'\n{% endif %}\nDEBUG = False\n",
            "shop/wsgi.py");

    assertThat(verdict.state()).isEqualTo(State.UNKNOWN);
    assertThat(verdict.because()).contains("line 1: it is a template, and {% if %} is for whoever");
  }

  @Test
  void aUrlThatNobodyKnowsLeavesDebugKnown() {
    Verdict verdict =
        verdict(
            """
            import os
            from urllib.parse import urlparse

            def is_valid(url):
                try:
                    parts = urlparse(url)
                    return all([parts.scheme, parts.netloc])
                except ValueError:
                    return False

            BASE = os.environ.get("BASE_URL")
            if BASE and not is_valid(BASE):
                BASE = None
            HOST = urlparse(os.environ.get("WEB_URL", "http://x")).hostname
            DEBUG = os.environ.get("SHOP_DEBUG") == "1"
            SECRET_KEY = "x"
            """,
            "shop/wsgi.py");

    assertThat(verdict.state()).isEqualTo(State.OFF);
    assertThat(verdict.unknownWhen()).isEmpty();
    assertThat(verdict.onWhen()).hasSize(1);
  }

  @Test
  void ofAModuleThatTheTreeLacksThoseBesideItAreTold() {
    files.remove("shop/settings.py");
    files.put("shop/settings_example.py", "DEBUG = True\nSECRET_KEY = 'x'\n");
    Verdict verdict = verdictOf("shop/wsgi.py");

    assertThat(verdict.state()).isEqualTo(State.UNKNOWN);
    assertThat(verdict.because())
        .isEqualTo(
            "the settings module shop.settings is not in the tree; shop.settings_example is on");
    assertThat(verdict.onWhen()).hasSize(1);
  }

  @Test
  void aTextThatNamesAnotherVariableIsAsFreeAsTheOthers() {
    files.put("Procfile", "web: gunicorn shop.wsgi\n");
    Verdict verdict =
        verdict(
            "import environ\nenv = environ.Env()\nDEBUG = env.bool('SHOP_DEBUG', False)\nSECRET_KEY = 'x'\n",
            "Procfile#web");

    assertThat(verdict.state()).isEqualTo(State.DEPENDS);
    assertThat(verdict.unknownWhen()).hasSize(1);
  }
}
