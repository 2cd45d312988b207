package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Commands that an image's entrypoint gets as its arguments.
class EntrypointScriptTest {

  /// What a script only passes on stands where it was handed to the script.
  @Test
  void aCommandBehindAnEntrypointStandsInTheComposeFile() {
    var found =
        Found.in(
            "docker-compose.yml",
            """
            services:
              web:
                build: .
                command: sh -c "python manage.py migrate && gunicorn shop.wsgi"
            """,
            "Dockerfile",
            "FROM python:3.12\nCOPY . /app\nWORKDIR /app\nENTRYPOINT [\"/app/start.sh\"]\n",
            "start.sh",
            "#!/bin/sh\nset -e\nexec \"$@\"\n",
            "manage.py",
            Found.MANAGE,
            "shop/wsgi.py",
            Found.WSGI);

    assertThat(found.named("docker-compose.yml#web").command().place().toString())
        .isEqualTo("docker-compose.yml:4:14");
  }
}
