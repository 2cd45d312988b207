package dev.undebug.rule;

import static dev.undebug.rule.Shop.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Nobody meets the errors of a view that no address leads to.
class NamedViewsTest {

  private static final String VIEWS =
      """
      from django.http import HttpResponse
      from rest_framework.response import Response
      from rest_framework.views import APIView

      %s
      def receipt(request, number):
          return HttpResponse(Order.objects.get(number=number))

      class Pay(APIView):
          def post(self, request):
              try:
                  charge(request)
              except Exception as error:
                  return Response(str(error))
      """;

  private static final String URLS =
      """
      from django.urls import path
      from . import views
      # receipt and Pay are for later
      urlpatterns = [path("", views.home)]
      """;

  private static List<String> judged(Map<String, String> others) {
    var files = new TreeMap<>(Map.of("shop/views.py", VIEWS.formatted(""), "shop/urls.py", URLS));
    files.putAll(others);
    var all = new ArrayList<>(found("UDB402", "", files));
    all.addAll(found("UDB404", "", files));
    return all;
  }

  @Test
  void aViewThatNothingNamesIsServedToNobody() {
    assertThat(judged(Map.of())).isEmpty();
  }

  @Test
  void aDeadCopyIsNoView() {
    assertThat(
            judged(
                Map.of(
                    "shop/models.py",
                    VIEWS.formatted(""),
                    "shop/views.py",
                    "def receipt(request, number):\n    pass\n\nclass Pay:\n    pass\n",
                    "shop/urls.py",
                    """
                    from django.urls import path
                    from . import views
                    urlpatterns = [path('', views.receipt), path('', views.Pay.as_view())]
                    """)))
        .isEmpty();
  }

  @Test
  void whatIsNamedMayBeRouted() {
    assertThat(
            judged(
                Map.of(
                    "shop/urls.py",
                    URLS + "urlpatterns += [path('1', views.receipt), path('2', views.Pay)]\n")))
        .hasSize(2);
    assertThat(
            judged(
                Map.of(
                    "shop/urls.py",
                    """
                    from django.conf.urls import url
                    urlpatterns = [url('', 'shop.views.receipt'), url('', 'shop.views.Pay')]
                    """)))
        .hasSize(2);
    assertThat(
            judged(
                Map.of(
                    "shop/all.py",
                    "from .views import *\n",
                    "shop/urls.py",
                    """
                    from django.urls import path
                    from .all import receipt, Pay
                    urlpatterns = [path('', receipt), path('', Pay.as_view())]
                    """)))
        .hasSize(2);
  }

  @Test
  void whereAddressesAreMadeOrMissingNothingIsSure() {
    assertThat(
            judged(
                Map.of(
                    "shop/urls.py",
                    URLS + "urlpatterns += [path(n, getattr(views, n)) for n in NAMES]\n")))
        .hasSize(2);
    assertThat(judged(Map.of("shop/urls.py", "urlpatterns = []\n"))).hasSize(2);
    assertThat(judged(Map.of("shop/views.py", VIEWS.formatted("@route('receipt')")))).hasSize(1);
  }
}
