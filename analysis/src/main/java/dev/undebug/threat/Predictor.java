package dev.undebug.threat;

import dev.undebug.code.Local;
import dev.undebug.deploy.Deployment;
import dev.undebug.deploy.Server;
import dev.undebug.deploy.Variable;
import dev.undebug.page.Category;
import dev.undebug.page.Series;
import dev.undebug.page.Starring;
import dev.undebug.secret.SecretKind;
import java.util.ArrayList;
import java.util.List;

/// Tells what the technical page of an application would give away, from its code alone.
final class Predictor {

  private static final String EVERY_PAGE = "in every technical page";
  private static final int MAX_LEAKS = 2_000;

  private final Shown shown;
  private final Starring starring;
  private final KnownSettings settings;
  private final List<Leak> leaks = new ArrayList<>();

  Predictor(Shown shown, Series django, KnownSettings settings) {
    this.shown = shown;
    this.starring = Starring.of(django);
    this.settings = settings;
  }

  /// Learns every credential that the settings, the environment and the functions hold.
  void learn(Deployment deployment, List<Local> locals) {
    for (Setting setting : settings.own()) {
      for (var part : Flattened.of(setting, Starring.NONE)) {
        if (part.value() instanceof Known.Text(var text)) {
          shown.learn(part.path(), text);
        }
      }
    }
    deployment
        .environment()
        .variables()
        .forEach(
            (name, variable) -> {
              learn(name, variable);
              variable.shadowed().forEach(lost -> learn(name, lost));
            });
    for (Local local : locals) {
      if (local.source() instanceof Local.Source.Literal(var text)) {
        shown.learn(local.name(), text);
      }
    }
  }

  /// What a sample file suggests may be what somebody really uses.
  private void learn(String name, Variable variable) {
    switch (variable) {
      case Variable.Set(var text, _, _) -> shown.learn(name, text);
      case Variable.Free free -> free.examples().forEach(text -> shown.learn(name, text));
      case Variable.Unset _ -> {}
    }
  }

  List<Leak> predict(Deployment deployment, List<Local> locals) {
    settings.own().forEach(this::setting);
    environment(deployment);
    locals.forEach(local -> leaks.addAll(new LocalLeaks(shown, settings, deployment).of(local)));
    failures();
    return leaks.size() <= MAX_LEAKS ? leaks : leaks.subList(0, MAX_LEAKS);
  }

  /// Credentials that the settings hold as literals, starred on the page or not.
  List<Leak> literals() {
    var found = new ArrayList<Leak>();
    for (Setting setting : settings.own()) {
      var origin = new Leak.Origin.Predicted(setting.place(), EVERY_PAGE);
      for (var part : Flattened.of(setting, Starring.NONE)) {
        if (part.value() instanceof Known.Text(var text)) {
          found.add(shown.clear(Category.SETTING, part.path(), text, origin));
        }
      }
    }
    return found.stream().filter(Leak::isSecret).toList();
  }

  private void setting(Setting setting) {
    var origin = new Leak.Origin.Predicted(setting.place(), EVERY_PAGE);
    for (var part : Flattened.of(setting, starring)) {
      leaks.add(
          part.isStarred()
              ? shown.starred(Category.SETTING, part.path(), origin)
              : value(Category.SETTING, part, origin));
    }
  }

  private Leak value(Category category, Flattened.Part part, Leak.Origin origin) {
    return switch (part.value()) {
      case Known.Text(var text) -> shown.clear(category, part.path(), text, origin);
      case Known.FromEnvironment(var why) ->
          shown.unvalued(category, part.path(), "whatever it is set to: " + why, origin);
      case Known.Unknown(var why) ->
          shown.unvalued(category, part.path(), "not known: " + why, origin);
      case Known.Numeral _, Known.Bool _, Known.None _, Known.Items _, Known.Entries _ ->
          shown.clear(category, part.path(), Reprs.of(part.value()), origin);
    };
  }

  /// Credentials that Django's and Python's own frames hold when a service cannot be reached:
  /// measured with psycopg2 and smtplib on Django 3.2 and 5.2.
  private void failures() {
    var database = settings.value("DATABASES").at("default");
    if (database.at("ENGINE") instanceof Known.Text(var engine)
        && (engine.endsWith("postgresql") || engine.endsWith("postgis"))) {
      failure(
          "DATABASES['default']['PASSWORD']",
          database.at("PASSWORD"),
          "conn_params['password'] of Django's database frames",
          "when a request fails because PostgreSQL cannot be reached");
    }
    failure(
        "EMAIL_HOST_PASSWORD",
        settings.value("EMAIL_HOST_PASSWORD"),
        "EMAIL_HOST_PASSWORD in smtplib's frames",
        "when a request fails because the mail server refuses the login");
  }

  private void failure(String path, Known value, String name, String when) {
    int end = path.indexOf('[');
    var setting = settings.find(end < 0 ? path : path.substring(0, end));
    if (setting.isEmpty() || setting.get().isDefault() || value.isFalsy()) {
      return;
    }
    var origin = new Leak.Origin.Predicted(setting.get().place(), when);
    switch (value) {
      case Known.Text(var text) ->
          keep(shown.clear(Category.LOCAL_VARIABLE, name, text, origin, path));
      case Known.FromEnvironment(var why) ->
          leaks.add(
              LocalLeaks.elsewhere(
                  Category.LOCAL_VARIABLE,
                  name,
                  new LocalLeaks.Away(kind(path), "whatever it is set to: " + why),
                  origin));
      case Known.Unknown _, Known.Numeral _, Known.Bool _, Known.None _ -> {}
      case Known.Items _, Known.Entries _ -> {}
    }
  }

  private static SecretKind kind(String path) {
    return path.startsWith("DATABASES") ? SecretKind.DATABASE_PASSWORD : SecretKind.PASSWORD;
  }

  /// Only runserver and the reference server copy the environment of the process into what the page
  /// prints; gunicorn, uvicorn and uWSGI do not.
  private void environment(Deployment deployment) {
    if (deployment.command().server() != Server.RUNSERVER) {
      return;
    }
    deployment.environment().variables().forEach(this::variable);
  }

  private void variable(String name, Variable variable) {
    var origin =
        new Leak.Origin.Predicted(variable.place(), "in every technical page, under runserver");
    if (starring.starsMeta() && starring.stars(name)) {
      leaks.add(shown.starred(Category.ENVIRONMENT, name, origin));
      return;
    }
    switch (variable) {
      case Variable.Set(var text, _, _) ->
          leaks.add(shown.clear(Category.ENVIRONMENT, name, text, origin));
      case Variable.Free free ->
          leaks.add(
              shown.unvalued(
                  Category.ENVIRONMENT, name, "whatever it is set to by " + free.owner(), origin));
      case Variable.Unset _ -> {}
    }
  }

  private void keep(Leak leak) {
    if (leak.isSecret()) {
      leaks.add(leak);
    }
  }
}
