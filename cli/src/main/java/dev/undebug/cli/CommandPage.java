package dev.undebug.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What is told of a command, for its page in `docs/` and its man page.
///
/// @param name with that of the program: `undebug scan`
/// @param synopsis how it is called
/// @param description in a sentence
/// @param arguments what it is given, in the order in which it is
/// @param options by name
/// @param examples command lines, some with what they do behind them
record CommandPage(
    String name,
    String synopsis,
    String description,
    List<Argument> arguments,
    List<Argument> options,
    List<String> examples) {

  /// An argument or an option.
  ///
  /// @param names those of an option; the label of an argument
  /// @param value what the option is given; empty for one that is given nothing
  record Argument(List<String> names, String value, String description) {

    /// The names as they are written: `-f, --format=FORMAT[=FILE]`.
    String written() {
      return String.join(", ", names) + (value.isEmpty() ? "" : "=" + value);
    }
  }

  /// How every command ends; the names of `Undebug`'s constants.
  static final List<String> EXIT_CODES =
      List.of(
          "0: nothing at or above --fail-on was found",
          "1: something was, or a site shows its debug page",
          "2: the command line is wrong, or the job could not be done");

  CommandPage {
    arguments = List.copyOf(arguments);
    options = List.copyOf(options);
    examples = List.copyOf(examples);
  }

  /// The page of a command.
  static CommandPage of(CommandSpec command) {
    var help = new CommandLine.Help(command, CommandLine.Help.defaultColorScheme(Ansi.OFF));
    var options = new ArrayList<Argument>();
    command.options().stream()
        .filter(option -> !option.hidden())
        .sorted((one, other) -> key(one).compareTo(key(other)))
        .forEach(
            option ->
                options.add(
                    new Argument(
                        List.of(option.names()),
                        option.arity().max() == 0 ? "" : option.paramLabel(),
                        words(option))));
    return new CommandPage(
        command.qualifiedName(),
        help.synopsis(0).replaceAll("\\s+", " ").strip(),
        String.join(" ", command.usageMessage().description()),
        arguments(command),
        options,
        Stream.of(command.usageMessage().footer()).map(String::strip).toList());
  }

  /// What it is given; of a command with commands in it, these and what they are given.
  private static List<Argument> arguments(CommandSpec command) {
    var all = new ArrayList<Argument>();
    for (var one : command.positionalParameters()) {
      if (!one.hidden()) {
        all.add(new Argument(List.of(one.paramLabel()), "", words(one)));
      }
    }
    command
        .subcommands()
        .forEach(
            (name, inner) -> {
              var spec = inner.getCommandSpec();
              String given =
                  String.join(
                      " ", spec.positionalParameters().stream().map(ArgSpec::paramLabel).toList());
              all.add(
                  new Argument(
                      List.of((name + " " + given).strip()),
                      "",
                      String.join(" ", spec.usageMessage().description())));
            });
    return all;
  }

  private static String key(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  private static String words(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  /// The page in Markdown.
  String markdown() {
    var page =
        new StringBuilder(
            "# %s%n%n%s%n%n```text%n%s%n```%n".formatted(name, description, synopsis));
    list(page, "Arguments", arguments);
    list(page, "Options", options);
    page.append("%n## Examples%n%n```console%n".formatted());
    examples.forEach(example -> page.append("$ ").append(example).append('\n'));
    page.append("```%n%n## Exit codes%n%n".formatted());
    EXIT_CODES.forEach(code -> page.append("- ").append(code).append('\n'));
    return page.toString().replace("\r\n", "\n");
  }

  private static void list(StringBuilder page, String heading, List<Argument> all) {
    if (!all.isEmpty()) {
      page.append("%n## %s%n%n| | |%n|---|---|%n".formatted(heading));
      for (Argument one : all) {
        page.append(
            "| `%s` | %s |%n"
                .formatted(one.written().replace("|", "\\|"), one.description.replace("|", "\\|")));
      }
    }
  }

  /// The page for `man`, in roff's man macros.
  String roff() {
    var page =
        new StringBuilder(
            ".TH %s 1 \"\" \"undebug %s\" \"undebug\"%n"
                .formatted(
                    name.toUpperCase(java.util.Locale.ROOT).replace(' ', '-'), Version.NUMBER));
    section(page, "NAME", escaped(name.replace(' ', '-') + " - " + description));
    section(page, "SYNOPSIS", ".B " + escaped(synopsis));
    tagged(page, "ARGUMENTS", arguments);
    tagged(page, "OPTIONS", options);
    page.append(".SH EXAMPLES\n.nf\n");
    examples.forEach(example -> page.append(escaped(example)).append('\n'));
    page.append(".fi\n.SH EXIT STATUS\n");
    for (String code : EXIT_CODES) {
      page.append(".TP\n.B ").append(code, 0, 1).append('\n');
      page.append(escaped(code.substring(3))).append('\n');
    }
    return page.toString().replace("\r\n", "\n");
  }

  private static void section(StringBuilder page, String heading, String words) {
    page.append(".SH ").append(heading).append('\n').append(words).append('\n');
  }

  private static void tagged(StringBuilder page, String heading, List<Argument> all) {
    if (!all.isEmpty()) {
      page.append(".SH ").append(heading).append('\n');
      for (Argument one : all) {
        page.append(".TP\n.B ").append(escaped(one.written())).append('\n');
        page.append(escaped(one.description)).append('\n');
      }
    }
  }

  /// Text as roff takes it: a hyphen that can be copied, a point that is no request.
  private static String escaped(String words) {
    String text = words.replace("\\", "\\e").replace("-", "\\-");
    return text.startsWith(".") || text.startsWith("'") ? "\\&" + text : text;
  }
}
