package dev.undebug.rule;

import static dev.undebug.rule.Shop.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Credentials by what they open: nothing, something beside the application, or something outside.
class OutsideCredentialsTest {

  private static final String READS_KEY = "SECRET_KEY = os.environ['DJANGO_SECRET_KEY']\n";

  private static Map<String, String> compose(String command, String... variables) {
    var lines = new StringBuilder();
    for (String variable : variables) {
      lines.append("      - ").append(variable).append('\n');
    }
    return Map.of(
        "docker-compose.yml",
        """
        services:
          web:
            build: .
            command: %s
            environment:
        %s
        """
            .formatted(command, lines));
  }

  @Test
  void aKeyThatAsksToBeReplacedIsNotOneThatWasCommitted() {
    String unit =
        "[Service]\nEnvironment=\"DJANGO_SECRET_KEY=%s\"\nExecStart=/srv/venv/bin/gunicorn shop.wsgi\n";

    assertThat(
            found(
                "UDB204",
                READS_KEY,
                Map.of("Dockerfile", "", "shop.service", unit.formatted("your_secret_key_here"))))
        .containsExactly(
            "low DJANGO_SECRET_KEY holds a text that asks to be replaced: whoever starts it as it"
                + " is signs with what everybody can read");
    assertThat(
            found(
                "UDB204",
                READS_KEY,
                Map.of("Dockerfile", "", "shop.service", unit.formatted("my-very-own-shop-key"))))
        .singleElement()
        .asString()
        .startsWith("high ");
  }

  @Test
  void whatStandsWhereAKeyWasCutOutIsNoKey() {
    String key = "SECRET_KEY = '%s'\n";

    for (String cut :
        new String[] {"<SECRET_KEY>", "<your-secret-key>", "${SECRET_KEY}", "XXXXXXXX", "*****"}) {
      assertThat(found("UDB201", key.formatted(cut), Map.of()))
          .containsExactly(
              "low SECRET_KEY holds a text that asks to be replaced: whoever starts it as it is"
                  + " signs with what everybody can read");
    }
    for (String other : new String[] {"x", "change-me", "<a>k7!dq", "xxxxy"}) {
      assertThat(found("UDB201", key.formatted(other), Map.of()))
          .containsExactly("high SECRET_KEY is written in the code");
    }
  }

  @Test
  void anInboxForTestsSendsNothingToAnybody() {
    String mail = "EMAIL_HOST = '%s'\nEMAIL_HOST_PASSWORD = '7b3d7bdfb757e5'\n";

    for (String host :
        new String[] {"sandbox.smtp.mailtrap.io", "smtp.ethereal.email", "mailpit"}) {
      assertThat(found("UDB209", mail.formatted(host), Map.of()))
          .containsExactly(
              "low EMAIL_HOST_PASSWORD is written in the code: password, which opens an inbox for"
                  + " tests: what is sent there reaches nobody");
    }
    for (String host : new String[] {"live.smtp.mailtrap.io", "smtp.shop.example"}) {
      assertThat(found("UDB209", mail.formatted(host), Map.of()))
          .containsExactly(
              "high EMAIL_HOST_PASSWORD is written in the code: password, which opens the mail"
                  + " server");
    }
    assertThat(
            found(
                "UDB212",
                "EMAIL_HOST = os.environ['EMAIL_HOST']\n",
                compose(
                    "gunicorn shop.wsgi",
                    "EMAIL_HOST=sandbox.smtp.mailtrap.io",
                    "EMAIL_HOST_PASSWORD=7b3d7bdfb757e5")))
        .containsExactly(
            "note EMAIL_HOST_PASSWORD is written in the deployment's files: it opens an inbox for"
                + " tests");
  }

