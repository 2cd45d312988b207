package dev.undebug.rule;

import static dev.undebug.rule.Shop.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `fields = "__all__"` is a finding where visitors fill the fields.
class BoundFieldsTest {

  private static final String ALL =
      "low visitors may fill every field of the model, those of tomorrow too";

  private static final String SERIALIZER =
      """
      from rest_framework import serializers

      class StockSerializer(serializers.ModelSerializer):
          class Meta:
              model = Stock
              fields = "__all__"
      """;

  private static List<String> used(String views) {
    return found(
        "UDB030",
        "",
        Map.of(
            "shop/serializers.py",
            SERIALIZER,
            "shop/views.py",
            "from rest_framework import generics, viewsets\n"
                + "from shop.serializers import StockSerializer\n"
                + views));
  }

  @Test
  void aSerializerThatOnlyGivesOutBindsNothing() {
    assertThat(
            used(
                "def stocks(request):\n    return StockSerializer(Stock.objects, many=True).data\n"))
        .isEmpty();
    assertThat(
            used("class Stocks(generics.ListAPIView):\n    serializer_class = StockSerializer\n"))
        .isEmpty();
    assertThat(
            used(
                """
                class Stocks(viewsets.ModelViewSet):
                    http_method_names = ["get", "head"]
                    serializer_class = StockSerializer
                """))
        .isEmpty();
  }

  @Test
  void oneThatTakesInBinds() {
    assertThat(used("def stocks(request):\n    return StockSerializer(data=request.data)\n"))
        .containsExactly(ALL);
    assertThat(used("def stocks(request):\n    return StockSerializer(stock, request.data)\n"))
        .containsExactly(ALL);
    assertThat(
            used("class Stocks(viewsets.ModelViewSet):\n    serializer_class = StockSerializer\n"))
        .containsExactly(ALL);
    assertThat(
            used(
                """
                class Stocks(viewsets.ModelViewSet):
                    def get_serializer_class(self):
                        return StockSerializer
                """))
        .containsExactly(ALL);
    assertThat(
            used(
                """
                class Stocks(generics.ListAPIView):
                    serializer_class = StockSerializer

                    def post(self, request):
                        self.get_serializer(data=request.data).save()
                """))
        .containsExactly(ALL);
    assertThat(used("TAKES = {'stock': StockSerializer}\n")).containsExactly(ALL);
    assertThat(used("TAKES = 'shop.serializers.StockSerializer'\n")).containsExactly(ALL);
  }

  @Test
  void aFieldOfAnotherTakesInWhatThatDoes() {
    String nested =
        """
        class ShelfSerializer(serializers.ModelSerializer):
            stocks = StockSerializer(many=True%s)

            class Meta:
                fields = ["stocks"]

        def shelf(request):
            return ShelfSerializer(%s)
        """;
    assertThat(used(nested.formatted("", "data=request.data"))).containsExactly(ALL);
    assertThat(used(nested.formatted("", "shelf"))).isEmpty();
    assertThat(used(nested.formatted(", read_only=True", "data=request.data"))).isEmpty();
  }

  @Test
  void oneThatTakesItsFieldsByNameBindsThoseAlone() {
    String own =
        """
            def create(self, validated_data):
                return Stock.objects.create(%s)
        """;
    String use = "def add(request):\n    StockSerializer(%sdata=request.data).save()\n";
    Map<String, String> named =
        Map.of(
            "shop/serializers.py",
            SERIALIZER + own.formatted("name=validated_data['name']"),
            "shop/views.py",
            use.formatted(""));
    Map<String, String> whole =
        Map.of(
            "shop/serializers.py",
            SERIALIZER + own.formatted("**validated_data"),
            "shop/views.py",
            use.formatted(""));
    Map<String, String> changing =
        Map.of(
            "shop/serializers.py",
            SERIALIZER + own.formatted("name=validated_data['name']"),
            "shop/views.py",
            use.formatted("stock, "));

    assertThat(found("UDB030", "", named)).isEmpty();
    assertThat(found("UDB030", "", whole)).containsExactly(ALL);
    assertThat(found("UDB030", "", changing)).containsExactly(ALL);
  }

  @Test
  void aFormOfTheAdministrationIsForStaff() {
    String admin =
        """
        from django import forms
        from django.contrib import admin

        class StockForm(forms.ModelForm):
            class Meta:
                model = Stock
                fields = "__all__"

        class StockAdmin(admin.ModelAdmin):
            form = StockForm
        """;

    assertThat(found("UDB030", "", Map.of("shop/admin.py", admin))).isEmpty();
    assertThat(
            found(
                "UDB030",
                "",
                Map.of("shop/admin.py", admin + "\nform = StockForm(request.POST)\n")))
        .containsExactly(ALL);
  }

  @Test
  void aGenericViewIsAFormOfItsOwn() {
    String views =
        """
        from django.views.generic import CreateView

        class StockCreate(%sCreateView):
            model = Stock
            fields = "__all__"
        """;
    String urls =
        """
        from django.urls import path
        from shop import views
        urlpatterns = [path("new/", views.%s.as_view())]
        """;

    assertThat(stocks(views.formatted(""), urls.formatted("StockCreate"))).containsExactly(ALL);
    assertThat(stocks(views.formatted(""), urls.formatted("Other"))).isEmpty();
    assertThat(stocks(views.formatted("StaffMixin, "), urls.formatted("StockCreate"))).isEmpty();
  }

  private static List<String> stocks(String views, String urls) {
    return found("UDB030", "", Map.of("shop/views.py", views, "shop/urls.py", urls));
  }
}
