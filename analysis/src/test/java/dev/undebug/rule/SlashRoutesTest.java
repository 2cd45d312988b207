package dev.undebug.rule;

import static dev.undebug.rule.Shop.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Where CommonMiddleware has nowhere to redirect to.
class SlashRoutesTest {

  @Test
  void whereNoRouteEndsInASlashNothingIsRedirected() {
    String common =
        "CORS_ALLOW_ALL_ORIGINS = True\nMIDDLEWARE = ['django.middleware.common.CommonMiddleware',"
            + " 'corsheaders.middleware.CorsMiddleware']\n";
    String root =
        "urlpatterns = [path('admin/', admin.site.urls), path('api/', include('shop.api')),"
            + " path('ws/', Tickets.as_asgi())]\n";
    String low =
        "low CorsMiddleware stands behind CommonMiddleware: redirects are sent without CORS headers";

    assertThat(
            found(
                "UDB936",
                common,
                Map.of("shop/urls.py", root, "shop/api.py", "urlpatterns = [path('join', join)]")))
        .containsExactly(
            "note CorsMiddleware stands behind CommonMiddleware: redirects would be sent without"
                + " CORS headers, though no route of the API ends in a slash to be redirected to");
    for (String routes :
        new String[] {
          "path('join', join), path('goods/', goods)",
          "path('join', join), re_path(r'^goods/$', goods)",
          "path('join', join), path('', goods)",
          "path('join', join), path('x', include(router.urls))",
          "path('join', join), *other.urlpatterns",
          "path('join', join), path('x', include('rest_framework.urls'))",
          ""
        }) {
      assertThat(
              found(
                  "UDB936",
                  common,
                  Map.of("shop/urls.py", root, "shop/api.py", "urlpatterns = [" + routes + "]\n")))
          .containsExactly(low);
    }
  }
}
