package dev.undebug.deploy;

import dev.undebug.source.SourceText;

/// A uWSGI configuration in INI form.
final class UwsgiFile {

  private UwsgiFile() {}

  static ServerFiles.Served apply(SourceText source, ServerFiles.Served served) {
    var command = served.command();
    var environment = served.environment();
    String folder = served.folder();
    for (var entry : IniReader.read(source, IniReader.UWSGI)) {
      if (!entry.section().equals("uwsgi")) {
        continue;
      }
      var place = source.place(entry.span());
      Template.Scope scope = keeping(environment);
      var value =
          TemplateReader.read(entry.value(), TemplateReader.Dialect.UWSGI).expand(scope, place);
      String text = value instanceof Template.Expansion.Known(var known) ? known : entry.value();
      switch (entry.key()) {
        case "env" -> {
          int equals = entry.value().indexOf('=');
          if (equals > 0) {
            String name = entry.value().substring(0, equals).strip();
            environment =
                value instanceof Template.Expansion.Known
                    ? ServerFiles.with(environment, text, place)
                    : environment.with(name, Template.variable(value, place));
          }
        }
        case "module", "wsgi", "wsgi-file", "file" -> command = ServerFiles.loading(command, text);
        case "chdir", "chdir2" -> folder = Launch.folder(folder, text);
        case "attach-daemon" -> {}
        default -> {}
      }
    }
    return new ServerFiles.Served(command, environment, folder);
  }

  /// A placeholder that names nothing stays as it is written.
  private static Template.Scope keeping(Environment environment) {
    return new Template.Scope() {
      @Override
      public java.util.Optional<Variable> find(String name) {
        return environment.find(name);
      }

      @Override
      public String unset(Template.Reference reference) {
        return reference.written();
      }
    };
  }
}
