package dev.undebug.deploy;

import dev.undebug.python.Expression;
import dev.undebug.python.Literal;
import dev.undebug.python.Module;
import dev.undebug.python.Python;
import dev.undebug.python.Statement;
import dev.undebug.python.evaluate.Case;
import dev.undebug.python.evaluate.Datum;
import dev.undebug.python.evaluate.Environment;
import dev.undebug.python.evaluate.Evaluation;
import dev.undebug.python.evaluate.Evaluator;
import dev.undebug.python.evaluate.ModuleSource;
import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A gunicorn configuration file, as far as it says what is loaded and with which environment. It
/// is Python that runs in the container's environment, so it is evaluated there.
final class GunicornFile {

  /// What gunicorn itself runs on where nothing says otherwise.
  private static final int PYTHON_MINOR = 11;

  /// A module of ours that asks the file for its settings; the evaluator keeps capital names.
  private static final String NAME = "undebug asks";

  private static final String FILE = "gunicorn_configuration";

  private static final Module ASKING =
      Python.read(
          "",
          """
          import gunicorn_configuration as file
          RAW_ENV = getattr(file, "raw_env", None)
          WSGI_APP = getattr(file, "wsgi_app", None)
          CHDIR = getattr(file, "chdir", None)
          """
              .getBytes(StandardCharsets.UTF_8));

  /// The name in `f"NAME={value}"` and `"NAME=" + value`.
  private static final Pattern NAMED = Pattern.compile("^\\w{0,2}[\"']([A-Za-z_]\\w*)=");

  private GunicornFile() {}

  static ServerFiles.Served apply(
      SourceText source, Module module, ServerFiles.Served served, Slips slips) {
    var environment = served.environment();
    if (!module.problems().isEmpty()) {
      var problem = module.problems().getFirst();
      slips.at(source.position(problem.span().start()).line(), problem.message());
      return open(served, source.path(), "it cannot be read as Python");
    }
    Evaluation read = new Evaluator(only(module), PYTHON_MINOR).evaluate(NAME, known(environment));
    var command = served.command();
    String folder = served.folder();
    var application = text(read, module, "wsgi_app");
    if (application.isPresent() && command.application().isEmpty()) {
      command = ServerFiles.loading(command, application.get());
    }
    var chdir = text(read, module, "chdir");
    if (chdir.isPresent()) {
      folder = Launch.folder(folder, chdir.get());
    }
    var applied = new ServerFiles.Served(command, environment, folder);
    var written = written(module);
    Evaluation.Binding raw = read.names().get("RAW_ENV");
    if (raw == null || isNone(raw)) {
      return read.unknown().isEmpty() || !written.isEmpty()
          ? literals(written, source, applied)
          : open(applied, source.path(), "it computes its values");
    }
    boolean isList =
        raw.cases().stream()
            .allMatch(one -> one.outcome() instanceof Case.Outcome.Is(Datum.Sequence _));
    return isList || written.isEmpty()
        ? pairs(raw, written, source, applied)
        : literals(written, source, applied);
  }

  /// `raw_env` over what there is.
  ///
  /// @param written the elements of the list that it is assigned, should it be one list
  private static ServerFiles.Served pairs(
      Evaluation.Binding raw,
      List<Expression> written,
      SourceText source,
      ServerFiles.Served served) {
    String path = source.path();
    Place whole = raw.trace().isEmpty() ? Place.ofFile(path) : raw.trace().getFirst().place();
    var environment = served.environment();
    boolean isWhole = true;
    for (Case one : raw.cases()) {
      if (!(one.outcome() instanceof Case.Outcome.Is(Datum.Sequence list))) {
        isWhole = false;
        continue;
      }
      boolean isAsWritten = written.size() == list.elements().size();
      for (int i = 0; i < list.elements().size(); i++) {
        var element = list.elements().get(i);
        var place = isAsWritten ? source.place(written.get(i).span()) : whole;
        var pair = pair(element.value());
        if (pair.isEmpty() && isAsWritten) {
          pair = name(written.get(i), source).map(name -> new Pair(name, Optional.empty()));
        }
        if (pair.isEmpty()) {
          isWhole = false;
          continue;
        }
        var value = pair.get().value();
        environment =
            environment.with(
                pair.get().name(),
                value.isPresent() && one.isAlways() && element.isAlways()
                    ? new Variable.Set(value.get(), place)
                    : computed(path, place));
      }
    }
    var applied = new ServerFiles.Served(served.command(), environment, served.folder());
    return isWhole ? applied : open(applied, path, "it computes raw_env");
  }

  /// Of a list that cannot be evaluated as a whole, what stands in it as literals.
  private static ServerFiles.Served literals(
      List<Expression> written, SourceText source, ServerFiles.Served served) {
    // What else the file does with the list is not followed here.
    boolean isMore = source.text().split("\\braw_env\\b", -1).length > 2;
    var environment =
        isMore
            ? open(served, source.path(), "it computes raw_env").environment()
            : served.environment();
    for (Expression element : written) {
      var place = source.place(element.span());
      var name = name(element, source);
      if (name.isEmpty()) {
        environment = open(served, source.path(), "it computes raw_env").environment();
      } else if (element instanceof Expression.Constant(Literal.Text(var text, _), _)) {
        environment = ServerFiles.with(environment, text.strip(), place);
      } else {
        environment = environment.with(name.get(), computed(source.path(), place));
      }
    }
    return new ServerFiles.Served(served.command(), environment, served.folder());
  }

