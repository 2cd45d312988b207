package dev.undebug.cli;

import dev.undebug.advisory.Advisories;
import dev.undebug.advisory.OsvArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Which known flaws of packages are looked for.
@Command(
    name = "advisories",
    mixinStandardHelpOptions = true,
    description = "Which known flaws of packages are looked for, and as of which day.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  undebug advisories",
      "  undebug advisories import all.zip     OSV's archive of PyPI, which OSV publishes as"
          + " PyPI/all.zip",
      "  undebug advisories reset              those that came with the program again"
    })
final class AdvisoriesCommand implements Callable<Integer> {

  private final Console console;

  AdvisoriesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<Path> file = InstalledAdvisories.file(console).filter(Files::isRegularFile);
    Advisories used = InstalledAdvisories.of(console).get();
    say(file.map(path -> "imported, " + path).orElse("as they came with undebug"), used);
    Advisories embedded = Advisories.embedded();
    if (file.isPresent() && used.asOf().compareTo(embedded.asOf()) < 0) {
      console
          .out()
          .println("Those that came with undebug are newer; undebug advisories reset uses them.");
    }
    return Undebug.OK;
  }

  private void say(String origin, Advisories used) {
    console
        .out()
        .printf(
            "Advisories: %s%n  as of     %s%n  flaws     %d%n  packages  %s%n  from      %s%n",
            origin,
            used.days(),
            used.count(),
            used.packages().map(String::valueOf).orElse("all of PyPI"),
            Advisories.ATTRIBUTION);
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Use the records of an OSV archive: a zip of JSON files, or one JSON file.")
  int take(@Parameters(paramLabel = "FILE", description = "The archive.") Path archive)
      throws IOException {
    if (!Files.isRegularFile(archive)) {
      throw new UsageException(archive + ": no such file");
    }
    OsvArchive read;
    try {
      read = OsvArchive.read(archive);
    } catch (IOException e) {
      throw new UsageException("%s: no OSV archive: %s".formatted(archive, e.getMessage()));
    }
    Path file =
        InstalledAdvisories.file(console)
            .orElseThrow(() -> new UsageException("neither XDG_DATA_HOME nor HOME names a folder"));
    Files.createDirectories(file.toAbsolutePath().getParent());
    OutputOptions.replace(file, read.written());
    if (read.unread() > 0) {
      console.err().printf("undebug: %d files of the archive are no JSON%n", read.unread());
    }
    say("imported, " + file, InstalledAdvisories.of(console).get());
    console.out().printf("  withdrawn %d, left out%n", read.withdrawn());
    return Undebug.OK;
  }

  @Command(
      name = "reset",
      mixinStandardHelpOptions = true,
      description = "Use the advisories that came with undebug.")
  int reset() throws IOException {
    var file = InstalledAdvisories.file(console);
    if (file.isPresent()) {
      Files.deleteIfExists(file.get());
    }
    return call();
  }
}
