package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.project.Projects;
import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportTest {

  private static Found with(String deployment, String export, String... files) {
    var all = new LinkedHashMap<>(Found.project(""));
    for (int i = 0; i < files.length; i += 2) {
      all.put(files[i], files[i + 1]);
    }
    var tree = Tree.of(all);
    var read = Export.read(deployment, new SourceText("export", export));
    assertThat(read).isPresent();
    return new Found(tree, Deployments.find(tree, Projects.find(tree), List.of(read.get())));
  }

  private static final String COMPOSE =
      """
      services:
        web:
          build: .
          env_file: .env
          environment: {MODE: compose}
      """;

  private static final String DOCKERFILE =
      """
      FROM registry.example/base
      ENV IMAGE=1
      COPY . .
      CMD ["./start.sh"]
      """;

  private static final String START =
      """
      #!/bin/sh
      export DEBUG=${DEBUG:-1}
      exec gunicorn shop.wsgi
      """;

  @Test
  void dockerInspectIsAllThereIs() {
    var found =
        with(
            "compose.yaml#web",
            "[{\"Config\": {\"Env\": [\n\"DEBUG=0\",\n\"MODE=run\", \"PATH=/bin:/x=y\"]}}]",
            "compose.yaml",
            COMPOSE,
            "Dockerfile",
            DOCKERFILE,
            "start.sh",
            START,
            ".env.example",
            "EXTRA=1\n");

    assertThat(found.value("compose.yaml#web", "DEBUG")).isEqualTo("'0' at start.sh:2:1");
    assertThat(found.value("compose.yaml#web", "MODE")).isEqualTo("'run' at export:3:1");
    assertThat(found.value("compose.yaml#web", "PATH")).startsWith("'/bin:/x=y'");
    assertThat(found.value("compose.yaml#web", "EXTRA"))
        .isEqualTo("unset: export does not have it");
    assertThat(found.value("compose.yaml#web", "IMAGE"))
        .isEqualTo("unset: export does not have it");
    assertThat(found.open("compose.yaml#web")).isEmpty();
    assertThat(found.open("Dockerfile")).isNotEmpty();
  }

  @Test
  void herokusConfigIsAllThatThePlatformAdds() {
    var found =
        with(
            "Procfile#web",
            "{\"DJANGO_SETTINGS_MODULE\": \"shop.live\"}",
            "Procfile",
            "web: gunicorn shop.wsgi\n",
            "app.json",
            "{\"env\": {\"DEBUG\": \"1\"}}",
            "shop/live.py",
            "");

    assertThat(found.settings("Procfile#web")).isEqualTo("shop.live at export:1:28");
    assertThat(found.value("Procfile#web", "DEBUG")).isEqualTo("unset: export does not have it");
    assertThat(found.open("Procfile#web")).isEmpty();
  }

  @Test
  void kubectlNamesWhatItHolds() {
    var found =
        with(
            "web.yaml#Deployment/shop/web",
            """
            {"kind": "List", "items": [
              {"kind": "ConfigMap", "metadata": {"name": "flags"}, "data": {"DEBUG": "1"}},
              {"kind": "Pod", "spec": {"containers": [
                {"name": "proxy", "env": [{"name": "DEBUG", "value": "proxy"}]},
                {"name": "web", "envFrom": [{"configMapRef": {"name": "flags"}}],
                 "env": [{"name": "KEY", "valueFrom": {"secretKeyRef": {"name": "s"}}}]}]}}]}
            """,
            "web.yaml",
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: shop}
            spec:
              template:
                spec:
                  containers:
                    - name: web
                      image: shop
                      command: [gunicorn, shop.wsgi]
            """);

    assertThat(found.value("web.yaml#Deployment/shop/web", "DEBUG")).startsWith("'1' at export:2:");
    assertThat(found.value("web.yaml#Deployment/shop/web", "KEY")).isEqualTo("free: Secret s []");
  }

  @Test
  void systemctlDoesNotShowWhatFilesHold() {
    var found =
        with(
            "shop.service",
            """
            ExecMainPID=1
            Environment=DEBUG=0 "NAME=tea shop"
            EnvironmentFiles=/etc/shop.env (ignore_errors=no)
            """,
            "shop.service",
            "[Service]\nEnvironment=DEBUG=1\nExecStart=/usr/bin/gunicorn shop.wsgi\n");

    assertThat(found.value("shop.service", "DEBUG")).isEqualTo("'0' at export:2:1");
    assertThat(found.value("shop.service", "NAME")).startsWith("'tea shop'");
    assertThat(found.open("shop.service")).containsExactly("/etc/shop.env");
  }

  @Test
  void linesOfEnvGoOnWhereNoNameBegins() {
    var lines = Export.read("x", new SourceText("env", "A=1\nB=two\nlines\n\nC=\n"));
    var zeros = Export.read("x", new SourceText("environ", "A=1\0B=two\nlines\0"));

    assertThat(lines.orElseThrow().variables()).containsOnlyKeys("A", "B", "C");
    assertThat(Found.line(lines.orElseThrow().variables().get("B")))
        .isEqualTo("'two\nlines' at env:2:1");
    assertThat(Found.line(zeros.orElseThrow().variables().get("B")))
        .startsWith("'two\nlines' at environ:1:5");
  }

  @Test
  void anythingElseIsRefused() {
    assertThat(Export.read("x", new SourceText("f", "hello\n"))).isEmpty();
    assertThat(Export.read("x", new SourceText("f", "{\"a\": {\"b\": 1}}"))).isEmpty();
    assertThat(Export.read("x", new SourceText("f", "[]"))).isEmpty();
    assertThat(Export.read("x", new SourceText("f", "[1, "))).isEmpty();
    assertThat(Export.read("x", new SourceText("f", ""))).isEmpty();
  }
}
