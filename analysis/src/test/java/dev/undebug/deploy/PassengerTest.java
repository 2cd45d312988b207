package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PassengerTest {

  @Test
  void whatPassengerLoadsIsAnEntryPointWithTheSettingsOfTheApplicationThatItHas() {
    for (String text :
        new String[] {
          "from shop.wsgi import application  # noqa\n",
          "import os, sys\nsys.path.insert(0, os.path.dirname(__file__))\n"
              + "from shop.wsgi import application\n",
          "import imp\nwsgi = imp.load_source('wsgi', 'shop/wsgi.py')\n"
              + "application = wsgi.application\n",
        }) {
      var found = Found.in("passenger_wsgi.py", text);

      assertThat(found.named("passenger_wsgi.py").kind()).isEqualTo(Kind.WSGI);
      assertThat(found.named("passenger_wsgi.py").production()).isTrue();
      assertThat(found.settings("passenger_wsgi.py"))
          .isEqualTo("shop.settings at shop/wsgi.py:3:23");
    }
  }

  @Test
  void whatItWritesItselfComesFirst() {
    var found =
        Found.in(
            "passenger_wsgi.py",
            "import os\nos.environ['DJANGO_SETTINGS_MODULE'] = 'shop.production'\n"
                + "from shop.wsgi import application\n",
            "shop/production.py",
            "");

    assertThat(found.settings("passenger_wsgi.py"))
        .isEqualTo("shop.production at passenger_wsgi.py:2:12");
  }

  @Test
  void anApplicationOfAnotherFrameworkIsNoEntryPoint() {
    var found =
        Found.in(
            "site/passenger_wsgi.py",
            "from app import app as application\n",
            "site/app.py",
            "from flask import Flask\napp = Flask(__name__)\n");

    assertThat(found.names()).doesNotContain("site/passenger_wsgi.py");
  }
}
