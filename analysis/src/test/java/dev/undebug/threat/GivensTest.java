package dev.undebug.threat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.rule.Application;
import dev.undebug.source.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GivensTest {

  private static final String DOCKERFILE =
      """
      FROM python:3.12
      ENV DJANGO_DEBUG=off SHOP_DEBUG=0 NODE_ENV=production
      ARG DJANGO_SETTINGS_MODULE=shop.never
      RUN SHOP_DEBUG=0 DEBUG=1 python manage.py collectstatic
      COPY . .
      CMD gunicorn shop.wsgi
      """;

  private final Map<String, String> files =
      new LinkedHashMap<>(
          Map.of(
              "manage.py",
              "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n",
              "shop/__init__.py",
              "",
              "shop/wsgi.py",
              """
              import os
              from django.core.wsgi import get_wsgi_application
              os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
              application = get_wsgi_application()
              """,
              "shop/settings.py",
              """
              import os
              DEBUG = os.environ.get("SHOP_DEBUG") == "1" or os.environ.get("DEBUG") == "1"
              SECRET_KEY = "x"
              """,
              "Dockerfile",
              DOCKERFILE));

  private List<String> says(String deployment) {
    var application = Application.read(Tree.of(files));
    var givens = new Givens(application.tree());
    return application.deployments().stream()
        .filter(evaluated -> evaluated.name().equals(deployment))
        .flatMap(evaluated -> givens.of(evaluated).stream())
        .map(given -> "%s %s: %s".formatted(given.use().word(), given.name(), given.says()))
        .toList();
  }

  @Test
  void whatIsSetAndReadByNobodyIsADecoy() {
    assertThat(says("Dockerfile"))
        .containsExactly(
            "decoy DJANGO_DEBUG: set to \"off\"",
            "decides SHOP_DEBUG: set to \"0\"",
            "build-only DEBUG: set to \"1\"",
            "build-only DJANGO_SETTINGS_MODULE: set to \"shop.never\"");
  }

  @Test
  void whatAnyCodeNamesIsNoDecoy() {
    files.put("shop/middleware.py", "import os\nFLAG = os.environ['DJANGO_DEBUG']\n");

    assertThat(says("Dockerfile")).noneMatch(line -> line.contains("DJANGO_DEBUG"));
  }

  @Test
  void aCommittedFileThatNothingLoadsDecidesNothing() {
    files.put(".env", "# for one's own machine\nDEBUG=1\nOTHER=2\n");

    assertThat(says("Dockerfile")).contains("unloaded DEBUG: set to \"1\"");
    assertThat(says("Dockerfile")).noneMatch(line -> line.contains("OTHER"));

    files.put(
        "shop/settings.py", "from dotenv import load_dotenv\n" + files.get("shop/settings.py"));

    assertThat(says("Dockerfile")).noneMatch(line -> line.startsWith("unloaded"));
  }

  @Test
  void aLibraryThatDerivesNamesLeavesNoDecoys() {
    files.put(
        "shop/settings.py",
        "import os\nfrom configurations import values\nDEBUG = False\nSECRET_KEY = 'x'\n");

    assertThat(says("Dockerfile")).noneMatch(line -> line.startsWith("decoy"));
  }
}
