package dev.undebug.rule;

import static dev.undebug.rule.Shop.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What other sites can have a browser send, and where the administration answers.
class ViewRulesTest {

  private static final String SENT = "low other sites can make a visitor's browser send this";

  private static final String ADMIN =
      "note the administration answers where everybody looks for it";

  private static List<String> exempt(String lines) {
    return exempt(lines, "");
  }

  private static List<String> exempt(String lines, String settings) {
    String body = lines.indent(4);
    return found(
        "UDB023",
        settings,
        Map.of(
            "shop/views.py",
            "from django.http import JsonResponse\n"
                + "from django.views.decorators.csrf import csrf_exempt\n\n@csrf_exempt\n"
                + "def edit(request, number):\n"
                + body));
  }

  @Test
  void noOtherSiteHasABrowserSendWhatItAsksAbout() {
    String change = "if request.method == 'PATCH':\n    store(request)\n";
    String answer = "return JsonResponse({'error': request.method})\n";

    assertThat(exempt(change + answer)).isEmpty();
    assertThat(exempt("if request.method != 'DELETE':\n    return None\nstore(request)\n"))
        .isEmpty();
    assertThat(exempt("store(request)\n" + change + answer)).containsExactly(SENT);
    assertThat(exempt(change.replace("PATCH", "POST") + answer)).containsExactly(SENT);
    assertThat(exempt(change + "return JsonResponse(store(request))\n")).containsExactly(SENT);
    assertThat(exempt(change + answer, "INSTALLED_APPS += ['corsheaders']\n"))
        .containsExactly(SENT);
  }

  private static List<String> admin(String address, String settings) {
    return found(
        "UDB032",
        settings,
        Map.of(
            "shop/urls.py",
            "from django.conf.urls import include, url\nfrom django.contrib import admin\n"
                + "urlpatterns = ["
                + address
                + "]\n"));
  }

  @Test
  void theAdministrationAnswersWhereItIsInstalled() {
    String installed = "INSTALLED_APPS += ['django.contrib.admin']\n";

    assertThat(admin("url(r'^admin/', admin.site.urls)", installed)).containsExactly(ADMIN);
    assertThat(admin("url(r'^admin/', include(admin.site.urls))", installed))
        .containsExactly(ADMIN);
    assertThat(admin("url(r'^admin/', admin.site.urls)", "")).isEmpty();
    assertThat(
            admin(
                "url(r'^admin/', admin.site.urls)",
                "INSTALLED_APPS = ['polls.apps.PollsConfig' 'django.contrib.admin']\n"))
        .isEmpty();
  }
}
