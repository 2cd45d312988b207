package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComposeTest {

  private static final String DOCKERFILE =
      """
      FROM python:3.12
      WORKDIR /app
      ENV DEBUG=image ONLY_IMAGE=1
      COPY . .
      CMD ["gunicorn", "shop.wsgi"]
      """;

  private static Found compose(String text, String... more) {
    var files = new java.util.ArrayList<String>(java.util.List.of(more));
    files.addAll(java.util.List.of("Dockerfile", DOCKERFILE, "docker-compose.yml", text));
    return Found.in(files.toArray(String[]::new));
  }

  private static final String WEB = "docker-compose.yml#web";

  @Test
  void environmentBeatsEnvFileBeatsImage() {
    var found =
        compose(
            """
            services:
              web:
                build: .
                env_file: [one.env, two.env]
                environment:
                  - DEBUG=service
            """,
            "one.env",
            "DEBUG=one\nA=one\nB=one\n",
            "two.env",
            "DEBUG=two\nB=two\n");

    assertThat(found.value(WEB, "DEBUG")).isEqualTo("'service' at docker-compose.yml:6:9");
    assertThat(found.value(WEB, "A")).isEqualTo("'one' at one.env:2:1");
    assertThat(found.value(WEB, "B")).isEqualTo("'two' at two.env:2:1");
    assertThat(found.value(WEB, "ONLY_IMAGE")).isEqualTo("'1' at Dockerfile:3:17");
    assertThat(found.named(WEB).environment().find("DEBUG").orElseThrow().shadowed())
        .extracting(Found::line)
        .containsExactly(
            "'two' at two.env:1:1", "'one' at one.env:1:1", "'image' at Dockerfile:3:5");
    assertThat(found.settings(WEB)).isEqualTo("shop.settings at shop/wsgi.py:3:23");
  }

  @Test
  void valuesAreInterpolatedFromTheProjectsDotEnv() {
    var found =
        compose(
            """
            services:
              web:
                build: .
                environment:
                  SET: "${SET}"
                  DEFAULT: ${MISSING:-d}
                  EMPTY_DEFAULT: ${EMPTY:-d}
                  EMPTY_KEPT: ${EMPTY-d}
                  NESTED: ${MISSING:-${SET}}
                  DOLLAR: $$SET
                  NOTHING: $MISSING
                  ALTERNATE: ${SET:+yes}
                  REQUIRED: ${MISSING:?tell me}
            """,
            ".env",
            "SET=1\nEMPTY=\n");

    assertThat(found.value(WEB, "SET")).startsWith("'1'");
    assertThat(found.value(WEB, "DEFAULT")).startsWith("'d'");
    assertThat(found.value(WEB, "EMPTY_DEFAULT")).startsWith("'d'");
    assertThat(found.value(WEB, "EMPTY_KEPT")).startsWith("''");
    assertThat(found.value(WEB, "NESTED")).startsWith("'1'");
    assertThat(found.value(WEB, "DOLLAR")).startsWith("'$SET'");
    assertThat(found.value(WEB, "NOTHING")).startsWith("''");
    assertThat(found.value(WEB, "ALTERNATE")).startsWith("'yes'");
    assertThat(found.value(WEB, "REQUIRED")).startsWith("free: whoever starts it");
  }

  @Test
  void theProjectsDotEnvIsNotTheContainersEnvironment() {
    var found = compose("services: {web: {build: .}}", ".env", "SECRET=1\n");

    assertThat(found.value(WEB, "SECRET")).isEqualTo("unset");
  }

  @Test
  void aMissingEnvFileLeavesItsNamesToItsOwner() {
    var found =
        compose(
            """
            services:
              web:
                build: .
                env_file: .env.prod
                environment: {KEPT: "1"}
            """,
            ".env.prod-sample",
            "DEBUG=0\nKEPT=2\n");

    assertThat(found.value(WEB, "DEBUG")).isEqualTo("free: .env.prod (not in the tree) [0]");
    assertThat(found.value(WEB, "KEPT")).startsWith("'1'");
    assertThat(found.open(WEB)).containsExactly(".env.prod (not in the tree)");
  }

  @Test
  void anUntrackedDotEnvIsKnownByItsExample() {
    var found =
        compose(
            """
            services:
              web:
                build: .
                environment: {DEBUG: "${DEBUG:-0}", OTHER: "${OTHER:-x}"}
            """,
            ".env.example",
            "DEBUG=1\n");

    assertThat(found.value(WEB, "DEBUG")).isEqualTo("free: .env (not in the tree) [1, 0]");
    assertThat(found.value(WEB, "OTHER")).startsWith("'x'");
  }

  @Test
  void aNameWithoutAValueIsPassedOnFromTheShell() {
    var found =
        compose(
            """
            services:
              web:
                build: .
                environment:
                  - DEBUG
                  - FROM_FILE
            """,
            ".env",
            "FROM_FILE=yes\n");

    assertThat(found.value(WEB, "DEBUG")).isEqualTo("free: the shell that runs compose []");
    assertThat(found.value(WEB, "FROM_FILE")).startsWith("'yes'");
  }

  @Test
  void booleansArePrintedAsGoPrintsThem() {
    var found =
        compose(
            """
            services:
              web:
                build: .
                environment: {A: False, B: "False", C: no, D: 0, E: True}
            """);

    assertThat(found.value(WEB, "A")).startsWith("'false'");
    assertThat(found.value(WEB, "B")).startsWith("'False'");
    assertThat(found.value(WEB, "C")).startsWith("'no'");
    assertThat(found.value(WEB, "D")).startsWith("'0'");
    assertThat(found.value(WEB, "E")).startsWith("'true'");
  }

  @Test
  void anOverlayIsLaidOverTheBase() {
    var found =
        compose(
            """
            services:
              web:
                build: .
                command: python manage.py runserver
                environment: {DEBUG: "1", KEPT: "1"}
            """,
            "docker-compose.prod.yml",
            """
            services:
              web:
                command: gunicorn shop.wsgi
                environment: [DEBUG=0]
            """);

    assertThat(found.value("docker-compose.prod.yml#web", "DEBUG"))
        .isEqualTo("'0' at docker-compose.prod.yml:4:19");
    assertThat(found.value("docker-compose.prod.yml#web", "KEPT")).startsWith("'1'");
    assertThat(found.named("docker-compose.prod.yml#web").command().line())
        .isEqualTo("gunicorn shop.wsgi");
    assertThat(found.named("docker-compose.prod.yml#web").production()).isTrue();
    assertThat(found.named(WEB).production()).isFalse();
  }

  @Test
  void anchorsAndExtendsAreFollowed() {
    var found =
        compose(
            """
            x-env: &env
              DEBUG: "1"
              A: "1"
            services:
              base:
                build: .
                environment: {E: base}
              web:
                extends: base
                environment:
                  <<: *env
                  A: "2"
              worker:
                extends: {file: common.yml, service: common}
                command: celery -A shop worker
                build: .
            """,
            "common.yml",
            "services: {common: {image: x, environment: {FROM: common}}}");

    assertThat(found.value(WEB, "DEBUG")).startsWith("'1'");
    assertThat(found.value(WEB, "A")).startsWith("'2'");
    assertThat(found.value(WEB, "E")).startsWith("'base'");
    assertThat(found.value("docker-compose.yml#worker", "FROM")).startsWith("'common'");
    assertThat(found.named("docker-compose.yml#worker").serves()).isFalse();
  }

  @Test
  void buildArgumentsAndTargetsReachTheImage() {
    var found =
        Found.in(
            "docker/Dockerfile",
            """
            FROM python:3.12 AS base
            ARG DJANGO_ENV=dev
            ENV DJANGO_ENV=$DJANGO_ENV
            COPY . .
            CMD gunicorn shop.wsgi
            FROM base AS last
            ENV LAST=1
            """,
            "compose.yaml",
            """
            services:
              web:
                build:
                  context: .
                  dockerfile: docker/Dockerfile
                  target: base
                  args: {DJANGO_ENV: production}
            """);

    assertThat(found.value("compose.yaml#web", "DJANGO_ENV")).startsWith("'production'");
    assertThat(found.value("compose.yaml#web", "LAST")).isEqualTo("unset");
  }

  @Test
  void aMountedTreeIsWhatRuns() {
    var found =
        Found.in(
            "docker-compose.yml",
            """
            services:
              web:
                image: python:3.12
                working_dir: /code
                command: sh -c "python manage.py migrate && gunicorn shop.wsgi"
                volumes: [".:/code"]
            """);

    assertThat(found.named(WEB).entry()).isEqualTo("shop/wsgi.py");
    assertThat(found.named(WEB).command().line()).isEqualTo("gunicorn shop.wsgi");
  }

  @Test
  void aDatabaseIsNoDeployment() {
    var found = compose("services: {db: {image: 'postgres:17', environment: {A: b}}}");

    assertThat(found.names()).containsExactly("Dockerfile", "manage.py", "shop/wsgi.py");
  }

  @Test
  void whatATemplateLeavesOpenIsNobodysGuess() {
    var found =
        compose(
            """
            services:
              web:
                build: .
                image: {{ name }}_web
                environment:
                  DEBUG: {{ debug }}
                  FIXED: "1"
                  {%- if extra %}
                  EXTRA: "1"
                  {%- endif %}
            """);

    assertThat(found.value(WEB, "DEBUG")).isEqualTo("free: whoever renders the template []");
    assertThat(found.value(WEB, "EXTRA")).isEqualTo("free: whoever renders the template []");
    assertThat(found.value(WEB, "FIXED")).startsWith("'1'");
    assertThat(found.failures()).isEmpty();
  }

  @Test
  void includedFilesAreProjectsOfTheirOwn() {
    var found =
        Found.in(
            "compose.yaml",
            """
            include:
              - backend/compose.yaml
              - path: [jobs/compose.yaml, jobs/more.yaml]
                project_directory: jobs
            services:
              proxy: {image: nginx}
            """,
            "backend/compose.yaml",
            """
            include: [../compose.yaml]
            services:
              web:
                build: {context: .., dockerfile: backend/Dockerfile}
                env_file: web.env
                environment: {LEVEL: "${LEVEL:-none}"}
            """,
            "backend/Dockerfile",
            "FROM python:3.12\nCOPY . .\nCMD gunicorn shop.wsgi\n",
            "backend/web.env",
            "DEBUG=1\n",
            "backend/.env",
            "LEVEL=backend\n",
            ".env",
            "LEVEL=root\n",
            "jobs/compose.yaml",
            "services: {beat: {build: .., command: celery -A shop beat}}\n",
            "jobs/more.yaml",
            "services: {beat: {environment: {DEBUG: jobs}}}\n",
            "shop/celery.py",
            "",
            "Dockerfile",
            "FROM python:3.12\nCOPY . .\n");

    assertThat(found.value("compose.yaml#web", "DEBUG")).isEqualTo("'1' at backend/web.env:1:1");
    assertThat(found.value("compose.yaml#web", "LEVEL")).startsWith("'backend' at backend/");
    assertThat(found.value("compose.yaml#beat", "DEBUG")).startsWith("'jobs' at jobs/more.yaml");
    assertThat(found.failures()).isEmpty();
  }

  @Test
  void badYamlIsOneLineAndTheRestIsRead() {
    var found =
        compose(
            "services: {web: {build: .}}",
            "docker-compose.prod.yml",
            "services:\n  web: [\n  x: }\n");

    assertThat(found.failures())
        .singleElement()
        .asString()
        .startsWith("docker-compose.prod.yml: line 3: ");
    assertThat(found.names()).contains(WEB);
  }

  @Test
  void bombsAreNotBuilt() {
    var bomb = new StringBuilder("a0: &a0 {k: v}\n");
    for (int i = 1; i < 30; i++) {
      int before = i - 1;
      String refs = ("*a" + before + ", ").repeat(9) + "*a" + before;
      bomb.append("a%d: &a%d {<<: [%s]}\n".formatted(i, i, refs));
    }
    bomb.append("services: {web: {build: ., environment: {<<: *a29, DEBUG: '1'}}}\n");
    var merged = compose(bomb.toString());
    var deep = compose("services: " + "[".repeat(100_000));

    assertThat(merged.value(WEB, "DEBUG")).startsWith("'1'");
    assertThat(deep.failures())
        .singleElement()
        .isEqualTo("docker-compose.yml: nested deeper than 200");
  }

  @Test
  void filesThatExtendEachOtherEnd() {
    var found =
        compose(
            "services: {web: {build: ., extends: {file: b.yml, service: web}}}",
            "b.yml",
            "services: {web: {image: x, extends: {file: docker-compose.yml, service: web}}}");

    assertThat(found.names()).contains(WEB);
  }
}
