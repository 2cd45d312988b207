package dev.undebug.threat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.code.Local;
import dev.undebug.python.Parser;
import dev.undebug.rule.Application;
import dev.undebug.rule.Finding;
import dev.undebug.rule.Judge;
import dev.undebug.source.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Counts what is parsed while an application is judged, as the parser itself tells it.
class ParsesTest {

  /// A shop of which everybody asks for something: the evaluator, the rules, the readers of
  /// requirements and servers, and whoever looks for comments.
  private static final Map<String, String> SHOP =
      Map.of(
          "runtime.txt", "python-3.13.1\n",
          "manage.py",
              """
              import os
              os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
              from django.core.management import execute_from_command_line
              execute_from_command_line()
              """,
          "setup.py",
              """
              from setuptools import setup
              setup(name="shop", install_requires=["Django==5.2"])
              """,
          "gunicorn.conf.py", "bind = '0.0.0.0:8000'\n",
          "Procfile", "web: gunicorn shop.wsgi\n",
          "shop/wsgi.py",
              """
              import os
              os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings")
              from django.core.wsgi import get_wsgi_application
              application = get_wsgi_application()
              """,
          "shop/settings.py",
              """
              from shop.base import *
              DEBUG = True  # undebug: ignore[UDB101] because it is a test
              """,
          "shop/base.py",
              """
              import os
              SECRET_KEY = os.environ["SECRET_KEY"]
              ROOT_URLCONF = "shop.urls"
              MIDDLEWARE = ["shop.middleware.Counting"]
              """,
          "shop/urls.py",
              """
              from django.urls import path
              from shop import views
              urlpatterns = [path("", views.pay)]
              """);

  private static final String VIEWS =
      """
      from django.http import HttpResponse
      def pay(request):
          password = "swordfish-7Kq2mZ"
          try:
              return charge(request.POST["card"], password)
          except Exception as e:
              return HttpResponse(str(e))
      """;

  /// Nothing that a rule looks for, and no word of credentials.
  private static final String RECIPES =
      """
      def bake(flour, water):
          dough = mix(flour, water)
          return oven.heat(dough, 220)
      """;

  private static Map<String, Long> parses(Map<String, String> files) {
    var parsed = new ArrayList<String>();
    Logger log = Logger.getLogger(Parser.class.getName());
    var counting =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            parsed.add(String.valueOf(record.getParameters()[0]));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    log.addHandler(counting);
    log.setUseParentHandlers(false);
    log.setLevel(Level.FINE);
    try {
      evidence(files);
    } finally {
      log.setLevel(null);
      log.setUseParentHandlers(true);
      log.removeHandler(counting);
    }
    return parsed.stream()
        .filter(files::containsKey)
        .collect(Collectors.groupingBy(path -> path, TreeMap::new, Collectors.counting()));
  }

  private static Evidence evidence(Map<String, String> files) {
    var application = Application.read(Tree.of(files));
    List<Finding> findings = Judge.judge(application);
    return Evidence.of(application, findings, "shop", "2026-11-26");
  }

  private static Map<String, String> shopWith(String path, String text) {
    var files = new TreeMap<>(SHOP);
    files.put("shop/__init__.py", "");
    files.put("shop/views.py", VIEWS);
    files.put(path, text);
    return files;
  }

  @Test
  void everyFileIsParsedOnceHoweverManyAskForIt() {
    var parses = parses(shopWith("shop/middleware.py", "class Counting: pass\n"));

    assertThat(parses)
        .containsKeys(
            "setup.py", "gunicorn.conf.py", "shop/settings.py", "shop/base.py", "shop/views.py");
    assertThat(parses.values()).containsOnly(1L);
  }

  @Test
  void whereNothingTellsTheDialectEveryFileIsTriedInBothOnce() {
    var files = shopWith("shop/middleware.py", "class Counting: pass\n");
    files.remove("runtime.txt");

    assertThat(parses(files).values()).contains(2L).allMatch(count -> count <= 2);
  }

  @Test
  void whatNobodyNeedsIsNotParsed() {
    assertThat(parses(shopWith("shop/recipes.py", RECIPES))).doesNotContainKey("shop/recipes.py");
  }

  @Test
  void whatIsNeededForASecretInAFunctionAloneIsParsed() {
    var files =
        shopWith(
            "shop/recipes.py",
            RECIPES + "    # later\n    oven.open(passphrase='kx-44-Trombone')\n");

    assertThat(parses(files)).containsEntry("shop/recipes.py", 1L);
    assertThat(evidence(files).locals())
        .extracting(Local::name)
        .containsExactly("passphrase", "password");
  }

  @Test
  void testsAndMigrationsAreNotParsed() {
    assertThat(parses(shopWith("shop/migrations/0001_initial.py", VIEWS)))
        .doesNotContainKey("shop/migrations/0001_initial.py");
    assertThat(parses(shopWith("shop/tests/test_pay.py", VIEWS)))
        .doesNotContainKey("shop/tests/test_pay.py");
  }
}
