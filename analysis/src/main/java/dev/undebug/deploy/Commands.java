package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.TreePaths;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells what a command line starts.
final class Commands {

  /// What a command is, and what it needs further reading for.
  ///
  /// @param arguments of the server itself
  /// @param folder the working directory it changes to; empty when it stays
  record Read(Command command, Arguments arguments, String folder) {}

  private static final Set<String> GUNICORN_FLAGS =
      Set.of(
          "reload",
          "preload",
          "daemon",
          "D",
          "check-config",
          "capture-output",
          "no-sendfile",
          "reuse-port",
          "proxy-protocol",
          "spew",
          "R",
          "enable-stdio-inheritance",
          "print-config",
          "strip-header-spaces",
          "initgroups",
          "suppress-ragged-eofs",
          "do-handshake-on-connect",
          "dogstatsd-tags",
          "disable-redirect-access-to-syslog",
          "log-syslog",
          "no-control-socket");

  private static final Set<String> UVICORN_FLAGS =
      Set.of(
          "reload",
          "proxy-headers",
          "no-proxy-headers",
          "access-log",
          "no-access-log",
          "use-colors",
          "no-use-colors",
          "factory",
          "server-header",
          "no-server-header",
          "date-header",
          "no-date-header",
          "no-log");

  private static final Set<String> UWSGI_FLAGS =
      Set.of(
          "master",
          "M",
          "enable-threads",
          "single-interpreter",
          "vacuum",
          "die-on-term",
          "need-app",
          "thunder-lock",
          "lazy-apps",
          "lazy",
          "disable-logging",
          "strict",
          "L",
          "http-keepalive",
          "http-auto-chunked",
          "no-orphans",
          "memory-report",
          "ignore-sigpipe",
          "ignore-write-errors",
          "disable-write-exception",
          "http-websockets",
          "honour-stdin");

  private static final Set<String> OTHER_FLAGS =
      Set.of(
          "reload",
          "access-log",
          "proxy-headers",
          "debug",
          "no-access-log",
          "respawn-failed-workers",
          "expose-tracebacks",
          "clear-untrusted-proxy-headers",
          "ws",
          "no-ws",
          "v",
          "verbose");

  private static final Set<String> MANAGE_FLAGS =
      Set.of(
          "noinput",
          "no-input",
          "insecure",
          "noreload",
          "nothreading",
          "nostatic",
          "ipv6",
          "6",
          "traceback",
          "no-color",
          "force-color",
          "skip-checks",
          "clear",
          "c",
          "l",
          "link",
          "n",
          "fake",
          "fake-initial",
          "plan",
          "run-syncdb",
          "check",
          "deploy",
          "ignore-errors",
          "B",
          "beat",
          "E");

  private static final Set<String> QUEUES =
      Set.of(
          "rqworker",
          "rqscheduler",
          "rundramatiq",
          "run_huey",
          "qcluster",
          "process_tasks",
          "db_worker",
          "procrastinate",
          "runapscheduler",
          "run_procrastinate");

  /// What servers are told to load. Of the module's name a part may be known only where it runs:
  /// `${PROJECT}.wsgi`.
  private static final Pattern MODULE =
      Pattern.compile("[A-Za-z_{$][\\w.{}$]*(:[\\w.${}]+(\\(.*\\))?)?");

  private Commands() {}

  static Read read(List<String> words, Place place) {
    if (words.isEmpty()) {
      return new Read(Command.unknown(place), Arguments.read(List.of(), Set.of()), "");
    }
    String program = TreePaths.name(words.getFirst());
    var rest = words.subList(1, words.size());
    if (program.matches("python[0-9.]*|pypy[0-9.]*")) {
      return python(words, rest, place);
    }
    return program(words, words.getFirst(), rest, place);
  }

  private static Read python(List<String> words, List<String> rest, Place place) {
    for (int i = 0; i < rest.size(); i++) {
      String word = rest.get(i);
      if (word.equals("-m") && i + 1 < rest.size()) {
        return program(words, rest.get(i + 1), rest.subList(i + 2, rest.size()), place);
      }
      if (word.equals("-c")) {
        return other(words, "", place);
      }
      if (word.equals("-W") || word.equals("-X")) {
        i++;
      } else if (!word.startsWith("-")) {
        return program(words, word, rest.subList(i + 1, rest.size()), place);
      }
    }
    return other(words, "", place);
  }

