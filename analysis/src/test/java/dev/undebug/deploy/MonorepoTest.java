package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class MonorepoTest {

  private static final String SHARED =
      """
      FROM python:3.12 AS base
      ENV DJANGO_SETTINGS_MODULE=shop.settings SHARED=1
      WORKDIR /app
      FROM base AS api
      COPY services/api .
      CMD gunicorn shop.wsgi
      FROM base AS shop
      COPY services/shop .
      CMD gunicorn shop.wsgi
      FROM base AS admin
      COPY services/admin .
      ENV SHARED=2
      CMD gunicorn --workers 2 shop.wsgi
      """;

  private static final String SERVICES =
      """
      services:
        api: {build: {context: ., dockerfile: docker/Dockerfile, target: api}}
        api-worker:
          build: {context: ., dockerfile: docker/Dockerfile, target: api}
          command: celery -A shop worker
        shop: {build: {context: ., dockerfile: docker/Dockerfile, target: shop}}
        beat:
          build: {context: ., dockerfile: docker/Dockerfile, target: shop}
          command: celery -A shop beat
        admin: {build: {context: ., dockerfile: docker/Dockerfile, target: admin}}
      """;

  @Test
  void aMonorepoPairsEveryDeploymentWithItsProject() {
    var files = new LinkedHashMap<String, String>();
    for (String name : new String[] {"api", "shop", "admin"}) {
      files.putAll(Found.project("services/" + name + "/"));
      files.put(
          "services/" + name + "/Dockerfile",
          "FROM python:3.12\nWORKDIR /app\nCOPY services/" + name + " .\nCMD gunicorn shop.wsgi\n");
      files.put("services/" + name + "/Procfile", "web: gunicorn shop.wsgi\n");
    }
    files.put(
        "docker-compose.yml",
        """
        services:
          api: {build: {context: ., dockerfile: services/api/Dockerfile}}
          shop: {build: {context: ., dockerfile: services/shop/Dockerfile}}
          worker:
            build: {context: ., dockerfile: services/shop/Dockerfile}
            command: python manage.py rqworker
          admin:
            image: python:3.12
            working_dir: /srv
            volumes: ["./services/admin:/srv"]
            command: gunicorn shop.wsgi
          docs: {image: nginx}
        """);
    files.put("fly.toml", "[build]\n  dockerfile = \"services/api/Dockerfile\"\n");
    var found = Found.only(files);

    var own = found.deployments().stream().filter(d -> !d.kind().isDefault()).toList();
    assertThat(own)
        .extracting(Deployment::name, Deployment::project)
        .containsExactlyInAnyOrder(
            pair("docker-compose.yml#admin", "services/admin"),
            pair("docker-compose.yml#api", "services/api"),
            pair("docker-compose.yml#shop", "services/shop"),
            pair("docker-compose.yml#worker", "services/shop"),
            pair("fly.toml", "services/api"),
            pair("services/admin/Dockerfile", "services/admin"),
            pair("services/admin/Procfile#web", "services/admin"),
            pair("services/api/Dockerfile", "services/api"),
            pair("services/api/Procfile#web", "services/api"),
            pair("services/shop/Dockerfile", "services/shop"),
            pair("services/shop/Procfile#web", "services/shop"));
    assertThat(own)
        .filteredOn(deployment -> !deployment.entry().endsWith("manage.py"))
        .allSatisfy(
            deployment ->
                assertThat(deployment.entry()).isEqualTo(deployment.project() + "/shop/wsgi.py"));
  }

  @Test
  void projectsThatShareABaseImageKeepTheirOwn() {
    var files = new LinkedHashMap<String, String>();
    for (String name : new String[] {"api", "shop", "admin"}) {
      files.putAll(Found.project("services/" + name + "/"));
      files.put("services/" + name + "/shop/celery.py", "");
    }
    files.put("docker/Dockerfile", SHARED);
    files.put("compose.yaml", SERVICES);
    for (String name : new String[] {"api", "shop", "admin"}) {
      files.put(
          "services/" + name + "/" + name + ".service",
          """
          [Service]
          WorkingDirectory=/srv/services/%s
          ExecStart=/usr/bin/gunicorn shop.wsgi
          """
              .formatted(name));
    }
    var found = Found.only(files);

    var own = found.deployments().stream().filter(d -> !d.kind().isDefault()).toList();
    assertThat(own)
        .extracting(Deployment::name, Deployment::project)
        .containsExactlyInAnyOrder(
            pair("compose.yaml#api", "services/api"),
            pair("compose.yaml#api-worker", "services/api"),
            pair("compose.yaml#shop", "services/shop"),
            pair("compose.yaml#beat", "services/shop"),
            pair("compose.yaml#admin", "services/admin"),
            pair("docker/Dockerfile", "services/admin"),
            pair("docker/Dockerfile#api", "services/api"),
            pair("docker/Dockerfile#shop", "services/shop"),
            pair("services/admin/admin.service", "services/admin"),
            pair("services/api/api.service", "services/api"),
            pair("services/shop/shop.service", "services/shop"));
    assertThat(found.value("compose.yaml#beat", "SHARED")).startsWith("'1'");
    assertThat(found.value("compose.yaml#admin", "SHARED")).startsWith("'2'");
    assertThat(
            found.named("compose.yaml#admin").environment().find("SHARED").orElseThrow().shadowed())
        .singleElement()
        .satisfies(lost -> assertThat(Found.line(lost)).isEqualTo("'1' at docker/Dockerfile:2:42"));
  }

  private static org.assertj.core.groups.Tuple pair(String name, String project) {
    return org.assertj.core.groups.Tuple.tuple(name, project);
  }
}
