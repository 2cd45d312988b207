package dev.undebug.rule;

import static dev.undebug.rule.Shop.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `SECRET_KEY` where something else of the deployment speaks of it.
class KeysElsewhereTest {

  private static final String READ =
      "SECRET_KEY = os.environ.get('DJANGO_SECRET_KEY', 'change-me-in-production')\n";

  @Test
  void aKeyThatIsSetUnderANameThatNobodyReadsIsNotSet() {
    String render =
        """
        services:
        - type: web
          name: shop
          runtime: python
          startCommand: gunicorn shop.wsgi
          envVars:
          - {key: %s, generateValue: true}
        """;
    assertThat(
            found(
                "UDB202",
                READ,
                Map.of("render.yaml", render.formatted("SECRET_KEY"), "Dockerfile", "")))
        .containsExactly(
            "high SECRET_KEY is one that everybody can read here: the deployment sets SECRET_KEY,"
                + " and the settings read DJANGO_SECRET_KEY");
    assertThat(
            found(
                "UDB202",
                READ,
                Map.of("render.yaml", render.formatted("DJANGO_SECRET_KEY"), "Dockerfile", "")))
        .allMatch(finding -> !finding.contains("the deployment sets"));
  }

  @Test
  void aModuleThatNobodyIsToldToMakeSaysLittle() {
    String key =
        """
        SECRET_KEY = "b0e@^m&tccz11$w59qov$lhn-97!(%wfn-gray-c*x)^a$wx=2"
        try:
            from .settings_local import *
        except ImportError:
            pass
        """;
    String message = " SECRET_KEY is written in the code, and counts unless shop/settings_local.py";

    assertThat(found("UDB201", key, Map.of("shop/__init__.py", "")))
        .singleElement()
        .asString()
        .startsWith("medium" + message);
    assertThat(found("UDB201", key, Map.of(".gitignore", "settings_local.py\n")))
        .singleElement()
        .asString()
        .startsWith("low" + message);
    assertThat(
            found(
                "UDB201",
                key,
                Map.of(
                    ".gitignore", "settings_local.py\n", "Procfile", "web: gunicorn shop.wsgi\n")))
        .contains("high SECRET_KEY is written in the code");
  }

  @Test
  void aKeyInAFileOfVariablesIsNotInTheCode() {
    String reads =
        """
        from dotenv import load_dotenv
        load_dotenv()
        SECRET_KEY = os.environ.get("SECRET_KEY")
        if not SECRET_KEY:
            SECRET_KEY = "".join(["a", "b"])
        """;
    var files =
        Map.of(
            ".env",
            "DEBUG=True\n\nSECRET_KEY=k3Jd82-Lx0pQ7vTz-k3Jd82-Lx0pQ7vTz\n",
            "requirements.txt",
            "python-dotenv==1.0.1\n");

    assertThat(found("UDB201", reads, files)).isEmpty();
    assertThat(found("UDB204", reads, files))
        .containsExactly("high SECRET_KEY is written in .env, which the settings read");
  }

  @Test
  void aFileThatIsReadOnlyWhereAVariableSaysSoIsReadOnlyThere() {
    String reads =
        """
        import environ
        env = environ.Env()
        READ_DOT_ENV_FILE = env.bool("DJANGO_READ_DOT_ENV_FILE", default=False)
        if READ_DOT_ENV_FILE:
            env.read_env(os.path.join(os.path.dirname(os.path.dirname(__file__)), ".env"))
        SECRET_KEY = env("DJANGO_SECRET_KEY")
        """;
    var files =
        Map.of(
            ".env",
            "DJANGO_SECRET_KEY=k3Jd82-Lx0pQ7vTz-k3Jd82-Lx0pQ7vTz\n",
            "requirements.txt",
            "django-environ==0.10.0\n");
    var switched = new HashMap<>(files);
    switched.put(
        "Dockerfile",
        "FROM python:3.13\nCOPY . .\nENV DJANGO_READ_DOT_ENV_FILE=True\nCMD [\"gunicorn\", \"shop.wsgi\"]\n");

    assertThat(found("UDB204", reads, files)).isEmpty();
    assertThat(found("UDB204", reads, switched))
        .containsExactly("high SECRET_KEY is written in .env, which the settings read");
  }

  @Test
  void aShortTextIsNotTheKeyOnlyBecauseItIsTheSame() {
    String image =
        "FROM python:3.13\nCOPY . .\nENV MAIL_HOST=none SHOP_KEY=none\nCMD [\"gunicorn\", \"shop.wsgi\"]\n";
    String reads = "SECRET_KEY = os.environ.get('SHOP_KEY')\n";

    assertThat(found("UDB204", reads, Map.of("Dockerfile", image)))
        .allMatch(finding -> !finding.contains("MAIL_HOST"));
  }

  @Test
  void whatRenderSetsIsSet() {
    String render =
        "services:\n- type: web\n  name: shop\n  runtime: python\n  startCommand: gunicorn shop.wsgi\n";
    String settings = "DEBUG = 'RENDER' not in os.environ\n";

    assertThat(found("UDB102", settings, Map.of("render.yaml", render, "Dockerfile", "")))
        .isEmpty();
    assertThat(found("UDB102", settings, Map.of())).hasSize(1);
  }

  @Test
  void theHalfThatPagesGetIsNoSecret() {
    String key = "'pk_" + "test_4eC39HqLyjWDarjtT1zdp7dc'\n";
    assertThat(found("UDB211", "STRIPE_PUB_KEY = " + key, Map.of())).isEmpty();
    assertThat(found("UDB211", "STRIPE_KEY = " + key, Map.of()))
        .noneMatch(one -> one.startsWith("high"));
  }

  @Test
  void whatEverybodyKnowsOpensLittleOnTheSameMachine() {
    String database =
        "DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql', 'NAME': 'shop',"
            + " 'USER': 'shop', 'PASSWORD': 'postgres', 'HOST': '%s'}}\n";
    assertThat(found("UDB208", database.formatted("127.0.0.1"), Map.of()))
        .singleElement()
        .asString()
        .startsWith("low ");
    assertThat(found("UDB208", database.formatted("db.shop.example"), Map.of()))
        .singleElement()
        .asString()
        .startsWith("high ");
  }
}