  private static Read program(List<String> words, String written, List<String> rest, Place place) {
    String name = TreePaths.name(written);
    return switch (name) {
      case "gunicorn", "gunicorn.app.wsgiapp" ->
          server(words, Server.GUNICORN, Arguments.read(rest, GUNICORN_FLAGS), place);
      case "uvicorn" -> server(words, Server.UVICORN, Arguments.read(rest, UVICORN_FLAGS), place);
      case "daphne" -> server(words, Server.DAPHNE, Arguments.read(rest, OTHER_FLAGS), place);
      case "hypercorn" -> server(words, Server.HYPERCORN, Arguments.read(rest, OTHER_FLAGS), place);
      case "granian" -> server(words, Server.GRANIAN, Arguments.read(rest, OTHER_FLAGS), place);
      case "waitress-serve", "waitress" ->
          server(words, Server.WAITRESS, Arguments.read(rest, OTHER_FLAGS), place);
      case "uwsgi", "uwsgi-core", "pyuwsgi" ->
          server(words, Server.UWSGI, Arguments.read(rest, UWSGI_FLAGS), place);
      case "mod_wsgi-express" ->
          server(words, Server.MOD_WSGI, Arguments.read(rest, OTHER_FLAGS), place);
      case "celery" -> celery(words, rest, place);
      case "rq", "dramatiq", "huey_consumer", "huey_consumer.py" ->
          of(words, Server.WORKER, Arguments.read(rest, OTHER_FLAGS), "", place);
      case "django-admin", "django-admin.py", "django" ->
          manage(words, "django-admin", rest, place);
      default ->
          name.matches("manage(\\.py)?|.*[-_.]manage\\.py")
              ? manage(words, written, rest, place)
              : other(words, written, place);
    };
  }

  private static Read other(List<String> words, String application, Place place) {
    return of(words, Server.OTHER, Arguments.read(List.of(), Set.of()), application, place);
  }

  private static Read of(
      List<String> words, Server server, Arguments arguments, String application, Place place) {
    String settings = arguments.last("settings").orElse("");
    return new Read(
        new Command(words, server, application, settings, place),
        arguments,
        arguments.last("chdir", "workdir", "app-dir", "pythonpath").orElse(""));
  }

  private static Read server(List<String> words, Server server, Arguments arguments, Place place) {
    String named = arguments.last("module", "w", "wsgi", "wsgi-file", "file").orElse("");
    String application =
        arguments.operands().stream()
            .filter(operand -> MODULE.matcher(operand).matches())
            .filter(operand -> server != Server.UWSGI && !operand.equals("start-server"))
            .findFirst()
            .orElse(named);
    if (server == Server.MOD_WSGI) {
      application =
          arguments.operands().stream().filter(word -> word.endsWith(".py")).findFirst().orElse("");
    }
    var read = of(words, server, arguments, application, place);
    // `--settings` is Paste's there, not Django's.
    var command = new Command(words, server, application, "", place);
    return new Read(command, arguments, read.folder());
  }

  private static Read celery(List<String> words, List<String> rest, Place place) {
    var arguments = Arguments.read(rest, Set.of("B", "beat", "E", "events", "l", "workdir"));
    String application = arguments.last("A", "app").orElse("");
    return of(words, Server.CELERY, arguments, application, place);
  }

  private static Read manage(List<String> words, String script, List<String> rest, Place place) {
    var arguments = Arguments.read(rest, MANAGE_FLAGS);
    String verb = arguments.operands().isEmpty() ? "" : arguments.operands().getFirst();
    var server =
        switch (verb) {
          case "runserver", "runserver_plus", "runsslserver", "run", "testserver" ->
              Server.RUNSERVER;
          case "run_gunicorn", "gunicorn" -> Server.GUNICORN;
          case "runmodwsgi" -> Server.MOD_WSGI;
          case "runcherrypy", "runcpserver" -> Server.CHEROOT;
          case "runuwsgi" -> Server.UWSGI;
          case "celery", "celeryd", "celerybeat", "celeryd_detach" -> Server.CELERY;
          default -> QUEUES.contains(verb) ? Server.WORKER : Server.MANAGE;
        };
    return of(words, server, arguments, script, place);
  }
}
