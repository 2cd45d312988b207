package dev.undebug.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a project is served by.
public enum Server {
  /// Django's own development server.
  RUNSERVER,
  GUNICORN,
  /// Speaks ASGI; from Debian packages, beside the Djangos.
  UVICORN,
  /// From Debian packages, beside the Djangos, for the Python of the machine.
  UWSGI;

  /// The command that serves.
  ///
  /// @param folder the package beside the settings, `shop`, with `wsgi.py` and perhaps `asgi.py`
  List<String> command(Django django, String folder, String address) throws IOException {
    String python = django.python().toString();
    String port = address.substring(address.lastIndexOf(':') + 1);
    return switch (this) {
      case RUNSERVER -> List.of(python, "manage.py", "runserver", "--noreload", address);
      case GUNICORN ->
          List.of(
              python,
              "-m",
              "gunicorn",
              folder + ".wsgi:application",
              "--bind",
              address,
              "--workers",
              "1");
      case UVICORN ->
          List.of(
              python,
              "-m",
              "uvicorn",
              folder + ".asgi:application",
              "--host",
              "127.0.0.1",
              "--port",
              port,
              "--lifespan",
              "off",
              "--no-access-log");
      case UWSGI ->
          List.of(
              others().resolve("usr/bin/uwsgi-core").toString(),
              "--plugins-dir",
              others().resolve("usr/lib/uwsgi/plugins").toString(),
              "--plugin",
              Files.readString(others().resolve("ready")).strip(),
              "--http-socket",
              address,
              "--module",
              folder + ".wsgi:application",
              "--need-app",
              "--die-on-term",
              "--disable-logging");
    };
  }

  /// What it needs in the environment, beside the project's own.
  Map<String, String> environment(Django django) {
    return switch (this) {
      case RUNSERVER, GUNICORN -> Map.of();
      case UVICORN -> Map.of("PYTHONPATH", django.site() + ":" + others().resolve("modules"));
      case UWSGI -> Map.of("LD_LIBRARY_PATH", others().resolve("libraries").toString());
    };
  }

  /// Whether it can serve a Django here.
  public boolean canServe(Django django) {
    return switch (this) {
      case RUNSERVER, GUNICORN -> true;
      case UVICORN ->
          django.series() != Series.DJANGO_2_2 && Files.isRegularFile(others().resolve("ready"));
      case UWSGI -> isOfTheMachine(django);
    };
  }

  /// The plugin is linked with the machine's Python, so the Django must run on the same.
  private static boolean isOfTheMachine(Django django) {
    Path ready = others().resolve("ready");
    try {
      String own =
          Files.isRegularFile(ready)
              ? Files.readString(ready).strip().replace("python3", "3.")
              : "none";
      String python = django.python().toString();
      return python.contains("/" + own + ".") || python.endsWith("python" + own);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path others() {
    return Django.home().resolve("servers");
  }
}
