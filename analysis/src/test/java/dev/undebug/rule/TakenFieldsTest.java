package dev.undebug.rule;

import static dev.undebug.rule.Shop.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A visitor who is new has an empty session.
class TakenFieldsTest {

  private static final String MISSING =
      "low a visitor whose session does not hold this yet meets an error page: KeyError is not"
          + " caught";

  private static List<String> view(String lines, Map<String, String> others) {
    var files = new TreeMap<String, String>();
    files.put("shop/views.py", "def basket(request):\n" + lines.indent(4));
    files.put(
        "shop/urls.py",
        """
        from django.urls import path
        from . import views
        urlpatterns = [path('basket/', views.basket)]
        """);
    files.putAll(others);
    return found("UDB405", "", files);
  }

  private static List<String> view(String lines) {
    return view(lines, Map.of());
  }

  @Test
  void aKeyIsMissingAtFirst() {
    assertThat(view("if request.session['goods'] == '':\n    return None\n"))
        .containsExactly(MISSING);
    assertThat(view("request.session['goods'][number] = 1\n")).containsExactly(MISSING);
  }

  @Test
  void whatIsSetOrAskedForIsThere() {
    assertThat(view("request.session['goods'] = []\nreturn request.session['goods']\n")).isEmpty();
    assertThat(view("request.session['goods'], other = 1, 2\n")).isEmpty();
    assertThat(view("if 'goods' in request.session:\n    del request.session['goods']\n"))
        .isEmpty();
    assertThat(view("try:\n    show(request.session['goods'])\nexcept KeyError:\n    pass\n"))
        .isEmpty();
    assertThat(view("fill(request)\nreturn request.session['goods']\n")).isEmpty();
    assertThat(view("if request.user.is_authenticated:\n    return request.session['goods']\n"))
        .isEmpty();
  }

  @Test
  void whatAddressesDoNotNameOrMiddlewareFillsIsNotJudged() {
    String taken = "return request.session['goods']\n";

    assertThat(view(taken, Map.of("shop/urls.py", "urlpatterns = []\n"))).isEmpty();
    assertThat(
            view(
                taken,
                Map.of(
                    "shop/middleware.py",
                    """
                    class Goods:
                        def __call__(self, request):
                            request.session.setdefault('goods', [])
                    """)))
        .isEmpty();
    assertThat(
            view(
                "pass\n",
                Map.of(
                    "shop/views.py",
                    "@customer\ndef basket(request):\n    return request.session['goods']\n")))
        .isEmpty();
  }
}