  private static boolean isNone(Evaluation.Binding binding) {
    return binding.cases().stream()
        .allMatch(one -> one.outcome() instanceof Case.Outcome.Is(Datum.None _));
  }

  private static Optional<String> name(Expression element, SourceText source) {
    var span = element.span();
    var name = NAMED.matcher(source.text().substring(span.start(), span.end()));
    return name.find() ? Optional.of(name.group(1)) : Optional.empty();
  }

  private static Variable computed(String path, Place place) {
    return new Variable.Free("gunicorn's configuration", path + " computes it", place);
  }

  /// The elements of the one list that raw_env is assigned.
  private static List<Expression> written(Module module) {
    return switch (assigned(module, "raw_env")) {
      case Expression.ListDisplay(var list, _) -> list;
      case Expression.Tuple(var list, _) -> list;
      default -> List.of();
    };
  }

  /// What a name is assigned last, by a statement of the module itself.
  private static Expression assigned(Module module, String name) {
    Expression assigned = new Expression.Absent(new Span(0, 0));
    for (Statement statement : module.body()) {
      if (statement instanceof Statement.Assign(var targets, var value, _)
          && targets.size() == 1
          && targets.getFirst() instanceof Expression.Name(var id, _)
          && id.equals(name)) {
        assigned = value;
      }
    }
    return assigned;
  }

  private record Pair(String name, Optional<String> value) {}

  private static Optional<Pair> pair(Datum datum) {
    if (datum instanceof Datum.Text(var text) && text.indexOf('=') > 0) {
      int equals = text.indexOf('=');
      return Optional.of(
          new Pair(
              text.substring(0, equals).strip(),
              // gunicorn strips each pair.
              Optional.of(text.substring(equals + 1).stripTrailing())));
    }
    if (datum instanceof Datum.OneOf(var cases)) {
      var names = new ArrayList<String>();
      for (Case one : cases) {
        if (one.outcome() instanceof Case.Outcome.Is(var value) && pair(value).isPresent()) {
          names.add(pair(value).get().name());
        }
      }
      boolean isOne = names.size() == cases.size() && names.stream().distinct().count() == 1;
      return isOne ? Optional.of(new Pair(names.getFirst(), Optional.empty())) : Optional.empty();
    }
    return Optional.empty();
  }

  /// The text that a name has in the end; where the file as a whole cannot be evaluated, the
  /// literal that it is assigned.
  private static Optional<String> text(Evaluation read, Module module, String name) {
    Evaluation.Binding binding = read.names().get(name.toUpperCase(Locale.ROOT));
    if (binding == null) {
      return assigned(module, name) instanceof Expression.Constant(Literal.Text(var text, _), _)
          ? Optional.of(text)
          : Optional.empty();
    }
    return binding.cases().size() == 1
            && binding.cases().getFirst().outcome() instanceof Case.Outcome.Is(Datum.Text(var text))
        ? Optional.of(text)
        : Optional.empty();
  }

  private static ServerFiles.Served open(ServerFiles.Served served, String path, String why) {
    var owner = new dev.undebug.deploy.Environment.Owner(path, why, Place.ofFile(path));
    return new ServerFiles.Served(
        served.command(), served.environment().openTo(owner), served.folder());
  }

  private static Environment known(dev.undebug.deploy.Environment environment) {
    var variables = new TreeMap<String, Environment.Variable>();
    environment
        .variables()
        .forEach(
            (name, variable) ->
                variables.put(
                    name,
                    switch (variable) {
                      case Variable.Set(var text, _, _) -> new Environment.Variable.Known(text);
                      case Variable.Free free -> new Environment.Variable.Free(free.owner());
                      case Variable.Unset _ -> new Environment.Variable.Unset();
                    }));
    var rest =
        environment.open().isEmpty()
            ? new Environment.Variable.Unset()
            : new Environment.Variable.Free(environment.open().getFirst().name());
    return new Environment(variables, rest, Environment.World.SHIPPED);
  }

  /// The file alone: gunicorn runs it before the application's folder is on the path.
  private static ModuleSource only(Module module) {
    return new ModuleSource() {
      @Override
      public Lookup module(String dottedName) {
        return switch (dottedName) {
          case NAME -> new Lookup.Found("", false, ASKING);
          case FILE -> new Lookup.Found(module.source().path(), false, module);
          default -> new Lookup.Missing("");
        };
      }

      @Override
      public Lookup file(String path) {
        return new Lookup.Missing(path);
      }

      @Override
      public boolean exists(String path) {
        return false;
      }

      @Override
      public boolean isFolder(String path) {
        return false;
      }

      @Override
      public Optional<String> read(String path) {
        return Optional.empty();
      }

      @Override
      public List<String> list(String folder) {
        return List.of();
      }
    };
  }
}
