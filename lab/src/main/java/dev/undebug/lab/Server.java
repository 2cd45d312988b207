package dev.undebug.lab;

import java.util.List;

/// What a project is served by.
public enum Server {
  /// Django's own development server.
  RUNSERVER,
  GUNICORN;

  /// The arguments for the interpreter.
  ///
  /// @param wsgi the module that holds `application`
  List<String> arguments(String wsgi, String address) {
    return switch (this) {
      case RUNSERVER -> List.of("manage.py", "runserver", "--noreload", address);
      case GUNICORN ->
          List.of("-m", "gunicorn", wsgi + ":application", "--bind", address, "--workers", "1");
    };
  }
}
