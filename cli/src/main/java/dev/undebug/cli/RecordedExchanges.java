package dev.undebug.cli;

import dev.undebug.http.Exchange;
import dev.undebug.probe.Site;
import dev.undebug.probe.Target;
import dev.undebug.report.ExchangeFile;
import dev.undebug.secret.Mask;
import dev.undebug.secret.Needles;
import dev.undebug.threat.Evidence;
import dev.undebug.threat.Threats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// Writes what sites were asked and answered, one file an exchange, for `inspect` to read again.
final class RecordedExchanges {

  /// A shorter value is a word that pages are made of.
  private static final int LEAST_HIDDEN = 6;

  private final Path folder;
  private final Mask mask;

  RecordedExchanges(Path folder, Mask mask) {
    this.folder = folder;
    this.mask = mask;
  }

  /// Writes them.
  ///
  /// @param evidence tells which values must not be seen
  void write(List<Site> sites, Evidence evidence) throws IOException {
    Needles secrets = Threats.secretsWith(evidence, credentials(sites));
    for (Site site : sites) {
      Target target = Target.of(site.url());
      String name = "%s-%d".formatted(target.host().replaceAll("[^\\w.-]", "_"), target.port());
      Path own = Files.createDirectories(folder.resolve(name));
      int number = 0;
      for (Site.Step step : site.steps()) {
        number++;
        if (step.exchange().isPresent()) {
          Exchange exchange = step.exchange().get();
          Path file = own.resolve("%02d-%s.http".formatted(number, step.rung()));
          write(file, ExchangeFile.of(exchange, mask, secrets));
        }
      }
    }
  }

  /// What lets somebody in, on the way there or back: pages repeat it.
  private static List<String> credentials(List<Site> sites) {
    var values = new ArrayList<String>();
    for (Site site : sites) {
      site.cookies().forEach(cookie -> values.add(cookie.value()));
      for (Site.Step step : site.steps()) {
        for (Exchange exchange : step.exchange().stream().toList()) {
          for (String value : exchange.request().headers().all("Authorization")) {
            values.add(value);
            values.add(value.substring(value.lastIndexOf(' ') + 1));
          }
        }
      }
    }
    return values.stream().filter(value -> value.length() >= LEAST_HIDDEN).distinct().toList();
  }

  /// For its owner alone: pages hold more than what is known to be a secret.
  private static void write(Path file, byte[] bytes) throws IOException {
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.write(file, bytes);
  }
}
