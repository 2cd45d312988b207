package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CloudFoundryTest {

  @Test
  void anApplicationHasItsCommandAndItsVariables() {
    var found =
        Found.in(
            "manifest.yml",
            """
            env:
              SHARED: all
              DEBUG: "True"
            applications:
            - name: shop
              command: python manage.py migrate && gunicorn shop.wsgi
              env:
                DEBUG: False
                SECRET_KEY: ((secret-key))
            - name: shop-worker
              command: celery -A shop worker
              no-route: true
            """);

    assertThat(found.named("manifest.yml#shop").command().line()).isEqualTo("gunicorn shop.wsgi");
    assertThat(found.named("manifest.yml#shop").production()).isTrue();
    assertThat(found.named("manifest.yml#shop-worker").serves()).isFalse();
    assertThat(found.value("manifest.yml#shop", "DEBUG")).startsWith("'false'");
    assertThat(found.value("manifest.yml#shop-worker", "DEBUG")).startsWith("'True'");
    assertThat(found.value("manifest.yml#shop", "SHARED")).startsWith("'all'");
    assertThat(found.value("manifest.yml#shop", "SECRET_KEY")).isEqualTo("free: `cf set-env` []");
    assertThat(found.value("manifest.yml#shop", "VCAP_SERVICES"))
        .isEqualTo("free: Cloud Foundry []");
    assertThat(found.open("manifest.yml#shop")).containsExactly("`cf set-env`");
    assertThat(found.named("shop/wsgi.py").production()).isFalse();
  }

  @Test
  void withoutACommandTheProcfileSaysIt() {
    var found =
        Found.in(
            "Procfile",
            "release: python manage.py migrate\nweb: waitress-serve shop.wsgi:application\n",
            "manifest-live.yml",
            """
            applications:
            - {name: shop, command: null, env: {MODE: live}}
            """);

    var shop = found.named("manifest-live.yml#shop");
    assertThat(shop.command().line()).isEqualTo("waitress-serve shop.wsgi:application");
    assertThat(shop.command().place().toString()).startsWith("Procfile:2:6");
    assertThat(shop.production()).isTrue();
    assertThat(found.named("Procfile#web").standing().because())
        .isEqualTo("manifest-live.yml starts it on Cloud Foundry, and is judged itself");
  }

  @Test
  void aProcfileStaysWhereHerokuReadsItOrTheManifestIsForDevelopment() {
    String applications = "applications: [{name: shop}]\n";
    String procfile = "web: gunicorn shop.wsgi\n";
    assertThat(
            Found.in("Procfile", procfile, "manifest.yml", applications, "app.json", "{}")
                .named("Procfile#web")
                .production())
        .isTrue();
    assertThat(
            Found.in("Procfile", procfile, "manifest-dev.yml", applications)
                .named("Procfile#web")
                .production())
        .isTrue();
  }

  @Test
  void manifestsInheritAndHaveProcesses() {
    var found =
        Found.in(
            "base.yml",
            "env: {MODE: base, ONLY: base}\ncommand: gunicorn shop.wsgi\n",
            "manifest_prod.yml",
            """
            inherit: base.yml
            applications:
            - name: shop
              env: {MODE: prod}
              processes:
              - type: worker
                command: celery -A shop worker
            """,
            "loop-manifest.yml",
            "inherit: loop-manifest.yml\napplications: [{name: loop}]\n");

    assertThat(found.named("manifest_prod.yml#shop").command().line())
        .isEqualTo("gunicorn shop.wsgi");
    assertThat(found.value("manifest_prod.yml#shop", "MODE")).startsWith("'prod'");
    assertThat(found.value("manifest_prod.yml#shop", "ONLY")).startsWith("'base'");
    assertThat(found.named("manifest_prod.yml#shop/worker").serves()).isFalse();
  }

  @Test
  void otherManifestsAreNone() {
    var found =
        Found.in(
            "manifest.yml",
            "kind: Deployment\napplications: shop\n",
            "manifest.yaml",
            "- applications\n");

    assertThat(found.names()).noneMatch(name -> name.startsWith("manifest"));
  }
}
