package dev.undebug.deploy;

import dev.undebug.python.ParsedFiles;
import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Tree;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a server's own options and configuration file say: gunicorn's `raw_env`, uWSGI's `env`,
/// uvicorn's `--env-file`.
record ServerFiles(Tree tree) {

  private static final Pattern OPEN = Pattern.compile("\\$(\\w|\\{)");

  /// A command with its server's own configuration applied.
  ///
  /// @param folder the working directory in the end
  record Served(Command command, Environment environment, String folder) {}

  Served read(Started started, FileView files) {
    var read = Commands.read(started.words(), started.place());
    String folder =
        read.folder().isEmpty() ? started.folder() : Launch.folder(started.folder(), read.folder());
    var plain = new Served(read.command(), started.environment(), folder);
    return switch (read.command().server()) {
      case GUNICORN -> gunicorn(read, plain, files);
      case UWSGI -> uwsgi(read, plain, files);
      case UVICORN -> uvicorn(read, plain, files);
      case RUNSERVER, DAPHNE, HYPERCORN, GRANIAN, WAITRESS, MOD_WSGI, CHEROOT -> plain;
      case CELERY, WORKER, MANAGE, OTHER, UNKNOWN -> plain;
    };
  }

  private Served gunicorn(Commands.Read read, Served plain, FileView files) {
    String named = read.arguments().last("c", "config").orElse("./gunicorn.conf.py");
    String path = named.replaceFirst("^file:", "");
    if (path.startsWith("python:")) {
      path = path.substring("python:".length()).replace('.', '/') + ".py";
    }
    var served = plain;
    var text = text(path, plain.folder(), files);
    var module = text.flatMap(found -> ParsedFiles.of(tree).read(found.path()));
    if (text.isPresent() && module.isPresent()) {
      served = GunicornFile.apply(text.get(), module.get(), served, Slips.of(tree, text.get()));
    } else if (read.arguments().has("c") || read.arguments().has("config")) {
      served = open(served, path, "gunicorn reads it");
    }
    var pairs = read.arguments().all("e", "env");
    if (pairs.isEmpty()) {
      return served;
    }
    // The command line's raw_env replaces the file's.
    var environment = plain.environment();
    for (Environment.Owner owner : served.environment().open()) {
      environment = environment.openTo(owner);
    }
    for (String pair : pairs) {
      environment = with(environment, pair.strip(), read.command().place());
    }
    return new Served(served.command(), environment, served.folder());
  }

  private static Served open(Served served, String path, String why) {
    var owner = new Environment.Owner(path + " (not in the tree)", why, served.command().place());
    return new Served(served.command(), served.environment().openTo(owner), served.folder());
  }

  private Served uwsgi(Commands.Read read, Served plain, FileView files) {
    var served = plain;
    var arguments = read.arguments();
    var configurations = new java.util.ArrayList<>(arguments.all("ini", "i"));
    configurations.addAll(
        arguments.operands().stream().filter(word -> word.endsWith(".ini")).toList());
    for (String path : configurations) {
      var text = text(path, plain.folder(), files);
      served =
          text.isPresent()
              ? UwsgiFile.apply(text.get(), served, plain.environment())
              : open(served, path, "uWSGI reads it");
    }
    var environment = served.environment();
    for (String pair : arguments.all("env")) {
      environment = with(environment, pair, read.command().place());
    }
    return new Served(served.command(), environment, served.folder());
  }

  private Served uvicorn(Commands.Read read, Served plain, FileView files) {
    var served = plain;
    for (String path : read.arguments().all("env-file")) {
      var text = text(path, plain.folder(), files);
      if (text.isEmpty()) {
        served = open(served, path, "uvicorn reads it");
        continue;
      }
      var before = served.environment();
      var values = new LinkedHashMap<String, Variable>();
      var bare = new HashMap<String, Variable>();
      Template.Scope scope =
          name ->
              before.find(name).isPresent()
                  ? before.find(name)
                  : Optional.ofNullable(values.getOrDefault(name, bare.get(name)));
      for (var entry :
          EnvFile.read(text.get(), EnvFile.Dialect.DOTENV, Slips.of(tree, text.get()))) {
        // A name without a value is nothing to set, and empty where it is referred to, not its
        // default; of a name that comes twice the last counts.
        if (entry.isBare()) {
          values.remove(entry.name());
          bare.put(entry.name(), new Variable.Set("", entry.place()));
        } else {
          values.put(entry.name(), entry.variable(scope));
        }
      }
      var environment = before;
      for (var value : values.entrySet()) {
        environment = environment.withDefault(value.getKey(), value.getValue());
      }
      served = new Served(served.command(), environment, served.folder());
    }
    return served;
  }

  private Optional<SourceText> text(String path, String folder, FileView files) {
    return files.locate(path, folder).filter(tree::hasFile).flatMap(tree::text);
  }

  /// One `NAME=value` on top.
  static Environment with(Environment environment, String pair, Place place) {
    int equals = pair.indexOf('=');
    if (equals <= 0) {
      return environment;
    }
    String text = pair.substring(equals + 1);
    // What the shell would have filled in, and could not.
    boolean isOpen = OPEN.matcher(text).find();
    return environment.with(
        pair.substring(0, equals),
        isOpen
            ? new Variable.Free("whoever starts it", "the command hands it on", place)
            : new Variable.Set(text, place, List.of()));
  }

  /// The same command, loading an application that a file names.
  static Command loading(Command command, String application) {
    return new Command(
        command.words(), command.server(), application, command.settings(), command.place());
  }
}
