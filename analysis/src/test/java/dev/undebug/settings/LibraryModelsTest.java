package dev.undebug.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Environment;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What libraries do to a settings module.
class LibraryModelsTest {
  private static final EvaluatedModule CONFIGURATIONS =
      EvaluatedModule.of(
              """
              from configurations import Configuration, values

              class Common(Configuration):
                  DEBUG = values.BooleanValue(False)
                  HOSTS = values.ListValue(["a"])
                  APPS = ("x",)

                  @property
                  def NAME(self):
                      return "n%d" % len(self.APPS)

                  def CALLED(self):
                      return self.APPS + ("y",)

              class Development(Common):
                  DEBUG = True

              class Production(Common):
                  SECRET_KEY = values.SecretValue()
              """)
          .with(
              "manage.py",
              "import os\nos.environ.setdefault('DJANGO_CONFIGURATION', 'Development')\n");

  @Test
  void theClassThatTheVariableNamesBecomesTheSettings() {
    var secret = Map.of("DJANGO_CONFIGURATION", "Production", "DJANGO_SECRET_KEY", "s");
    var debug =
        Map.of(
            "DJANGO_CONFIGURATION",
            "Production",
            "DJANGO_SECRET_KEY",
            "s",
            "DJANGO_DEBUG",
            " Yes ");

    assertThat(CONFIGURATIONS.debug(Map.of())).isEqualTo("on");
    assertThat(CONFIGURATIONS.debug(secret)).isEqualTo("off");
    assertThat(CONFIGURATIONS.debug(debug)).isEqualTo("on");
    assertThat(CONFIGURATIONS.debug(Map.of("DJANGO_CONFIGURATION", "Production")))
        .isEqualTo("fails");
    assertThat(CONFIGURATIONS.debug(Map.of("DJANGO_CONFIGURATION", "Nobody"))).isEqualTo("fails");
    assertThat(CONFIGURATIONS.value("NAME")).isEqualTo(new Datum.Text("n1"));
    assertThat(CONFIGURATIONS.value("CALLED").toString()).contains("value=x").contains("value=y");
  }

  @Test
  void whatIsTakenOutOfKeywordsIsNotHandedOn() {
    var module =
        EvaluatedModule.of(
            """
            from decouple import Csv, config as read, undefined

            def config(option, default=undefined, *args, **kwargs):
                if "split" in kwargs:
                    kwargs.pop("split")
                    kwargs["cast"] = Csv()
                if default is not undefined and default is not None:
                    kwargs.setdefault("cast", type(default))
                return read(option, default=default, *args, **kwargs)

            DEBUG = config("DEBUG", default=False)
            HOSTS = config("HOSTS", default="a,b", split=True)
            """);

    assertThat(module.debug(Map.of())).isEqualTo("off");
    assertThat(module.debug(Map.of("DEBUG", "yes"))).isEqualTo("on");
    assertThat(module.value("HOSTS").toString()).contains("value=a").contains("value=b");
  }

  @Test
  void whichClassIsUsedIsNotKnownWhereNobodySaysIt() {
    var module =
        EvaluatedModule.of(
            "from configurations import Configuration\nclass A(Configuration):\n  DEBUG = True\n");

    assertThat(module.debugEverywhere()).contains("unknown");
    assertThat(module.debug(Map.of("DJANGO_CONFIGURATION", "A"))).isEqualTo("on");
    assertThat(module.debug(Map.of())).isEqualTo("fails");
  }

  @Test
  void aConfigurationHandsDownDjangosDefaultsAsItsOwn() {
    var module =
        EvaluatedModule.of(
                """
                from configurations import Configuration

                class Hardened(Configuration):
                    DEBUG = False
                    APPS = Configuration.INSTALLED_APPS + ["a"]

                class Open:
                    DEBUG = True
                    HOSTS = ["b"]
                    SECURE_SSL_REDIRECT = True

                class First(Hardened, Open):
                    pass

                class Last(Open, Hardened):
                    pass
                """)
            .on("django", "4.2");

    assertThat(module.debug(Map.of("DJANGO_CONFIGURATION", "First"))).isEqualTo("off");
    assertThat(module.debug(Map.of("DJANGO_CONFIGURATION", "Last"))).isEqualTo("on");
    var first = module.in(Environment.of(Map.of("DJANGO_CONFIGURATION", "First"))).names();
    assertThat(first.get("APPS").cases().toString()).contains("Text[value=a]");
    assertThat(first.get("HOSTS").cases().toString()).contains("Text[value=b]");
    assertThat(first.get("SECURE_SSL_REDIRECT").cases().toString()).contains("value=false");
    assertThat(first.get("DEBUG").trace().getFirst().place()).hasToString("settings.py:4:5");
  }

  @Test
  void namesThatDjangoDroppedCannotBeImported() {
    var module =
        EvaluatedModule.of(
            "from django.utils.translation import ugettext_lazy as _\nDEBUG = bool(_('a'))\n");

    assertThat(module.on("django", "3.2.25").debug(Map.of())).isEqualTo("on");
    assertThat(module.on("django", "4.0").debug(Map.of())).isEqualTo("fails");
  }

