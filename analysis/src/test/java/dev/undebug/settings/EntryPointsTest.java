package dev.undebug.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.deploy.Deployments;
import dev.undebug.project.Projects;
import dev.undebug.python.evaluate.Alternative;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Test.Check;
import dev.undebug.settings.Verdict.State;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Entry points that compute what they leave in the environment for Django.
class EntryPointsTest {

  private static final String DJANGO =
      """

      from django.core.wsgi import get_wsgi_application
      application = get_wsgi_application()
      """;

  private final TreeMap<String, String> files = new TreeMap<>();

  EntryPointsTest() {
    files.put("shop/__init__.py", "");
    files.put("shop/settings/__init__.py", "");
    files.put("shop/settings/dev.py", "SECRET_KEY = 'x'\nDEBUG = True\n");
    files.put("shop/settings/prod.py", "SECRET_KEY = 'x'\nDEBUG = False\n");
  }

  @Test
  void theNameOfTheModuleIsJoinedFromAVariable() {
    wsgi(
        """
        import os
        environment = os.environ.get("SHOP_ENV", "dev")
        os.environ["DJANGO_SETTINGS_MODULE"] = "shop.settings." + environment
        """);

    Verdict verdict = verdict("shop/wsgi.py");

    assertThat(verdict.state()).isEqualTo(State.ON);
    assertThat(texts(verdict.onWhen())).containsExactly("SHOP_ENV: dev, SHOP_ENV: unset");
    assertThat(verdict.unknownWhen())
        .allSatisfy(one -> assertThat(one.why()).contains("the settings module is none of those"));
  }

  @Test
  void aPlatformDecidesWithTheVariableThatTheNameIsJoinedFrom() {
    wsgi(
        """
        import os
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"shop.settings.{os.environ.get('SHOP_ENV', 'prod')}")
        """);
    files.put("Procfile", "web: gunicorn shop.wsgi\n");

    Verdict verdict = verdict("Procfile#web");

    assertThat(verdict.state()).isEqualTo(State.DEPENDS);
    assertThat(texts(verdict.onWhen())).containsExactly("SHOP_ENV: dev");
  }

  @Test
  void aVariableOfTheDeploymentDecides() {
    wsgi(
        """
        import os
        name = "prod" if os.environ.get("LIVE") == "yes" else "dev"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.%s" % name)
        """);
    files.put("Dockerfile", "FROM python:3.12\nENV LIVE=yes\nCMD [\"gunicorn\", \"shop.wsgi\"]\n");

    assertThat(verdict("Dockerfile").state()).isEqualTo(State.OFF);
    assertThat(verdict("shop/wsgi.py").state()).isEqualTo(State.ON);
  }

  @Test
  void aFileOfTheTreeNamesTheModule() {
    wsgi(
        """
        import json, os
        with open(os.path.join(os.path.dirname(__file__), "config.json")) as file:
            config = json.load(file)
        os.environ["DJANGO_SETTINGS_MODULE"] = config["settings"]
        """);
    files.put("shop/config.json", "{\"settings\": \"shop.settings.dev\"}");

    assertThat(verdict("shop/wsgi.py").state()).isEqualTo(State.ON);
  }

  @Test
  void variablesThatTheEntryPointReadsFromAFileOfTheTreeAreTheSettings() {
    files.put(
        "shop/settings/prod.py",
        "import os\nSECRET_KEY = 'x'\nDEBUG = os.environ.get('SHOP_DEBUG') == '1'\n");
    wsgi(
        """
        import os
        from dotenv import load_dotenv
        load_dotenv(os.path.join(os.path.dirname(os.path.dirname(__file__)), ".env"))
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.prod")
        """);
    files.put(".env", "SHOP_DEBUG=1\n");

    assertThat(verdict("shop/wsgi.py").state()).isEqualTo(State.ON);
  }

  @Test
  void aFileThatTheEntryPointReadsMayNameTheModule() {
    wsgi(
        """
        import os, dotenv
        dotenv.load_dotenv(os.path.join(os.path.dirname(os.path.dirname(__file__)), ".env"))
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.prod")
        """);
    files.put(".env", "DJANGO_SETTINGS_MODULE=shop.settings.dev\n");

    assertThat(verdict("shop/wsgi.py").state()).isEqualTo(State.ON);
  }

