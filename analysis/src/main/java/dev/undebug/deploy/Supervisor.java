package dev.undebug.deploy;

import dev.undebug.source.Place;
import dev.undebug.source.SourceText;
import dev.undebug.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A supervisord configuration: its programs and their environments.
///
/// @param shared the environment of all programs, also of included files
/// @param includes the patterns of files that it includes, as written
record Supervisor(
    SourceText source, List<Program> programs, List<Setting> shared, List<String> includes) {

  /// One `[program:name]`.
  ///
  /// @param environment the values as written, `[supervisord]`'s first
  record Program(
      String name, String command, String folder, List<Setting> environment, Span span) {}

  /// One variable.
  record Setting(String name, Template value, Span span) {}

  static Supervisor read(SourceText source, Slips slips) {
    return read(source, List.of(), slips);
  }

  /// @param inherited what the file that includes this one sets for all programs
  static Supervisor read(SourceText source, List<Setting> inherited, Slips slips) {
    var shared = new ArrayList<>(inherited);
    var includes = new ArrayList<String>();
    var sections = new LinkedHashMap<String, Map<String, IniReader.Entry>>();
    for (var entry : IniReader.read(source, IniReader.SUPERVISOR, slips)) {
      if (entry.section().equals("supervisord") && entry.key().equals("environment")) {
        shared.addAll(environment(entry));
      }
      if (entry.section().equals("include") && entry.key().equals("files")) {
        includes.addAll(List.of(entry.value().strip().split("\\s+")));
      }
      if (entry.section().startsWith("program:")) {
        sections
            .computeIfAbsent(entry.section().substring(8).strip(), _ -> new LinkedHashMap<>())
            .put(entry.key(), entry);
      }
    }
    var programs = new ArrayList<Program>();
    for (var section : sections.entrySet()) {
      var keys = section.getValue();
      var command = keys.get("command");
      if (command == null) {
        continue;
      }
      var environment = new ArrayList<>(shared);
      var own = keys.get("environment");
      if (own != null) {
        environment.addAll(environment(own));
      }
      var folder = keys.get("directory");
      programs.add(
          new Program(
              section.getKey(),
              command.value(),
              folder == null ? "" : folder.value(),
              environment,
              command.span()));
    }
    return new Supervisor(source, List.copyOf(programs), shared, includes);
  }

  /// `KEY="value",OTHER=value`.
  private static List<Setting> environment(IniReader.Entry entry) {
    var settings = new ArrayList<Setting>();
    String text = entry.value();
    int at = 0;
    while (at < text.length()) {
      int equals = text.indexOf('=', at);
      if (equals < 0) {
        break;
      }
      String name = text.substring(at, equals).strip();
      int start = equals + 1;
      while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
        start++;
      }
      char quote = start < text.length() ? text.charAt(start) : ' ';
      boolean isQuoted = quote == '"' || quote == '\'';
      int end = isQuoted ? text.indexOf(quote, start + 1) : text.indexOf(',', start);
      if (end < 0) {
        end = text.length();
      }
      String value = text.substring(isQuoted ? start + 1 : start, end);
      settings.add(
          new Setting(
              name,
              TemplateReader.read(
                  isQuoted ? value : value.strip(), TemplateReader.Dialect.SUPERVISOR),
              entry.span()));
      int comma = text.indexOf(',', end);
      at = comma < 0 ? text.length() : comma + 1;
    }
    return settings;
  }

  /// The environment of one program: the one of supervisord itself, then what the file sets.
  Environment environment(Program program, Environment inherited) {
    var environment = inherited;
    Template.Scope scope =
        name ->
            inherited
                .find(name)
                .or(
                    () ->
                        Optional.of(
                            new Variable.Free(
                                "whoever starts supervisord",
                                "supervisord needs %s in its own environment".formatted(name),
                                Place.ofFile(source.path()))));
    for (Setting setting : program.environment()) {
      var place = source.place(setting.span());
      environment =
          environment.with(
              setting.name(), Template.variable(setting.value().expand(scope, place), place));
    }
    return environment;
  }

  /// Everything its programs start.
  List<Started> start(Launch launch, Launch.From from) {
    var started = new ArrayList<Started>();
    for (Program program : programs) {
      started.addAll(start(program, launch, from));
    }
    return started;
  }

  List<Started> start(Program program, Launch launch, Launch.From from) {
    var environment = environment(program, from.environment());
    var place = source.place(program.span());
    String folder =
        program.folder().isEmpty() ? from.folder() : Launch.folder(from.folder(), program.folder());
    var words = ShellLexer.words(program.command()).stream().map(Shell.Word::plain).toList();
    return launch.start(words, new Launch.From(environment, folder, place, from.depth()));
  }
}
