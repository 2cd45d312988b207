package dev.undebug.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A tree that has a credential wherever reports quote from: no report has one.
class HiddenSecretsTest {

  /// One for each place, so that a leak names its place.
  private static final Map<String, String> CREDENTIALS =
      Map.of(
          "setting", "Kq8vZt2mWr5Lx9Pn",
          "condition", "Hc4sYb7gDu3Ej6Fa",
          "compose", "Tn5wRk2xVm8Qz3Lp",
          "sample", "Bf9dGh4jSy7Ca2Ue",
          "image", "Mp3zXq6rNw8Kv5Tl",
          "view", "Jd7fAs2gHy4Ub9Ec");

  @TempDir private Path root;

  private static String of(String place) {
    return CREDENTIALS.get(place);
  }

  @BeforeEach
  void makeProject() throws IOException {
    write(
        "manage.py",
        "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n");
    write("shop/__init__.py", "");
    write(
        "shop/wsgi.py",
        "import os\nos.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')\n");
    write("requirements.txt", "Django==5.2.17\ngunicorn==23.0.0\n");
    write(
        "shop/settings.py",
        """
        import os
        SECRET_KEY = os.environ.get("SECRET_KEY", "")
        MAIL_PASSWORD = os.environ.get("MAIL_PASSWORD", "")
        if SECRET_KEY == "%s":
            raise RuntimeError("the published key")
        DEBUG = bool(MAIL_PASSWORD)
        EMAIL_HOST_PASSWORD = "%s"
        ALLOWED_HOSTS = ["shop.example"]
        ROOT_URLCONF = "shop.urls"
        """
            .formatted(of("condition"), of("setting")));
    write(
        "shop/urls.py",
        """
        from django.urls import path
        def pay(request):
            password = "%s"
            return gateway(password)
        urlpatterns = [path("pay/", pay)]
        """
            .formatted(of("view")));
    write(
        "Dockerfile",
        "FROM python:3.13\nENV API_TOKEN=%s\nCMD gunicorn shop.wsgi\n".formatted(of("image")));
    write(".env.example", "MAIL_PASSWORD=%s\n".formatted(of("sample")));
    write(
        "compose.yaml",
        """
        services:
          web:
            build: .
            env_file: .env
            environment:
              SECRET_KEY: %s
        """
            .formatted(of("compose")));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String told(String command, String format, String... more) {
    var words = new ArrayList<>(List.of(command, root.toString(), "--format", format));
    words.addAll(List.of(more));
    var run = Run.of(words.toArray(String[]::new));
    return run.out() + run.err();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "concise", "json", "sarif", "github", "gitlab", "junit", "html"})
  void noFormatShowsOne(String format) {
    String both = told("analyze", format) + told("scan", format);

    assertThat(both).isNotEmpty();
    CREDENTIALS.forEach(
        (place, credential) ->
            assertThat(both).as("that of the " + place).doesNotContain(credential));
  }

  @Test
  void theReaderMayAskForThem() {
    assertThat(told("analyze", "json", "--reveal") + told("scan", "text", "--reveal"))
        .contains(CREDENTIALS.values());
  }
}
