package dev.undebug.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PassengerTest {

  @Test
  void whatPassengerLoadsIsAnEntryPointWithTheSettingsOfTheApplicationThatItHas() {
    String imported =
        """
        import os, sys
        sys.path.insert(0, os.path.dirname(__file__))
        from shop.wsgi import application  # noqa
        """;
    String loaded =
        """
        import imp
        wsgi = imp.load_source('wsgi', 'shop/wsgi.py')
        application = wsgi.application
        """;

    for (String text : new String[] {imported, loaded}) {
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
            """
            import os
            os.environ['DJANGO_SETTINGS_MODULE'] = 'shop.production'
            from shop.wsgi import application
            """,
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
