package dev.undebug.python.evaluate.library;

import dev.undebug.python.evaluate.machine.Arguments;
import dev.undebug.python.evaluate.machine.Cases;
import dev.undebug.python.evaluate.machine.Entering;
import dev.undebug.python.evaluate.machine.Machine;
import dev.undebug.python.evaluate.machine.Value;
import java.util.Map;

/// What settings modules import from Django itself.
final class Django {
  private Django() {}

  static Map<String, Cases> empty(Machine m) {
    return new Names(m).all();
  }

  static Map<String, Cases> exceptions(Machine m) {
    return new Names(m).exception("ImproperlyConfigured").all();
  }

  /// Functions with which Django starts, and loads its settings.
  static Map<String, Cases> starting(Machine m, String... functions) {
    var names = new Names(m);
    for (String function : functions) {
      names.function(function, (machine, _) -> Entering.begin(machine));
    }
    return names.all();
  }

  /// @param versions say which Django it is; from 4.0 on the names with a `u` are gone
  static Map<String, Cases> translation(Machine m, Versions versions) {
    var names = new Names(m).identity("gettext", "gettext_lazy", "gettext_noop");
    Names old = new Names(m).identity("ugettext", "ugettext_lazy", "ugettext_noop");
    String django = versions.of("django", "");
    boolean isGone = django.matches("([4-9]|[1-9]\\d)\\..*");
    old.all()
        .forEach((name, value) -> names.put(name, isGone ? m.of(Value.Singleton.ABSENT) : value));
    return names.all();
  }

  static Map<String, Cases> secrets(Machine m) {
    return new Names(m)
        .function("get_random_secret_key", Django::random)
        .function("get_random_string", Django::random)
        .all();
  }

  private static Cases random(Machine m, Arguments arguments) {
    return m.someText("a new random value in every process", "django");
  }

  static Map<String, Cases> messages(Machine m) {
    return new Names(m)
        .put("DEBUG", m.integer(10))
        .put("INFO", m.integer(20))
        .put("SUCCESS", m.integer(25))
        .put("WARNING", m.integer(30))
        .put("ERROR", m.integer(40))
        .all();
  }

  static Map<String, Cases> urls(Machine m) {
    return new Names(m)
        .unknown("a URL that is found later", "the URL configuration", "reverse_lazy", "reverse")
        .all();
  }
}
