package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DockerfileTest {

  private static Found dockerfile(String text) {
    return Found.in("Dockerfile", text);
  }

  @Test
  void theLastStageIsWhatIsShipped() {
    var found =
        dockerfile(
            """
            FROM python:3.12 AS base
            ENV DJANGO_SETTINGS_MODULE=shop.settings
            FROM base AS dev
            ENV DEBUG=1
            CMD python manage.py runserver
            FROM base
            COPY . /app
            WORKDIR /app
            CMD ["gunicorn", "shop.wsgi"]
            """);

    assertThat(found.value("Dockerfile", "DEBUG")).isEqualTo("unset");
    assertThat(found.value("Dockerfile", "DJANGO_SETTINGS_MODULE"))
        .isEqualTo("'shop.settings' at Dockerfile:2:5");
    assertThat(found.named("Dockerfile").command().server()).isEqualTo(Server.GUNICORN);
    assertThat(found.named("Dockerfile").production()).isTrue();
    assertThat(found.value("Dockerfile#dev", "DEBUG")).isEqualTo("'1' at Dockerfile:4:5");
    assertThat(found.named("Dockerfile#dev").production()).isFalse();
  }

  @Test
  void envBeatsArgAndArgsEndWithTheBuild() {
    var found =
        dockerfile(
            """
            ARG TAG=3.12
            FROM python:$TAG
            ARG DEBUG=1
            ARG STAGE=prod
            ENV DEBUG=0 NAME="a ${STAGE:-x} b" LITERAL='$STAGE' ESCAPED=\\$STAGE
            ENV OLD style $DEBUG value
            COPY . .
            CMD gunicorn shop.wsgi
            """);

    assertThat(found.value("Dockerfile", "DEBUG")).isEqualTo("'0' at Dockerfile:5:5");
    assertThat(found.value("Dockerfile", "NAME")).startsWith("'a prod b'");
    assertThat(found.value("Dockerfile", "LITERAL")).startsWith("'$STAGE'");
    assertThat(found.value("Dockerfile", "ESCAPED")).startsWith("'$STAGE'");
    assertThat(found.value("Dockerfile", "OLD")).startsWith("'style 0 value'");
    assertThat(found.value("Dockerfile", "STAGE")).isEqualTo("unset");
  }

  @Test
  void whatIsSetWhileAnImageIsBuiltIsNoRunTimeValue() {
    var found =
        dockerfile(
            """
            FROM python:3.12
            COPY . .
            RUN DEBUG=False python manage.py collectstatic
            RUN export DEBUG=False && true
            RUN <<EOF
            ENV DEBUG=False
            EOF
            CMD gunicorn shop.wsgi
            """);

    assertThat(found.value("Dockerfile", "DEBUG")).isEqualTo("unset");
  }

  @Test
  void linesContinueOverCommentsAndEscapesCanBeChosen() {
    var found =
        dockerfile(
            """
            # escape=`
            FROM python:3.12
            ENV A=1 `
              # a comment

              B=c:\\path
            COPY . .
            CMD gunicorn shop.wsgi
            """);

    assertThat(found.value("Dockerfile", "A")).isEqualTo("'1' at Dockerfile:3:5");
    assertThat(found.value("Dockerfile", "B")).isEqualTo("'c:\\path' at Dockerfile:6:3");
  }

  @Test
  void anEntrypointTakesCommandsAsArgumentsUnlessItIsAShellLine() {
    var exec =
        dockerfile(
            """
            FROM python:3.12
            COPY . .
            ENTRYPOINT ["python", "manage.py"]
            CMD ["runserver", "0.0.0.0:8000"]
            """);
    var shell =
        dockerfile(
            """
            FROM python:3.12
            COPY . .
            ENTRYPOINT gunicorn shop.wsgi
            CMD ["python", "manage.py", "runserver"]
            """);

    assertThat(exec.named("Dockerfile").command().line())
        .isEqualTo("python manage.py runserver 0.0.0.0:8000");
    assertThat(shell.named("Dockerfile").command().line()).isEqualTo("gunicorn shop.wsgi");
  }

  @Test
  void anEntrypointOfAChildForgetsTheParentsCommand() {
    var found =
        dockerfile(
            """
            FROM python:3.12 AS base
            COPY . .
            CMD ["runserver"]
            FROM base
            ENTRYPOINT ["python", "manage.py", "check"]
            """);

    assertThat(found.named("Dockerfile").command().line()).isEqualTo("python manage.py check");
  }

  @Test
  void execFormIsNotExpandedByTheBuilderNorByAShell() {
    var found =
        dockerfile(
            """
            FROM python:3.12
            ENV MODULE=shop.wsgi
            COPY . .
            CMD ["gunicorn", "$MODULE"]
            """);

    assertThat(found.names()).doesNotContain("Dockerfile");
  }

  @Test
  void scriptsAreFoundWhereTheyWereCopied() {
    var found =
        Found.in(
            "docker/Dockerfile",
            """
            FROM python:3.12
            WORKDIR /srv/app
            COPY docker/start.sh /usr/local/bin/start
            COPY . .
            ENTRYPOINT ["/usr/local/bin/start"]
            CMD ["web"]
            """,
            "docker/start.sh",
            """
            #!/bin/sh
            set -e
            export DJANGO_ENV=production
            case "$1" in
              web) python manage.py migrate && exec gunicorn shop.wsgi:application -b :8000 ;;
              worker) exec celery -A shop worker ;;
            esac
            """);

    var deployment = found.named("docker/Dockerfile");
    assertThat(deployment.command().line()).isEqualTo("gunicorn shop.wsgi:application -b :8000");
    assertThat(deployment.command().place()).hasToString("docker/start.sh:5:36");
    assertThat(deployment.entry()).isEqualTo("shop/wsgi.py");
    assertThat(found.value("docker/Dockerfile", "DJANGO_ENV"))
        .isEqualTo("'production' at docker/start.sh:3:1");
  }

  @Test
  void anImageOfSomebodyElseMaySetMore() {
    var found =
        dockerfile(
            """
            FROM registry.example/shop/base:1
            COPY . .
            CMD gunicorn shop.wsgi
            """);

    assertThat(found.open("Dockerfile")).containsExactly("base image registry.example/shop/base:1");
  }

  @Test
  void anImageThatStartsSomethingElseIsNoDeployment() {
    var found =
        Found.in(
            "frontend/Dockerfile",
            """
            FROM node:22
            CMD ["npm", "start"]
            """);

    assertThat(found.names()).containsExactly("manage.py", "shop/wsgi.py");
  }

  @Test
  void aModuleOfWhichAPartIsUnknownIsTheOnlyOneThatFits() {
    var start = "CMD python manage.py collectstatic && exec gunicorn ${PROJECT}.wsgi:application\n";
    var one = Found.in("Dockerfile", "FROM python:3.12\nCOPY . .\n" + start);
    var two =
        Found.in("Dockerfile", "FROM python:3.12\nCOPY . .\n" + start, "api/wsgi.py", Found.WSGI);

    assertThat(one.named("Dockerfile").command().application())
        .isEqualTo("${PROJECT}.wsgi:application");
    assertThat(one.named("Dockerfile").entry()).isEqualTo("shop/wsgi.py");
    assertThat(one.settings("Dockerfile")).isEqualTo("shop.settings at shop/wsgi.py:3:23");
    assertThat(two.named("Dockerfile").command().server()).isEqualTo(Server.GUNICORN);
    assertThat(two.settings("Dockerfile"))
        .isEqualTo(
            "unknown: which module `${PROJECT}.wsgi` is, only whoever starts it knows; it may be"
                + " api/wsgi.py, shop/wsgi.py");
  }

  @Test
  void aModuleWhoseNameIsAllUnknownIsOfTheServersKind() {
    var found =
        Found.in(
            "Dockerfile",
            "FROM python:3.12\nCOPY . .\nCMD gunicorn \"$APP:application\"\n",
            "shop/asgi.py",
            Found.WSGI.replace("wsgi", "asgi"));

    assertThat(found.named("Dockerfile").entry()).isEqualTo("shop/wsgi.py");
  }

  @Test
  void aPartOfTheNameThatIsSetIsFilledIn() {
    var found =
        Found.in(
            "Dockerfile",
            "FROM python:3.12\nENV PROJECT=shop\nCOPY . .\nCMD gunicorn ${PROJECT}.wsgi\n");

    assertThat(found.named("Dockerfile").command().line()).isEqualTo("gunicorn shop.wsgi");
  }

  @Test
  void programsAreFoundThroughTheImagesOwnPath() {
    var found =
        Found.in(
            "Dockerfile",
            """
            FROM python:3.12
            COPY ./scripts /scripts
            COPY . /app
            WORKDIR /app
            ENV PATH="/scripts:/py/bin:$PATH"
            CMD ["start_prod"]
            """,
            "scripts/start_prod",
            "#!/bin/bash\npython manage.py migrate\nexec /py/bin/gunicorn shop.wsgi\n");

    assertThat(found.named("Dockerfile").command().line()).isEqualTo("/py/bin/gunicorn shop.wsgi");
  }
}
