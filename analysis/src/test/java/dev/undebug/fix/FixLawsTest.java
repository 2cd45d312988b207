package dev.undebug.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.Python;
import dev.undebug.rule.Application;
import dev.undebug.rule.Policy;
import dev.undebug.source.Tree;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Laws over generated projects: fixing twice is fixing once, every result parses, and what no edit
/// touches keeps its bytes, whatever the style of the file.
class FixLawsTest {

  private static final int CASES = 60;

  /// How a file is written.
  private record Style(String lineEnd, boolean hasMark, Charset charset, String quote) {

    byte[] bytes(String text) {
      String written = text.replace("\"", quote).replace("\n", lineEnd);
      return ((hasMark ? "\uFEFF" : "") + written).getBytes(charset);
    }
  }

  private static Style style(Random random) {
    boolean isLatin = random.nextInt(4) == 0;
    return new Style(
        random.nextBoolean() ? "\n" : "\r\n",
        !isLatin && random.nextInt(3) == 0,
        isLatin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8,
        random.nextBoolean() ? "\"" : "'");
  }

  /// Settings as people write them: faults and harmless lines, in several layouts.
  private static String settings(Random random, boolean isLatin) {
    var lines = new ArrayList<String>();
    if (isLatin) {
      lines.add("# -*- coding: latin-1 -*-");
    }
    lines.add(pick(random, "\"\"\"Settings of the café.\"\"\"", "# Größe", "", "import sys"));
    lines.add(pick(random, "import os", "import os, sys", "from os import path"));
    lines.add(pick(random, "DEBUG = True", "DEBUG  =  True  # for now", "DEBUG: bool = True"));
    lines.add(
        pick(
            random,
            "SECRET_KEY = \"Kq8vZt2mWr5Lx9PnHc4sYb7gDu3Ej6FaTn5wRk2xVm8Qz3LpBf\"",
            "SECRET_KEY = os.environ.get(\"KEY\", \"Kq8vZt2mWr5Lx9PnHc4sYb7gDu3Ej6FaTn5\")"));
    lines.add(pick(random, "ALLOWED_HOSTS = []", "ALLOWED_HOSTS = [\"*\"]", "ALLOWED_HOSTS = [ ]"));
    lines.add("INSTALLED_APPS = [\"django.contrib.staticfiles\", \"django.contrib.sessions\"]");
    lines.add(middleware(random));
    lines.add(
        pick(
            random,
            "DATABASES = {\"default\": {\"ENGINE\": \"django.db.backends.postgresql\", \"PASSWORD\":"
                + " \"hV7qLz2mXr9w\"}}",
            "DATABASES = {\n\t\"default\": {\n\t\t\"ENGINE\": \"django.db.backends.postgresql\",\n"
                + "\t\t\"PASSWORD\": \"hV7qLz2mXr9w\",  # naïve\n\t}\n}"));
    lines.add("ROOT_URLCONF = \"shop.urls\"\nSTATIC_URL = \"/static/\"");
    lines.add(pick(random, "X = 1", "if DEBUG:\n    X = 2\nelse:\n    X = 3", "X = (1,\n     2)"));
    return String.join("\n", lines) + pick(random, "\n", "", "\n\n");
  }

  private static String middleware(Random random) {
    String comma = pick(random, ",", "");
    return pick(
        random,
        "MIDDLEWARE = [\"django.middleware.common.CommonMiddleware\"]",
        "MIDDLEWARE = [\n    \"django.middleware.common.CommonMiddleware\"" + comma + "\n]",
        "MIDDLEWARE = (\n\t\"django.middleware.common.CommonMiddleware\",  # first\n"
            + "\t\"django.contrib.sessions.middleware.SessionMiddleware\""
            + comma
            + "\n)");
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static Map<String, byte[]> project(long seed) {
    var random = new Random(seed);
    var style = style(random);
    boolean isLatin = style.charset().equals(StandardCharsets.ISO_8859_1);
    var files = new TreeMap<String, byte[]>();
    String chooses =
        "import os\nos.environ.setdefault(\"DJANGO_SETTINGS_MODULE\", \"shop.settings\")\n";
    files.put("manage.py", style.bytes(chooses));
    files.put("shop/__init__.py", new byte[0]);
    files.put("shop/settings.py", style.bytes(settings(random, isLatin)));
    files.put("shop/urls.py", style.bytes("urlpatterns = []\n"));
    files.put(
        "shop/wsgi.py",
        style.bytes(
            "import os\n\nfrom django.core.wsgi import get_wsgi_application\n\n"
                + chooses.substring(chooses.indexOf('\n') + 1)
                + "application = get_wsgi_application()\n"));
    files.put(
        "requirements.txt",
        style.bytes("Django==4.2.1\ngunicorn==20.0.4" + pick(random, "\n", "")));
    files.put("templates/home.html", style.bytes("<p>hello</p>\n"));
    files.put(
        "Dockerfile",
        style.bytes(
            "FROM python:3.12\nCOPY . .\n"
                + pick(
                    random,
                    "CMD [\"python\", \"manage.py\", \"runserver\", \"0.0.0.0:8000\"]\n",
                    "CMD python manage.py runserver 0.0.0.0:8000",
                    "CMD gunicorn shop.wsgi --bind 0.0.0.0:8000\n")));
    return files;
  }

  private static Plan plan(Map<String, byte[]> files) {
    return Fixer.plan(Tree.ofBytes(files), Application::read, Policy.STANDARD, _ -> true);
  }

  private static Map<String, byte[]> fixed(Map<String, byte[]> files, Plan plan) {
    var fixed = new TreeMap<>(files);
    plan.files().forEach((path, change) -> fixed.put(path, change.after().bytes()));
    return fixed;
  }

  static LongStream seeds() {
    return LongStream.range(0, CASES);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void fixingTwiceIsFixingOnce(long seed) {
    var files = project(seed);
    Plan once = plan(files);

    assertThat(once.files()).isNotEmpty();
    assertThat(plan(fixed(files, once)).files()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyResultParses(long seed) {
    var files = project(seed);

    fixed(files, plan(files))
        .forEach(
            (path, bytes) -> {
              if (path.endsWith(".py")) {
                assertThat(Python.read(path, bytes).problems()).as(path).isEmpty();
              }
            });
  }

  /// Every line that stays is the line that was there, in its order; a file keeps its mark and its
  /// one kind of line end.
  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsNotEditedKeepsItsBytes(long seed) {
    var files = project(seed);
    Plan plan = plan(files);

    plan.files()
        .forEach(
            (path, change) -> {
              if (change.before().isPresent()) {
                String before = text(change.before().get().bytes());
                String after = text(change.after().bytes());
                assertThat(after.startsWith("ï»¿")).isEqualTo(before.startsWith("ï»¿"));
                assertThat(after.replace("\r\n", "").contains("\n"))
                    .as(path)
                    .isEqualTo(before.replace("\r\n", "").contains("\n") || isOneLine(before));
                assertThat(kept(before, after)).as(path + "\n" + after).isTrue();
              }
            });
  }

  private static boolean isOneLine(String text) {
    return !text.contains("\n");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /// Whether at most eight of the old lines are not in the new text, the others in their order.
  private static boolean kept(String before, String after) {
    List<String> left = new ArrayList<>(after.lines().toList());
    int lost = 0;
    for (String line : before.lines().toList()) {
      int at = left.indexOf(line);
      if (at < 0) {
        lost++;
      } else {
        left = left.subList(at + 1, left.size());
      }
    }
    return lost <= 8;
  }
}
