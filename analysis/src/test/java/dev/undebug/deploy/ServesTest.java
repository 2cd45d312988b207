package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.source.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What of a tree serves Django, by what it starts and whose it is.
class ServesTest {

  /// What mod_wsgi runs by an absolute path of its machine, which no file of the tree names.
  @Test
  void aFileForModWsgiIsAnEntryPoint() {
    var alone =
        Found.in("shop/wsgi.py", "", "apache/shop.wsgi", Found.WSGI, "apache/dev.wsgi", Found.WSGI);
    assertThat(alone.named("apache/shop.wsgi").production()).isTrue();
    assertThat(alone.named("apache/dev.wsgi").standing())
        .isEqualTo(new Deployment.Standing(false, "`dev` in its path"));
    assertThat(
            Found.in("apache/shop.wsgi", Found.WSGI, "Procfile", "web: gunicorn shop.wsgi\n")
                .named("apache/shop.wsgi")
                .standing())
        .isEqualTo(new Deployment.Standing(false, "production is started in another way"));
  }

  @Test
  void aVariableThatACommandHandsOnIsFree() {
    var place = Place.ofFile("run.sh");
    assertThat(ServerFiles.with(Environment.EMPTY, "A=$B", place).find("A"))
        .get()
        .isInstanceOf(Variable.Free.class);
    assertThat(ServerFiles.with(Environment.EMPTY, "A=b", place).find("A"))
        .get()
        .isInstanceOf(Variable.Set.class);
  }

  @Test
  void whatAScriptPutsTogetherIsStarted() {
    for (String script :
        List.of(
            "SERVES=\"gunicorn shop.wsgi\"\neval ${SERVES}\n",
            // Whatever runs it gives it a file.
            "gunicorn -c $OPTIONS shop.wsgi\n")) {
      var command =
          Found.in("Procfile", "web: ./run.sh\n", "run.sh", "python manage.py migrate\n" + script)
              .named("Procfile#web")
              .command();
      assertThat(command.server()).isEqualTo(Server.GUNICORN);
      assertThat(command.application()).isEqualTo("shop.wsgi");
    }
  }

  @Test
  void aServiceOfOthersIsNoDeployment() {
    String pod =
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: search
        spec:
          containers:
            - name: search
              image: %s
        """;
    String dockerfile = "FROM python:3.13\nCOPY . .\nCMD [\"gunicorn\", \"shop.wsgi\"]\n";
    assertThat(
            Found.in(
                    "Dockerfile",
                    dockerfile,
                    "k8s/search.yaml",
                    pod.formatted("shop/elasticsearch-ik:8"))
                .deployments())
        .noneMatch(one -> one.kind() == Kind.KUBERNETES);
    assertThat(
            Found.in("Dockerfile", dockerfile, "k8s/search.yaml", pod.formatted("shop/web:8"))
                .deployments())
        .anyMatch(one -> one.kind() == Kind.KUBERNETES);
  }

  @Test
  void anImageThatStartsNothingServesNobody() {
    String image = "FROM %s\nENV DJANGO_SETTINGS_MODULE=shop.settings\nCOPY . .\n";
    assertThat(
            Found.in("Dockerfile", image.formatted("python:3.13")).named("Dockerfile").standing())
        .isEqualTo(
            new Deployment.Standing(false, "it starts nothing: it has no CMD and no ENTRYPOINT"));
    assertThat(
            Found.in("Dockerfile", image.formatted("shop/base")).named("Dockerfile").production())
        .isTrue();
  }

  @Test
  void aLibraryThatLiesInTheTreeIsNoDeployment() {
    assertThat(
            Found.in("vendor/results/t/proj/wsgi.py", Found.WSGI)
                .named("vendor/results/t/proj/wsgi.py")
                .standing())
        .isEqualTo(new Deployment.Standing(false, "it is of a library that lies in the tree"));
  }

  /// cookiecutter-django keeps the name of the settings in a file that git leaves out.
  @Test
  void aFileThatIsMissingMayNameTheSettingsWhereTheFallbackIsForDevelopment() {
    String compose =
        "services:\n  web:\n    command: gunicorn shop.wsgi\n    env_file: .envs/.production/.django\n";
    String wsgi = Found.WSGI.replace("shop.settings", "shop.settings_%s");
    String settings = "SECRET_KEY = 'x'\nROOT_URLCONF = 'shop.urls'\nINSTALLED_APPS = []\n";
    var local =
        Found.in(
            "production.yml",
            compose,
            "shop/wsgi.py",
            wsgi.formatted("local"),
            "shop/settings_local.py",
            settings,
            "shop/settings_production.py",
            settings);
    assertThat(local.named("production.yml#web").settings()).isInstanceOf(Settings.Unknown.class);
    var base =
        Found.in(
            "production.yml",
            compose,
            "shop/wsgi.py",
            wsgi.formatted("base"),
            "shop/settings_base.py",
            settings,
            "shop/settings_production.py",
            settings);
    assertThat(base.named("production.yml#web").settings()).isInstanceOf(Settings.Named.class);
  }
}
