package dev.undebug.deploy;

import java.util.Locale;

/// The kind of file that describes a deployment.
public enum Kind {
  MANAGE,
  WSGI,
  ASGI,
  CELERY,
  SCRIPT,
  /// A settings module of which the tree does not say who loads it.
  SETTINGS,
  DOCKERFILE,
  COMPOSE,
  KUBERNETES,
  HELM,
  PROCFILE,
  HEROKU,
  SYSTEMD,
  SUPERVISOR,
  UWSGI,
  SHELL,
  APACHE,
  FLY,
  RENDER,
  APP_ENGINE,
  DIGITAL_OCEAN,
  ZAPPA,
  SERVERLESS,
  VERCEL,
  RAILWAY,
  CLOUD_FOUNDRY,
  REPLIT,
  ECS,
  IMAGE;

  /// The word used in reports.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether a platform calls it as a function, with a server of its own.
  boolean isOfFunctions() {
    return this == SERVERLESS || this == VERCEL || this == ZAPPA;
  }

  /// Whether a platform starts what it describes, and nobody else does: a Procfile is started on
  /// developers' machines too, and Replit's file is there from the start.
  boolean isOfPlatform() {
    return switch (this) {
      case HEROKU, FLY, RENDER, APP_ENGINE, DIGITAL_OCEAN, RAILWAY, CLOUD_FOUNDRY, ECS -> true;
      case ZAPPA, SERVERLESS, VERCEL -> true;
      case MANAGE, WSGI, ASGI, CELERY, SCRIPT, SETTINGS, DOCKERFILE, COMPOSE -> false;
      case KUBERNETES, HELM, PROCFILE, SYSTEMD, SUPERVISOR, UWSGI, SHELL, APACHE -> false;
      case REPLIT, IMAGE -> false;
    };
  }

  /// Whether a platform builds it from what git has: Heroku and those that read its files, Render.
  public boolean isBuiltFromGit() {
    return this == PROCFILE || this == HEROKU || this == RENDER;
  }

  /// Whether it is only what an entry point falls back to, not a way of its own to start Django.
  public boolean isDefault() {
    return switch (this) {
      case MANAGE, WSGI, ASGI, CELERY, SCRIPT, SETTINGS -> true;
      case DOCKERFILE, COMPOSE, KUBERNETES, HELM, PROCFILE, SYSTEMD, SUPERVISOR, UWSGI -> false;
      case HEROKU, SHELL, APACHE, FLY, RENDER, APP_ENGINE, DIGITAL_OCEAN, ZAPPA, SERVERLESS ->
          false;
      case VERCEL, RAILWAY, CLOUD_FOUNDRY, REPLIT, ECS, IMAGE -> false;
    };
  }
}
