package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.TreePaths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A uWSGI configuration in INI form, as uWSGI 2.0.21 takes it (compared by
/// `lab/precedence_oracle.py`): `$(NAME)` is what the process finds, never what the file sets;
/// `%(key)` is the first value of any key of the file; `if-env` asks the process too.
final class UwsgiFile {

  private static final Pattern PLACEHOLDER = Pattern.compile("%\\(([^()%]{1,200})\\)");

  /// Placeholders within the values of placeholders, at most.
  private static final int MAX_DEPTH = 10;

  private static final int MAX_LENGTH = 16 * 1024;

  private static final Template.Part DECIDES = new Template.Computed("uWSGI's configuration");

  /// One option in force.
  ///
  /// @param isCertain false inside a condition or a loop that the tree does not decide
  private record Option(String key, String value, boolean isCertain, Place place) {}

  private final SourceText source;
  private final Environment process;
  private final List<Option> options = new ArrayList<>();
  private final Map<String, String> firsts = new HashMap<>();

  private UwsgiFile(SourceText source, Environment process) {
    this.source = source;
    this.process = process;
  }

  /// @param process what uWSGI itself finds
  static ServerFiles.Served apply(
      SourceText source, ServerFiles.Served served, Environment process) {
    var file = new UwsgiFile(source, process);
    file.read();
    return file.applied(served);
  }

  private void read() {
    String condition = "";
    String asked = "";
    for (var entry : IniReader.read(source, IniReader.UWSGI, Slips.UNTOLD)) {
      if (!entry.section().equals("uwsgi")) {
        continue;
      }
      String key = entry.key();
      if (key.startsWith("end")) {
        condition = "";
      } else if (key.startsWith("if-") || key.equals("for") || key.startsWith("for-")) {
        condition = key;
        asked = letters(entry.value());
      } else {
        Optional<Boolean> holds = holds(condition, asked);
        if (holds.isEmpty() || holds.get()) {
          String value = letters(entry.value());
          if (condition.equals("if-env")
              && process.find(asked).orElse(null) instanceof Variable.Set(var text, _, _)) {
            value = value.replace("%(_)", text);
          }
          add(key, value, holds.isPresent(), source.place(entry.span()));
        }
      }
    }
  }

  private void add(String key, String value, boolean isCertain, Place place) {
    int equals = value.indexOf('=');
    boolean isPlaceholder = List.of("set", "set-placeholder", "set-ph").contains(key);
    if (isPlaceholder && equals > 0) {
      firsts.putIfAbsent(value.substring(0, equals), value.substring(equals + 1));
    }
    firsts.putIfAbsent(key, value);
    options.add(new Option(key, value, isCertain, place));
  }

  /// Whether the lines below a condition count; empty when the tree does not decide.
  private Optional<Boolean> holds(String condition, String asked) {
    if (condition.isEmpty()) {
      return Optional.of(true);
    }
    if (!condition.equals("if-env") && !condition.equals("if-not-env")) {
      return Optional.empty();
    }
    boolean isWanted = condition.equals("if-env");
    return switch (process.find(asked).orElse(null)) {
      case Variable.Set _ -> Optional.of(isWanted);
      case Variable.Free _ -> Optional.empty();
      case Variable.Unset _ -> Optional.of(!isWanted);
      case null -> process.open().isEmpty() ? Optional.of(!isWanted) : Optional.empty();
    };
  }

  /// The variables of one letter: parts of the file's own name, `%%`; others that hold nothing
  /// here.
  private String letters(String value) {
    var text = new StringBuilder();
    String name = TreePaths.name(source.path());
    int dot = name.lastIndexOf('.');
    int at = 0;
    while (at < value.length()) {
      char c = value.charAt(at);
      if (c != '%' || at + 1 == value.length()) {
        text.append(c);
        at++;
        continue;
      }
      switch (value.charAt(at + 1)) {
        case '%' -> text.append('%');
        case 's' -> text.append(name);
        case 'n' -> text.append(dot < 0 ? name : name.substring(0, dot));
        case 'e' -> text.append(name.substring(dot + 1));
        case 'd' -> text.append(TreePaths.parent(source.path())).append('/');
        default -> text.append('%').append(value.charAt(at + 1));
      }
      at += 2;
    }
    return text.toString();
  }

  private String placeholders(String value) {
    String text = value;
    for (int depth = 0; depth < MAX_DEPTH && text.length() < MAX_LENGTH; depth++) {
      String next =
          PLACEHOLDER
              .matcher(text)
              .replaceAll(
                  found ->
                      java.util.regex.Matcher.quoteReplacement(
                          firsts.getOrDefault(found.group(1), found.group())));
      if (next.equals(text)) {
        break;
      }
      text = next;
    }
    return text;
  }

  private Template.Expansion expanded(Option option) {
    if (!option.isCertain()) {
      return Template.expand(DECIDES, process::find, option.place());
    }
    return TemplateReader.read(placeholders(option.value()), TemplateReader.Dialect.UWSGI)
        .expand(keeping(process), option.place());
  }

  private ServerFiles.Served applied(ServerFiles.Served served) {
    var command = served.command();
    var environment = served.environment();
    String folder = served.folder();
    for (Option option : options) {
      var value = expanded(option);
      String text = value instanceof Template.Expansion.Known(var known) ? known : option.value();
      switch (option.key()) {
        case "env" -> environment = with(environment, option, value);
        case "module", "wsgi", "wsgi-file", "file" -> command = ServerFiles.loading(command, text);
        case "mount" ->
            command = ServerFiles.loading(command, text.substring(text.indexOf('=') + 1).strip());
        case "chdir", "chdir2" -> folder = Launch.folder(folder, text);
        default -> {}
      }
    }
    return new ServerFiles.Served(command, environment, folder);
  }

  private static Environment with(
      Environment environment, Option option, Template.Expansion value) {
    if (value instanceof Template.Expansion.Known(var pair)) {
      return ServerFiles.with(environment, pair, option.place());
    }
    int equals = option.value().indexOf('=');
    return equals <= 0
        ? environment
        : environment.with(
            option.value().substring(0, equals).strip(), Template.variable(value, option.place()));
  }

  /// A reference that names nothing stays as it is written.
  private static Template.Scope keeping(Environment environment) {
    return new Template.Scope() {
      @Override
      public Optional<Variable> find(String name) {
        return environment.find(name);
      }

      @Override
      public String unset(Template.Reference reference) {
        return reference.written();
      }
    };
  }
}
