package dev.undebug.rule;

import static dev.undebug.rule.Shop.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is installed shows no page, makes no session and opens no view: code does.
class ShownPagesTest {

  private static final String ADMIN =
      """
      INSTALLED_APPS = ['django.contrib.admin', 'django.contrib.sessions']
      MIDDLEWARE = ['django.contrib.sessions.middleware.SessionMiddleware']
      """;

  private static final String NO_ADMIN =
      """
      INSTALLED_APPS = ['django.contrib.sessions']
      MIDDLEWARE = ['django.contrib.sessions.middleware.SessionMiddleware']
      """;

  private static final String NONE =
      "note SESSION_COOKIE_SECURE is off; no code of the tree makes a session";

  private static final String ROUTE =
      "from django.contrib import admin\nurlpatterns = [path('admin/', admin.site.urls)]\n";

  @Test
  void theAdministrationMakesSessionsWhereItIsInstalledAndRouted() {
    assertThat(found("UDB912", ADMIN, Map.of("shop/urls.py", ROUTE)))
        .containsExactly("low SESSION_COOKIE_SECURE is off: its cookie is not kept to HTTPS");
    assertThat(found("UDB912", NO_ADMIN, Map.of("shop/urls.py", ROUTE))).containsExactly(NONE);
    assertThat(
            found(
                "UDB912",
                ADMIN.replace("contrib.admin", "contrib.admin.apps.AdminConfig"),
                Map.of("shop/urls.py", ROUTE)))
        .hasSize(1)
        .doesNotContain(NONE);
  }

  @Test
  void anImportARegistrationAndACommentMakeNone() {
    assertThat(
            found(
                "UDB912",
                ADMIN,
                Map.of(
                    "shop/admin.py",
                    "from django.contrib import admin\nadmin.site.register(Order)\n",
                    "shop/urls.py",
                    "# path('admin/', admin.site.urls),\n    #  login(request)\nurlpatterns = []\n")))
        .containsExactly(NONE);
  }

  @Test
  void aTokenIsSetWhereAPageAsksForIt() {
    String csrf = "MIDDLEWARE = ['django.middleware.csrf.CsrfViewMiddleware']\n";

    assertThat(
            found("UDB916", csrf, Map.of("shop/views.py", "@csrf_exempt\ndef view(request): ...")))
        .containsExactly(
            "note CSRF_COOKIE_SECURE is off; no page and no view of the tree asks for a token");
    for (var asking :
        Map.of(
                "shop/templates/order.html", "<form method=post>{% csrf_token %}</form>",
                "shop/views.py", "token = get_token(request)\n",
                "shop/api.py", "class Orders(viewsets.ModelViewSet): ...\n")
            .entrySet()) {
      assertThat(found("UDB916", csrf, Map.of(asking.getKey(), asking.getValue())))
          .containsExactly("low CSRF_COOKIE_SECURE is off: its cookie is not kept to HTTPS");
    }
  }

  @Test
  void viewsOfPackagesAreViews() {
    String rest = "INSTALLED_APPS = ['rest_framework', 'djoser']\n";

    assertThat(found("UDB034", rest, Map.of())).isEmpty();
    assertThat(
            found(
                "UDB034",
                rest,
                Map.of("shop/parts.py", "from rest_framework.parsers import JSONParser\n")))
        .isEmpty();
    assertThat(
            found(
                "UDB034",
                rest,
                Map.of("shop/urls.py", "urlpatterns = [path('', include('djoser.urls'))]\n")))
        .hasSize(1);
  }

  @Test
  void aWebServerServesWhatIsMountedWhereItLooks() {
    String uploads =
        "ROOT_URLCONF = 'shop.urls'\nMEDIA_ROOT = '/srv/media'\nMEDIA_URL = 'media/'\n";
    var urls =
        """
        from django.conf import settings
        from django.conf.urls.static import static
        urlpatterns = static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)
        """;
    var models = "picture = models.ImageField()\n";
    String service = "services:\n  files:\n    image: %s\n    volumes:\n      - %s\n";

    for (var one :
        Map.of(
                "httpd:2.4", "./media:/usr/local/apache2/htdocs",
                "docker.io/bitnami/nginx", "media:/app:ro",
                "caddy", "{source: media, target: /srv/media}",
                "nginx@sha256:00", "./media:/var/www/html/media")
            .entrySet()) {
      assertThat(
              found(
                  "UDB120",
                  uploads,
                  Map.of(
                      "shop/urls.py", urls,
                      "shop/models.py", models,
                      "docker-compose.yml", service.formatted(one.getKey(), one.getValue()))))
          .as(one.getKey())
          .isEmpty();
    }
    for (var one :
        Map.of(
                "postgres:17", "./media:/srv/media",
                "nginx", "./certbot/www:/var/www/certbot",
                "httpd", "./index.html:/usr/local/apache2/htdocs/index.html",
                "jwilder/nginx-proxy", "html:/usr/share/nginx/html")
            .entrySet()) {
      assertThat(
              found(
                  "UDB120",
                  uploads,
                  Map.of(
                      "shop/urls.py", urls,
                      "shop/models.py", models,
                      "docker-compose.yml", service.formatted(one.getKey(), one.getValue()))))
          .as(one.getKey())
          .hasSize(1);
    }
  }
}