  @Test
  void djangosDefaultsAreThoseOfTheSeries() {
    var module =
        EvaluatedModule.of(
            "from django.conf import global_settings\nX = global_settings.X_FRAME_OPTIONS\n");

    assertThat(module.on("django", "2.2.1").value("X")).isEqualTo(new Datum.Text("SAMEORIGIN"));
    assertThat(module.on("django", "4.2").value("X")).isEqualTo(new Datum.Text("DENY"));
    assertThat(module.in(Environment.of(Map.of())).names().get("X").cases().toString())
        .contains("Unknown");
  }

  @Test
  void djangoHadDefaultsThatItDropped() {
    var module =
        EvaluatedModule.of(
            """
            from django.conf.global_settings import *
            MIDDLEWARE_CLASSES += ("shop.Middleware",)
            DEBUG = MIDDLEWARE_CLASSES[-1] == "shop.Middleware"
            """);
    assertThat(module.on("django", "1.11.17").debug(Map.of())).isEqualTo("on");
    assertThat(module.on("django", "2.2").debug(Map.of())).isEqualTo("fails");

    var processors =
        EvaluatedModule.of(
            """
            from django.conf.global_settings import *
            DEBUG = bool(TEMPLATE_CONTEXT_PROCESSORS + ("shop.context",))
            """);
    assertThat(processors.on("django", "1.8").debug(Map.of())).isNotEqualTo("fails");
    assertThat(processors.on("django", "1.11").debug(Map.of())).isEqualTo("fails");
  }

  @Test
  void aRandomTextIsNotKnownButNotEmpty() {
    var module =
        EvaluatedModule.of(
            """
            import os, random, string
            from django.core.management.utils import get_random_secret_key
            SECRET_KEY = os.environ.get("SECRET_KEY") or get_random_secret_key()
            OTHER = "".join(random.choice(string.ascii_letters) for _ in range(50))
            if not SECRET_KEY or not OTHER:
                raise ValueError("no key")
            DEBUG = not SECRET_KEY
            """);

    assertThat(module.debug(Map.of())).isEqualTo("off");
    assertThat(module.everywhere().failsWhen()).isEmpty();
    assertThat(module.everywhere().unknownWhen()).isEmpty();
  }

  /// `vars().update(env.email_url())` says nothing of other settings, whatever the URL is.
  @Test
  void aMailUrlThatNobodyKnowsSetsNamesOfMailAlone() {
    var module =
        EvaluatedModule.of(
            """
            import environ
            env = environ.Env()
            DEBUG = env.bool("DEBUG", False)
            EMAIL_USE_TLS = False
            vars().update(env.email_url(default="consolemail://"))
            """);
    var free = module.everywhere();

    assertThat(module.debug(Map.of("EMAIL_URL", "smtp://mail.shop.net:25"))).isEqualTo("off");
    assertThat(module.debug(Map.of("EMAIL_URL", "smtps://x", "DEBUG", "1"))).isEqualTo("on");
    assertThat(free.trueWhen())
        .isNotEmpty()
        .allSatisfy(when -> assertThat(when.env()).doesNotContainKey("EMAIL_URL"));
    assertThat(module.in(Environment.every()).names().get("EMAIL_USE_TLS").cases().toString())
        .contains("Unknown");
  }

  @Test
  void aFileThatIsIncludedAndNotInTheTreeMayLieWhereItRuns() {
    String base = "DEBUG = True\n";
    var needed = EvaluatedModule.of(including("\"local.py\"")).with("base.py", base);
    var optional = EvaluatedModule.of(including("optional(\"local.py\")")).with("base.py", base);

    assertThat(needed.debug(Map.of())).isEqualTo("fails");
    assertThat(needed.everywhere().failsWhen())
        .singleElement()
        .satisfies(when -> assertThat(when.files()).containsEntry("local.py", false));
    assertThat(needed.everywhere().unknownWhen())
        .singleElement()
        .satisfies(when -> assertThat(when.files()).containsEntry("local.py", true));
    assertThat(optional.debug(Map.of())).isEqualTo("on");
    assertThat(optional.everywhere().failsWhen()).isEmpty();
    assertThat(optional.everywhere().unknownWhen()).hasSize(1);
  }

  private static String including(String files) {
    return """
        from split_settings.tools import include, optional
        include("base.py", %s)
        """
        .formatted(files);
  }

  @Test
  void aContextManagerIsEnteredAndLeft() {
    var module =
        EvaluatedModule.of(
            """
            import environs
            env = environs.Env()
            with env.prefixed("APP_"):
                DEBUG = env.bool("DEBUG", False)
            X = env.str("X", "")
            """);

    assertThat(module.debug(Map.of("DEBUG", "1"))).isEqualTo("off");
    assertThat(module.debug(Map.of("APP_DEBUG", "1"))).isEqualTo("on");
  }

  /// Every name of Python's `logging`, and the modules inside it, is there.
  @Test
  void theModulesOfLoggingAreThere() {
    var module =
        EvaluatedModule.of(
            """
            import logging
            import logging.config
            import logging.handlers
            from logging.config import dictConfig
            DEBUG = True
            dictConfig({'version': 1})
            logging.config.dictConfig({'version': 1})
            HANDLER = logging.handlers.RotatingFileHandler
            """);

    assertThat(module.debug(Map.of())).isEqualTo("on");
  }
}
