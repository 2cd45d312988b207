package dev.undebug.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Environment;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Settings in Python 2; the values are those of CPython 2.7.18.
class Python2SettingsTest {

  @Test
  void trueAndFalseAreNames() {
    var module = EvaluatedModule.of("DEBUG = True\nif not False:\n    DEBUG = not DEBUG\n");

    assertThat(module.inPython2().debug(Map.of())).isEqualTo("off");
  }

  @Test
  void anExceptionHasItsMessage() {
    var module =
        EvaluatedModule.of(
            """
            try:
                raise ValueError("no key")
            except ValueError, e:
                print e.message
            DEBUG = e.message == "no key" and ValueError("a", "b").message == ""
            """);

    assertThat(module.inPython2().debug(Map.of())).isEqualTo("on");
  }

  @Test
  void theNamesOfAListStayBehind() {
    var module =
        EvaluatedModule.of(
            """
            HOSTS = [x for x in ("a", "b") if x]
            LAST = x
            SAME = map(None, HOSTS)
            HALF = 7 / 2
            DEBUG = "a" <> "b"
            """);

    assertThat(module.inPython2().debug(Map.of())).isEqualTo("on");
    assertThat(module.inPython2().value("LAST")).isEqualTo(new Datum.Text("b"));
    assertThat(module.inPython2().value("HALF")).isEqualTo(new Datum.Int(BigInteger.valueOf(3)));
    assertThat(module.inPython2().value("SAME")).isEqualTo(module.inPython2().value("HOSTS"));
  }

  @Test
  void aModuleLooksBesideItselfFirst() {
    var files =
        Map.of(
            "settings/__init__.py",
            "from base import *\n",
            "settings/base.py",
            "DEBUG = True\n",
            "base.py",
            "DEBUG = False\n");
    assertThat(new EvaluatedModule(files).inPython2().debug(Map.of())).isEqualTo("on");
    assertThat(new EvaluatedModule(files).debug(Map.of())).isEqualTo("off");
    assertThat(
            new EvaluatedModule(files)
                .with(
                    "settings/__init__.py",
                    "from __future__ import absolute_import\nfrom base import *\n")
                .inPython2()
                .debug(Map.of()))
        .isEqualTo("off");
  }

  /// A folder beside `manage.py` that is called after a package that is installed.
  @Test
  void aMereFolderHidesNoPackage() {
    var module =
        EvaluatedModule.of(
            """
            import logging
            from celery import Celery
            DEBUG = logging.DEBUG == 11
            """);
    assertThat(module.with("celery/celeryd.service", "[Unit]\n").debug(Map.of())).isEqualTo("off");
    assertThat(module.with("logging/rotate.py", "").debug(Map.of())).isEqualTo("off");
    assertThat(module.with("celery/app.py-tpl", "").in(Environment.of(Map.of())).failures())
        .isNotEmpty();
    assertThat(module.with("celery/__init__.py", "").in(Environment.of(Map.of())).failures())
        .isNotEmpty();
  }
}
