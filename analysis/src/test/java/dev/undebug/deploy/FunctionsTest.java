package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What platforms start by files of their own, and what they start that answers nobody.
class FunctionsTest {

  @Test
  void vercelCallsFilesAsFunctions() {
    var found =
        Found.in(
            "vercel.json",
            """
            {
              "builds": [
                {"src": "shop/wsgi.py", "use": "@vercel/python", "env": {"DEBUG": "0"}},
                {"src": "gone.py", "use": "@vercel/python"},
                {"src": "package.json", "use": "@vercel/static-build"}
              ],
              "env": {"SECRET_KEY": "@secret-key", "MODE": "live"}
            }
            """);

    String name = "vercel.json#shop/wsgi.py";
    assertThat(found.named(name).production()).isTrue();
    assertThat(found.named(name).entry()).isEqualTo("shop/wsgi.py");
    assertThat(found.named(name).standing().because())
        .isEqualTo("the platform's functions serve it");
    assertThat(found.value(name, "DEBUG")).startsWith("'0'");
    assertThat(found.value(name, "MODE")).startsWith("'live'");
    assertThat(found.value(name, "VERCEL")).startsWith("'1'");
    assertThat(found.value(name, "SECRET_KEY")).isEqualTo("free: the Vercel dashboard []");
    assertThat(found.open(name)).containsExactly("the Vercel dashboard");
  }

  @Test
  void aJobOfKubernetesAnswersNobody() {
    String manifest =
        """
        apiVersion: batch/v1
        kind: %s
        metadata: {name: shop-production}
        spec:
          template:
            spec:
              containers:
                - name: web
                  image: shop:1
                  command: [gunicorn, shop.wsgi]
        """;
    var found =
        Found.in(
            "job.yaml", manifest.formatted("Job"), "web.yaml", manifest.formatted("Deployment"));

    assertThat(found.named("job.yaml#Job/shop-production/web").production()).isFalse();
    assertThat(found.named("web.yaml#Deployment/shop-production/web").production()).isTrue();
  }

  @Test
  void aServerFindsTheEntryPointInTheFolderThatItChangesTo() {
    var found = Found.in("Procfile", "web: gunicorn wsgi --chdir shop\n");

    assertThat(found.named("Procfile#web").entry()).isEqualTo("shop/wsgi.py");
  }

  @Test
  void railwaysCommandWinsOverAProcfile() {
    var found =
        Found.in(
            "railway.json",
            "{\"deploy\": {\"startCommand\": \"python manage.py migrate && gunicorn shop.wsgi\"}}",
            "Procfile",
            "web: gunicorn shop.wsgi\n");

    assertThat(found.named("railway.json").production()).isTrue();
    assertThat(found.named("railway.json").entry()).isEqualTo("shop/wsgi.py");
    assertThat(found.open("railway.json")).containsExactly("Railway's variables");
    assertThat(found.named("Procfile#web").production()).isFalse();
  }

  @Test
  void litestreamStartsOneLine() {
    var found =
        Found.in(
            "Dockerfile",
            "FROM python:3.13\nCOPY . .\nENTRYPOINT [\"./start.sh\"]\nCMD [\"gunicorn\", \"shop.wsgi\"]\n",
            "start.sh",
            "#!/bin/sh\nexec litestream replicate -config stream.yml -exec \"$*\"\n");

    assertThat(found.named("Dockerfile").entry()).isEqualTo("shop/wsgi.py");
    assertThat(found.named("Dockerfile").command().server()).isEqualTo(Server.GUNICORN);
  }
}
