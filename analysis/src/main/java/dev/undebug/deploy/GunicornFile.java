package dev.undebug.deploy;

import dev.undebug.project.PythonLines;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A gunicorn configuration file, as far as it says what is loaded and with which environment.
final class GunicornFile {

  private static final Pattern STRING =
      Pattern.compile("([fFrRbBuU]{0,2})(\"([^\"\\\\\n]*)\"|'([^'\\\\\n]*)')");

  private static final Pattern RAW_ENV =
      Pattern.compile("raw_env\\s*(\\+?=)\\s*(.*)", Pattern.DOTALL);

  private static final Pattern APPLICATION =
      Pattern.compile("(wsgi_app|chdir)\\s*=\\s*[\"']([^\"']*)[\"']\\s*");

  private GunicornFile() {}

  static ServerFiles.Served apply(SourceText source, ServerFiles.Served served) {
    var command = served.command();
    var folder = served.folder();
    List<Entry> entries = new ArrayList<>();
    for (var line : PythonLines.read(source)) {
      Matcher raw = RAW_ENV.matcher(line.text());
      Matcher application = APPLICATION.matcher(line.text());
      if (raw.matches() && line.indent() == 0) {
        if (!raw.group(1).startsWith("+")) {
          entries.clear();
        }
        entries.addAll(entries(source, raw.group(2), line.span().start() + raw.start(2)));
      } else if (application.matches() && line.indent() == 0) {
        if (application.group(1).equals("chdir")) {
          folder = Launch.folder(folder, application.group(2));
        } else if (command.application().isEmpty()) {
          command = ServerFiles.loading(command, application.group(2));
        }
      }
    }
    var environment = served.environment();
    for (Entry entry : entries) {
      environment = environment.with(entry.name(), entry.variable());
    }
    return new ServerFiles.Served(command, environment, folder);
  }

  private record Entry(String name, Variable variable) {}

  private static List<Entry> entries(SourceText source, String list, int start) {
    var entries = new ArrayList<Entry>();
    Matcher matcher = STRING.matcher(list);
    while (matcher.find()) {
      String text = matcher.group(3) == null ? matcher.group(4) : matcher.group(3);
      int equals = text.indexOf('=');
      if (equals <= 0) {
        continue;
      }
      var place = source.place(new Span(start + matcher.start(2), start + matcher.end(2)));
      boolean isFormat = matcher.group(1).toLowerCase(java.util.Locale.ROOT).contains("f");
      boolean isWhole = list.substring(matcher.end()).stripLeading().matches("(?s)[,\\])].*");
      String name = text.substring(0, equals);
      entries.add(
          new Entry(
              name,
              isWhole && !(isFormat && text.contains("{"))
                  ? new Variable.Set(text.substring(equals + 1), place)
                  : new Variable.Free(
                      "gunicorn's configuration", source.path() + " computes it", place)));
    }
    return entries;
  }
}