  @Test
  void theClassOfConfigurationsIsComputed() {
    files.remove("shop/settings/dev.py");
    files.remove("shop/settings/prod.py");
    files.put(
        "shop/settings/__init__.py",
        """
        from configurations import Configuration, values

        class Common(Configuration):
            SECRET_KEY = values.SecretValue()
            DEBUG = values.BooleanValue(False)

        class Development(Common):
            DEBUG = True

        class Production(Common):
            pass
        """);
    files.put(
        "shop/wsgi.py",
        """
        import os
        configuration = os.getenv('ENVIRONMENT', 'development').title()
        os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')
        os.environ.setdefault('DJANGO_CONFIGURATION', configuration)

        from configurations.wsgi import get_wsgi_application
        application = get_wsgi_application()
        """);
    files.put("Procfile", "web: gunicorn shop.wsgi\n");

    Verdict verdict = verdict("shop/wsgi.py");

    assertThat(verdict.state()).isEqualTo(State.ON);
    assertThat(texts(verdict.onWhen()))
        .contains(
            "DJANGO_CONFIGURATION: unset, ENVIRONMENT: unset", "DJANGO_CONFIGURATION: Development");
    assertThat(verdict("Procfile#web").state()).isEqualTo(State.DEPENDS);
  }

  @Test
  void whatComesAfterDjangoHasStartedChangesNothing() {
    wsgi("import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings.' + 'prod')\n");
    files.merge(
        "shop/wsgi.py",
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'shop.settings.dev'\n",
        String::concat);

    assertThat(verdict("shop/wsgi.py").state()).isEqualTo(State.OFF);
  }

  @Test
  void theFunctionOfAScriptIsRun() {
    files.put(
        "manage.py",
        """
        import os, sys

        def main():
            stage = os.environ.get("STAGE", "dev")
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings." + stage)
            try:
                from django.core.management import execute_from_command_line
            except ImportError as error:
                raise ImportError("no Django") from error
            execute_from_command_line(sys.argv)

        if __name__ == "__main__":
            main()
        """);

    assertThat(verdict("manage.py").state()).isEqualTo(State.ON);
  }

  @Test
  void anEntryPointThatRefusesToStartFails() {
    wsgi(
        "import os\nos.environ['DJANGO_SETTINGS_MODULE'] = 'shop.settings.' + os.environ['STAGE']\n");

    Verdict verdict = verdict("shop/wsgi.py");

    // Somebody sets what it requires (decision 1), and may set either.
    assertThat(verdict.state()).isEqualTo(State.DEPENDS);
    assertThat(texts(verdict.failsWhen())).contains("STAGE: unset");
  }

  @Test
  void aModuleThatTheTreeLacksIsUnknown() {
    wsgi(
        "import os\nos.environ['DJANGO_SETTINGS_MODULE'] = 'shop.settings.' + os.getenv('STAGE', 'local')\n");

    Verdict verdict = verdict("shop/wsgi.py");

    assertThat(verdict.state()).isEqualTo(State.UNKNOWN);
    assertThat(verdict.because()).contains("shop.settings.local, which is not in the tree");
  }

  private void wsgi(String text) {
    files.put("shop/wsgi.py", text + DJANGO);
  }

  /// What alternatives ask of variables, where they ask for values.
  private static List<String> texts(List<Alternative> alternatives) {
    var texts = new ArrayList<String>();
    for (Alternative one : alternatives) {
      var parts = new ArrayList<String>();
      for (Map.Entry<String, List<dev.undebug.python.evaluate.Test>> entry : one.env().entrySet()) {
        for (var test : entry.getValue()) {
          if (test.check() instanceof Check.In(var values)) {
            for (Datum value : values) {
              parts.add(
                  entry.getKey() + ": " + (value instanceof Datum.Text(var text) ? text : "unset"));
            }
          }
        }
      }
      texts.add(String.join(", ", parts));
    }
    return texts;
  }

  private Verdict verdict(String name) {
    var tree = Tree.of(files);
    var projects = Projects.find(tree);
    var deployment =
        Deployments.find(tree, projects).stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    return new SettingsReader(projects.getFirst()).read(deployment).debug();
  }
}
