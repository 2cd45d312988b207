package dev.undebug.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluation;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What became of each module was asked of Django 2.2, 3.2, 5.2 and 6.1.
class LazySettingsTest {

  private static final Datum NONE = new Datum.Text("none");
  private static final Datum FALSE = new Datum.Bool(false);
  private static final Datum TRUE = new Datum.Bool(true);

  private static EvaluatedModule on(String django, String source) {
    return EvaluatedModule.of(source).on("django", django);
  }

  @Test
  void settingsThatAreReadWhileTheyAreMadeAreThoseOfTheFirstLook() {
    var module =
        on(
            "5.2",
            """
            DEBUG = True
            SECRET_KEY = "k"
            from django.conf import settings
            A = settings.DEBUG
            B = getattr(settings, "LATER", "none")
            C = settings.X_FRAME_OPTIONS
            LATER = 5
            D = getattr(settings, "LATER", "none")
            DEBUG = False
            E = settings.DEBUG
            F = settings.configured
            G = hasattr(settings, "LATER")
            """);

    assertThat(module.value("A")).isEqualTo(TRUE);
    assertThat(module.value("B")).isEqualTo(NONE);
    assertThat(module.value("C")).isEqualTo(new Datum.Text("DENY"));
    assertThat(module.value("D")).isEqualTo(NONE);
    assertThat(module.value("DEBUG")).isEqualTo(FALSE);
    assertThat(module.value("E")).isEqualTo(TRUE);
    assertThat(module.value("F")).isEqualTo(TRUE);
    assertThat(module.value("G")).isEqualTo(FALSE);
    assertThat(module.value("LATER")).isEqualTo(new Datum.Int(BigInteger.valueOf(5)));
  }

  @Test
  void beforeDjango32ThereMustBeASecretKeyAtTheFirstLook() {
    String source =
        """
        from django.conf import settings
        A = getattr(settings, "DEBUG", "x")
        SECRET_KEY = "k"
        DEBUG = True
        """;

    assertThat(on("2.2", source).debug(Map.of())).isEqualTo("fails");
    assertThat(on("4.2", source).debug(Map.of())).isEqualTo("on");
    assertThat(on("4.2", source).value("A")).isEqualTo(FALSE);
  }

  @Test
  void whatIsSetOnTheObjectDoesNotOutliveTheModule() {
    var module =
        on(
            "5.2",
            """
            DEBUG = True
            SECRET_KEY = "k"
            from django.conf import settings
            settings.DEBUG = False
            A = settings.DEBUG
            """);

    assertThat(module.value("A")).isEqualTo(FALSE);
    assertThat(module.debug(Map.of())).isEqualTo("on");
  }

  @Test
  void aProgramThatConfiguresItselfDecidesInItsCall() {
    var module =
        on(
            "5.2",
            """
            import os
            from django.conf import settings
            settings.configure(
                DEBUG=os.environ.get("DEBUG", "on") == "on",
                ALLOWED_HOSTS=["tea.example"],
            )
            """);

    assertThat(module.debug(Map.of())).isEqualTo("on");
    assertThat(module.debug(Map.of("DEBUG", "off"))).isEqualTo("off");
    var debug = module.in(Environment.of(Map.of())).names().get("DEBUG");
    assertThat(debug.trace().getFirst().place().start().line()).isEqualTo(3);
  }

  @Test
  void anApplicationThatIsReadyMayTurnDebugOn() {
    var module =
        on("5.2", "DEBUG = False\nINSTALLED_APPS = ['django.contrib.auth', 'shop']\n")
            .with("shop/__init__.py", "")
            .with(
                "shop/apps.py",
                """
                import os
                from django.apps import AppConfig
                from django.conf import settings

                class ShopConfig(AppConfig):
                    name = "shop"

                    def ready(self):
                        if os.environ.get("SHOP_DEBUG"):
                            settings.DEBUG = True
                """);

    assertThat(module.debug(Map.of("SHOP_DEBUG", "1"))).isEqualTo("on");
    assertThat(module.debug(Map.of())).isEqualTo("off");
    assertThat(module.debugEverywhere()).containsExactlyInAnyOrder("on", "off");
    Evaluation.Binding debug =
        module.in(Environment.of(Map.of("SHOP_DEBUG", "1"))).names().get("DEBUG");
    assertThat(debug.trace().getFirst().place()).hasToString("shop/apps.py:10:1");
  }

  @Test
  void aReadyThatCannotBeFollowedIsUnknown() {
    var module =
        on("5.2", "DEBUG = False\nINSTALLED_APPS = ['shop.apps.ShopConfig']\n")
            .with("shop/__init__.py", "")
            .with(
                "shop/apps.py",
                """
                from django.apps import AppConfig
                from django.conf import settings
                from flags_of_ours import is_on

                class ShopConfig(AppConfig):
                    def ready(self):
                        settings.DEBUG = is_on("debug")
                """);

    assertThat(module.debug(Map.of())).isEqualTo("unknown");
  }

  @Test
  void theTableOfEffectsHoldsOneRowOfEachKindInEverySeries() {
    for (String series : new String[] {"1.11", "2.2", "3.2", "4.2", "5.2", "6.1"}) {
      assertThat(DebugEffect.of(series)).extracting(DebugEffect::key).doesNotHaveDuplicates();
      assertThat(DebugEffect.of(series))
          .extracting(DebugEffect::key)
          .contains("error-page", "hosts");
    }
    assertThat(DebugEffect.of("3.2")).extracting(DebugEffect::key).contains("cached-loader");
    assertThat(DebugEffect.of("4.2")).extracting(DebugEffect::key).doesNotContain("cached-loader");
  }

  @Test
  void aDebugThatIsNoBoolIsExplained() {
    assertThat(DebugMeaning.of(new Datum.Text("False"), "'False'"))
        .contains("'False' is on: it is a text that is not empty, whatever it says");
    assertThat(DebugMeaning.of(new Datum.Int(BigInteger.ZERO), "0").orElseThrow())
        .startsWith("0 is off without being False");
    assertThat(DebugMeaning.of(TRUE, "True")).isEmpty();
  }
}