  @Test
  void aKeyThatSignsTokensIsKnownHoweverShortItIs() {
    String jwt = "SIMPLE_JWT = {'ALGORITHM': '%s', 'SIGNING_KEY': '%s'}\n";

    for (String key : new String[] {"ann_smith", "change-me", "k7"}) {
      assertThat(found("UDB211", jwt.formatted("HS256", key), Map.of()))
          .containsExactly(
              "high SIMPLE_JWT['SIGNING_KEY'] is written in the code: key, which signs the tokens"
                  + " that visitors log in with");
    }
    assertThat(found("UDB211", jwt.formatted("RS256", "ann_smith"), Map.of())).isEmpty();
    assertThat(found("UDB211", jwt.formatted("HS256", "/run/secrets/jwt.pem"), Map.of())).isEmpty();
    assertThat(found("UDB211", "SIMPLE_JWT = {'SIGNING_KEY': ''}\n", Map.of())).isEmpty();
  }

  @Test
  void anAccountOutsideIsPublishedThoughTheDeploymentIsForDevelopment() {
    String server = "python manage.py runserver 0.0.0.0:8000";
    String host = "EMAIL_HOST=smtp.gmail.com";
    String password = "EMAIL_HOST_PASSWORD=" + "tzlwqxoullrdylog";

    assertThat(
            found(
                "UDB212",
                "",
                compose(server, "EMAIL_HOST_USER=ann.smith@gmail.com", host, password)))
        .containsExactly(
            "medium EMAIL_HOST_PASSWORD is written in the deployment's files: password of an"
                + " account at a service outside");
    assertThat(
            found(
                "UDB212",
                "",
                compose(server, "EMAIL_HOST_USER=your-email@gmail.com", host, password)))
        .isEmpty();
    assertThat(
            found(
                "UDB212",
                "",
                compose(
                    server, "EMAIL_HOST_USER=ann.smith@gmail.com", "EMAIL_HOST=mailhog", password)))
        .isEmpty();
    assertThat(
            found(
                "UDB212",
                "",
                compose(
                    server,
                    "EMAIL_HOST_USER=ann.smith@gmail.com",
                    host,
                    "EMAIL_HOST_PASSWORD=gmailapppassword")))
        .isEmpty();
  }

  @Test
  void aTokenOfAProviderIsOneWhereverItStands() {
    String server = "python manage.py runserver 0.0.0.0:8000";

    assertThat(
            found(
                "UDB212",
                "",
                compose(server, "PAYMENT=" + "sk_" + "live_4eC39HqLyjWDarjtT9zdp7dc")))
        .containsExactly(
            "medium PAYMENT is written in the deployment's files: Stripe key of an account at a"
                + " service outside");
    assertThat(
            found(
                "UDB212",
                "",
                compose(server, "PAYMENT=" + "sk_" + "test_4eC39HqLyjWDarjtT9zdp7dc")))
        .isEmpty();
    assertThat(found("UDB212", "", compose(server, "POSTGRES_PASSWORD=rye-Bread-77-store")))
        .isEmpty();
  }

  @Test
  void aLongWordOfSomebodysOwnIsNotWhatEverybodyKnows() {
    String server = "gunicorn shop.wsgi";
    String known =
        "note POSTGRES_PASSWORD is written in the deployment's files: one that everybody knows,"
            + " which is safe only where nobody else reaches what it opens";

    assertThat(found("UDB212", "", compose(server, "POSTGRES_PASSWORD=annsmithsupersecret")))
        .containsExactly(
            "medium POSTGRES_PASSWORD is written in the deployment's files: database password");
    for (String word : new String[] {"annsmith", "mysecretpassword", "supersecretadmin"}) {
      assertThat(found("UDB212", "", compose(server, "POSTGRES_PASSWORD=" + word)))
          .containsExactly(known);
    }
    assertThat(
            found(
                "UDB212",
                "",
                compose(
                    server,
                    "POSTGRES_USER=annsmithsbigshop",
                    "POSTGRES_PASSWORD=annsmithsbigshop")))
        .containsExactly(known);
  }

  @Test
  void whatEverybodyKnowsIsNoNoteForADatabaseThatEverybodyCanLookUp() {
    String server = "gunicorn shop.wsgi";
    String host = "shop.c3nlteckmr3z.us-east-1.rds.amazonaws.com";

    assertThat(
            found(
                "UDB212",
                "",
                compose(server, "POSTGRES_HOST=" + host, "POSTGRES_PASSWORD=postgres")))
        .containsExactly(
            "medium POSTGRES_PASSWORD is written in the deployment's files: one that everybody"
                + " knows, for a database whose name everybody can look up: "
                + host);
    assertThat(
            found("UDB212", "", compose(server, "POSTGRES_HOST=db", "POSTGRES_PASSWORD=postgres")))
        .singleElement()
        .asString()
        .startsWith("note ");
  }

