package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlatformsTest {

  @Test
  void aProcfilesEnvironmentBelongsToThePlatform() {
    var found =
        Found.in(
            "Procfile",
            """
            release: python manage.py migrate
            web: DJANGO_ENV=live gunicorn shop.wsgi --log-file -
            worker: celery -A shop worker
            """,
            "app.json",
            """
            {"env": {"DEBUG": "False", "SECRET_KEY": {"generator": "secret"}}}
            """,
            ".env",
            "DEBUG=True\n");

    assertThat(found.value("Procfile#web", "DEBUG")).isEqualTo("free: Heroku config vars [False]");
    assertThat(found.value("Procfile#web", "SECRET_KEY")).isEqualTo("free: Heroku config vars []");
    assertThat(found.value("Procfile#web", "DJANGO_ENV")).startsWith("'live'");
    assertThat(found.open("Procfile#web")).containsExactly("Heroku config vars");
    assertThat(found.named("Procfile#web").production()).isTrue();
    assertThat(found.named("Procfile#release").production()).isFalse();
    assertThat(found.named("Procfile#worker").serves()).isFalse();
  }

  @Test
  void systemdReadsFilesOverLinesAndDropInsLast() {
    var found =
        Found.in(
            "deploy/shop.service",
            """
            [Unit]
            Description=Shop
            [Service]
            WorkingDirectory=/opt/shop
            EnvironmentFile=/opt/shop/deploy/shop.env
            EnvironmentFile=-/etc/default/shop
            Environment=DEBUG=1 "NAME=a b"
            Environment=LAST=unit
            UnsetEnvironment=GONE
            Environment=GONE=1
            # a comment
            ExecStart=/opt/venv/bin/gunicorn \\
              # another
              shop.wsgi -w ${WORKERS} $EXTRA
            """,
            "deploy/shop.service.d/override.conf",
            "[Service]\nEnvironment=LAST=drop-in WORKERS=3 EXTRA='-t 5'\n",
            "deploy/shop.env",
            "DEBUG=0\nQUOTED=\"x y\"\n; comment\n");

    String name = "deploy/shop.service";
    assertThat(found.value(name, "DEBUG")).isEqualTo("'0' at deploy/shop.env:1:1");
    assertThat(found.value(name, "NAME")).isEqualTo("'a b' at deploy/shop.service:7:13");
    assertThat(found.value(name, "LAST")).startsWith("'drop-in'");
    assertThat(found.value(name, "QUOTED")).startsWith("'x y'");
    assertThat(found.value(name, "GONE")).isEqualTo("unset: UnsetEnvironment=");
    assertThat(found.open(name)).containsExactly("/etc/default/shop (not in the tree)");
    assertThat(found.named(name).command().line())
        .isEqualTo("/opt/venv/bin/gunicorn shop.wsgi -w 3 -t 5");
  }

  @Test
  void kubernetesTakesEnvOverEnvFromAndTheLastSource() {
    var found =
        Found.in(
            "Dockerfile",
            "FROM python:3.12\nCOPY . .\nENV DEBUG=image\nCMD gunicorn shop.wsgi\n",
            "k8s/web.yaml",
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data: {DEBUG: "from-map", A: "1", MODE: live}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: keys}
            stringData: {SECRET_KEY: hidden, A: hidden}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              template:
                spec:
                  containers:
                    - name: app
                      image: registry.example/shop:1
                      envFrom:
                        - configMapRef: {name: settings}
                        - secretRef: {name: keys}
                        - configMapRef: {name: elsewhere}
                          prefix: X_
                      env:
                        - {name: DEBUG, value: "0"}
                        - {name: BROKEN, value: no}
                        - {name: JOINED, value: "$(MODE)-$(NONE)-$$(MODE)"}
                        - name: FROM_MAP
                          valueFrom: {configMapKeyRef: {name: settings, key: MODE}}
                        - name: FROM_SECRET
                          valueFrom: {secretKeyRef: {name: keys, key: SECRET_KEY}}
            """);

    String name = "k8s/web.yaml#Deployment/web/app";
    assertThat(found.value(name, "DEBUG")).isEqualTo("'0' at k8s/web.yaml:26:36");
    assertThat(found.value(name, "A")).isEqualTo("free: Secret keys []");
    assertThat(found.value(name, "MODE")).startsWith("'live'");
    assertThat(found.value(name, "JOINED")).startsWith("'live-$(NONE)-$(MODE)'");
    assertThat(found.value(name, "FROM_MAP")).startsWith("'live'");
    assertThat(found.value(name, "FROM_SECRET")).isEqualTo("free: Secret keys []");
    assertThat(found.value(name, "BROKEN")).isEqualTo("free: whoever repairs the manifest []");
    assertThat(found.open(name)).contains("ConfigMap elsewhere");
    assertThat(found.named(name).environment().toString()).doesNotContain("hidden");
    assertThat(found.named(name).entry()).isEqualTo("shop/wsgi.py");
  }

  @Test
  void kustomizesMapsAndHelmsTemplatesAreRead() {
    var found =
        Found.in(
            "k8s/kustomization.yaml",
            """
            configMapGenerator:
              - name: settings
                literals: [DEBUG=0, "NAME='x'"]
                envs: [shop.env]
            """,
            "k8s/shop.env",
            "MODE=live # not a comment\n",
            "chart/values.yaml",
            "web:\n  log_level: info\n  port: 8000\n",
            "chart/templates/web.yaml",
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: {{ include "shop.name" . }}
              labels:
                {{- include "shop.labels" . | nindent 4 }}
            spec:
              template:
                spec:
                  containers:
                    - name: web
                      image: "{{ .Values.image }}"
                      command: ["gunicorn", "shop.wsgi"]
                      envFrom:
                        - configMapRef: {name: settings}
                      env:
                        - name: HOSTS
                          value: {{ .Values.hosts | quote }}
                        - name: LEVEL
                          value: {{ .Values.web.log_level | quote }}
                        - name: PORT
                          value: {{ .Values.web.port }}
                        - name: TAG
                          value: "{{ .Values.web.port }}"
                        {{- if .Values.debug }}
                        - name: TRACE
                          value: "1"
                        {{- end }}
            """);

    String name =
        found.names().stream().filter(n -> n.startsWith("chart/")).findFirst().orElseThrow();
    assertThat(found.named(name).kind()).isEqualTo(Kind.HELM);
    assertThat(found.value(name, "DEBUG")).startsWith("'0'");
    assertThat(found.value(name, "NAME")).startsWith("'x'");
    assertThat(found.value(name, "MODE")).startsWith("'live # not a comment'");
    assertThat(found.value(name, "HOSTS")).isEqualTo("free: whoever renders the template []");
    assertThat(found.value(name, "LEVEL")).isEqualTo("'info' at chart/values.yaml:2:14");
    assertThat(found.value(name, "PORT")).startsWith("free: ");
    assertThat(found.value(name, "TAG")).isEqualTo("'8000' at chart/values.yaml:3:9");
    assertThat(found.value(name, "TRACE")).isEqualTo("free: whoever renders the template []");
  }

  @Test
  void gunicornsRawEnvBeatsTheContainers() {
    String file =
        """
        import os
        bind = "0.0.0.0:8000"
        raw_env = [
            "DEBUG=file",  # kept
            f"HOST={os.uname()}",
        ]
        """;
    var byFile =
        Found.in(
            "Dockerfile",
            """
            FROM python:3.12
            WORKDIR /app
            COPY . .
            ENV DEBUG=image
            CMD gunicorn -c conf/gunicorn.py shop.wsgi
            """,
            "conf/gunicorn.py",
            file);
    var byOption =
        Found.in(
            "Dockerfile",
            """
            FROM python:3.12
            WORKDIR /app
            COPY . .
            ENV DEBUG=image
            CMD gunicorn -e DEBUG=option shop.wsgi
            """,
            "gunicorn.conf.py",
            file);

    assertThat(byFile.value("Dockerfile", "DEBUG")).isEqualTo("'file' at conf/gunicorn.py:4:5");
    assertThat(byFile.value("Dockerfile", "HOST")).isEqualTo("free: gunicorn's configuration []");
    assertThat(byOption.value("Dockerfile", "DEBUG")).startsWith("'option'");
    assertThat(byOption.value("Dockerfile", "HOST")).isEqualTo("unset");
  }

  @Test
  void uwsgiSupervisorAndApacheStartDjangoToo() {
    var found =
        Found.in(
            "etc/uwsgi.ini",
            """
            [uwsgi]
            module = %(project).wsgi:application
            env = DEBUG=0
            env = A=$(DEBUG)$(NONE)
            if-env = NONE
            env = DEBUG=1
            endif =
            project = shop
            """,
            "etc/supervisor.conf",
            """
            [supervisord]
            environment=SHARED="1",DEBUG="0"
            [program:web]
            command=gunicorn shop.wsgi
              --workers 2 ; two
            environment=DEBUG="1",PATH="%(ENV_HOME)s/bin",LIST="a,b"
            """,
            "etc/apache.conf",
            "<VirtualHost *:80>\n  WSGIScriptAlias / /srv/shop/wsgi.py\n</VirtualHost>\n");

    assertThat(found.value("etc/uwsgi.ini", "DEBUG")).isEqualTo("'0' at etc/uwsgi.ini:3:7");
    assertThat(found.named("etc/uwsgi.ini").entry()).isEqualTo("shop/wsgi.py");
    assertThat(found.value("etc/uwsgi.ini", "A")).startsWith("'$(DEBUG)$(NONE)'");
    assertThat(found.value("etc/supervisor.conf#web", "DEBUG")).startsWith("'1'");
    assertThat(found.value("etc/supervisor.conf#web", "SHARED")).startsWith("'1'");
    assertThat(found.value("etc/supervisor.conf#web", "LIST")).startsWith("'a,b'");
    assertThat(found.named("etc/supervisor.conf#web").command().line())
        .isEqualTo("gunicorn shop.wsgi --workers 2");
    assertThat(found.named("etc/apache.conf").entry()).isEqualTo("shop/wsgi.py");
  }

  @Test
  void hostingPlatformsNameTheirOwners() {
    var found =
        Found.in(
            "fly.toml",
            """
            app = "shop" # the name
            [env]
              DEBUG = "0"
            [processes]
              web = "gunicorn shop.wsgi"
            """,
            "Dockerfile",
            "FROM python:3.12\nCOPY . .\nENV DEBUG=1\n",
            "render.yaml",
            """
            envVarGroups:
              - {name: shared, envVars: [{key: DEBUG, value: "0"}]}
            services:
              - type: web
                name: shop
                runtime: python
                startCommand: gunicorn shop.wsgi
                envVars:
                  - {fromGroup: shared}
                  - {key: SECRET_KEY, generateValue: true}
            """,
            ".do/app.yaml",
            """
            envs: [{key: A, value: "1"}]
            services:
              - name: api
                run_command: gunicorn shop.wsgi
                envs: [{key: K, value: x, type: SECRET}]
            """,
            "app.yaml",
            "runtime: python312\nentrypoint: gunicorn shop.wsgi\nenv_variables: {DEBUG: '0'}\n",
            "zappa_settings.json",
            "{\"live\": {\"django_settings\": \"shop.settings\", \"environment_variables\": {\"A\": \"1\"}}}",
            "serverless.yml",
            """
            provider: {environment: {DEBUG: "1", KEY: "${ssm:/k}"}}
            custom: {wsgi: {app: shop.wsgi.application}}
            functions: {api: {handler: wsgi_handler.handler, environment: {DEBUG: "0"}}}
            """);

    assertThat(found.value("fly.toml#web", "DEBUG")).isEqualTo("'0' at fly.toml:3:3");
    assertThat(found.open("fly.toml#web")).containsExactly("Fly secrets");
    assertThat(found.value("render.yaml#shop", "DEBUG")).startsWith("'0'");
    assertThat(found.value("render.yaml#shop", "SECRET_KEY"))
        .isEqualTo("free: the Render dashboard []");
    assertThat(found.value(".do/app.yaml#api", "A")).startsWith("'1'");
    assertThat(found.value(".do/app.yaml#api", "K"))
        .isEqualTo("free: DigitalOcean's app settings []");
    assertThat(found.value("app.yaml", "DEBUG")).startsWith("'0'");
    assertThat(found.open("app.yaml")).isEmpty();
    assertThat(found.value("zappa_settings.json#live", "A")).startsWith("'1'");
    assertThat(found.settings("zappa_settings.json#live")).startsWith("shop.settings at zappa");
    assertThat(found.value("serverless.yml", "DEBUG")).startsWith("'0'");
    assertThat(found.value("serverless.yml", "KEY"))
        .isEqualTo("free: the Lambda function's configuration []");
  }
}
