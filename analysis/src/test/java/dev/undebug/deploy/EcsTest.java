package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EcsTest {

  private static final String DOCKERFILE =
      """
      FROM python:3.12
      ENV DEBUG=image ONLY_IMAGE=1
      COPY . .
      CMD ["gunicorn", "shop.wsgi"]
      """;

  private static final String WEB = "aws/task-definition.json#web";

  /// @param web what the container of the application has besides its name
  private static Found task(String web, String... beside) {
    String task =
        """
        {
          "family": "shop",
          "networkMode": "awsvpc",
          "containerDefinitions": [{"name": "web", WEB}BESIDE]
        }
        """
            .replace("WEB", web)
            .replace("BESIDE", String.join("", beside));
    return Found.in("Dockerfile", DOCKERFILE, "aws/task-definition.json", task);
  }

  @Test
  void environmentBeatsTheImageAndSecretsLieInAStore() {
    var found =
        task(
            """
            "image": "1.dkr.ecr.eu-west-1.amazonaws.com/shop:7",
            "environment": [{"name": "DEBUG", "value": "0"}, {"name": "URL", "value": "<URL>"}],
            "secrets": [{"name": "SECRET_KEY", "valueFrom": "arn:aws:ssm:1:parameter/key"}]
            """);

    assertThat(found.named(WEB).kind()).isEqualTo(Kind.ECS);
    assertThat(found.named(WEB).command().line()).isEqualTo("gunicorn shop.wsgi");
    assertThat(found.named(WEB).production()).isTrue();
    assertThat(found.value(WEB, "DEBUG")).startsWith("'0' at aws/task-definition.json:");
    assertThat(found.value(WEB, "ONLY_IMAGE")).startsWith("'1' at Dockerfile:2:");
    assertThat(found.value(WEB, "URL")).isEqualTo("free: whoever registers the task []");
    assertThat(found.value(WEB, "SECRET_KEY")).isEqualTo("free: AWS's store of secrets []");
    assertThat(found.open(WEB)).containsExactly("image 1.dkr.ecr.eu-west-1.amazonaws.com/shop:7");
    assertThat(found.named("Dockerfile").production()).isFalse();
  }

  @Test
  void theTasksWordsStandForTheImages() {
    String words = "\"image\": \"somebody/shop\", ";

    assertThat(
            task(words + "\"command\": [\"celery\", \"-A\", \"shop\", \"worker\"]")
                .named(WEB)
                .command()
                .server())
        .isEqualTo(Server.CELERY);
    assertThat(
            task(words
                    + "\"entryPoint\": [\"sh\", \"-c\"], \"command\": [\"exec uvicorn shop.wsgi\"]")
                .named(WEB)
                .command()
                .line())
        .isEqualTo("uvicorn shop.wsgi");
  }

  @Test
  void anImageThatThePipelineFillsInIsTheTreesOnlyOne() {
    assertThat(task("\"image\": \"\"").named(WEB).command().line()).isEqualTo("gunicorn shop.wsgi");
    assertThat(task("\"image\": \"<IMAGE>\"").names()).contains(WEB);
    assertThat(task("\"image\": \"python:3.12\"").names()).doesNotContain(WEB);
  }

  @Test
  void whatIsRunBesideAnApplicationIsNoneOfIt() {
    var found =
        task(
            "\"image\": \"somebody/shop\"",
            ", {\"name\": \"proxy\", \"image\": \"nginx:1\"}",
            ", {\"name\": \"agent\", \"image\": \"amazon/cloudwatch-agent:1\"}");

    assertThat(found.names()).contains(WEB);
    assertThat(found.names())
        .doesNotContain("aws/task-definition.json#proxy", "aws/task-definition.json#agent");
  }

  @Test
  void theContainersOfATaskShareItsLoopback() {
    String words =
        "\"image\": \"somebody/shop\", \"command\": [\"python\", \"manage.py\", \"runserver\"]";

    assertThat(task(words).named(WEB).standing())
        .isEqualTo(new Deployment.Standing(false, Loopback.BECAUSE));
    assertThat(
            task(words, ", {\"name\": \"proxy\", \"image\": \"nginx:1\"}")
                .named(WEB)
                .standing()
                .because())
        .isEqualTo("a platform runs it for visitors");
  }

  @Test
  void aFileOfEnvironmentsMaySetMore() {
    var found =
        task(
            """
            "image": "somebody/shop",
            "environmentFiles": [{"value": "arn:aws:s3:::shop/web.env", "type": "s3"}]
            """);

    assertThat(found.open(WEB)).contains("arn:aws:s3:::shop/web.env (not in the tree)");
  }
}
