package dev.undebug.threat;

import dev.undebug.deploy.Server;
import dev.undebug.page.Category;
import dev.undebug.page.Series;

/// What debug pages have of each category, by Django's series and by server. All of it is measured
/// on pages of Django 1.0 to 6.1.
final class Shows {

  private static final Series V1_10 = new Series(1, 10);
  private static final Series V3_1 = new Series(3, 1);
  private static final Series V4_2 = new Series(4, 2);

  private Shows() {}

  static String words(Category category, Series django, Server server) {
    return switch (category) {
      case SOURCE_CODE ->
          "14 lines around every frame of the traceback, of the application and of its libraries";
      case LOCAL_VARIABLE -> "every variable of every frame, in the clear whatever it is called";
      case DATABASE_QUERY ->
          "the failing statement, through variables of the database's frames; no other query";
      case SETTING ->
          "every setting, Django's own included; values are starred by the setting's name only";
      case ENVIRONMENT -> environment(server);
      case PACKAGE ->
          "names of installed apps and the paths of libraries; no version but Django's and Python's";
      case REQUEST -> request(django);
      case TEMPLATE_CONTEXT ->
          "through variables of the template's frames, and 21 lines of the template, when a template fails";
      case URL_PATTERN -> "every route, on the page for a path that does not exist";
      case PATH -> "absolute paths of the code and of Python";
      case VERSION -> "the versions of Django and Python";
      case USER ->
          django.compareTo(V1_10) < 0
              ? "only through variables and the request"
              : "the name of the user who is logged in";
    };
  }

  private static String environment(Server server) {
    return switch (server) {
      case RUNSERVER ->
          "the whole environment of the process: runserver copies it into the request";
      case GUNICORN, UVICORN, UWSGI ->
          "not on the page under %s; what settings are built from is".formatted(server.word());
      case DAPHNE, HYPERCORN, GRANIAN, WAITRESS, MOD_WSGI, CHEROOT, CELERY, WORKER, MANAGE, OTHER ->
          "not measured under %s; under runserver the whole of it".formatted(server.word());
      case UNKNOWN ->
          "the whole environment under runserver, none of it under gunicorn, uvicorn or uWSGI; the server is not known";
    };
  }

  private static String request(Series django) {
    if (django.compareTo(V3_1) < 0) {
      return "parameters, form fields, cookies and headers, all in the clear";
    }
    return django.compareTo(V4_2) < 0
        ? "parameters, form fields and cookies in the clear, session cookie included; headers starred by name"
        : "parameters and form fields in the clear, whatever their names; cookies and headers starred by name";
  }
}