  @Test
  void whatIsPutTogetherFromVariablesStandsElsewhere() {
    var files =
        Map.of(
            "start.sh",
            """
            #!/bin/sh
            export DATABASE_URL="postgres://shop:${POSTGRES_PASSWORD}@db/shop"
            exec gunicorn shop.wsgi
            """,
            "Dockerfile",
            "FROM python:3.13\nCOPY . .\nENV POSTGRES_PASSWORD=postgres\nCMD [\"./start.sh\"]\n");

    assertThat(found("UDB212", "", files))
        .containsExactly(
            "note POSTGRES_PASSWORD is written in the deployment's files: one that everybody knows,"
                + " which is safe only where nobody else reaches what it opens");
  }

  @Test
  void theMonitorOfCeleryIsNoBroker() {
    assertThat(found("UDB210", "CELERY_FLOWER_PASSWORD = 'rye-Bread-77'\n", Map.of())).isEmpty();
    assertThat(found("UDB211", "CELERY_FLOWER_PASSWORD = 'rye-Bread-77'\n", Map.of()))
        .containsExactly(
            "medium CELERY_FLOWER_PASSWORD is written in the code: password, which opens a service");
  }

  @Test
  void smallLettersAndDigitsThatTakeTurnsWereDrawn() {
    String secret = "OIDC_RP_CLIENT_SECRET = '%s'\n";

    assertThat(
            found(
                "UDB211",
                secret.formatted("1l4nquevookeedrti6m2lvorkr8sj6fp0iivhrknih4jm2dnjtu6"),
                Map.of()))
        .singleElement()
        .asString()
        .startsWith("medium ");
    assertThat(found("UDB211", secret.formatted("theshopsclientsecretofautumn2024"), Map.of()))
        .allMatch(one -> one.startsWith("note "));
  }

  @Test
  void aDatabaseThatEverybodyCanLookUpIsOpenWhoeverLoadsTheSettings() {
    String database =
        "DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql', 'NAME': 'shop',"
            + " 'PASSWORD': '%s', 'HOST': '%s'}}\n";
    String head = "from .settings import *\nROOT_URLCONF = 'shop.urls'\nINSTALLED_APPS = []\n";
    String host = "shop.c3nlteckmr3z.us-east-1.rds.amazonaws.com";

    assertThat(
            found(
                "UDB208",
                "",
                Map.of("shop/settings_pro.py", head + database.formatted("rye-Bread-77", host))))
        .containsExactly(
            "medium a password is written in the code: database password, which opens a database"
                + " at "
                + host
                + ", whoever loads these settings");
    for (String other : new String[] {"db", "localhost", "your-db.us-east-1.rds.amazonaws.com"}) {
      assertThat(
              found(
                  "UDB208",
                  "",
                  Map.of("shop/settings_pro.py", head + database.formatted("rye-Bread-77", other))))
          .isEmpty();
    }
    assertThat(
            found(
                "UDB208",
                "",
                Map.of("shop/settings_pro.py", head + database.formatted("change-me", host))))
        .isEmpty();
    assertThat(found("UDB208", database.formatted("rye-Bread-77", host), Map.of())).hasSize(1);
  }

  @Test
  void aDatabaseThatIsCalledAsInDocumentationIsAnExample() {
    String database =
        "DATABASES = {'default': {'ENGINE': 'django.db.backends.postgresql', 'NAME': '%s',"
            + " 'USER': '%s', 'PASSWORD': '%s', 'HOST': 'localhost'}}\n";

    assertThat(
            found(
                "UDB208",
                database.formatted("mydatabase", "mydatabaseuser", "mypassword"),
                Map.of()))
        .isEmpty();
    assertThat(found("UDB208", database.formatted("db_name", "user", "password"), Map.of()))
        .isEmpty();
    assertThat(found("UDB208", database.formatted("shop", "shop", "mypassword"), Map.of()))
        .hasSize(1);
  }
}
