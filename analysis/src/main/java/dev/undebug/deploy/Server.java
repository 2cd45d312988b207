package dev.undebug.deploy;

import java.util.Locale;

/// The program that a deployment's command starts.
public enum Server {
  RUNSERVER,
  GUNICORN,
  UVICORN,
  DAPHNE,
  HYPERCORN,
  GRANIAN,
  UWSGI,
  WAITRESS,
  MOD_WSGI,
  CHEROOT,
  CELERY,
  /// A task queue other than Celery: rq, dramatiq, huey, django-q.
  WORKER,
  /// Any command of manage.py but `runserver`.
  MANAGE,
  OTHER,
  /// No command is known.
  UNKNOWN;

  /// The word used in reports.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether it answers visitors.
  public boolean serves() {
    return switch (this) {
      case RUNSERVER, GUNICORN, UVICORN, DAPHNE, HYPERCORN, GRANIAN, UWSGI, WAITRESS -> true;
      case MOD_WSGI, CHEROOT -> true;
      case CELERY, WORKER, MANAGE, OTHER, UNKNOWN -> false;
    };
  }

  /// Whether it is made for production.
  public boolean isForProduction() {
    return serves() && this != RUNSERVER;
  }
}
