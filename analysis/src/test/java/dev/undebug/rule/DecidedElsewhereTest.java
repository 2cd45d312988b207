package dev.undebug.rule;

import static dev.undebug.rule.Shop.found;
import static dev.undebug.rule.Shop.tree;
import static dev.undebug.rule.Shop.verdicts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the settings leave to somebody else, who is known to decide it, is no finding; or a lesser
/// one.
class DecidedElsewhereTest {

  @Test
  void aVariableThatTheSettingsAskForMayNameTheHosts() {
    assertThat(found("UDB301", "", Map.of())).hasSize(1);
    assertThat(
            found(
                "UDB301",
                """
                named = os.environ.get('SHOP_ALLOWED_HOSTS')
                if named:
                    ALLOWED_HOSTS = named.split(',')
                """,
                Map.of()))
        .isEmpty();
  }

  @Test
  void aVariableThatIsOnlyAskedForMaySayOtherwise() {
    assertThat(
            found(
                "UDB904",
                """
                if "HSTS_SECONDS" in os.environ:
                    SECURE_HSTS_SECONDS = int(os.environ["HSTS_SECONDS"])
                """,
                Map.of()))
        .containsExactly(
            "note SECURE_HSTS_SECONDS is off while HSTS_SECONDS is unset: Django sends no"
                + " Strict-Transport-Security");
    assertThat(
            found(
                "UDB301",
                """
                if "HOSTS" in os.environ:
                    ALLOWED_HOSTS = os.environ["HOSTS"].split(",")
                """,
                Map.of()))
        .isEmpty();
  }

  @Test
  void aModuleThatIsNotInTheTreeMaySayOtherwise() {
    assertThat(
            found(
                "UDB904",
                """
                try:
                    from .local_settings import *
                except ImportError:
                    pass
                """,
                Map.of()))
        .containsExactly(
            "note SECURE_HSTS_SECONDS is off here, and shop/local_settings.py may say otherwise:"
                + " Django sends no Strict-Transport-Security");
  }

  @Test
  void whatALibraryExportsIsNoFunctionOfPython() {
    String yaml =
        """
        from shop_defaults import *
        import yaml
        with open("/etc/shop.yml") as file:
            vars().update(yaml.safe_load(file))
        """;
    assertThat(verdicts(yaml)).containsExactly("UNKNOWN");
    assertThat(found("UDB904", yaml, Map.of())).isEmpty();
  }

  @Test
  void middlewareOfItsOwnMayDoTheWorkOfDjangos() {
    String own = "MIDDLEWARE = ['shop.middleware.Strict']\n";
    assertThat(found("UDB901", own, Map.of("shop/middleware.py", "class Strict:\n    pass\n")))
        .hasSize(1);
    assertThat(
            found(
                "UDB901",
                own,
                Map.of(
                    "shop/middleware.py",
                    """
                    from django.middleware.security import SecurityMiddleware
                    class Strict(SecurityMiddleware):
                        pass
                    """)))
        .isEmpty();
  }

  @Test
  void whatIsLeftOpenInsideAValueMaySayOtherwise() {
    String database =
        """
        import dj_database_url
        DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}}
        if os.environ.get("DATABASE_URL"):
            DATABASES["default"] = dj_database_url.config()
        """;
    var models = Map.of("shop/models.py", "class Order(models.Model):\n    pass\n");
    assertThat(found("UDB214", database, models))
        .containsExactly("note the database is a SQLite file, while DATABASE_URL is unset");
    assertThat(
            found(
                "UDB214",
                "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME':"
                    + " ':memory:'}}\n",
                models))
        .isEmpty();
  }

  @Test
  void whatATestRunBringsAboutIsNoProduction() {
    assertThat(
            found(
                "UDB012",
                """
                import sys
                if "test" in sys.argv[:2]:
                    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
                """,
                Map.of()))
        .isEmpty();
    assertThat(
            found(
                "UDB211",
                "import sys\nif 'test' in sys.argv:\n    LDAP_PASSWORD = 'tea-4-two'\n",
                Map.of()))
        .isEmpty();
  }

  @Test
  void runserverWithSettingsForDevelopmentOverTheMountedSourceIsNoProduction() {
    assertThat(
            found(
                "UDB110",
                "",
                Map.of(
                    "shop/dev_settings.py",
                    "from .settings import *\nDEBUG = True\n",
                    "docker-compose.yml",
                    """
                    services:
                      web:
                        build: .
                        command: ./manage.py runserver 0.0.0.0:8000
                        environment:
                          DJANGO_SETTINGS_MODULE: shop.dev_settings
                        volumes:
                          - .:/code
                    """,
                    "Dockerfile",
                    "FROM python:3.12\nCOPY . /code\nWORKDIR /code\n")))
        .isEmpty();
  }

  @Test
  void aKeyThatIsKeptInAFileIsTheSameInEveryProcess() {
    String drawn = "import secrets\nSECRET_KEY = secrets.token_urlsafe(50)\n";
    assertThat(found("UDB205", drawn, Map.of())).hasSize(1);
    assertThat(
            found(
                "UDB205",
                drawn + "with open('.secret', 'w') as kept:\n    kept.write(SECRET_KEY)\n",
                Map.of()))
        .isEmpty();
  }

  @Test
  void whatAsksToBeSetIsNoCredential() {
    assertThat(found("UDB211", "AUTH = {'SECRET_KEY': 'kept-by-3-shops'}\n", Map.of())).hasSize(1);
    assertThat(found("UDB211", "AUTH = {'SECRET_KEY': 'SET-ME-PLEASE'}\n", Map.of())).isEmpty();
  }

  @Test
  void theBrokerOfADevelopersOwnMachineIsTheDefault() {
    String broker = "CELERY_BROKER_URL = os.environ.get('BROKER', 'amqp://%s@%s:5672//')\n";
    assertThat(found("UDB210", broker.formatted("guest:guest", "localhost"), Map.of())).isEmpty();
    assertThat(found("UDB210", broker.formatted("guest:guest", "mq.shop.net"), Map.of()))
        .hasSize(1);
    assertThat(found("UDB210", broker.formatted("shop:tea-4-two", "localhost"), Map.of()))
        .hasSize(1);
  }

  @Test
  void aFileOfVariablesThatIsNotKnownMaySetAny() {
    String stream =
        """
        import io, environ
        from shop_vault import fetch
        env = environ.Env(DEBUG=(bool, False))
        env.read_env(io.StringIO(fetch("settings")))
        SESSION_COOKIE_SECURE = env.bool("SECURE", False)
        """;
    var unknown = verdicts(stream + "DEBUG = env('DEBUG')\n");
    assertThat(unknown).containsExactly("UNKNOWN");
    assertThat(found("UDB910", stream, Map.of())).isEmpty();
  }

  @Test
  void requirementsMayLieDeeper() {
    var application =
        Application.read(
            tree("", Map.of("requirements/generated/production.txt", "django==1.11.29\n")));

    assertThat(application.production().map(one -> new Values(one).django().toString()))
        .containsExactly("1.11");
  }

  @Test
  void whatOnlyProductionAsksForIsThereInProduction() {
    assertThat(
            Shop.verdicts(
                """
                SECRET_KEY = "kept-by-3-shops-in-a-drawer-of-7-locks"
                if os.environ["STAGE"] == "development":
                    DEBUG = True
                else:
                    PAY_KEY = os.environ["PAY_KEY"]
                """))
        .containsExactly("DEPENDS");
  }
}
