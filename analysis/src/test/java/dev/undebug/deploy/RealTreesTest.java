package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Ways of starting that real repositories have.
class RealTreesTest {

  @Test
  void anImageStartsAScriptOfItsSearchPathAndWhatSupervisordIncludes() {
    var found =
        Found.in(
            "Dockerfile",
            """
            FROM python:3.12
            COPY etc/run.bash /usr/local/bin/shop
            COPY etc/programs /etc/programs
            COPY etc/all.conf /etc/all.conf
            COPY etc/production.py /shop/production.py
            COPY . /shop
            ENTRYPOINT ["shop"]
            CMD ["all"]
            """,
            "etc/run.bash",
            """
            #!/bin/bash
            cd /shop
            export DJANGO_SETTINGS_MODULE=production
            if [ "$1" == "all" ]; then
                exec sudo -E supervisord -n -c /etc/all.conf
            fi
            if [ "$1" == "web" ]; then
                exec gunicorn shop.wsgi
            fi
            """,
            "etc/all.conf",
            "[supervisord]\nenvironment=SHARED=1\n[include]\nfiles = %(here)s/programs/*.conf missing/*.conf\n",
            "etc/programs/web.conf",
            "[program:web]\ncommand=/usr/local/bin/shop web\n",
            "etc/production.py",
            "DEBUG = False\n");

    assertThat(found.named("Dockerfile").command().line()).startsWith("gunicorn shop.wsgi");
    assertThat(found.value("Dockerfile", "SHARED")).startsWith("'1'");
    assertThat(found.named("Dockerfile").placed())
        .containsEntry("production.py", "etc/production.py");
  }

  @Test
  void whatDigitalOceanFillsInIsFreeAndWhatItOnlyBuildsWithIsGone() {
    var found =
        Found.in(
            ".do/app.yaml",
            """
            services:
              - name: web
                run_command: gunicorn shop.wsgi
                envs:
                  - key: DATABASE_URL
                    value: ${db.DATABASE_URL}
                  - key: DEBUG
                    scope: BUILD_TIME
                    value: "1"
            """);

    var environment = found.named(".do/app.yaml#web").environment();
    assertThat(environment.variables().get("DATABASE_URL")).isInstanceOf(Variable.Free.class);
    assertThat(environment.variables()).doesNotContainKey("DEBUG");
    assertThat(environment.built()).containsKey("DEBUG");
  }

  @Test
  void whatComposeIsAskedForWithoutAnEnvFileIsSomebodysToSet() {
    var found =
        Found.in(
            "compose.yaml",
            """
            services:
              web:
                build: .
                command: gunicorn shop.wsgi
                environment:
                  DEBUG: ${SHOP_DEBUG}
                  MODE: ${MODE:-plain}
            """);

    var environment = found.named("compose.yaml#web").environment();
    assertThat(environment.variables().get("DEBUG"))
        .isInstanceOfSatisfying(
            Variable.Free.class,
            free -> assertThat(free.owner()).isEqualTo("whoever runs compose"));
    assertThat(found.value("compose.yaml#web", "MODE")).startsWith("'plain'");
  }
}
