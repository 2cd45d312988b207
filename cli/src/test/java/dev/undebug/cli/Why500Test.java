package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Why500Test {

  private static String why(Path tree) {
    Run run = Run.of("analyze", tree.toString(), "--why500", "--isolated");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    return run.out().replaceAll("\\s+", " ");
  }

  private static String why(Path tree, String settings) throws IOException {
    Files.createDirectories(tree.resolve("shop"));
    Files.writeString(tree.resolve("shop/__init__.py"), "");
    Files.writeString(tree.resolve("shop/settings.py"), settings);
    Files.writeString(tree.resolve("requirements.txt"), "Django==5.2\n");
    Files.writeString(tree.resolve("Procfile"), "web: gunicorn shop.wsgi\n");
    Files.writeString(
        tree.resolve("shop/wsgi.py"),
        """
        import os
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
        from django.core.wsgi import get_wsgi_application
        application = get_wsgi_application()
        """);
    return why(tree);
  }

  @Test
  void theInsecureShopIsToldWhatItWillMeet() {
    assertThat(why(Path.of("../lab/insecure")))
        .contains("DEBUG is on there now")
        .contains("400 ALLOWED_HOSTS is empty: every request is answered with 400")
        .contains("404 UDB118")
        .contains("500 UDB504")
        .contains("UDB601")
        .contains("ADMINS is empty");
  }

  @Test
  void aManifestThatLacksAFileIsA500(@TempDir Path tree) throws IOException {
    String why =
        why(
            tree,
            """
            DEBUG = False
            ALLOWED_HOSTS = ["shop.example", "www.shop.example"]
            STORAGES = {"staticfiles": {
                "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}}
            SECURE_SSL_REDIRECT = True
            """);

    assertThat(why)
        .contains("every host but shop.example, www.shop.example is answered with 400")
        .contains("500 ManifestStaticFilesStorage asks the manifest only while DEBUG is off")
        .contains("301 SECURE_SSL_REDIRECT without SECURE_PROXY_SSL_HEADER")
        .contains("500 mail is sent by SMTP to localhost")
        .contains("LOGGING is Django's default")
        .contains("403 CSRF_TRUSTED_ORIGINS is empty");
  }

  @Test
  void whatIsInOrderIsNotComplainedOf(@TempDir Path tree) throws IOException {
    String why =
        why(
            tree,
            """
            DEBUG = False
            ALLOWED_HOSTS = ["*"]
            ADMINS = [("Ada", "ada@shop.example")]
            EMAIL_HOST = "mail.shop.example"
            SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
            SECURE_SSL_REDIRECT = True
            LOGGING = {
                "version": 1, "disable_existing_loggers": False,
                "handlers": {"console": {"class": "logging.StreamHandler"}},
                "root": {"handlers": ["console"], "level": "INFO"}}
            """);

    assertThat(why)
        .contains("every host is answered, with DEBUG on and off")
        .contains("LOGGING has a handler that takes errors")
        .doesNotContain("301 ")
        .doesNotContain("CSRF_TRUSTED_ORIGINS")
        .doesNotContain("localhost")
        .doesNotContain("ADMINS is empty");
  }

  @Test
  void whatIsNotKnownIsNotTold(@TempDir Path tree) throws IOException {
    String why = why(tree, "import os\nDEBUG = False\nKEY = os.environ['KEY']\nraise ValueError\n");

    assertThat(why)
        .contains("What Procfile#web answers with DEBUG off is not known: the process refuses")
        .doesNotContain("LOGGING is Django's default");
  }

  @Test
  void aFolderWithoutDjangoIsOneLine(@TempDir Path empty) {
    assertThat(Run.of("analyze", empty.toString(), "--why500", "--isolated").out())
        .contains("no Django project found");
  }
}
