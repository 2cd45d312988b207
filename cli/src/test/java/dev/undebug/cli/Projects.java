package dev.undebug.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Folders of every sort, for the formats: with and without faults, Django, and sense.
final class Projects {

  private static final Path LAB = Path.of("..", "lab");

  private static final String CHOOSES =
      "import os\n\nos.environ.setdefault(\"DJANGO_SETTINGS_MODULE\", \"%s.settings\")\n";

  private Projects() {}

  /// Name to folder; those that are not in the lab are made.
  static Map<String, Path> in(Path root) throws IOException {
    var projects = new LinkedHashMap<String, Path>();
    projects.put("insecure", LAB.resolve("insecure"));
    projects.put("secure", LAB.resolve("secure"));
    projects.put("empty", Files.createDirectories(root.resolve("empty")));
    projects.put("no-django", of(root.resolve("no-django"), Map.of("main.py", "print('hello')\n")));
    projects.put("broken", of(root.resolve("broken"), broken()));
    projects.put("monorepo", of(root.resolve("monorepo"), monorepo()));
    return projects;
  }

  private static Map<String, String> broken() {
    return Map.of(
        "manage.py", CHOOSES.formatted("shop"),
        "shop/settings.py", "DEBUG = True\nif DEBUG\n    ALLOWED_HOSTS = [\n",
        "shop/wsgi.py", CHOOSES.formatted("shop"),
        "compose.yaml", "services:\n  web:\n    image: [\n",
        "Dockerfile", "FROM python:3.13\nENV \"DEBUG\nCMD [\"gunicorn\", \"shop.wsgi\"]\n",
        "undebug.toml", "");
  }

  private static Map<String, String> monorepo() {
    var files = new LinkedHashMap<String, String>();
    project(
        files,
        "shop",
        "DEBUG = True\nSECRET_KEY = \"Kx9vQ2mZr7Lp4TnW8bYc3HsD6fGj1AeU5oRi0XtPqMl\"\n");
    project(
        files,
        "blog",
        """
        import os

        DEBUG = os.environ.get("DEBUG", "1") == "1"
        ALLOWED_HOSTS = ["*"]
        SECRET_KEY = os.environ["SECRET_KEY"]
        """);
    project(
        files,
        "news",
        """
        import os

        DEBUG = False
        ALLOWED_HOSTS = ["news.example"]
        SECRET_KEY = os.environ["SECRET_KEY"]
        """);
    return files;
  }

  private static void project(Map<String, String> files, String name, String settings) {
    files.put(name + "/manage.py", CHOOSES.formatted(name));
    files.put("%s/%s/__init__.py".formatted(name, name), "");
    files.put("%s/%s/settings.py".formatted(name, name), settings);
    files.put("%s/%s/wsgi.py".formatted(name, name), CHOOSES.formatted(name));
    files.put(name + "/requirements.txt", "Django==5.2.17\n");
    files.put(
        name + "/Dockerfile",
        "FROM python:3.13\nCOPY . .\nCMD [\"gunicorn\", \"%s.wsgi\"]\n".formatted(name));
  }

  private static Path of(Path folder, Map<String, String> files) {
    files.forEach(
        (path, text) -> {
          try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return folder;
  }
}
