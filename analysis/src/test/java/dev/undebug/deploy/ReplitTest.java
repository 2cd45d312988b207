package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplitTest {

  @Test
  void whatIsDeployedIsWhatTheSectionRuns() {
    var found =
        Found.in(
            ".replit",
            """
            run = ["python", "manage.py", "runserver", "0.0.0.0:3000"]
            entrypoint = "manage.py"
            [env]
            DEBUG = "1"
            [deployment]
            run = ["sh", "-c", "gunicorn --bind 0.0.0.0:3000 shop.wsgi"]
            deploymentTarget = "cloudrun"
            """);

    assertThat(found.names().stream().filter(name -> name.startsWith(".replit")))
        .containsExactly(".replit");
    var replit = found.named(".replit");
    assertThat(replit.command().line()).isEqualTo("gunicorn --bind 0.0.0.0:3000 shop.wsgi");
    assertThat(replit.place().start().line()).isEqualTo(6);
    assertThat(replit.production()).isTrue();
    assertThat(found.value(".replit", "REPLIT_DEPLOYMENT")).startsWith("'1'");
    assertThat(found.value(".replit", "DEBUG")).isEqualTo("free: Replit's Secrets [1]");
    assertThat(found.open(".replit")).containsExactly("Replit's Secrets");
    assertThat(found.named("shop/wsgi.py").production()).isFalse();
  }

  @Test
  void runserverCountsWhereNothingElseServes() {
    String replit = "[deployment]\nrun = \"python3 manage.py runserver 0.0.0.0:80\"\n";

    assertThat(Found.in(".replit", replit).named(".replit").production()).isTrue();
    assertThat(
            Found.in(".replit", replit, "Procfile", "web: gunicorn shop.wsgi\n")
                .named(".replit")
                .production())
        .isFalse();
  }

  @Test
  void theWorkspacesButtonDeploysNothing() {
    String line = "run = \"python manage.py runserver 0.0.0.0:3000\"\n";
    for (String other :
        new String[] {"", "[deployment]\n", "[deployment]\nrun = [1]\n", "[deployment\n"}) {
      assertThat(Found.in(".replit", line + other).names()).doesNotContain(".replit");
    }
    assertThat(Found.in(".replit", "[deployment]\ndeploymentTarget = \"static\"\n" + line).names())
        .doesNotContain(".replit");
  }
}
