package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

  private static final Deployment.Standing ALONE = new Deployment.Standing(false, Loopback.BECAUSE);

  private static Deployment.Standing ofImage(String start, String... files) {
    var all = new java.util.ArrayList<String>(java.util.List.of(files));
    all.addAll(java.util.List.of("Dockerfile", "FROM python:3.12\nCOPY . .\n" + start + "\n"));
    return Found.in(all.toArray(String[]::new)).named("Dockerfile").standing();
  }

  private static Deployment.Standing ofService(String more) {
    String compose =
        "services:\n  web:\n    build: .\n    command: python manage.py runserver\n" + more;
    return Found.in(
            "Dockerfile", "FROM python:3.12\nCOPY . .\n", "docker-compose.prod.yml", compose)
        .named("docker-compose.prod.yml#web")
        .standing();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CMD [\"python\", \"manage.py\", \"runserver\"]",
        "CMD python manage.py runserver 8000",
        "CMD python manage.py runserver 127.0.0.1:8000 --noreload",
        "CMD python manage.py runserver --settings shop.settings localhost:8000",
        "CMD python manage.py migrate && python manage.py runserver [::1]:8000",
      })
  void whatListensOnTheContainersOwnLoopbackServesNobody(String start) {
    assertThat(ofImage(start)).isEqualTo(ALONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CMD python manage.py runserver 0.0.0.0:8000",
        "CMD python manage.py runserver 0:8000",
        "CMD python manage.py runserver [::]:8000",
        "CMD python manage.py runserver $ADDRESS",
        "CMD python manage.py runserver --own-option 0.0.0.0:8000",
        "CMD nginx && python manage.py runserver",
        "CMD python manage.py runserver_plus",
      })
  void whatOthersMayReachIsJudged(String start) {
    assertThat(ofImage(start).because()).startsWith("runserver is for development");
    assertThat(ofImage(start).production()).isTrue();
  }

  @Test
  void aCommandOfTheProjectsOwnMayListenElsewhere() {
    String start = "CMD python manage.py runserver";

    assertThat(ofImage(start, "shop/management/commands/runserver.py", "").production()).isTrue();
    assertThat(
            ofImage(start, "manage.py", Found.MANAGE + "Command.default_addr = '0.0.0.0'\n")
                .production())
        .isTrue();
  }

  @Test
  void aServiceIsReachedWhereItSharesANetwork() {
    assertThat(ofService("")).isEqualTo(ALONE);
    assertThat(ofService("    ports: ['80:8000']\n")).isEqualTo(ALONE);
    assertThat(ofService("    network_mode: host\n").production()).isTrue();
    assertThat(ofService("    network_mode: service:proxy\n").production()).isTrue();
  }

  @Test
  void theContainersOfAPodShareItsLoopback() {
    String pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: shop}
        spec:
          containers:
            - name: web
              image: registry.example/shop
              command: [python, manage.py, runserver]
        """;
    String beside = "    - {name: proxy, image: 'nginx:1'}\n";

    assertThat(Found.in("web.yaml", pod).named("web.yaml#Pod/shop/web").standing())
        .isEqualTo(ALONE);
    assertThat(Found.in("web.yaml", pod + beside).named("web.yaml#Pod/shop/web").production())
        .isTrue();
  }

  @Test
  void aProcessOfAMachineListensForItsNeighbours() {
    assertThat(
            Found.in("Procfile", "web: python manage.py runserver\n")
                .named("Procfile#web")
                .production())
        .isTrue();
  }

  @Test
  void theEntryPointIsJudgedWhereNothingElseServes() {
    var found =
        Found.in("Dockerfile", "FROM python:3.12\nCOPY . .\nCMD python manage.py runserver\n");

    assertThat(found.named("shop/wsgi.py").production()).isTrue();
  }
}
