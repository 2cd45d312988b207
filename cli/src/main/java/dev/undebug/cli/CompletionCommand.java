package dev.undebug.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Prints what a shell needs to complete commands and options.
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints the completion of commands and options for a shell.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  undebug completion bash > /etc/bash_completion.d/undebug",
      "  undebug completion zsh > ~/.undebug.zsh      then source it in ~/.zshrc",
      "  undebug completion fish > ~/.config/fish/completions/undebug.fish"
    })
final class CompletionCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private String shell = "";

  private final Console console;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!Completions.SHELLS.contains(shell)) {
      throw new UsageException(
          "no completion for '%s'; there are %s"
              .formatted(shell, String.join(", ", Completions.SHELLS)));
    }
    console.out().print(Completions.of(shell, Undebug.whole(console)));
    return Undebug.OK;
  }
}
