package dev.undebug.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the whole command costs on each repository of a folder: wall and processor time, peak
/// memory, and the steps of its evaluations.
///
/// Each repository is a process of its own, started as users start it, measured by GNU time. Steps
/// are counted where the command logs them: `-Djava.util.logging.config.file=` a file with
/// `handlers = java.util.logging.ConsoleHandler`, `java.util.logging.ConsoleHandler.level = FINE`
/// and `dev.undebug.level = FINE`. Prints the slowest first.
public final class SettingsCost {

  /// A repository that takes longer is stopped, and said to.
  private static final int MAX_SECONDS = 300;

  private static final Pattern STEPS = Pattern.compile("evaluated \\S+ in (\\d+) steps");

  private SettingsCost() {}

  private record Cost(
      String name, int exit, double wall, double processor, long peakKib, long steps) {}

  /// @param args the folder of repositories, then the arguments of the command before the
  ///   repository
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length < 2) {
      System.err.println("usage: SettingsCost FOLDER COMMAND...; COMMAND is given each repository");
      System.exit(2);
    }
    var costs = new ArrayList<Cost>();
    for (Path repository : repositories(Path.of(args[0]))) {
      costs.add(measure(repository, List.of(args).subList(1, args.length)));
    }
    costs.sort(Comparator.comparingDouble(Cost::wall).reversed());
    System.out.printf(
        "%-45s %4s %8s %8s %8s %12s%n",
        "repository", "exit", "wall s", "cpu s", "peak MiB", "steps");
    for (Cost cost : costs) {
      System.out.printf(
          Locale.ROOT,
          "%-45s %4d %8.2f %8.2f %8d %,12d%n",
          cost.name,
          cost.exit,
          cost.wall,
          cost.processor,
          cost.peakKib / 1024,
          cost.steps);
    }
  }

  private static List<Path> repositories(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static Cost measure(Path repository, List<String> command)
      throws IOException, InterruptedException {
    var words = new ArrayList<String>();
    words.addAll(List.of("/usr/bin/time", "-f", "measured %e %U %S %M"));
    words.addAll(List.of("timeout", String.valueOf(MAX_SECONDS)));
    words.addAll(command);
    words.add(repository.toString());
    Process process =
        new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    long steps = 0;
    double[] measured = new double[4];
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        var told = STEPS.matcher(line);
        if (told.find()) {
          steps += Long.parseLong(told.group(1));
        } else if (line.startsWith("measured ")) {
          String[] cells = line.split(" ");
          for (int i = 0; i < measured.length; i++) {
            measured[i] = Double.parseDouble(cells[i + 1]);
          }
        }
      }
    }
    return new Cost(
        repository.getFileName().toString(),
        process.waitFor(),
        measured[0],
        measured[1] + measured[2],
        (long) measured[3],
        steps);
  }
}
