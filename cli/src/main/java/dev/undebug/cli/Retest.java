package dev.undebug.cli;

import dev.undebug.probe.Probe;
import dev.undebug.probe.Rung;
import dev.undebug.probe.Site;
import dev.undebug.probe.Target;
import dev.undebug.report.SavedReport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Repeats the proofs of an earlier report.
final class Retest {

  private final Console console;
  private final Probe probe;

  Retest(Console console, Probe probe) {
    this.console = console;
    this.probe = probe;
  }

  /// The sites that were on then, as they are now.
  List<Site> of(Path file) throws IOException {
    SavedReport report;
    try (var in = new BufferedInputStream(Files.newInputStream(file))) {
      report = SavedReport.read(in);
    } catch (java.nio.file.NoSuchFileException missing) {
      throw missing;
    } catch (IOException damaged) {
      throw new UsageException(
          file + ": not a report of probe or analyze in JSON: " + damaged.getMessage());
    }
    if (report.proofs().isEmpty()) {
      throw new UsageException(file + ": holds no proof that a site's DEBUG was on");
    }
    var sites = new ArrayList<Site>();
    for (SavedReport.Proof proof : report.proofs()) {
      sites.add(again(proof));
    }
    tell(file, sites);
    return sites;
  }

  private Site again(SavedReport.Proof proof) {
    Optional<Rung> rung = Rung.of(proof.rung());
    String[] words = proof.request().split(" ", 3);
    if (rung.isEmpty() || words.length < 2) {
      throw new UsageException(
          "the report's proof of %s is not one that can be repeated".formatted(proof.url()));
    }
    Target named = SiteOptions.target(proof.url());
    String asked = words[1];
    if (!asked.startsWith("/")) {
      Target other = SiteOptions.target(asked);
      asked = asked.substring(other.origin().length());
      named = other.at(String.valueOf(named.uri().getRawPath()));
    }
    String nonce = probe.visitor().nonce();
    String path = asked.replaceAll("undebug([-_=])[0-9a-f]{16}", "undebug$1" + nonce);
    return probe.again(named, rung.get(), path);
  }

  /// Rotating comes after closing: what is rotated before leaks again.
  private void tell(Path file, List<Site> sites) {
    boolean isClosed = true;
    for (Site site : sites) {
      console.note("undebug: %s: %s%n".formatted(word(site), site.url()));
      isClosed &= site.state() == Site.State.OFF;
    }
    if (isClosed) {
      console.note(
          "undebug: now rotate what leaked: undebug respond %s shows what and how%n"
              .formatted(file));
    }
  }

  /// What became of a site that was on.
  static String word(Site site) {
    return switch (site.state()) {
      case ON -> "still open";
      case OFF -> "closed";
      case UNKNOWN -> "not known";
    };
  }
}
