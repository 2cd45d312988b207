package dev.undebug.cli;

import dev.undebug.probe.Fleet;
import dev.undebug.probe.Site;
import dev.undebug.probe.Target;
import dev.undebug.report.SiteLine;
import dev.undebug.rule.Application;
import dev.undebug.secret.Mask;
import dev.undebug.threat.Evidence;
import dev.undebug.threat.Threats;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Asks the sites of a list, and writes one line of JSON for each as soon as it is done. A run that
/// was stopped goes on where it was: what the file has already is not asked again.
final class FleetRun {

  private final Console console;
  private final Fleet fleet;
  private final Mask mask;
  private final String today;
  private final Progress progress;
  private int wrong;
  private int total;
  private int done;
  private int on;
  private int requests;
  private long began;

  FleetRun(Console console, Fleet fleet, Mask mask, String today) {
    this.console = console;
    this.fleet = fleet;
    this.mask = mask;
    this.today = today;
    this.progress = new Progress(console);
  }

  /// Asks them all.
  ///
  /// @param list a file with one address a line, or `-` for standard input
  /// @param file where the lines go and what a stopped run wrote is; nothing for standard output
  /// @return the exit code
  int run(String list, Optional<Path> file) throws IOException {
    List<Target> targets = targets(list);
    Set<String> known = file.isPresent() ? known(file.get()) : Set.of();
    List<Target> left =
        targets.stream().filter(target -> !known.contains(target.toString())).distinct().toList();
    total = left.size();
    began = System.nanoTime();
    if (file.isPresent()) {
      try (OutputStream out =
          Files.newOutputStream(file.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        fleet.ask(left, site -> write(site, out));
      }
    } else {
      PrintStream out = console.out();
      fleet.ask(left, site -> write(site, out));
    }
    progress.close();
    console.note(
        "undebug: %,d sites asked with %,d requests in %.1f s, %,d on, %,d known before%n"
            .formatted(done, requests, (System.nanoTime() - began) / 1e9, on, known.size()));
    if (wrong > 0 || (targets.isEmpty() && known.isEmpty())) {
      return Undebug.FAILED;
    }
    return on > 0 ? Undebug.FOUND : Undebug.OK;
  }

  private List<Target> targets(String list) throws IOException {
    var targets = new ArrayList<Target>();
    try (InputStream in = list.equals("-") ? console.in() : Files.newInputStream(Path.of(list));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String address = line.strip();
        if (!address.isEmpty() && !address.startsWith("#")) {
          take(list, number, address, targets);
        }
      }
    }
    return targets;
  }

  private void take(String list, int number, String address, List<Target> targets) {
    try {
      targets.add(Target.of(address));
    } catch (IllegalArgumentException e) {
      wrong++;
      String name = list.equals("-") ? "standard input" : list;
      console.err().printf("undebug: %s:%d: %s%n", name, number, e.getMessage());
    }
  }

  /// What an earlier run wrote; a line that it could not end is taken off.
  private static Set<String> known(Path file) throws IOException {
    var known = new HashSet<String>();
    if (!Files.exists(file)) {
      return known;
    }
    try (var whole = new RandomAccessFile(file.toFile(), "rw")) {
      long end = whole.length();
      while (end > 0) {
        whole.seek(end - 1);
        if (whole.read() == '\n') {
          break;
        }
        end--;
      }
      whole.setLength(end);
    }
    try (var lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        SiteLine.url(line).ifPresent(known::add);
      }
    }
    return known;
  }

  private void write(Site site, OutputStream out) {
    var evidence =
        Evidence.of(Application.NONE, List.of(), site.url(), today).withSites(List.of(site));
    String line = SiteLine.of(Threats.analyze(evidence, mask));
    try {
      out.write(line.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    done++;
    on += site.state() == Site.State.ON ? 1 : 0;
    requests += site.steps().size();
    if (progress.isDue()) {
      progress.say(
          "%,d of %,d sites, %,d on, %.0f requests a second"
              .formatted(done, total, on, requests * 1e9 / (System.nanoTime() - began)));
    }
  }
}
