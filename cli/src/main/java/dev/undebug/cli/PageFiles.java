package dev.undebug.cli;

import dev.undebug.capture.Captured;
import dev.undebug.capture.Captures;
import dev.undebug.http.Cookie;
import dev.undebug.page.Dissector;
import dev.undebug.page.Page;
import dev.undebug.source.Source;
import dev.undebug.threat.Evidence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads the debug pages of files, folders and standard input. A file that cannot be read is one
/// line on standard error, and the others are read all the same.
final class PageFiles {

  /// Disclosures that are kept, some 500 bytes each; the largest page seen has sixty thousand, an
  /// ordinary one two hundred.
  private static final int MOST_DISCLOSURES = 2_000_000;

  private final Console console;
  private final Progress progress;
  private final List<Evidence.Captured> pages = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();
  private int exchanges;
  private int disclosures;
  private int left;

  PageFiles(Console console) {
    this.console = console;
    this.progress = new Progress(console);
  }

  /// Reads them all, in this order.
  ///
  /// @param files paths, or `-` for standard input
  PageFiles read(List<String> files) {
    for (String file : files) {
      if (file.equals("-")) {
        Captures.read("-", console.in(), this::take);
      } else {
        Captures.read(Path.of(file), this::take);
      }
    }
    progress.close();
    if (left > 0) {
      String why = "%,d more debug pages are not told: inspect fewer files at once".formatted(left);
      failed(String.join(", ", files), why);
    }
    return this;
  }

  List<Evidence.Captured> pages() {
    return pages;
  }

  List<Source> sources() {
    return sources;
  }

  /// Whether there was nothing that could be read.
  boolean isNothingRead() {
    return sources.stream().allMatch(source -> source.status() == Source.Status.FAILED);
  }

  private void take(Captured captured) {
    switch (captured) {
      case Captured.Whole whole -> {
        exchanges++;
        Dissector.dissect(whole.exchange()).ifPresent(page -> page(whole, page));
        if (progress.isDue()) {
          progress.say(
              "%,d responses read, %,d debug pages in them"
                  .formatted(exchanges, pages.size() + left));
        }
      }
      case Captured.Read(var source, _) -> sources.add(new Source(source, Source.Status.READ, ""));
      case Captured.Skipped(var source, var why) ->
          sources.add(new Source(source, Source.Status.SKIPPED, why));
      case Captured.Failed(var source, var why) -> failed(source, why);
    }
  }

  private void failed(String source, String why) {
    progress.clear();
    sources.add(new Source(source, Source.Status.FAILED, why));
    console.err().println("undebug: " + source + ": " + why);
  }

  private void page(Captured.Whole whole, Page page) {
    disclosures += page.disclosures().size();
    if (disclosures > MOST_DISCLOSURES) {
      left++;
      return;
    }
    boolean isMail = whole.carrier() == Captured.Carrier.MAIL;
    pages.add(
        new Evidence.Captured(
            whole.source(), isMail ? page.mailed() : page, Cookie.of(whole.exchange())));
  }
}
