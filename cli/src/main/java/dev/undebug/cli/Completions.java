package dev.undebug.cli;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// What a shell completes after `undebug`.
final class Completions {

  /// The shells that are known.
  static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  private Completions() {}

  /// The script for a shell; zsh takes that of bash, which asks for it by itself.
  static String of(String shell, CommandLine program) {
    return shell.equals("fish") ? fish(program) : AutoComplete.bash("undebug", program);
  }

  private static String fish(CommandLine program) {
    var script = new StringBuilder("complete -c undebug -f\n");
    program
        .getSubcommands()
        .forEach(
            (name, command) -> {
              var spec = command.getCommandSpec();
              script.append("complete -c undebug -n __fish_use_subcommand -a ").append(name);
              script.append(described(spec.usageMessage().description()));
              for (OptionSpec option : spec.options()) {
                if (!option.hidden()) {
                  script.append(option(name, option));
                }
              }
              boolean takesFiles =
                  spec.positionalParameters().stream()
                      .anyMatch(one -> one.paramLabel().matches("DIR|FILE|PAGE"));
              if (takesFiles) {
                script.append("complete -c undebug -n '__fish_seen_subcommand_from ");
                script.append(name).append("' -F\n");
              }
            });
    return script.toString();
  }

  private static String option(String command, OptionSpec option) {
    var line = new StringBuilder("complete -c undebug -n '__fish_seen_subcommand_from ");
    line.append(command).append('\'');
    for (String name : option.names()) {
      line.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
    }
    line.append(option.arity().max() == 0 ? "" : " -r");
    return line + described(option.description());
  }

  private static String described(String[] words) {
    String sentence = String.join(" ", words).replaceFirst("(?<=[.;]) .*", "");
    return " -d '" + sentence.replace("\\", "\\\\").replace("'", "\\'") + "'\n";
  }
}
